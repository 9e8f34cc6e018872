/** A small request of every kind, and pipelines run to their end over networks of arithmetic. */
import type { EditEvent } from "../../models/contract/events";
import type { EditKind } from "../../models/contract/request";
import { type EditSettings, standardSettings } from "../../models/contract/settings";
import { squaredDistances } from "../../models/image/distance";
import type { Mask, Raster } from "../../models/image/raster";
import type { DecodedRequest, PipelineContext, PipelineOutcome } from "../../models/pipelines/pipeline";
import { started } from "../../models/pipelines/registry";
import { analyticNetworks, pipelineContext } from "./analytic";
import { diskMask, noisePicture, picture } from "./images";

export const settings: EditSettings = {
  ...standardSettings,
  seed: 7,
  count: 1,
  steps: 3,
  strength: 1,
  guidance: 1,
  feather: 3,
  grow: 4,
  context: null,
};
export const size = { width: 60, height: 45 };
const source = noisePicture(size, 3);
const mask = diskMask(source, 30, 20, 9);
export const common = { id: "1", packId: "tiny", source, settings };
/** A blot of paint, transparent around. */
const strokes = picture(size.width, size.height, (x, y) =>
  Math.hypot(x - 30, y - 20) < 6 ? [250, 10, 10, 255] : [0, 0, 0, 0],
);

export const guide = {
  algorithm: 2,
  weight: 1,
  augmentations: 1,
  distance: "cosine",
  sees: "clean",
  through: "prediction",
  range: 0,
  background: { squared: 0, perceptual: 0 },
} as const;

export const examples: { readonly [K in EditKind]: DecodedRequest<K> } = {
  fill: { ...common, kind: "fill", mask, prompt: "red", reference: null },
  remove: { ...common, kind: "remove", mask, shadow: true },
  background: { ...common, kind: "background", mask, prompt: "red", reference: null },
  scribble: {
    ...common,
    kind: "scribble",
    strokes,
    mask: null,
    prompt: "red",
    settings: { ...settings, strength: 0.6 },
  },
  extend: {
    ...common,
    kind: "extend",
    sides: { left: 9, right: 14, top: 5, bottom: 0 },
    prompt: "red",
    references: {},
  },
};
export const kinds: readonly DecodedRequest[] = Object.values(examples);

export async function run(
  request: DecodedRequest,
  context: PipelineContext = pipelineContext(analyticNetworks(16)),
): Promise<{ events: EditEvent[]; outcome: PipelineOutcome }> {
  const events: EditEvent[] = [];
  const pipeline = started(request, context);
  for (;;) {
    const next = await pipeline.next();
    if (next.done === true) return { events, outcome: next.value };
    events.push(next.value);
  }
}

export const first = (outcome: PipelineOutcome) => {
  const [candidate] = outcome.candidates;
  if (candidate === undefined) throw new Error("There is no candidate.");
  return candidate;
};

/** How many pixels farther than `reach` from the mask differ. */
export function changedBeyond(open: Mask, reach: number, before: Raster, after: Raster): number {
  const far = squaredDistances(
    Uint8Array.from(open.data, (value) => (value > 0 ? 1 : 0)),
    open,
    100,
  );
  let count = 0;
  for (let i = 0; i < far.length; i++) {
    if ((far[i] as number) <= reach * reach) continue;
    for (let at = 4 * i; at < 4 * i + 4; at++) if (before.data[at] !== after.data[at]) count++;
  }
  return count;
}
