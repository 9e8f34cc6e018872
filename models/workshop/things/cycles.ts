/** A bicycle and a motorcycle. They face +x. */
import type { Thing } from "./march";
import { blackIron, blackPlastic, chrome, leather, rubber, steel } from "./materials";
import { ball, bar, bent, block, disk, grouped, leaned, ring, solid, stuff, tube } from "./solids";
import { box, ellipsoid, joined, sub, type Vec } from "./space";
import { carWheel, wireWheel } from "./wheels";

const frame = stuff([0.03, 0.16, 0.13], 0.8);
const tan = leather([0.3, 0.14, 0.06]);
const rear: Vec = [-0.78, -0.4, 0];
const front: Vec = [0.82, -0.4, 0];
const pedals: Vec = [-0.1, -0.46, 0];
const seatTop: Vec = [-0.34, 0.3, 0];
const headTop: Vec = [0.52, 0.36, 0];
const headLow: Vec = [0.58, 0.18, 0];
export const bicycle: Thing = {
  pitch: 0.12,
  parts: leaned("y", -0.35, [
    ...wireWheel(rear, 0.5, 0.03, 28, chrome),
    ...wireWheel(front, 0.5, 0.03, 28, chrome),
    grouped([
      bar(pedals, seatTop, 0.028, frame),
      bar(seatTop, headTop, 0.028, frame),
      bar(pedals, headLow, 0.033, frame),
      bar(headTop, headLow, 0.036, frame),
      ...[-0.06, 0.06].flatMap((z) => [
        bar([pedals[0], pedals[1], z * 0.6], [rear[0], rear[1], z], 0.018, frame),
        bar([seatTop[0], seatTop[1] - 0.05, z * 0.5], [rear[0], rear[1], z], 0.015, frame),
        ...[
          bar([0.6, 0.12, z], [0.66, -0.1, z], 0.02, frame),
          bar([0.66, -0.1, z], [front[0], front[1], z], 0.018, frame, 0.012),
        ],
      ]),
      bar([0.59, 0.14, -0.06], [0.59, 0.14, 0.06], 0.025, frame),
    ]),
    bar(seatTop, [-0.4, 0.48, 0], 0.02, chrome),
    solid(
      (p) =>
        joined(
          ellipsoid(sub(p, [-0.5, 0.52, 0]), [0.16, 0.05, 0.12]),
          ellipsoid(sub(p, [-0.34, 0.525, 0]), [0.2, 0.035, 0.04]),
          0.06,
        ),
      [-0.44, 0.52, 0],
      0.32,
      tan,
    ),
    bar(headTop, [0.47, 0.5, 0], 0.022, chrome),
    tube(
      bent(
        [
          [0.36, 0.5, 0.34],
          [0.46, 0.54, 0.24],
          [0.56, 0.53, 0.06],
          [0.56, 0.53, -0.06],
          [0.46, 0.54, -0.24],
          [0.36, 0.5, -0.34],
        ],
        3,
      ),
      0.02,
      chrome,
    ),
    bar([0.47, 0.5, 0], [0.56, 0.53, 0], 0.022, chrome),
    ...[-1, 1].map((s) => bar([0.42, 0.525, 0.29 * s], [0.26, 0.47, 0.36 * s], 0.03, tan)),
    ...[-1, 1].map((s) => bar([0.5, 0.5, 0.2 * s], [0.44, 0.44, 0.3 * s], 0.01, blackIron)),
    ring([pedals[0], pedals[1], 0.07], 0.13, 0.014, "z", chrome),
    disk([pedals[0], pedals[1], 0.07], 0.05, 0.012, "z", chrome),
    grouped(
      [0, 1, 2, 3, 4].map((i) =>
        bar(
          [pedals[0], pedals[1], 0.07],
          [pedals[0] + 0.12 * Math.cos(i * 1.257), pedals[1] + 0.12 * Math.sin(i * 1.257), 0.07],
          0.012,
          chrome,
        ),
      ),
    ),
    grouped([
      bar([pedals[0], pedals[1] + 0.13, 0.07], [rear[0], rear[1] + 0.055, 0.07], 0.01, blackIron),
      bar([pedals[0], pedals[1] - 0.13, 0.07], [rear[0], rear[1] - 0.055, 0.07], 0.01, blackIron),
    ]),
    disk([rear[0], rear[1], 0.07], 0.06, 0.015, "z", steel("x")),
    bar([pedals[0], pedals[1], 0.1], [0.08, -0.58, 0.1], 0.018, chrome),
    bar([pedals[0], pedals[1], -0.1], [-0.28, -0.34, -0.1], 0.018, chrome),
    block([0.08, -0.58, 0.17], [0.05, 0.016, 0.055], rubber, 0.01),
    block([-0.28, -0.34, -0.17], [0.05, 0.016, 0.055], rubber, 0.01),
    ...[rear, front].map((at, i) =>
      solid(
        (p) => {
          const q = sub(p, at);
          const r = Math.hypot(q[0], q[1]);
          const cutOff =
            i === 0 ? Math.max(q[0] - 0.32, -q[1] * 0.6 - 0.1 + q[0] * 0.5) : Math.max(q[0] - 0.3, -q[1] - 0.05);
          return Math.max(Math.abs(r - 0.56) - 0.008, Math.abs(q[2]) - 0.05, cutOff);
        },
        at,
        0.62,
        frame,
      ),
    ),
    ball([0.62, 0.42, 0], [0.06, 0.05, 0.05], chrome),
  ]),
};

const tankRed = stuff([0.3, 0.012, 0.016], 1);
export const motorcycle: Thing = {
  pitch: 0.12,
  parts: leaned("y", -0.45, [
    ...carWheel([-0.8, -0.46, 0], 0.4, 0.085, 9, [0.16, 0.16, 0.17]),
    ...carWheel([0.92, -0.46, 0], 0.4, 0.07, 9, [0.16, 0.16, 0.17]),
    ...[-0.055, 0.055].map((z) => disk([0.92, -0.46, z * 1.6], 0.2, 0.008, "z", steel("x"))),
    ...[-0.12, 0.12].flatMap((z) => [
      bar([0.92, -0.46, z], [0.66, 0.2, z], 0.036, chrome),
      bar([0.66, 0.2, z], [0.56, 0.46, z], 0.03, blackIron),
      bar([-0.8, -0.46, z], [-0.12, -0.4, z], 0.035, blackIron),
      bar([-0.72, -0.38, z * 1.2], [-0.48, 0.08, z * 1.2], 0.03, chrome),
    ]),
    ...[-0.12, 0.12].map((z) =>
      grouped(
        Array.from({ length: 7 }, (_, i) =>
          ring([-0.72 + 0.03 * i, -0.36 + 0.055 * i, z * 1.2], 0.045, 0.012, "y", stuff([0.05, 0.05, 0.052], 0.5)),
        ),
      ),
    ),
    block([0.58, 0.36, 0], [0.06, 0.025, 0.16], blackIron),
    solid(
      (p) =>
        joined(
          ellipsoid(sub(p, [0.2, 0.24, 0]), [0.4, 0.19, 0.2]),
          ellipsoid(sub(p, [0.38, 0.22, 0]), [0.24, 0.2, 0.19]),
          0.1,
        ),
      [0.24, 0.24, 0],
      0.46,
      tankRed,
    ),
    disk([0.26, 0.43, 0], 0.05, 0.015, "y", chrome),
    solid(
      (p) => {
        const q = sub(p, [-0.44, 0.16, 0]);
        const y = q[1] - 0.12 * q[0] * q[0] * 4 * (q[0] < 0 ? 1 : 0.6);
        return box([q[0], y, q[2]], [0.42, 0.08, 0.17], 0.075) * 0.85;
      },
      [-0.44, 0.2, 0],
      0.5,
      leather([0.06, 0.035, 0.025]),
    ),
    solid(
      (p) => {
        const r = Math.hypot(p[0] + 0.8, p[1] + 0.46);
        return (
          Math.max(
            Math.abs(r - 0.47) - 0.012,
            Math.abs(p[2]) - 0.12,
            -(p[1] + 0.46) - 0.2 * (p[0] + 0.8) + 0.12,
            p[0] + 0.62,
          ) *
            0.9 -
          0.008
        );
      },
      [-0.8, -0.3, 0],
      0.55,
      tankRed,
    ),
    solid(
      (p) => {
        const r = Math.hypot(p[0] - 0.92, p[1] + 0.46);
        return (
          Math.max(Math.abs(r - 0.45) - 0.01, Math.abs(p[2]) - 0.09, -(p[1] + 0.46) + 0.14, p[0] - 1.2) * 0.9 - 0.008
        );
      },
      [0.92, -0.3, 0],
      0.52,
      tankRed,
    ),
    bar([-1.06, 0.05, 0], [-1.1, 0.03, 0], 0.06, stuff([0.5, 0.02, 0.02], 0.9)),
    block([0.06, -0.42, 0], [0.24, 0.16, 0.15], stuff([0.24, 0.245, 0.25], 0.7), 0.06),
    disk([-0.02, -0.42, 0.16], 0.13, 0.03, "z", chrome),
    disk([0.16, -0.46, 0.16], 0.09, 0.025, "z", chrome),
    ...[0.3, -0.32].map((lean, i) =>
      grouped(
        leaned(
          "z",
          -lean,
          Array.from({ length: 6 }, (_, k) =>
            block([0, -0.3 + 0.055 * k, 0], [0.12, 0.014, 0.13], stuff([0.3, 0.31, 0.32], 0.6), 0.01),
          ),
        ).map((part) => ({
          ...part,
          distance: (p: Vec) => part.distance(sub(p, [0.1 - 0.02 * i, 0.05, 0])),
          bound: { at: [part.bound.at[0] + 0.1, part.bound.at[1] + 0.05, 0] as Vec, radius: part.bound.radius + 0.03 },
          colour: part.colour,
        })),
      ),
    ),
    tube(
      bent(
        [
          [0.3, -0.2, 0.13],
          [0.42, -0.36, 0.17],
          [0.2, -0.6, 0.19],
          [-0.3, -0.6, 0.2],
        ],
        4,
      ),
      0.035,
      chrome,
    ),
    bar([-0.3, -0.6, 0.2], [-1.05, -0.5, 0.2], 0.058, chrome, 0.066),
    tube(
      bent(
        [
          [-0.12, -0.2, 0.13],
          [-0.2, -0.34, 0.18],
          [-0.3, -0.44, 0.2],
          [-0.5, -0.46, 0.2],
        ],
        3,
      ),
      0.03,
      chrome,
    ),
    grouped([
      bar([0.55, 0.3, 0], [0.35, -0.62, 0], 0.03, blackIron),
      bar([0.35, -0.62, 0], [-0.2, -0.62, 0], 0.03, blackIron),
      bar([0.5, 0.2, 0], [-0.5, 0.1, 0], 0.035, blackIron),
      bar([-0.15, 0.1, 0], [-0.2, -0.6, 0], 0.03, blackIron),
    ]),
    disk([0.76, 0.32, 0], 0.13, 0.07, "x", chrome, 0.06),
    disk([0.84, 0.32, 0], 0.108, 0.012, "x", stuff([0.72, 0.74, 0.72], 1)),
    tube(
      bent(
        [
          [0.3, 0.56, 0.4],
          [0.42, 0.6, 0.3],
          [0.52, 0.52, 0.1],
          [0.52, 0.52, -0.1],
          [0.42, 0.6, -0.3],
          [0.3, 0.56, -0.4],
        ],
        3,
      ),
      0.02,
      chrome,
    ),
    ...[-1, 1].flatMap((s) => [
      bar([0.38, 0.585, 0.33 * s], [0.24, 0.545, 0.43 * s], 0.032, rubber),
      bar([0.46, 0.58, 0.24 * s], [0.4, 0.72, 0.32 * s], 0.008, chrome),
      disk([0.39, 0.76, 0.34 * s], 0.055, 0.012, "x", chrome),
      bar([0.64, 0.24, 0.14 * s], [0.64, 0.24, 0.2 * s], 0.03, stuff([0.75, 0.32, 0.03], 0.8)),
      bar([-0.05, -0.56, 0.16 * s], [-0.05, -0.56, 0.3 * s], 0.022, rubber),
    ]),
    disk([0.62, 0.48, 0], 0.055, 0.03, "x", blackPlastic),
    bar([-0.1, -0.58, -0.14], [-0.32, -0.84, -0.3], 0.018, blackIron),
  ]),
};
