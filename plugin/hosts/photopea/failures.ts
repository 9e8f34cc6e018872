/** Sentences for what scripts throw. */
import { HostError, type HostErrorCode } from "../../protocol/host";
import { ScriptFailure } from "./calls";

type Doing = "reading" | "placing";

const known: { readonly [reason: string]: readonly [HostErrorCode, string] } = {
  "document-gone": [
    "layer-gone",
    "The document this was made for is no longer open. Open it again, or save the result as PNG.",
  ],
  "layer-gone": ["layer-gone", "The layer is gone or was renamed. Select the picture again."],
  "selection-gone": ["layer-gone", "The selection is gone. Select a region again."],
  empty: ["empty", "There is nothing to see in this layer. Select another one."],
  "not-opened": ["cannot-place", "Photopea did not open the result. Press Accept again, or save it as PNG."],
};

/** The error to show for a failure while reading or placing. */
export function hostErrorOf(error: unknown, doing: Doing): HostError {
  if (error instanceof HostError && (error.code !== "timeout" || doing === "reading")) return error;
  if (error instanceof HostError) {
    return new HostError(
      "timeout",
      "Photopea did not answer in time. Look whether the layer is there; if not, press Accept again.",
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  const sentence = error instanceof ScriptFailure ? known[reason] : undefined;
  if (sentence !== undefined) return new HostError(...sentence);
  return doing === "reading"
    ? new HostError("unreadable", `Photopea could not give the picture (${reason}). Try again, or reload Photopea.`)
    : new HostError("cannot-place", `Photopea could not add the layer (${reason}). Try again, or save it as PNG.`);
}
