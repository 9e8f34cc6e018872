/** Distances from a hole's edge, nearest first (Sethian 1996, fast marching). */
import type { Size } from "../../image/geometry";

/** Where nothing has been reached. */
const unreached = 1e6;

/**
 * Visits a hole's pixels in the order in which a front from its edge reaches them; before a visit the pixel's distance is
 * set, after it the pixel is known.
 * @param isOpen 1 in the hole; becomes 0 with each visit
 * @param time distances so far; 0 where the front starts
 * @param from known pixels in a fixed order; those beside the hole unless given
 */
export function march(
  isOpen: Uint8Array,
  time: Float32Array,
  { width, height }: Size,
  visit: (place: number) => void,
  from: readonly number[] = rim(isOpen, width, height),
): void {
  const front = queue();
  for (const place of from) front.push(place, 0);
  for (let place = front.pop(); place !== null; place = front.pop()) {
    for (const next of neighbours(place, width, height)) {
      if (isOpen[next] === 0) continue;
      time[next] = arrival(next, isOpen, time, width, height);
      visit(next);
      isOpen[next] = 0;
      front.push(next, time[next]);
    }
  }
}

/** 0 on the known pixels beside the hole, ever more negative away from it up to a reach; far away in the hole. */
export function signedDistance(isOpen: Uint8Array, { width, height }: Size, reach: number): Float32Array {
  const time = new Float32Array(isOpen.length).fill(unreached);
  const onRim = rim(isOpen, width, height);
  for (const place of onRim) time[place] = 0;
  const isNear = new Uint8Array(isOpen.length);
  for (let i = 0; i < isOpen.length; i++) {
    if (isOpen[i] === 0) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    for (let v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++) {
      isNear.fill(1, v * width + Math.max(0, x - reach), v * width + Math.min(width - 1, x + reach) + 1);
    }
  }
  for (let i = 0; i < isOpen.length; i++) if (isOpen[i] === 1) isNear[i] = 0;
  for (const place of onRim) isNear[place] = 0;
  march(isNear.slice(), time, { width, height }, () => undefined, onRim);
  for (let i = 0; i < isNear.length; i++) if (isNear[i] === 1) time[i] = -time[i];
  return time;
}

/** Known pixels beside the hole, row by row. */
function rim(isOpen: Uint8Array, width: number, height: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < isOpen.length; i++) {
    if (isOpen[i] === 0 && neighbours(i, width, height).some((j) => isOpen[j] === 1)) found.push(i);
  }
  return found;
}

/** Above, left, below, right: the order in which OpenCV asks them. */
function neighbours(i: number, width: number, height: number): number[] {
  const x = i % width;
  return [
    ...(i >= width ? [i - width] : []),
    ...(x > 0 ? [i - 1] : []),
    ...(i + width < width * height ? [i + width] : []),
    ...(x + 1 < width ? [i + 1] : []),
  ];
}

/** When the front arrives: the earliest of the four corners' solutions of the eikonal equation. */
function arrival(i: number, isOpen: Uint8Array, time: Float32Array, width: number, height: number): number {
  const x = i % width;
  const at = (isInside: boolean, j: number): number =>
    isInside && isOpen[j] === 0 ? time[j] : Number.POSITIVE_INFINITY;
  const upright = Math.min(at(i >= width, i - width), at(i + width < width * height, i + width));
  const sideways = Math.min(at(x > 0, i - 1), at(x + 1 < width, i + 1));
  const apart = Math.abs(upright - sideways);
  if (!(apart < 1)) return 1 + Math.min(upright, sideways);
  return (upright + sideways + Math.sqrt(2 - apart * apart)) / 2;
}

/** The earliest first; of equals the one that came first. */
function queue() {
  const heap: { readonly place: number; readonly time: number; readonly order: number }[] = [];
  let count = 0;
  const isBefore = (a: number, b: number): boolean => {
    const [one, other] = [heap[a], heap[b]];
    if (one === undefined || other === undefined) return one !== undefined;
    return one.time < other.time || (one.time === other.time && one.order < other.order);
  };
  const swap = (a: number, b: number): void => {
    const kept = heap[a] as (typeof heap)[number];
    heap[a] = heap[b] as (typeof heap)[number];
    heap[b] = kept;
  };
  return {
    push(place: number, time: number): void {
      heap.push({ place, time, order: count++ });
      for (let i = heap.length - 1; i > 0 && isBefore(i, (i - 1) >> 1); i = (i - 1) >> 1) swap(i, (i - 1) >> 1);
    },
    pop(): number | null {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined) return null;
      if (heap.length === 0) return first.place;
      heap[0] = last;
      for (let i = 0; ; ) {
        const child = isBefore(2 * i + 2, 2 * i + 1) ? 2 * i + 2 : 2 * i + 1;
        if (!isBefore(child, i)) break;
        swap(child, i);
        i = child;
      }
      return first.place;
    },
  };
}
