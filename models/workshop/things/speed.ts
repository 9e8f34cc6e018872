/** A skateboard, a shoe to run in, a rocket. */
import type { Thing } from "./march";
import { chrome } from "./materials";
import { curved } from "./outline";
import { mixed } from "./pieces";
import { bar, block, disk, grouped, leaned, plate, solid, spun, stuff } from "./solids";
import { ellipsoid, joined, rod, rough, smooth, sub } from "./space";

export const skateboard: Thing = {
  pitch: 0.25,
  parts: leaned(
    "y",
    -0.45,
    leaned("x", 0.15, [
      solid(
        (p) => {
          const x = Math.abs(p[0]);
          const lift = 0.3 * smooth(0.82, 1.45, x) ** 1.4;
          const end = Math.hypot(Math.max(x - 0.95, 0), p[2]) - 0.38;
          return Math.max(Math.abs(p[1] - lift - 0.1 * p[2] * p[2]) - 0.035, end) * 0.75;
        },
        [0, 0.1, 0],
        1.42,
        stuff((p) => {
          const lift = 0.3 * smooth(0.82, 1.45, Math.abs(p[0])) ** 1.4;
          const h = p[1] - lift;
          return h > 0.025
            ? mixed([0.03, 0.03, 0.033], [0.05, 0.05, 0.052], 0.5 + 0.5 * rough([p[0] * 50, 1, p[2] * 50]))
            : h < -0.02
              ? Math.abs(p[0] + 0.3 * p[2]) % 0.5 < 0.25
                ? [0.55, 0.12, 0.05]
                : [0.06, 0.28, 0.36]
              : [0.6, 0.4, 0.2];
        }, 0.15),
      ),
      ...[-0.72, 0.72].flatMap((x) => [
        block([x, -0.08, 0], [0.14, 0.05, 0.1], chrome, 0.02),
        bar([x, -0.17, -0.3], [x, -0.17, 0.3], 0.045, chrome),
        ...[-1, 1].map((s) => disk([x, -0.19, 0.34 * s], 0.125, 0.085, "z", stuff([0.7, 0.68, 0.6], 0.3), 0.04)),
      ]),
    ]),
  ),
};

const sole = stuff([0.7, 0.69, 0.66], 0.2);

export const sneaker: Thing = {
  pitch: 0.25,
  parts: leaned("y", -0.5, [
    solid(
      (p) => {
        const toe = ellipsoid(sub(p, [0.55, -0.22, 0]), [0.52, 0.3, 0.36]);
        const heel = ellipsoid(sub(p, [-0.62, -0.1, 0]), [0.44, 0.42, 0.32]);
        const mid = rod([p[0], p[1], p[2] * 1.05], [0.4, -0.18, 0], [-0.45, 0.1, 0], 0.27, 0.32);
        const collar = rod([p[0], p[1], p[2] * 1.1], [-0.5, 0.1, 0], [-0.5, 0.4, 0], 0.32, 0.28);
        const body = Math.max(
          joined(joined(joined(toe, heel, 0.2), mid, 0.2), collar, 0.12),
          -0.42 - p[1],
          p[1] - 0.42 - 0.12 * smooth(-0.4, -0.9, p[0]),
        );
        const hole = rod([p[0], p[1], p[2] * 1.1], [-0.46, 0.7, 0], [-0.46, 0.15, 0], 0.25, 0.2);
        return Math.max(body, -hole) * 0.85;
      },
      [-0.02, -0.05, 0],
      1.2,
      stuff((p) => {
        const stripe = Math.abs(p[0] + 0.12 - 0.5 * p[1]) < 0.06 || Math.abs(p[0] + 0.32 - 0.5 * p[1]) < 0.06;
        if (Math.abs(p[2]) > 0.2 && stripe && p[1] > -0.4 && p[1] < 0.2) return [0.72, 0.71, 0.68];
        if (p[0] > 0.72 && p[1] < -0.12) return [0.68, 0.67, 0.64];
        return mixed(
          [0.04, 0.1, 0.24],
          [0.03, 0.075, 0.19],
          0.5 + 0.5 * Math.sin(90 * p[0]) * Math.sin(90 * (p[1] + p[2])),
        );
      }, 0.1),
    ),
    solid(
      (p) => {
        const q = sub(p, [0, -0.46, 0]);
        const wide = 0.3 + 0.06 * smooth(-0.2, 0.5, q[0]) - 0.03 * smooth(0.1, -0.3, q[0]);
        const end = Math.hypot(Math.max(Math.abs(q[0] + 0.02) - 0.72, 0), q[2] * (0.33 / wide)) - 0.33;
        return Math.max(end, Math.abs(q[1] - 0.07 * smooth(0.5, 1.1, q[0])) - 0.085) * 0.85 - 0.012;
      },
      [0, -0.46, 0],
      1.2,
      sole,
    ),
    plate("z", [0.55, 0.06, -0.2, 0.36, -0.24, 0.3, 0.5, 0.02], 0.16, stuff([0.6, 0.6, 0.58], 0.1), [0, 0, 0], 0.02),
    grouped(
      [0, 1, 2, 3, 4].map((i) => {
        const [x, y] = [0.46 - 0.15 * i, 0.12 + 0.055 * i];
        return bar([x, y, -0.2], [x - 0.03, y + 0.01, 0.2], 0.026, stuff([0.72, 0.71, 0.68], 0.05));
      }),
    ),
  ]),
};

export const rocket: Thing = {
  pitch: 0.05,
  parts: leaned("y", 0.3, [
    spun(
      curved([0, -0.95, 0.3, -0.95, 0.4, -0.6, 0.45, 0, 0.4, 0.6, 0.25, 1.1, 0.1, 1.4], 4).concat([0, 1.5]),
      stuff(
        (p) =>
          p[1] > 0.92
            ? [0.5, 0.04, 0.03]
            : Math.abs(p[1] + 0.55) < 0.05
              ? [0.5, 0.04, 0.03]
              : Math.abs(p[1] - 0.1) < 0.004 || Math.abs(p[1] + 0.3) < 0.004
                ? [0.4, 0.4, 0.41]
                : [0.68, 0.68, 0.67],
        0.7,
      ),
    ),
    ...[0.3, 0.3 + 2.094, 0.3 + 4.189].flatMap((w) =>
      leaned("y", w, [
        plate(
          "z",
          [0.34, -0.15, 0.62, -0.55, 0.82, -1.1, 0.78, -1.4, 0.52, -1.05, 0.3, -0.9],
          0.03,
          stuff([0.5, 0.04, 0.03], 0.7),
          [0, 0, 0],
          0.02,
        ),
      ]),
    ),
    spun([0, -0.95, 0.2, -0.95, 0.28, -1.18, 0.22, -1.18, 0, -1.02], stuff([0.12, 0.12, 0.13], 0.7)),
    ...[0.1, 0.1 + Math.PI].flatMap((w) =>
      leaned("y", w, [
        disk([0, 0.48, 0.4], 0.15, 0.04, "z", chrome),
        disk([0, 0.48, 0.435], 0.11, 0.02, "z", stuff([0.05, 0.12, 0.2], 1)),
      ]),
    ),
  ]),
};
