/** Regions of a mask that lie far apart: each deserves a frame of its own, or all would be painted small. */
import { type Rect, type SourceRect, union } from "./geometry";
import { uniformMask } from "./mask";
import type { Mask } from "./raster";

/** More frames than this cost more than they show; the nearest regions then share one. */
const mostParts = 8;

/** From this longer side on, in pixels, and where neither is twice the other, regions are marks of their own … */
const ownMark = 48;
/** … unless the gap between them is below this share of the larger one's, as between large letters. */
const ownGap = 0.45;

/**
 * The mask cut into groups of touching pixels; groups nearer to each other than the longer side of the larger one's box
 * stay together, so letters of a word or dots of a brush are one region. Two large marks of about the same size are two,
 * also nearer by: who marks two plates wants something on each.
 *
 * @returns masks of the mask's size, in reading order of their boxes; the mask itself if it is one region or empty
 */
export function partsOf(mask: Mask): readonly Mask[] {
  const { labels, boxes } = components(mask);
  const groups = grouped(boxes);
  if (groups.length <= 1) return [mask];
  groups.sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
  const groupOf = new Uint8Array(boxes.length + 1);
  groups.forEach(({ members }, at) => {
    for (const label of members) groupOf[label] = at + 1;
  });
  return groups.map((_, at) => {
    const part = uniformMask(mask);
    for (let i = 0; i < labels.length; i++) {
      const label = labels[i];
      if (label !== 0 && groupOf[label] === at + 1) part.data[i] = mask.data[i];
    }
    return part;
  });
}

interface Group {
  readonly box: SourceRect;
  readonly members: readonly number[];
}

function grouped(boxes: readonly SourceRect[]): Group[] {
  // Thousands of specks are texture, not regions.
  if (boxes.length > 400) return [];
  const groups: Group[] = boxes.map((box, i) => ({ box, members: [i + 1] }));
  const join = ({ i, j }: Pair): void => {
    const [one, other] = [groups[i] as Group, groups[j] as Group];
    groups[i] = { box: union(one.box, other.box), members: [...one.members, ...other.members] };
    groups.splice(j, 1);
  };
  let pair = nearest(groups);
  for (; pair !== null && pair.distance <= 1; pair = nearest(groups)) join(pair);
  // What is joined only because there are too many does not draw more to it.
  for (; pair !== null && groups.length > mostParts; pair = nearest(groups)) join(pair);
  return groups;
}

interface Pair {
  readonly i: number;
  readonly j: number;
  readonly distance: number;
}

function nearest(groups: readonly Group[]): Pair | null {
  let found: Pair | null = null;
  for (let i = 0; i < groups.length; i++) {
    for (let j = i + 1; j < groups.length; j++) {
      const distance = apart((groups[i] as Group).box, (groups[j] as Group).box);
      if (found === null || distance < found.distance) found = { i, j, distance };
    }
  }
  return found;
}

/** Gap between two boxes in units of what is far for them; 0 where they meet, 1 where they are just far apart. */
function apart(a: Rect, b: Rect): number {
  const across = Math.max(0, a.x - (b.x + b.width), b.x - (a.x + a.width));
  const down = Math.max(0, a.y - (b.y + b.height), b.y - (a.y + a.height));
  const [one, other] = [Math.max(a.width, a.height), Math.max(b.width, b.height)];
  const isPair = Math.min(one, other) >= Math.max(ownMark, Math.max(one, other) / 2);
  return Math.hypot(across, down) / Math.max(one, other) / (isPair ? ownGap : 1);
}

/** Groups of 8-connected pixels with coverage above 0, numbered from 1, by two passes over row runs. */
function components(mask: Mask): { readonly labels: Int32Array; readonly boxes: readonly SourceRect[] } {
  const { width, height, data } = mask;
  const labels = new Int32Array(width * height);
  const parent: number[] = [0];
  const root = (label: number): number => {
    let at = label;
    while (parent[at] !== at) at = parent[at];
    parent[label] = at;
    return at;
  };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (data[i] === 0) continue;
      let label = x > 0 ? labels[i - 1] : 0;
      for (let u = Math.max(0, x - 1); y > 0 && u <= Math.min(width - 1, x + 1); u++) {
        const above = labels[(y - 1) * width + u];
        if (above === 0) continue;
        if (label === 0) label = above;
        else if (above !== label) parent[root(above)] = root(label);
      }
      if (label === 0) {
        label = parent.length;
        parent.push(label);
      }
      labels[i] = label;
    }
  }
  return numbered(
    labels,
    parent.map((_, label) => root(label)),
    width,
  );
}

function numbered(labels: Int32Array, roots: readonly number[], width: number) {
  const names = new Map<number, number>();
  const corners: { left: number; top: number; right: number; bottom: number }[] = [];
  // Neighbours mostly are of one group, so the last one's name is at hand.
  let [last, lastName] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    if (label === 0) continue;
    const at = roots[label];
    const y = Math.floor(i / width);
    const x = i - y * width;
    let name: number | undefined = at === last ? lastName : names.get(at);
    if (name === undefined) {
      name = names.size + 1;
      names.set(at, name);
      corners.push({ left: x, top: y, right: x, bottom: y });
    }
    [last, lastName] = [at, name];
    const box = corners[name - 1];
    if (box !== undefined) {
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.bottom = y;
    }
    labels[i] = name;
  }
  const boxes = corners.map(
    ({ left, top, right, bottom }): SourceRect => ({
      x: left,
      y: top,
      width: right - left + 1,
      height: bottom - top + 1,
    }),
  );
  return { labels, boxes };
}
