/** A run's pictures as files. */
import type { EditRequest } from "../contract/request";
import type { Candidate, EditResult } from "../contract/result";
import { composite, onCanvas } from "../image/composite";
import { frameOf, intersect, type SourceRect, union } from "../image/geometry";
import type { Raster } from "../image/raster";
import { encodePicture } from "./codec-node";
import type { Outputs } from "./outputs";
import { sheetOf } from "./sheet";
import { encodeTrajectory, stripOf } from "./trajectory";
import type { OutputFile } from "./write-files";

export interface Encodable {
  /** The picture as it was, upright. */
  readonly original: Raster;
  readonly request: EditRequest;
  readonly result: EditResult;
  /** In the order they are written. */
  readonly candidates: readonly Candidate[];
  readonly outputs: Outputs;
}

export async function encodeOutputs({
  original,
  request,
  result,
  candidates,
  outputs,
}: Encodable): Promise<OutputFile[]> {
  const frame = canvasOf(original, request);
  const before = onCanvas(original, frame, moved(frameOf<SourceRect>(original), frame));
  const files: OutputFile[] = [];
  const after = (candidate: Candidate): Raster => composite(before, candidate.image, moved(candidate.patch, frame));
  for (const [i, candidate] of candidates.entries()) {
    const [path, layer] = [outputs.pictures[i], outputs.layers[i]];
    if (path !== undefined) files.push({ path, bytes: await encodePicture(after(candidate), outputs.format) });
    if (layer !== undefined && outputs.layerFormat !== null) {
      const alone = composite(transparent(frame), candidate.image, moved(candidate.patch, frame));
      files.push({ path: layer, bytes: await encodePicture(alone, outputs.layerFormat) });
    }
  }
  if (outputs.sheet !== null) {
    const entries = candidates.map((each) => ({ picture: after(each), seed: each.seed, score: each.score?.value }));
    files.push({ path: outputs.sheet.path, bytes: await encodePicture(sheetOf(entries), outputs.sheet.format) });
  }
  const [first] = candidates;
  if ((outputs.trajectory !== null || outputs.strip !== null) && first !== undefined) {
    const whole = frameOf<SourceRect>(before);
    // An extension is seen with all of the picture it continues.
    const view = request.kind === "extend" ? whole : intersect(moved(result.crop, frame), whole);
    const origin = { x: -frame.x, y: -frame.y };
    const scene = { before, after: after(first), frames: first.trajectory ?? [], view, origin };
    const { trajectory, strip } = outputs;
    if (trajectory !== null) {
      files.push({ path: trajectory.path, bytes: await encodeTrajectory(scene, trajectory.format) });
    }
    if (strip !== null) files.push({ path: strip.path, bytes: await encodePicture(stripOf(scene), strip.format) });
  }
  return files;
}

/** What is written, in the original's pixels: larger than it where it is extended. */
function canvasOf(original: Raster, request: EditRequest): SourceRect {
  const frame = frameOf<SourceRect>(original);
  if (request.kind !== "extend") return frame;
  const { left, right, top, bottom } = request.sides;
  return union(frame, { x: -left, y: -top, width: frame.width + left + right, height: frame.height + top + bottom });
}

function moved(rect: SourceRect, { x, y }: SourceRect): SourceRect {
  return { ...rect, x: rect.x - x, y: rect.y - y };
}

function transparent({ width, height }: SourceRect): Raster {
  return { width, height, data: new Uint8ClampedArray(width * height * 4) };
}
