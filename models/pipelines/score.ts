/** A finished candidate judged by the text-image pair, where that was asked for and the pack has one. */
import { EditError } from "../contract/errors";
import type { Score } from "../contract/result";
import type { EditSettings } from "../contract/settings";
import { composite } from "../image/composite";
import type { Patch } from "../image/paste-back";
import type { Raster } from "../image/raster";
import type { PipelineContext } from "./pipeline";

export interface Scorable extends Patch {
  readonly source: Raster;
  readonly prompt: string;
  readonly settings: Pick<EditSettings, "rank">;
}

/** Null without words, or where no ranking was asked for. @throws EditError "bad-request" without a pair */
export async function scored(
  { source, prompt, settings, image, patch }: Scorable,
  { rank, now, timed }: PipelineContext,
): Promise<Score | null> {
  if (settings.rank === "none" || prompt.trim() === "") return null;
  if (rank === undefined) {
    throw new EditError("bad-request", "This pack cannot rank candidates; leave ranking out or choose another pack.");
  }
  const started = now();
  const score = await rank({
    prompt,
    by: settings.rank,
    picture: composite(source, image, patch),
    patch: image,
    at: patch,
  });
  timed("rank", now() - started);
  return score;
}
