/** Wheels, as seen on what drives. */
import type { Part, Rgb } from "./march";
import { rubber } from "./materials";
import { bar, disk, grouped, ring, type Stuff, stuff } from "./solids";
import { smooth, type Vec } from "./space";

const alloy: Rgb = [0.42, 0.43, 0.45];
/** A tyre on a rim of spokes, its axle along z. @param spokes how many */
export function carWheel(at: Vec, radius: number, half: number, spokes = 5, rim: Rgb = alloy): readonly Part[] {
  const face = stuff((p) => {
    const [x, y] = [p[0] - at[0], p[1] - at[1]];
    const r = Math.hypot(x, y) / radius;
    const way = (Math.atan2(y, x) / (2 * Math.PI)) * spokes;
    const spoke = Math.abs(way - Math.floor(way) - 0.5);
    const open = smooth(0.2, 0.25, r) * smooth(0.56, 0.51, r) * smooth(0.24, 0.19, spoke);
    const shade = 1 - 0.93 * open;
    return [rim[0] * shade, rim[1] * shade, rim[2] * shade];
  }, 0.8);
  return [
    disk(at, radius, half, "z", rubber, 0.35 * half + 0.01),
    disk(at, radius * 0.66, half + 0.006, "z", face, 0.01),
    disk(at, radius * 0.13, half + 0.016, "z", stuff(rim, 0.8), 0.01),
  ];
}

/** A thin wheel with wire spokes, its axle along z. */
export function wireWheel(at: Vec, radius: number, tyre: number, spokes: number, metal: Stuff): readonly Part[] {
  return [
    ring(at, radius, tyre, "z", rubber),
    ring(at, radius - 1.5 * tyre, 0.6 * tyre, "z", metal),
    disk(at, 0.035, 0.06, "z", metal),
    grouped(
      Array.from({ length: spokes }, (_, i) => {
        const way = (i * 2 * Math.PI) / spokes;
        const hub: Vec = [
          at[0] + 0.03 * Math.cos(way + 0.5),
          at[1] + 0.03 * Math.sin(way + 0.5),
          at[2] + (i % 2 === 0 ? 0.04 : -0.04),
        ];
        return bar(
          hub,
          [at[0] + (radius - tyre) * Math.cos(way), at[1] + (radius - tyre) * Math.sin(way), at[2]],
          0.0055,
          metal,
        );
      }),
    ),
  ];
}
