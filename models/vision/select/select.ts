/** From clicks or a box to a clean, soft mask. */
import { EditError } from "../../contract/errors";
import { frameOf, intersect, outset, type Point, type Rect, type Size } from "../../image/geometry";
import { maskBounds } from "../../image/mask";
import type { Mask, Raster } from "../../image/raster";
import { resamplePlanes } from "../../image/resample";
import type { See } from "../features";
import { visionPixels } from "../pixels";
import { cueGrid, cuesOf, type Outside, outsideOf } from "./cues";
import { type CutInput, cutOut } from "./cut";
import { leaning } from "./likelihood";
import { beyondBox, rimOf } from "./outside";
import { type Prepared, prepare, stretched, workSide } from "./prepared";
import { type RoughCut, softRim } from "./rim";

/** The second cut looks this share of the thing's length further to each side. */
const around = 0.25;
/** Least enlargement that is worth a second cut. */
const worthwhile = 1.3;

export interface Click extends Point {
  /** Whether what lies there is wanted (true) or not. In pixels of the picture. */
  readonly add: boolean;
}

/** What the user marked: at least one click that adds, or a box around the thing (pixels of the picture). */
export interface Marked {
  readonly clicks: readonly Click[];
  readonly box?: Rect | undefined;
}

/** A picture ready for selections; keep it while the picture is the same. */
export interface Selectable extends Prepared {
  readonly rim: Outside;
}

/** Takes most of the time: the network sees the picture once. */
export async function selectable(picture: Raster, see: See): Promise<Selectable> {
  const prepared = await prepare(picture, see);
  return { ...prepared, rim: outsideOf(prepared, rimOf(prepared.work)) };
}

/**
 * The soft mask of what was marked, of the picture's size; 255 = selected.
 * @throws EditError "bad-request" if nothing is marked or a click lies outside the picture
 */
export function select(from: Selectable, marked: Marked): Mask {
  const input = inputOf(from, marked);
  const whole = { label: cutOut(input), size: from.work, region: frameOf(from.picture) };
  return softRim(from.picture, closer(from, input, whole) ?? whole);
}

/** As `select`, at working size and with hard edges (1 = selected): quick enough to follow the pointer. */
export function roughly(from: Selectable, marked: Marked): Uint8Array<ArrayBuffer> {
  return cutOut(inputOf(from, marked));
}

/**
 * The cut once more, only around what was found and so at a larger scale; null where that would show nothing new. A
 * small thing's thin parts are lost at working size.
 */
function closer({ picture, work }: Prepared, input: CutInput, { label }: RoughCut): RoughCut | null {
  const found = maskBounds({ width: work.width, height: work.height, data: Uint8Array.from(label) });
  const scale = picture.width / work.width;
  const longest = Math.max(found.width, found.height);
  if (longest === 0 || scale <= 1) return null;
  const wide = intersect(outset<Rect>(found, Math.ceil(longest * around)), frameOf(work));
  const enlarge = Math.min(scale, workSide / Math.max(wide.width, wide.height));
  if (enlarge < worthwhile) return null;
  const size = { width: Math.round(wide.width * enlarge), height: Math.round(wide.height * enlarge) };
  const region = { x: wide.x * scale, y: wide.y * scale, width: wide.width * scale, height: wide.height * scale };
  const plane = (data: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> =>
    resamplePlanes({ ...sizeOf(work), channels: 1, data }, wide, size).data;
  const marks = (data: Uint8Array): Uint8Array => {
    const large = plane(Float32Array.from(data));
    const marked = new Uint8Array(large.length);
    for (let i = 0; i < marked.length; i++) if (large[i] > 0.5) marked[i] = 1;
    return marked;
  };
  // What was found the first time counts a little, so that the second cut does not wander off.
  const kept = plane(Float32Array.from(label));
  const logits = plane(input.logits as Float32Array<ArrayBuffer>).map((value, i) => value + 2 * kept[i] - 1);
  const clicks = input.clicks
    .map(({ x, y }) => ({ x: Math.floor((x + 0.5 - wide.x) * enlarge), y: Math.floor((y + 0.5 - wide.y) * enlarge) }))
    .filter(({ x, y }) => x >= 0 && y >= 0 && x < size.width && y < size.height);
  const again = { work: visionPixels(picture, region, size), logits, clicks };
  const outside = marks(input.outside);
  // Nothing new begins at the frame of the second look: it would end there in a straight line.
  rimOf(size).forEach((isRim, i) => {
    if (isRim && kept[i] < 0.5) outside[i] = 1;
  });
  return { label: cutOut({ ...again, inside: marks(input.inside), outside }), size, region };
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

function inputOf(from: Selectable, marked: Marked): CutInput {
  check(from.picture, marked);
  const { work } = from;
  const scale = work.width / from.picture.width;
  const box = marked.box && scaled(marked.box, scale);
  const clicks = marked.clicks.map(({ x, y, add }) => ({ ...inside({ x: x * scale, y: y * scale }, work), add }));
  const outside = box === undefined ? new Uint8Array(work.width * work.height) : beyondBox(work, box);
  const beyond = box === undefined ? from.rim : outsideOf(from, outside);
  const added = clicks.filter(({ add }) => add);
  const wanted = added.length > 0 ? added : implied(box ?? frameOf(work), work, beyond);
  const refused = clicks.filter(({ add }) => !add);
  const logits = strongest(from, beyond, wanted);
  if (refused.length > 0) {
    const against = strongest(from, beyond, refused);
    for (let i = 0; i < logits.length; i++) {
      const value = against[i];
      if (value > 0) logits[i] = logits[i] - 2 * value;
    }
  }
  const surely = new Uint8Array(work.width * work.height);
  for (const click of added) disc(surely, work, click, surely);
  for (const click of refused) disc(outside, work, click, surely);
  return { work, logits, inside: surely, outside, clicks: added };
}

function check({ width, height }: Size, { clicks, box }: Marked): void {
  const isIn = ({ x, y }: Point): boolean => x >= 0 && y >= 0 && x < width && y < height;
  if (!clicks.every(isIn)) {
    throw new EditError("bad-request", "A click lies outside the picture; click inside it.");
  }
  if (box !== undefined && !(box.width > 0 && box.height > 0)) {
    throw new EditError("bad-request", "The box is empty; draw one around the thing.");
  }
  if (box === undefined && !clicks.some(({ add }) => add)) {
    throw new EditError("bad-request", "Nothing is marked; click the thing or draw a box around it.");
  }
}

/** Where a box's thing is clicked by itself: its middle, and where it differs most from what lies around the box. */
function implied(box: Rect, work: Size, beyond: Outside): readonly Point[] {
  const middle = inside({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, work);
  let best = middle;
  let most = Number.NEGATIVE_INFINITY;
  for (let y = 0; y < work.height; y++) {
    for (let x = 0; x < work.width; x++) {
      const [u, v] = [(x + 0.5 - box.x) / box.width - 0.5, (y + 0.5 - box.y) / box.height - 0.5];
      const off = u * u + v * v;
      if (off > 0.15) continue;
      const i = y * work.width + x;
      const value = beyond.unlike8[i] + beyond.barrier[i] / 255 - off;
      if (value > most) [best, most] = [{ x, y }, value];
    }
  }
  return [middle, best];
}

function strongest(from: Prepared, beyond: Outside, clicks: readonly Point[]): Float32Array<ArrayBuffer> {
  const grid = cueGrid(from.work);
  const all = clicks.map((click) => {
    const data = leaning(cuesOf(from, beyond, click));
    return stretched({ ...grid, channels: 1, data }, from.work);
  });
  const [logits, ...others] = all as [Float32Array<ArrayBuffer>, ...Float32Array<ArrayBuffer>[]];
  for (const other of others) {
    for (let i = 0; i < logits.length; i++) logits[i] = Math.max(logits[i], other[i]);
  }
  return logits;
}

function scaled({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x * by, y: y * by, width: width * by, height: height * by };
}

function inside({ x, y }: Point, { width, height }: Size): Point {
  return { x: Math.min(width - 1, Math.max(0, Math.floor(x))), y: Math.min(height - 1, Math.max(0, Math.floor(y))) };
}

/** Marks the pixels within 2 of a click, but for those that `unless` marks already. */
function disc(marks: Uint8Array, { width, height }: Size, { x, y }: Point, unless: Uint8Array): void {
  for (let dy = -2; dy <= 2; dy++) {
    for (let dx = -2; dx <= 2; dx++) {
      const [px, py] = [x + dx, y + dy];
      if (px < 0 || py < 0 || px >= width || py >= height || dx * dx + dy * dy > 5) continue;
      const at = py * width + px;
      if (marks === unless || !unless[at]) marks[at] = 1;
    }
  }
}
