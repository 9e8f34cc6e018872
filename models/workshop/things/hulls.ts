/** The hull of a boat from a few numbers: its shape, its rail and how wide it is where. Bows to +x. */
import type { Part } from "./march";
import { bar, grouped, type Stuff, solid, tube } from "./solids";
import { clamp, smooth, type Vec } from "./space";

export interface Lines {
  /** Half the length, half the beam, depth under the rail. */
  readonly long: number;
  readonly beam: number;
  readonly deep: number;
  /** How far the rail rises at the bow. */
  readonly sheer: number;
  /** Half the stern's width as a share of the beam. */
  readonly stern: number;
  /** 1 = a round bottom, 4 = a flat one. */
  readonly flat: number;
}

export const rail = ({ sheer, long }: Lines, x: number): number =>
  sheer * smooth(-0.2, 1, x / long) ** 2 * (x > 0 ? 1 : 0.4) + 0.25 * sheer * smooth(0, -1, x / long);

/** Half width at a place along the boat and a depth under the rail. */
export function breadth({ long, beam, deep, stern, flat }: Lines, x: number, down: number): number {
  const t = x / long;
  const rake = clamp(down / deep, 0, 1);
  const forward = clamp((t + 0.15) / (1.15 - 0.16 * rake), 0, 1);
  const plan =
    t > -0.15
      ? Math.sqrt(Math.max(0, 1 - forward ** 1.9)) * (1 - 0.25 * forward)
      : stern + (1 - stern) * Math.sqrt(Math.max(0, 1 - ((t + 0.15) / 0.85) ** 2));
  return beam * plan * (1 - rake ** (1.4 * flat)) ** 0.55;
}

export function hull(lines: Lines, of: Stuff, hollow = 0): Part {
  const { long, deep } = lines;
  return solid(
    (p) => {
      const down = rail(lines, p[0]) - p[1];
      const out = Math.max(Math.abs(p[2]) - breadth(lines, p[0], down), -down, down - deep, Math.abs(p[0]) - long);
      if (hollow === 0) return out * 0.6;
      const inside = Math.max(
        Math.abs(p[2]) - breadth(lines, p[0] * 1.03, down * 1.12) + hollow,
        down - deep + 2.5 * hollow,
        Math.abs(p[0]) - long + 1.5 * hollow,
      );
      return Math.max(out, -inside) * 0.6;
    },
    [0, -deep / 2, 0],
    Math.hypot(long, lines.beam, deep / 2 + lines.sheer),
    of,
  );
}

/** The rail as a rod around the boat. */
export function gunwale(lines: Lines, thick: number, of: Stuff): Part {
  const side = (s: number): readonly Vec[] =>
    Array.from({ length: 21 }, (_, i) => {
      const x = lines.long * (-1 + 0.1 * i) * 0.998;
      return [x, rail(lines, x), s * breadth(lines, x, 0)];
    });
  return grouped([
    tube(side(1), thick, of),
    tube(side(-1), thick, of),
    bar(
      [-lines.long, rail(lines, -lines.long), -breadth(lines, -lines.long, 0)],
      [-lines.long, rail(lines, -lines.long), breadth(lines, -lines.long, 0)],
      thick,
      of,
    ),
  ]);
}
