/** A finished candidate judged by the text-image pair, where that was asked for and the pack has one. */
import type { EditSettings, Score } from "../contract";
import { composite } from "../image/composite";
import type { Patch } from "../image/paste-back";
import type { Raster } from "../image/raster";
import type { PipelineContext } from "./pipeline";

export interface Scorable extends Patch {
  readonly source: Raster;
  readonly prompt: string;
  readonly settings: Pick<EditSettings, "rank">;
}

/** Null without a pair, without words, or where no ranking was asked for. */
export async function scored(
  { source, prompt, settings, image, patch }: Scorable,
  { rank, now, timed }: PipelineContext,
): Promise<Score | null> {
  if (rank === undefined || settings.rank === "none" || prompt.trim() === "") return null;
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
