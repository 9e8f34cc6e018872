/** What things are painted with, where several share it, and the knobs on their fronts. */
import type { Part, Rgb } from "./march";
import { around, mixed, painted } from "./pieces";
import { clamp, rough, sub, type Vec } from "./space";

export const enamel: Rgb = [0.62, 0.62, 0.61];
export const steel: Rgb = [0.34, 0.36, 0.39];
export const plastic: Rgb = [0.025, 0.027, 0.03];
export const glass: Rgb = [0.04, 0.05, 0.065];
export const limewash: Rgb = [0.66, 0.65, 0.63];
export const iron: Rgb = [0.03, 0.032, 0.036];
export const wooden = (p: Vec): Rgb =>
  mixed([0.5, 0.27, 0.11], [0.33, 0.16, 0.06], clamp(0.4 + 0.5 * rough([p[0] * 9, p[1] * 1.5, p[2] * 9]), 0, 1));

/** A short cylinder that looks out of a front: its centre, radius and half depth. */
export function knob(at: Vec, radius: number, deep: number, colour: Rgb, gloss = 0.5): Part {
  return {
    distance: (p) => {
      const q = sub(p, at);
      return Math.max(Math.hypot(q[0], q[1]) - radius, Math.abs(q[2]) - deep) - 0.01;
    },
    bound: around(at, Math.hypot(radius, deep) + 0.02),
    colour: painted(colour),
    gloss,
  };
}
