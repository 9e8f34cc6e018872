/** How far a picture is extended on each side: by dragging, by numbers, to a format. Source pixels. Pure. */
import type { Point, Rect, Size } from "../../models/image/geometry";

export interface Sides {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Editors take no picture with a longer side. */
const LONGEST = 4096;

/** Which sides a handle moves: −1 the first (left, top), 1 the second, 0 none. */
export interface Handle {
  readonly across: -1 | 0 | 1;
  readonly down: -1 | 0 | 1;
}

export const handles: readonly Handle[] = [
  { across: -1, down: 0 },
  { across: 1, down: 0 },
  { across: 0, down: -1 },
  { across: 0, down: 1 },
  { across: -1, down: -1 },
  { across: 1, down: -1 },
  { across: -1, down: 1 },
  { across: 1, down: 1 },
];

/** Whole pixels, never inwards, and no side of the result longer than editors take. */
export function fittedSides(sides: Sides, source: Size): Sides {
  const [left, right] = fittedPair(sides.left, sides.right, source.width);
  const [top, bottom] = fittedPair(sides.top, sides.bottom, source.height);
  return { left, right, top, bottom };
}

function fittedPair(first: number, second: number, length: number): readonly [number, number] {
  const room = Math.max(0, LONGEST - length);
  const whole = (value: number): number => (Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0);
  const [a, b] = [whole(first), whole(second)];
  if (a + b <= room) return [a, b];
  // What is asked for keeps its proportions.
  const kept = Math.floor((room * a) / (a + b));
  return [kept, room - kept];
}

/** The sides after a handle was dragged by so many pixels; symmetric moves the opposite side alike. */
export function draggedSides(from: Sides, handle: Handle, by: Point, source: Size, symmetric: boolean): Sides {
  const grown = (side: number, moved: boolean, opposite: boolean, distance: number): number =>
    moved || (opposite && symmetric) ? side + distance : side;
  const across = handle.across * by.x;
  const down = handle.down * by.y;
  return fittedSides(
    {
      left: grown(from.left, handle.across < 0, handle.across > 0, across),
      right: grown(from.right, handle.across > 0, handle.across < 0, across),
      top: grown(from.top, handle.down < 0, handle.down > 0, down),
      bottom: grown(from.bottom, handle.down > 0, handle.down < 0, down),
    },
    source,
  );
}

/** Where the old picture lies in the new format. */
export type Anchor = "start" | "middle" | "end";

/** The smallest extension to a format (width over height), all of the picture kept. */
export function sidesFor(aspect: number, anchor: Anchor, source: Size): Sides {
  const wide = Math.max(0, Math.round(source.height * aspect) - source.width);
  const tall = Math.max(0, Math.round(source.width / aspect) - source.height);
  const share = anchor === "start" ? 0 : anchor === "middle" ? 0.5 : 1;
  const left = Math.round(wide * share);
  const top = Math.round(tall * share);
  return fittedSides({ left, right: wide - left, top, bottom: tall - top }, source);
}

/** The extended picture in the old one's pixels: it begins at or below 0. */
export function extendedFrame({ left, right, top, bottom }: Sides, source: Size): Rect {
  return { x: -left, y: -top, width: source.width + left + right, height: source.height + top + bottom };
}
