/**
 * Pictures and marks for the golden requests, drawn by arithmetic and square roots alone: the same bytes on every
 * machine. Nothing of the product is used, so no change there can change what is drawn here.
 */

/** Straight RGBA, row by row. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** A picture as the list names it: "land 240x180". @throws Error on another form or an unknown scene */
export function drawPicture(text: string): Drawn {
  const [, name = "", width, height] = /^(\w+) (\d+)x(\d+)$/.exec(text) ?? [];
  const scene = Object.hasOwn(scenes, name) ? scenes[name] : undefined;
  if (scene === undefined) throw new Error(`"${text}" is no picture; write one like "land 240x180".`);
  const [wide, high] = [Number(width), Number(height)];
  return draw(wide, high, (x, y) => scene((x + 0.5) / high, (y + 0.5) / high, x, y, wide / high));
}

/**
 * Marks on nothing: "disk X Y R", "soft X Y R" (coverage falls from the middle), "box X Y W H" or "line X Y X Y W",
 * several with ";" between them, each with a colour behind it if it is not white. Later ones lie on top.
 * @throws Error on another form
 */
export function drawMarks(text: string, width: number, height: number): Drawn {
  const marks = text.split(";").map((each) => parseMark(each.trim()));
  return draw(width, height, (x, y) => {
    let [seen, alpha]: [Colour, number] = [[0, 0, 0, 0], 0];
    for (const { colour, coverage } of marks) {
      const covered = coverage(x, y);
      if (covered > 0) [seen, alpha] = [colour, Math.max(alpha, covered)];
    }
    return [seen[0], seen[1], seen[2], Math.round(255 * alpha)];
  });
}

/** White where marks are, black elsewhere. */
export function asGrey({ width, height, data }: Drawn): Drawn {
  return draw(width, height, (x, y) => {
    const value = data[(y * width + x) * 4 + 3] ?? 0;
    return [value, value, value, 255];
  });
}

interface Mark {
  readonly colour: Colour;
  /** 0 to 1. */
  readonly coverage: (x: number, y: number) => number;
}

function parseMark(text: string): Mark {
  const [, kind, numbers = "", hex = "ffffff"] = /^(\w+)((?: -?\d+)+)(?: #([0-9a-f]{6}))?$/.exec(text) ?? [];
  const [a = 0, b = 0, c = 1, d = 0, e = 0] = numbers.trim().split(" ").map(Number);
  const colour: Colour = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).concat(255) as never;
  const away = (x: number, y: number) => Math.sqrt((x + 0.5 - a) ** 2 + (y + 0.5 - b) ** 2);
  switch (kind) {
    case "disk":
      return { colour, coverage: (x, y) => Math.min(1, Math.max(0, c - away(x, y) + 0.5)) };
    case "soft":
      return { colour, coverage: (x, y) => Math.max(0, 1 - away(x, y) / c) };
    case "box":
      return { colour, coverage: (x, y) => (x >= a && x < a + c && y >= b && y < b + d ? 1 : 0) };
    case "line":
      return { colour, coverage: (x, y) => (toLine(x + 0.5, y + 0.5, a, b, c, d) <= e / 2 ? 1 : 0) };
    default:
      throw new Error(`"${text}" is no mark; write one like "disk 60 40 20" or "box 10 10 30 20 #ff0000".`);
  }
}

function toLine(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const at = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
  return Math.sqrt((x - x0 - at * dx) ** 2 + (y - y0 - at * dy) ** 2);
}

/** Colour of a pixel; u and v are its place in parts of the height. */
type Scene = (u: number, v: number, x: number, y: number, wide: number) => Colour;

const scenes: Readonly<Record<string, Scene>> = {
  /** Sky over hills over grass. */
  land(u, v, x, y) {
    const crest = 0.42 - 0.16 * clouds(u * 2.2, 0.5, 3);
    if (v < crest) return grain(between([74, 128, 196], [214, 226, 236], v / crest), x, y, 4);
    if (v < 0.5) return grain(between([70, 92, 104], [96, 120, 96], (v - crest) / 0.2), x, y, 5);
    const blades = clouds(u * 14, v * 60, 7);
    return grain(between([66, 104, 40], [142, 164, 78], 0.6 * blades + 0.5 * (v - 0.5)), x, y, 8);
  },
  /** Sky over water over sand. */
  sea(u, v, x, y) {
    if (v < 0.4) return grain(between([250, 214, 168], [120, 158, 206], 1 - v / 0.4), x, y, 3);
    if (v < 0.8) return grain(between([40, 82, 116], [120, 160, 176], clouds(u * 5, v * 46, 11)), x, y, 4);
    return grain(between([196, 170, 126], [224, 204, 164], clouds(u * 30, v * 30, 13)), x, y, 7);
  },
  /** A wall over a table of planks, and a ball on it with a shadow. */
  table(u, v, x, y, wide) {
    const away = Math.sqrt((u - wide / 2) ** 2 + (v - 0.55) ** 2);
    if (away < 0.14) return grain(between([232, 120, 92], [120, 30, 26], away * 5 + (v - 0.5)), x, y, 3);
    if (v < 0.45) return grain(between([214, 206, 190], [180, 170, 156], v + 0.1 * clouds(u * 3, v * 3, 17)), x, y, 3);
    const fallen = Math.sqrt(((u - wide / 2 - 0.07) / 2) ** 2 + (v - 0.7) ** 2);
    const wood = clouds(u * 3, v * 40, 19) + (Math.floor(v * 9) % 2) * 0.15;
    const [red, green, blue] = between([104, 66, 38], [182, 128, 82], wood);
    const light = fallen < 0.08 ? 0.45 + 5 * fallen : 1;
    return grain([red * light, green * light, blue * light, 255], x, y, 4);
  },
  /** A ball on plain ground that throws a long shadow to the right. */
  yard(u, v, x, y, wide) {
    const ball = Math.sqrt((u - wide / 2 + 0.2) ** 2 + (v - 0.5) ** 2);
    if (ball < 0.14) return grain(between([240, 200, 80], [120, 70, 20], ball * 5), x, y, 3);
    const fallen = Math.sqrt(((u - wide / 2 - 0.06) / 0.26) ** 2 + ((v - 0.6) / 0.07) ** 2);
    const light = Math.min(1, Math.max(0.4, 0.4 + 4 * (fallen - 0.9)));
    return grain([196 * light, 186 * light, 170 * light, 255], x, y, 5);
  },
  /** Every byte by chance. */
  speckle: (_u, _v, x, y) => [byte(x, y, 1), byte(x, y, 2), byte(x, y, 3), 255],
  plain: () => [128, 160, 140, 255],
  /** Land seen through glass that is clear at the left, with a hole. */
  glass(u, v, x, y, wide) {
    const [red, green, blue] = (scenes.land as Scene)(u, v, x, y, wide);
    const isHole = (u - 0.3) ** 2 + (v - 0.3) ** 2 < 0.02;
    return [red, green, blue, isHole ? 0 : Math.round(60 + (195 * u) / wide)];
  },
  /** A thing on nothing. */
  mug(u, v, x, y, wide) {
    const middle = wide / 2;
    const isBody = v > 0.2 && v < 0.85 && u > middle - 0.25 && u < middle + 0.2;
    const ring = Math.sqrt((u - middle - 0.22) ** 2 + (v - 0.5) ** 2);
    const isHandle = u > middle + 0.15 && ring > 0.1 && ring < 0.17;
    return isBody || isHandle ? grain([40, 90 + 60 * (u - middle + 0.3), 170, 255], x, y, 5) : [0, 0, 0, 0];
  },
  /** Something that covers. */
  tiles: (u, v, x, y) =>
    grain((Math.floor(u * 6) + Math.floor(v * 6)) % 2 === 0 ? [200, 190, 60, 255] : [60, 40, 120, 255], x, y, 6),
};

function draw(width: number, height: number, pixel: (x: number, y: number) => Colour): Drawn {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(pixel(x, y), (y * width + x) * 4);
  return { width, height, data };
}

function between(from: readonly number[], to: readonly number[], share: number): Colour {
  const at = Math.min(1, Math.max(0, share));
  const channel = (c: number) => (from[c] ?? 0) + ((to[c] ?? 0) - (from[c] ?? 0)) * at;
  return [channel(0), channel(1), channel(2), 255];
}

/** `size`: how far a value is moved at most. */
function grain([red, green, blue, alpha]: Colour, x: number, y: number, size: number): Colour {
  const moved = (value: number, seed: number) => value + (size * (byte(x, y, seed) - 127.5)) / 127.5;
  return [moved(red, 21), moved(green, 22), moved(blue, 23), alpha];
}

/** Two octaves of smooth noise, 0 to 1. */
function clouds(x: number, y: number, seed: number): number {
  return (2 * smooth(x, y, seed) + smooth(2 * x, 2 * y, seed + 1)) / 3;
}

function smooth(x: number, y: number, seed: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [x - left, y - top].map((at) => at * at * (3 - 2 * at)) as [number, number];
  const row = (at: number) => byte(left, at, seed) + (byte(left + 1, at, seed) - byte(left, at, seed)) * u;
  return (row(top) + (row(top + 1) - row(top)) * v) / 255;
}

/** 0 to 255 for whole coordinates. */
function byte(x: number, y: number, seed: number): number {
  let state = Math.imul(x + 1, 0x27d4eb2d) ^ Math.imul(y + 1, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
  return (state ^ (state >>> 15)) & 255;
}
