/** Whether a pack can do an edit at all. */
import { EditError } from "../contract/errors";
import type { EditRequest } from "../contract/request";
import type { CatalogEntry } from "./catalog";

/** @throws EditError "unsupported-kind", or "bad-request" where a setting needs a network the pack lacks */
export function mustDo({ pack, family }: CatalogEntry, { kind, settings }: EditRequest): void {
  if (!pack.kinds.includes(kind)) {
    throw new EditError(
      "unsupported-kind",
      `The pack "${pack.title}" cannot do the edit "${kind}"; choose another pack.`,
    );
  }
  if (settings.guide?.through === "painter" && !family.hasGradient) {
    throw new EditError(
      "bad-request",
      `The pack "${pack.title}" cannot carry gradients through its denoiser; guide through the "prediction" instead.`,
    );
  }
  if (settings.guide !== null && family.traits.latent.factor > 1) {
    throw new EditError(
      "bad-request",
      `The pack "${pack.title}" paints in a latent space, where it cannot be guided by gradients; leave the guide out.`,
    );
  }
  if (pack.clip !== undefined || (settings.guide === null && settings.rank === "none")) return;
  const what = settings.guide === null ? "rank candidates" : "guide by words";
  throw new EditError(
    "bad-request",
    `The pack "${pack.title}" has no text-image pair, so it cannot ${what}; leave that out or choose another pack.`,
  );
}
