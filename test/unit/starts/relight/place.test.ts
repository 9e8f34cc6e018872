import { describe, expect, it } from "vitest";
import type { Raster } from "../../../../models/image/raster";
import type { StoredThing, StoredView } from "../../../../models/starts/relight/format";
import { shadowOf } from "../../../../models/starts/relight/ground";
import { type Light, lightAround } from "../../../../models/starts/relight/light";
import { hueOf, painted } from "../../../../models/starts/relight/paint";
import { type Placed, placeThing } from "../../../../models/starts/relight/place";
import { shaded } from "../../../../models/starts/relight/shade";
import { blurAround } from "../../../../models/starts/relight/sharp";
import type { View } from "../../../../models/starts/relight/surface";

const red = { hue: 0, saturation: 1, lightness: 0 };

/** A ball of one unit's radius that stands on the ground, as a view without pitch. */
function ball(side: number, albedo: readonly [number, number, number] = [150, 160, 90]): View {
  const count = side * side;
  const view = {
    width: side,
    height: side,
    albedo: new Uint8ClampedArray(3 * count),
    coverage: new Float32Array(count),
    normal: new Float32Array(3 * count),
    depth: new Float32Array(count),
    open: new Float32Array(count).fill(1),
    gloss: new Float32Array(count),
    glow: new Float32Array(count),
  };
  for (let i = 0; i < count; i++) {
    const x = (((i % side) + 0.5) / side) * 2 - 1;
    const y = 1 - ((Math.floor(i / side) + 0.5) / side) * 2;
    const square = x * x + y * y;
    // Fine stripes, so that sharpness can be measured.
    const stripe = (i % side) % 8 < 4 ? 1 : 0.7;
    for (let k = 0; k < 3; k++) view.albedo[3 * i + k] = stripe * (albedo[k] as number);
    if (square >= 1) continue;
    view.coverage[i] = 1;
    view.normal.set([x, y, Math.sqrt(1 - square)], 3 * i);
    view.depth[i] = Math.sqrt(1 - square);
  }
  return view;
}

const storedView = (side: number): StoredView => ({
  yaw: 0,
  pitch: 0,
  width: side,
  height: side,
  perUnit: side / 2,
  origin: [side / 2, side / 2],
  depth: [-1, 1],
  albedo: { offset: 0, bytes: 1 },
  surface: { offset: 0, bytes: 1 },
});

const thing = (more: Partial<StoredThing> = {}): StoredThing => ({
  name: "ball",
  words: [],
  place: "ground",
  steady: false,
  round: true,
  fronted: false,
  plain: true,
  height: 1,
  low: -1,
  high: 1,
  soft: 0.1,
  made: "0123456789abcdef",
  pictures: { file: "ball.bin", bytes: 1, sha256: "0".repeat(64) },
  views: [storedView(256)],
  ...more,
});

const light: Light = {
  toKey: [-0.7, 0.6, 0.39],
  key: [1, 1, 1],
  sky: [0.3, 0.3, 0.3],
  ground: [0.1, 0.1, 0.1],
  haze: [0, 0, 0],
  saturation: 1,
  hardness: 0.7,
};

function filled(
  width: number,
  height: number,
  at: (x: number, y: number) => readonly [number, number, number],
): Raster {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) data.set([...at(i % width, Math.floor(i / width)), 255], 4 * i);
  return { width, height, data };
}

/** Grey balls on a grey floor, lit from one side. */
function lit(from: readonly [number, number, number]): Raster {
  return filled(384, 288, (x, y) => {
    const [u, v] = [((x % 48) - 24) / 20, (24 - (y % 48)) / 20];
    const square = u * u + v * v;
    if (square >= 1) return [96, 96, 96];
    const value = 0.25 + 0.7 * Math.max(0, u * from[0] + v * from[1] + Math.sqrt(1 - square) * from[2]);
    return [200 * value, 200 * value, 200 * value];
  });
}

const region = { x: 140, y: 90, width: 96, height: 96 };
const viewOf = (): View => ball(256);

describe("the light of a place", () => {
  it.each([
    ["left", [-0.7, 0.5, 0.5], -1],
    ["right", [0.7, 0.5, 0.5], 1],
  ] as const)("is found on the %s, where it comes from", (_, from, sign) => {
    const { toKey } = lightAround(lit(from), region);
    expect(sign * toKey[0]).toBeGreaterThan(0.3);
    expect(toKey[1]).toBeGreaterThan(0.3);
  });

  const spot = (halo: number): Raster =>
    filled(384, 288, (x, y) => {
      const far = Math.sqrt((x - 330) ** 2 + (y - 60) ** 2);
      const value = far < 17 ? 255 : Math.max(80, halo - far);
      return [value, value, value];
    });

  it("comes from a sun that is seen, but not from a white thing", () => {
    const [sun, bird] = [lightAround(spot(250), region), lightAround(spot(0), region)];
    expect(sun.toKey[0]).toBeGreaterThan(0.3);
    expect(sun.toKey[2]).toBeLessThan(0);
    expect(bird.toKey[2]).toBeGreaterThan(0);
  });

  it("is stronger where the picture is brighter, and as warm as the picture", () => {
    const dark = lightAround(
      filled(200, 200, () => [30, 30, 34]),
      { x: 60, y: 60, width: 60, height: 60 },
    );
    const bright = lightAround(
      filled(200, 200, () => [190, 170, 140]),
      { x: 60, y: 60, width: 60, height: 60 },
    );
    expect(bright.key[1]).toBeGreaterThan(3 * dark.key[1]);
    expect(bright.key[0]).toBeGreaterThan(bright.key[2]);
  });
});

describe("a lit thing", () => {
  it("is brighter on the side of the light", () => {
    const { width, height, data } = shaded(ball(64), light, { pitch: 0, perUnit: 32, soft: 0.1 });
    const row = Math.floor(height / 2) * width;
    expect(data[row + 10]).toBeGreaterThan(2 * (data[row + 50] as number));
  });

  it("casts its shadow away from the light, and darkens what it touches", () => {
    const stand = { pitch: 0, groundPitch: 0.4, perUnit: 32, origin: [32, 32] as const, low: -1, high: 1, scale: 1 };
    const shade = shadowOf(ball(64), light, stand);
    let [sum, weight] = [0, 0];
    for (let i = 0; i < shade.dark.length; i++) {
      sum += (shade.dark[i] as number) * ((i % shade.width) + shade.x);
      weight += shade.dark[i] as number;
    }
    expect(weight).toBeGreaterThan(100);
    // The middle of the ball is at 32; the light comes from the left.
    expect(sum / weight).toBeGreaterThan(42);
    const below = shade.dark[(64 - shade.y) * shade.width + 32 - shade.x] as number;
    expect(below).toBeGreaterThan(0.5);
  });

  it("is red when the words say so", () => {
    const { albedo, coverage } = ball(64);
    const result = painted(albedo, coverage, true, red);
    let [coloured, asked] = [0, 0];
    for (let i = 0; i < coverage.length; i++) {
      const [hue, saturation] = hueOf(result, 3 * i);
      if ((coverage[i] as number) < 0.5 || saturation < 0.2) continue;
      coloured++;
      if (hue < 0.4 || hue > 5.6) asked++;
    }
    expect(coloured).toBeGreaterThan(1000);
    expect(asked / coloured).toBeGreaterThan(0.8);
  });

  it("keeps its other colours where it has several", () => {
    const { albedo, coverage } = ball(64, [40, 160, 50]);
    // A quarter of it is blue.
    for (let i = 0; i < coverage.length; i += 4) albedo.set([30, 40, 200], 3 * i);
    const result = painted(albedo, coverage, false, red);
    const at = 32 * 64 + 32;
    expect([...result.subarray(3 * at, 3 * at + 3)]).toEqual([30, 40, 200]);
    expect(hueOf(result, 3 * (at + 1))[0]).toBeLessThan(0.4);
  });
});

describe("a placed thing", () => {
  const picture = filled(512, 512, (x, y) => {
    const noise = ((x * 7919 + y * 104729) % 31) - 15;
    const value = (Math.floor(x / 24) + Math.floor(y / 24)) % 2 === 0 ? 90 : 150;
    return [value + noise / 5, value + noise / 5, value + noise / 5];
  });
  const big = { x: 100, y: 60, width: 400, height: 400 };

  it("lies inside its region, at the picture's own scale, and is the same each time", async () => {
    const asked = { picture, region: big, thing: thing(), viewOf, colour: null, seed: 4 };
    const first = placeThing(asked);
    const again = placeThing(asked);
    const bytes = ({ thing: patch, under }: Placed): readonly Buffer[] =>
      [patch, under].map((each) => Buffer.from(each?.image.data ?? []));
    for (const [k, each] of bytes(first).entries()) expect(each.equals(bytes(again)[k] as Buffer)).toBe(true);
    expect(again.box).toEqual(first.box);
    expect(first.box.width).toBeGreaterThan(300);
    expect(first.box.x).toBeGreaterThanOrEqual(big.x - 1);
    expect(first.box.y + first.box.height).toBeLessThanOrEqual(big.y + big.height + 1);
    expect(first.under).not.toBeNull();
  });

  it("differs from seed to seed", async () => {
    const placed = await Promise.all(
      [1, 2, 3].map((seed) => placeThing({ picture, region: big, thing: thing(), viewOf, colour: null, seed })),
    );
    const boxes = new Set(placed.map(({ box }) => JSON.stringify(box)));
    expect(boxes.size).toBe(3);
  });

  it("hangs free in the sky, and shows in the water", async () => {
    const asked = { picture, region: { x: 150, y: 60, width: 200, height: 200 }, viewOf, colour: null, seed: 4 };
    expect(placeThing({ ...asked, thing: thing({ place: "sky" }) }).under).toBeNull();
    const { under, box } = placeThing({ ...asked, thing: thing({ place: "water" }) });
    expect(under?.patch.y).toBeGreaterThan(box.y + 0.85 * box.height);
    const seen = under?.image.data.some((value, i) => i % 4 === 1 && value > 20);
    expect(seen).toBe(true);
  });

  it("is as sharp as asked", async () => {
    const energy = async (blur: number): Promise<number> => {
      const { thing: patch } = placeThing({
        picture,
        region: big,
        thing: thing(),
        viewOf,
        colour: null,
        seed: 4,
        blur,
        light,
      });
      const { width, height, data } = patch.image;
      let [sum, count] = [0, 0];
      for (let y = Math.floor(height * 0.4); y < height * 0.6; y++)
        for (let x = Math.floor(width * 0.3); x < width * 0.7; x++) {
          const at = 4 * (y * width + x);
          sum += ((data[at + 5] as number) - (data[at + 1] as number)) ** 2;
          count++;
        }
      return sum / count;
    };
    const [sharp, soft] = [await energy(0.4), await energy(3)];
    expect(sharp).toBeGreaterThan(3 * soft);
  });
});

describe("the sharpness of a place", () => {
  const edges = (blur: number): Raster => {
    // A ramp as wide as the blur stands for a soft edge.
    const wide = Math.max(1, Math.round(2.5 * blur));
    return filled(300, 300, (x) => {
      // Up at 15, down at 45.
      const off = 15 - Math.abs((x % 60) - 30);
      const t = Math.min(1, Math.max(0, (off + wide / 2) / wide));
      const value = 60 + 140 * t;
      return [value, value, value];
    });
  };

  it("is higher where edges are steep", () => {
    const place = { x: 120, y: 120, width: 60, height: 60 };
    expect(blurAround(edges(0.4), place)).toBeLessThan(0.7);
    expect(blurAround(edges(3), place)).toBeGreaterThan(1.5);
  });

  it("is taken as usual where there is nothing to see", () => {
    expect(
      blurAround(
        filled(100, 100, () => [90, 90, 90]),
        { x: 30, y: 30, width: 20, height: 20 },
      ),
    ).toBe(0.6);
  });
});
