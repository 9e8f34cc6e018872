/** Reproducible noise and colour for the example pictures. Pure. */
export type Colour = readonly [number, number, number];

/** 0 to 1 for whole coordinates. */
export function hash(x: number, y: number, seed: number): number {
  let state = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(seed, 2147483629);
  state = Math.imul(state ^ (state >>> 13), 1274126177);
  return ((state ^ (state >>> 16)) >>> 0) / 4294967296;
}

/** Smooth value noise, 0 to 1. */
export function smooth(x: number, y: number, seed: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [ease(x - left), ease(y - top)];
  const row = (at: number): number => mix(hash(left, at, seed), hash(left + 1, at, seed), u);
  return mix(row(top), row(top + 1), v);
}

/** Several octaves of it, 0 to 1. */
export function clouds(x: number, y: number, seed: number, octaves = 5): number {
  let [sum, weight, total] = [0, 0.5, 0];
  for (let octave = 0; octave < octaves; octave++) {
    const scale = 2 ** octave;
    sum += weight * smooth(x * scale, y * scale, seed + octave);
    total += weight;
    weight *= 0.5;
  }
  return sum / total;
}

export function mix(one: number, other: number, t: number): number {
  return one + (other - one) * t;
}

export function blend([r, g, b]: Colour, [s, h, c]: Colour, t: number): Colour {
  return [mix(r, s, t), mix(g, h, t), mix(b, c, t)];
}

/** 0 below `low`, 1 above `high`, smooth between. */
export function step(low: number, high: number, value: number): number {
  return ease(Math.min(1, Math.max(0, (value - low) / (high - low))));
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}

/** A colour along stops at rising positions. */
export function ramp(stops: readonly (readonly [number, Colour])[], at: number): Colour {
  const next = stops.findIndex(([position]) => position >= at);
  const [right, above] = stops[next === -1 ? stops.length - 1 : next] ?? [0, [0, 0, 0]];
  const [left, below] = stops[Math.max(0, (next === -1 ? stops.length : next) - 1)] ?? [0, [0, 0, 0]];
  return right === left ? above : blend(below, above, Math.min(1, Math.max(0, (at - left) / (right - left))));
}
