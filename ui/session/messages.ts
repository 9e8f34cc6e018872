/** From any failure to a sentence and the next step. The only place that turns errors into words. */
import { EditError } from "../../models/contract";
import { HostError } from "../../plugin/protocol/host";
import { text } from "../messages/current";
import type { Advice } from "../messages/en";

export interface Failure extends Advice {
  readonly code: string;
}

/** Detail a user can act on is in our table; the error's own words go to the console for reports. */
export function failureOf(error: unknown): Failure {
  if (error instanceof EditError) return { code: error.code, ...text.editErrors[error.code] };
  if (error instanceof HostError) return { code: error.code, ...text.hostErrors[error.code] };
  return { code: "internal", ...text.hostErrors.internal };
}

/** Cancelling is a wish, not a failure. */
export function isCancelled(error: unknown): boolean {
  return error instanceof EditError && error.code === "cancelled";
}
