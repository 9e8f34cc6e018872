/** A castle and a bridge of stone. */
import type { Part, Thing } from "./march";
import { type Courses, courses, granite, roundWall, tiled, weathered } from "./materials";
import { curved } from "./outline";
import { mixed } from "./pieces";
import { aside, bar, block, disk, grouped, type Stuff, solid, spun, stuff } from "./solids";
import { box, rough, scale, smooth, sub, turned, type Vec } from "./space";

const small: Courses = {
  wide: 0.12,
  tall: 0.06,
  joint: 0.12,
  light: [0.52, 0.47, 0.39],
  dark: [0.34, 0.305, 0.25],
  mortar: [0.25, 0.225, 0.185],
};

const wall: Stuff = stuff((p) => courses(p[0] + p[2], p[1], small), 0.03);

const roofBlue = (at: readonly [number, number]): Stuff =>
  stuff(
    (p) =>
      tiled(
        "x",
        [0.1, 0.13, 0.19],
        [0.06, 0.08, 0.125],
        0.7,
      )([Math.atan2(p[2] - at[1], p[0] - at[0]) * 0.3, p[1], 0], p),
    0.15,
  );

const slit = stuff([0.02, 0.02, 0.022], 0.1);

/** Teeth around the top of a round tower or along a straight wall. */
const toothed = (count: number, radius: number, at: Vec, of: Stuff): Part =>
  grouped(
    Array.from({ length: count }, (_, i) => {
      const way = ((i + 0.5) * 2 * Math.PI) / count;
      const centre: Vec = [at[0] + radius * Math.cos(way), at[1], at[2] + radius * Math.sin(way)];
      return solid(
        (p) => box(turned(sub(p, centre), "y", way), [0.03, 0.06, (0.55 * Math.PI * radius) / count], 0.005),
        centre,
        0.13,
        of,
      );
    }),
  );

function tower(
  [x, z]: readonly [number, number],
  radius: number,
  low: number,
  high: number,
  roofed: boolean,
): readonly Part[] {
  const of = roundWall(radius, [x, z], 1, small);
  return [
    disk([x, (low + high) / 2, z], radius, (high - low) / 2, "y", of, 0.005),
    spun([0, high - 0.1, radius, high - 0.1, radius + 0.05, high, radius + 0.05, high + 0.06, 0, high + 0.06], of, [
      x,
      0,
      z,
    ]),
    ...(roofed
      ? [
          spun(
            curved([0, high + 0.1, radius + 0.07, high + 0.1, radius * 0.55, high + 0.36, 0.02, high + 0.82]).concat([
              0,
              high + 0.84,
            ]),
            roofBlue([x, z]),
            [x, 0, z],
          ),
          bar([x, high + 0.8, z], [x, high + 1.02, z], 0.01, slit),
          disk([x, high + 0.09, z], radius + 0.03, 0.03, "y", of),
        ]
      : [toothed(9, radius + 0.02, [x, high + 0.1, z], of)]),
    grouped(
      [0.4, 2.0, 3.6, 5.2].flatMap((way) =>
        [0.45, 0.78].map((t) =>
          block(
            [x + radius * Math.cos(way), low + t * (high - low), z + radius * Math.sin(way)],
            [0.02, 0.055, 0.02],
            slit,
            0.004,
          ),
        ),
      ),
    ),
  ];
}

const curtainWall = (a: Vec, half: Vec): readonly Part[] => {
  const alongX = half[0] > half[2];
  const long = alongX ? half[0] : half[2];
  const count = Math.round(long * 9);
  return [
    block(a, half, wall, 0.005),
    grouped(
      Array.from({ length: count }, (_, i) => {
        const t = -long + (2 * long * (i + 0.5)) / count;
        return block(
          [a[0] + (alongX ? t : 0), a[1] + half[1] + 0.05, a[2] + (alongX ? 0 : t)],
          alongX ? [(0.55 * long) / count, 0.055, half[2]] : [half[0], 0.055, (0.55 * long) / count],
          wall,
          0.005,
        );
      }),
    ),
  ];
};

export const castle: Thing = {
  pitch: 0.2,
  parts: aside(
    [
      ...curtainWall([0, -0.6, 0.85], [0.95, 0.34, 0.07]),
      ...curtainWall([0, -0.6, -0.85], [0.95, 0.34, 0.07]),
      ...curtainWall([0.95, -0.6, 0], [0.07, 0.34, 0.85]),
      ...curtainWall([-0.95, -0.6, 0], [0.07, 0.34, 0.85]),
      ...tower([-0.95, 0.85], 0.24, -0.95, -0.02, true),
      ...tower([0.95, 0.85], 0.24, -0.95, -0.02, false),
      ...tower([-0.95, -0.85], 0.24, -0.95, -0.02, false),
      ...tower([0.95, -0.85], 0.24, -0.95, 0.1, true),
      block([0.0, -0.25, -0.2], [0.5, 0.72, 0.42], wall, 0.005),
      ...curtainWall([0, 0.5, 0.2], [0.5, 0.06, 0.03]),
      ...curtainWall([0, 0.5, -0.6], [0.5, 0.06, 0.03]),
      ...tower([-0.42, -0.2], 0.22, -0.9, 0.95, true),
      ...tower([0.45, -0.45], 0.17, -0.9, 0.68, true),
      ...tower([0.48, 0.16], 0.15, -0.9, 0.5, true),
      grouped(
        [-0.16, 0.12, 0.3].flatMap((x) =>
          [-0.05, 0.25].map((y) => block([x, y, 0.225], [0.035, 0.07, 0.012], slit, 0.01)),
        ),
      ),
      block([0, -0.5, 0.92], [0.3, 0.46, 0.12], wall, 0.005),
      grouped([-0.24, -0.08, 0.08, 0.24].map((x) => block([x, 0.0, 0.95], [0.045, 0.05, 0.09], wall, 0.005))),
      solid(
        (p) => {
          const q = sub(p, [0, -0.72, 1.03]);
          return Math.max(
            Math.max(Math.abs(q[0]) - 0.15, -q[1] - 0.23, q[1] > 0.06 ? Math.hypot(q[0], q[1] - 0.06) - 0.15 : -1),
            Math.abs(q[2]) - 0.02,
          );
        },
        [0, -0.72, 1.03],
        0.34,
        stuff((p) => (Math.abs(((p[0] * 16 + 40) % 1) - 0.5) > 0.42 ? [0.05, 0.025, 0.012] : [0.16, 0.08, 0.035]), 0.1),
      ),
      solid(
        (p) =>
          (box(sub(p, [0, -1.03, 0]), [1.35, 0.12, 1.25], 0.1) +
            0.07 * rough(scale(p, 4)) +
            0.03 * rough(scale(p, 11))) *
          0.75,
        [0, -1.03, 0],
        1.95,
        stuff(
          (p) =>
            mixed([0.13, 0.2, 0.05], [0.28, 0.24, 0.16], smooth(0.02, 0.3, rough(scale(p, 4)) - 3 * (p[1] + 0.97))),
          0,
        ),
      ),
      block([0, -0.93, 1.2], [0.17, 0.015, 0.2], weathered("z"), 0.01),
    ],
    0.5,
  ),
};

/** Height of the road over the bridge. */
const road = (x: number): number => 0.28 - 0.17 * x * x * 0.45;

export const bridge: Thing = {
  pitch: 0.2,
  parts: aside(
    [
      solid(
        (p) => {
          const top = p[1] - road(p[0]);
          const arch = Math.hypot(p[0], (p[1] + 0.85) * 0.95) - 0.92;
          const side = [-1, 1].map((s) => Math.hypot(p[0] - 1.55 * s, (p[1] + 0.85) * 1.1) - 0.42);
          return (
            Math.max(
              Math.abs(p[2]) - 0.45,
              top * 0.9,
              -p[1] - 0.85,
              Math.abs(p[0]) - 2.2,
              -arch,
              ...side.map((d) => -d),
            ) * 0.9
          );
        },
        [0, -0.3, 0],
        2.35,
        stuff((p) => {
          const r = Math.hypot(p[0], (p[1] + 0.85) * 0.95);
          const way = Math.atan2(p[1] + 0.85, p[0]);
          if (r < 1.1 && Math.abs(p[2]) > 0.4 && p[1] > -0.83)
            return courses(r, way + 7, { ...small, wide: 0.4, tall: 0.12, joint: 0.08 });
          return courses(p[0] + p[2], p[1], small);
        }, 0.03),
      ),
      ...[-1, 1].map((s) =>
        solid(
          (p) =>
            Math.max(
              Math.abs(p[2] - 0.42 * s) - 0.06,
              p[1] - road(p[0]) - 0.2,
              road(p[0]) - 0.05 - p[1],
              Math.abs(p[0]) - 2.2,
            ) * 0.9,
          [0, 0.1, 0.42 * s],
          2.3,
          wall,
        ),
      ),
      ...[-1, 1].map((s) =>
        solid(
          (p) =>
            Math.max(
              Math.abs(p[2] - 0.42 * s) - 0.085,
              Math.abs(p[1] - road(p[0]) - 0.215) - 0.022,
              Math.abs(p[0]) - 2.2,
            ) * 0.9,
          [0, 0.1, 0.42 * s],
          2.3,
          granite,
        ),
      ),
      ...[-1, 1].flatMap((s) =>
        [-1, 1].map((e) => block([0.98 * e + 0.08 * e, -0.62, 0.46 * s], [0.12, 0.23, 0.06], wall, 0.01)),
      ),
    ],
    0.4,
  ),
};
