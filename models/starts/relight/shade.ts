/** A view of a thing in a light: scattered light where it sees the sky, direct light with its own shadow, shine, haze. */
import { linearOfByte } from "../../image/color";
import type { Planes } from "../../image/raster";
import { turnOf } from "./angle";
import { type Light, type Triple, unit } from "./light";
import type { View } from "./surface";

export interface Shading {
  /** How far the view looks down, radians. */
  readonly pitch: number;
  /** Pixels of the view per unit of depth. */
  readonly perUnit: number;
  /** How much light goes through the thing, 0..1. */
  readonly soft: number;
  /** What it stands on takes half of its sky away near the ground: row of its origin, lowest and highest point. */
  readonly foot?: { readonly row: number; readonly low: number; readonly high: number } | null;
}

/**
 * @returns 4 planes: linear light of red, green and blue, times coverage; coverage
 */
export function shaded(view: View, light: Light, { pitch, perUnit, soft, foot = null }: Shading): Planes {
  const { width, height, albedo, coverage, normal, open, gloss, glow } = view;
  const toView = viewTurn(pitch);
  const [key, up] = [toView(light.toKey), toView([0, 1, 0])];
  const middle = unit([key[0], key[1], key[2] + 1]);
  const count = width * height;
  const data = new Float32Array(4 * count);
  const wrap = 0.1 + 0.55 * soft;
  const turn = turnOf(pitch);
  const nearGround = (i: number): number => {
    if (foot === null) return 1;
    const up = (foot.row - Math.floor(i / width) - 0.5) / perUnit;
    const above = (up * turn.cos + view.depth[i] * turn.sin - foot.low) / (0.3 * (foot.high - foot.low));
    return above >= 1 ? 1 : 0.45 + 0.55 * Math.max(0, above);
  };
  const through = 0.4 * soft + 0.5 * soft * soft;
  const lit = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const cover = coverage[i];
    if (cover === 0) continue;
    const [nx, ny, nz] = [normal[3 * i], normal[3 * i + 1], normal[3 * i + 2]];
    const facing = (nx * key[0] + ny * key[1] + nz * key[2] + wrap) / (1 + wrap);
    const own = nearGround(i) * open[i];
    const seen = own + (1 - own) * 0.6 * soft * soft;
    const reached = facing <= 0 ? 0 : shadowAt(view, i, key, perUnit);
    // Through leaves and cloud some light comes all the same.
    const direct = Math.max(0, facing) * (reached + (1 - reached) * through) * (0.55 + 0.45 * seen);
    const high = 0.5 + 0.5 * (nx * up[0] + ny * up[1] + nz * up[2]);
    const wet = gloss[i];
    const half = Math.max(0, nx * middle[0] + ny * middle[1] + nz * middle[2]);
    const shine = wet * wet * shineOf(half, wet) * reached * (facing > 0 ? 1 : 0);
    const flat = 1 - Math.max(0, nz);
    const mirror = wet * (0.03 + 0.5 * flat * flat * flat) * seen;
    for (let k = 0; k < 3; k++) {
      const colour = linearOfByte[albedo[3 * i + k] as number];
      const scattered = seen * (0.4 + 0.6 * seen) * (high * light.sky[k] + (1 - high) * light.ground[k]);
      lit[k] =
        colour * (direct * light.key[k] + scattered + 1.3 * glow[i]) +
        shine * 0.8 * light.key[k] +
        mirror * high * light.sky[k];
    }
    const grey = 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2];
    const saturation = light.saturation + (1 - light.saturation) * glow[i];
    for (let k = 0; k < 3; k++) {
      const value = soothed(Math.max(0, grey + saturation * (lit[k] - grey)));
      const haze = light.haze[k];
      data[k * count + i] = cover * (haze + (1 - haze) * value);
    }
    data[3 * count + i] = cover;
  }
  return { width, height, channels: 4, data };
}

/** From the axes of the place (right, up, towards the viewer) to those of a view that looks down on it. */
function viewTurn(pitch: number): (v: Triple) => Triple {
  const { sin, cos } = turnOf(pitch);
  return ([x, y, z]) => [x, y * cos - z * sin, y * sin + z * cos];
}

/** The brightest lights fade into white, as film has it. */
function soothed(value: number): number {
  if (value <= 0.75) return value;
  const over = (value - 0.75) / 0.25;
  return 0.75 + (0.25 * over) / (1 + over);
}

/** A wide dim spot on what is dull, a small bright one on what is wet. */
function shineOf(half: number, wet: number): number {
  const p8 = (half * half) ** 2 * (half * half) ** 2;
  const p32 = p8 * p8 * p8 * p8;
  const p128 = p32 * p32 * p32 * p32;
  return wet < 0.5 ? p8 * (1 - 2 * wet) * 0.4 + 2 * wet * p32 : p32 * (2 - 2 * wet) + (2 * wet - 1) * 2.2 * p128;
}

/** 1 where the light reaches a pixel, 0 where the thing itself stands before it; from the depths along the way. */
function shadowAt({ width, height, coverage, depth }: View, i: number, key: Triple, perUnit: number): number {
  const across = Math.sqrt(key[0] * key[0] + key[1] * key[1]);
  if (across < 0.05) return 1;
  const [x, y] = [i % width, Math.floor(i / width)];
  const start = depth[i];
  let open = 1;
  let step = 2;
  for (let far = 3; far < 0.4 * Math.max(width, height); far += step) {
    const u = Math.round(x + (key[0] / across) * far);
    const v = Math.round(y - (key[1] / across) * far);
    if (u < 0 || v < 0 || u >= width || v >= height) break;
    const at = v * width + u;
    if (coverage[at] > 0.5) {
      const above = depth[at] - start - ((key[2] / across) * far) / perUnit;
      const reach = (3 + 0.3 * far) / perUnit;
      // What stands far before it is thin, and its shadow falls elsewhere.
      if (above > 0.01 && above < 0.7) open = Math.min(open, 1 - Math.min(1, (above - 0.01) / reach));
    }
    step = Math.min(5, step + 0.25);
  }
  return open;
}
