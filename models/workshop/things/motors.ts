/** A car, a bus and a truck: bodies from their side outlines, windows and lamps painted on. They face +x. */
import type { Rgb, Thing } from "./march";
import { blackPlastic, chrome, rubber } from "./materials";
import { polygon, rounded } from "./outline";
import { mixed } from "./pieces";
import { bar, block, grouped, leaned, solid, stuff } from "./solids";
import { box, clamp, cut, rough, scale, smooth, sub, type Vec } from "./space";
import { carWheel } from "./wheels";

const pane: Rgb = [0.035, 0.045, 0.055];
const sky = (p: Vec): Rgb =>
  mixed(pane, [0.22, 0.28, 0.33], smooth(-0.1, 0.5, Math.sin(3 * p[0] + 4 * p[1] + 2 * p[2])) * 0.6);
const headlamp: Rgb = [0.72, 0.74, 0.74];
const tail: Rgb = [0.42, 0.015, 0.015];
const lower = polygon(
  rounded(
    [
      -1.18, -0.24, -1.25, -0.08, -1.21, 0.09, -0.95, 0.135, -0.3, 0.135, 0.4, 0.12, 0.85, 0.06, 1.14, -0.01, 1.25,
      -0.12, 1.22, -0.25, 0.9, -0.28, -0.9, -0.28,
    ],
    3,
  ),
);
const upper = polygon(
  rounded(
    [-1.06, 0.08, -0.9, 0.22, -0.66, 0.36, -0.3, 0.425, 0.08, 0.42, 0.32, 0.34, 0.7, 0.1, 0.5, 0.05, -0.8, 0.05],
    3,
  ),
);
const sideWindow = polygon([-0.76, 0.155, -0.56, 0.33, -0.26, 0.375, 0.06, 0.372, 0.25, 0.315, 0.48, 0.155]);
const body: Rgb = [0.34, 0.018, 0.022];
const arch = (p: Vec): number =>
  Math.min(Math.hypot(p[0] - 0.78, p[1] + 0.22), Math.hypot(p[0] + 0.76, p[1] + 0.22)) - 0.235;
const half = (p: Vec): number => 0.5 - 0.11 * smooth(0.6, 1.3, Math.abs(p[0])) - 0.5 * (p[1] + 0.04) ** 2;

function carColour(p: Vec): Rgb {
  const [x, y] = p;
  const z = Math.abs(p[2]);
  if (y > 0.125 && x < 0.78 && x > -1.1) {
    const roofHalf = 0.455 - 0.3 * (y - 0.1);
    const window = sideWindow(x, y);
    if (window < 0 && z > roofHalf - 0.035)
      return Math.abs(x + 0.13) < 0.022 || window > -0.01 ? [0.02, 0.02, 0.022] : sky(p);
    const front = upper(x, y) > -0.03 && (x > 0.2 || x < -0.45) && y < 0.375 && y > 0.15 && z < roofHalf - 0.055;
    if (front) return sky(p);
  }
  if (x > 1.02 && y < 0.005 && y > -0.085 && z > 0.21) return headlamp;
  if (x > 1.1 && z < 0.2 && y < -0.04 && y > -0.13)
    return Math.abs(((y * 60 + 60) % 1) - 0.5) > 0.3 ? [0.3, 0.31, 0.32] : [0.015, 0.015, 0.016];
  if (x > 1.0 && y < -0.18 && y > -0.235 && z < 0.36) return [0.018, 0.018, 0.019];
  if (x < -1.0 && y > -0.03 && y < 0.07 && z > 0.2 && (x < -1.12 || z > 0.3)) return tail;
  if (x < -1.18 && y > -0.14 && y < -0.06 && z < 0.14) return [0.68, 0.68, 0.64];
  if (y < -0.235) return [0.018, 0.018, 0.019];
  const seam =
    z > 0.4 &&
    y < 0.14 &&
    [-0.6, -0.13, 0.4].some((at, i) => Math.abs(x - at - (i === 2 ? 0.12 * (y + 0.1) : 0)) < 0.005);
  return seam ||
    (Math.abs(x - 0.48) < 0.006 && y > 0.05 && z < 0.42) ||
    (Math.abs(y + 0.05) < 0.003 && z > 0.42 && Math.abs(x) < 0.6)
    ? scale(body, 0.3)
    : body;
}
const paint = stuff(carColour, 0.95);

export const car: Thing = {
  pitch: 0.2,
  parts: leaned("y", -0.5, [
    solid(
      (p) => cut(cut(lower(p[0], p[1]), -(Math.abs(p[2]) - half(p)), 0.09), arch(p), 0.02) * 0.85,
      [0, -0.08, 0],
      1.36,
      paint,
    ),
    solid(
      (p) => cut(upper(p[0], p[1]), -(Math.abs(p[2]) - 0.455 + 0.3 * (p[1] - 0.1)), 0.09) * 0.85,
      [-0.15, 0.2, 0],
      1.02,
      paint,
    ),
    ...[-1, 1].flatMap((s) => [
      ...carWheel([0.78, -0.22, 0.43 * s], 0.195, 0.075, 10),
      ...carWheel([-0.76, -0.22, 0.43 * s], 0.195, 0.075, 10),
      solid(
        (p) => box(sub(p, [0.4, 0.17, 0.5 * s]), [0.035, 0.04, 0.065], 0.03),
        [0.4, 0.17, 0.5 * s],
        0.09,
        stuff(body, 0.9),
      ),
      block([-0.02, 0.06, 0.492 * s], [0.05, 0.012, 0.016], chrome, 0.01),
      block([-0.5, 0.065, 0.49 * s], [0.05, 0.012, 0.016], chrome, 0.01),
    ]),
    block([0, -0.24, 0], [1.0, 0.06, 0.36], rubber, 0.02),
  ]),
};

const busColour = (p: Vec): Rgb => {
  const [x, y] = p;
  const z = Math.abs(p[2]);
  const side = z > 0.36;
  if (y > 0.02 && y < 0.42) {
    if (side && x > -1.42 && x < 1.28) {
      const at = (x + 1.42) / 0.45;
      return Math.abs(at - Math.floor(at) - 0.5) > 0.455 || y < 0.045 || y > 0.395 ? [0.02, 0.02, 0.022] : sky(p);
    }
    if (Math.abs(x) > 1.45 && z < 0.36 && (x > 0 ? y > -0.1 : y > 0.1))
      return Math.abs(z) < 0.008 ? [0.02, 0.02, 0.022] : sky(p);
  }
  if (x > 1.45 && y > -0.15 && y <= 0.02 && z < 0.36) return sky(p);
  if (side && p[2] > 0 && y < 0.02 && y > -0.46 && ((x > 0.95 && x < 1.3) || (x > -0.25 && x < 0.2))) {
    const door = x > 0.9 ? (x - 0.95) / 0.35 : (x + 0.25) / 0.45;
    return Math.abs(door - 0.5) > 0.46 || Math.abs(door - 0.5) < 0.035 || y < -0.43 ? [0.03, 0.03, 0.032] : sky(p);
  }
  if (x > 1.46 && y > -0.4 && y < -0.28 && z > 0.22) return headlamp;
  if (x > 1.46 && y > 0.46 && y < 0.57 && z < 0.27)
    return rough([p[2] * 22, y * 20, 1]) > 0.1 ? [0.85, 0.45, 0.05] : [0.02, 0.02, 0.02];
  if (x < -1.46 && y > -0.38 && y < -0.24 && z > 0.3) return tail;
  if (y < -0.45) return [0.03, 0.03, 0.033];
  if (y < -0.02 && y > -0.07) return [0.7, 0.69, 0.65];
  return y > 0.6 ? [0.62, 0.61, 0.58] : [0.42, 0.035, 0.03];
};
export const bus: Thing = {
  pitch: 0.2,
  parts: leaned("y", -0.55, [
    solid(
      (p) =>
        Math.max(
          box(sub(p, [0, 0.06, 0]), [1.52, 0.62, 0.42], 0.09),
          -Math.max(
            Math.min(Math.hypot(p[0] - 0.72, p[1] + 0.54), Math.hypot(p[0] + 0.9, p[1] + 0.54)) - 0.215,
            0.24 - Math.abs(p[2]),
          ),
        ),
      [0, 0.06, 0],
      1.72,
      stuff(busColour, 0.9),
    ),
    ...[-1, 1].flatMap((s) => [
      ...carWheel([0.72, -0.54, 0.33 * s], 0.185, 0.08, 8, [0.5, 0.5, 0.5]),
      ...carWheel([-0.9, -0.54, 0.33 * s], 0.185, 0.08, 8, [0.5, 0.5, 0.5]),
      bar([1.5, 0.42, 0.4 * s], [1.62, 0.32, 0.5 * s], 0.012, blackPlastic),
      block([1.62, 0.24, 0.5 * s], [0.025, 0.09, 0.045], blackPlastic, 0.02),
    ]),
    block([-0.5, 0.71, 0], [0.5, 0.05, 0.26], stuff([0.58, 0.57, 0.55], 0.4), 0.04),
    block([0, -0.56, 0], [1.4, 0.06, 0.3], rubber),
  ]),
};

const cab: Rgb = [0.035, 0.12, 0.34];
const cabColour = (p: Vec): Rgb => {
  const [x, y] = p;
  const z = Math.abs(p[2]);
  if (y > 0.02 && y < 0.36) {
    if (z > 0.38 && x > 0.93 && x < 1.3) return sky(p);
    if (x > 1.34 && z < 0.37) return sky(p);
  }
  if (x > 1.34 && y < -0.32 && y > -0.43 && z > 0.22) return headlamp;
  if (x > 1.34 && z < 0.2 && y < -0.08 && y > -0.4)
    return Math.abs(((y * 26 + 60) % 1) - 0.5) > 0.32 ? [0.42, 0.43, 0.44] : [0.02, 0.02, 0.022];
  if (z > 0.38 && (Math.abs(x - 0.9) < 0.006 || Math.abs(x - 1.33) < 0.006) && y > -0.4) return scale(cab, 0.3);
  return y < -0.44 ? [0.03, 0.03, 0.032] : cab;
};
const boxColour = (p: Vec): Rgb => {
  if (p[0] < -1.49)
    return Math.abs(p[2]) < 0.008 || [-0.16, 0.16].some((z) => Math.abs(p[2] - z) < 0.01)
      ? [0.28, 0.28, 0.29]
      : [0.66, 0.66, 0.64];
  const rib = Math.abs((((p[0] + 3) * 5.2) % 1) - 0.5) > 0.47;
  return rib
    ? [0.5, 0.5, 0.49]
    : mixed([0.69, 0.69, 0.67], [0.6, 0.6, 0.58], clamp(0.4 + 0.5 * rough([p[0] * 2, p[1] * 4, p[2] * 2]), 0, 1));
};
const grey: Rgb = [0.46, 0.46, 0.47];
export const truck: Thing = {
  pitch: 0.2,
  parts: leaned("y", -0.55, [
    solid(
      (p) => Math.max(box(sub(p, [1.08, 0.02, 0]), [0.34, 0.5, 0.44], 0.07), 0.9 * (p[0] - 1.42) + 0.22 * (p[1] - 0.1)),
      [1.08, 0.02, 0],
      0.78,
      stuff(cabColour, 0.9),
    ),
    solid(
      (p) => Math.max(box(sub(p, [0.92, 0.58, 0]), [0.2, 0.14, 0.36], 0.05), 0.6 * (p[0] - 0.92) + 0.8 * (p[1] - 0.62)),
      [0.92, 0.58, 0],
      0.46,
      stuff(cab, 0.9),
    ),
    block([-0.4, 0.22, 0], [1.1, 0.6, 0.46], stuff(boxColour, 0.35), 0.02),
    ...[-0.37, 0.81].map((y) => block([-0.4, y, 0], [1.11, 0.025, 0.47], stuff([0.42, 0.43, 0.44], 0.6), 0.01)),
    block([-0.1, -0.46, 0], [1.4, 0.06, 0.22], stuff([0.04, 0.04, 0.042], 0.3)),
    ...[-1, 1].flatMap((s) => [
      ...carWheel([1.05, -0.52, 0.36 * s], 0.205, 0.075, 8, grey),
      ...carWheel([-0.85, -0.52, 0.34 * s], 0.205, 0.1, 8, grey),
      ...carWheel([-1.22, -0.52, 0.34 * s], 0.205, 0.1, 8, grey),
      block([1.36, 0.2, 0.53 * s], [0.03, 0.13, 0.05], blackPlastic, 0.02),
      bar([1.32, 0.3, 0.44 * s], [1.36, 0.3, 0.53 * s], 0.012, blackPlastic),
      block([0.2, -0.5, 0.36 * s], [0.3, 0.1, 0.08], chrome, 0.07),
      block([1.05, -0.3, 0.4 * s], [0.26, 0.025, 0.06], stuff([0.03, 0.03, 0.032], 0.3)),
    ]),
    block([1.4, -0.47, 0], [0.05, 0.07, 0.44], stuff([0.42, 0.43, 0.44], 0.7), 0.03),
    grouped([-0.15, 0.15].map((z) => bar([0.7, -0.4, z * 2.4], [0.7, 0.75, z * 2.4], 0.035, chrome))),
  ]),
};
