import { describe, expect, it } from "vitest";
import { random } from "../../../models/diffusion/random";
import { membrane } from "../../../models/image/membrane";
import type { Planes } from "../../../models/image/raster";
import { resamplePlanes } from "../../../models/image/resample";
import { continued } from "../../../models/inpaint/continued";
import { colourOf } from "../../../models/starts/compose/colours";
import { recoloured } from "../../../models/starts/compose/recolour";
import { type CutoutReference, starter } from "../../../models/starts/compose/start";
import { picture } from "../../support/images";

const side = 48;
const plane = (channels: number, value: (x: number, y: number, channel: number) => number): Planes => ({
  width: side,
  height: side,
  channels,
  data: Float32Array.from({ length: channels * side * side }, (_, i) =>
    value(i % side, Math.floor(i / side) % side, Math.floor(i / side / side)),
  ),
});
const inBox = (x: number, y: number): boolean => x >= 12 && x < 36 && y >= 12 && y < 36;
const mask = plane(1, (x, y) => (inBox(x, y) ? 1 : 0));
const reference: CutoutReference = {
  name: "ball",
  source: "us",
  picture: picture(30, 30, (x, y) => [220, 30, 30, Math.hypot(x - 14.5, y - 14.5) < 14 ? 255 : 0]),
  clears: true,
  floats: false,
  colour: null,
  level: 0.5,
  detail: 0.8,
};

function finely(source: Planes, times: number) {
  const whole = { x: 0, y: 0, width: side, height: side };
  return { source, fineSource: resamplePlanes(source, whole, { width: times * side, height: times * side }) };
}

describe("the continued surroundings", () => {
  const stripes = plane(3, (x, y) => (x % 4 < 2 ? 0.5 : -0.5) + y / side / 4);

  it("keep their texture, and what is known exactly", () => {
    const filled = continued(stripes, mask);
    let rough = 0;
    filled.data.forEach((value, i) => {
      if (mask.data[i % (side * side)] === 0) expect(value).toBe(stripes.data[i]);
      else rough += Math.abs(value - (filled.data[i + 2] as number));
    });
    expect(rough / (3 * 24 * 24)).toBeGreaterThan(0.5);
  });

  it("are smooth where neither side is known, and grey where nothing is", () => {
    const band = plane(1, (_, y) => (y > 20 && y < 30 ? 1 : 0));
    expect(continued(stripes, band).data.every(Number.isFinite)).toBe(true);
    expect(
      continued(
        stripes,
        plane(1, () => 1),
      ).data.every((value) => value === 0),
    ).toBe(true);
  });
});

describe("the membrane", () => {
  it("continues a slope as a slope, and leaves what is known as it is", () => {
    const slope = plane(3, (x, y) => (x + y) / side - 1);
    const filled = membrane(
      plane(3, (x, y) => (inBox(x, y) ? 9 : (x + y) / side - 1)),
      mask,
    );
    filled.data.forEach((value, i) => {
      expect(Math.abs(value - (slope.data[i] as number))).toBeLessThan(
        mask.data[i % (side * side)] === 0 ? 1e-9 : 0.03,
      );
    });
  });

  it("stays between the darkest and the brightest that is known", () => {
    const noise = random(4)
      .normal(3 * side * side)
      .map((value) => Math.max(-1, Math.min(1, value)));
    const filled = membrane({ ...plane(3, () => 0), data: noise }, mask);
    expect(filled.data.every((value) => value >= -1 && value <= 1)).toBe(true);
  });

  it("is mid-grey where nothing is known", () => {
    const all = plane(1, () => 1);
    expect(
      membrane(
        plane(3, () => 0.7),
        all,
      ).data.every((value) => value === 0),
    ).toBe(true);
  });
});

describe("the start picture", () => {
  const source = plane(3, (x, _, channel) => (channel === 1 ? 0.2 : x / side - 0.5));

  it("is the source, exactly, where nothing may change", () => {
    const start = starter(reference, { ...finely(source, 1), mask, core: mask })(random(1)).picture;
    start.data.forEach((value, i) => {
      if (mask.data[i % (side * side)] === 0) expect(value).toBe(source.data[i]);
    });
  });

  it("shows the reference inside, differently for each candidate, the same for the same", () => {
    const from = starter(reference, { ...finely(source, 1), mask, core: mask });
    const start = (variation: ReturnType<typeof random>): Planes => from(variation).picture;
    const first = start(random(1));
    const middle = 24 * side + 24;
    expect(first.data[middle] as number).toBeGreaterThan((first.data[side * side + middle] as number) + 0.5);
    expect(start(random(1))).toEqual(first);
    expect(start(random(2))).not.toEqual(first);
  });

  it("needs no region that is seen in full, and no picture that can be seen", () => {
    const nothing = plane(1, () => 0);
    expect(
      starter(reference, { ...finely(source, 1), mask, core: nothing })(random(1)).picture.data.every(Number.isFinite),
    ).toBe(true);
    const clear = { ...reference, picture: picture(8, 8, () => [9, 9, 9, 0]) };
    expect(starter(clear, { ...finely(source, 1), mask, core: mask })(random(1)).picture).toEqual(
      continued(source, mask),
    );
  });

  it("darkens the ground below a thing that stands, not below one that floats", () => {
    const low = (start: Planes): number => {
      let sum = 0;
      for (let x = 20; x < 28; x++) sum += start.data[35 * side + x] as number;
      return sum;
    };
    const standing = starter(reference, { ...finely(source, 1), mask, core: mask })(random(1)).picture;
    const floating = starter(
      { ...reference, floats: true },
      { ...finely(source, 1), mask, core: mask },
    )(random(1)).picture;
    expect(low(standing)).toBeLessThan(low(floating));
  });
});

describe("the finished picture", () => {
  const source = plane(3, (x, _, channel) => (channel === 1 ? 0.2 : x / side - 0.5));

  it("is the painted one around the reference, and as fine as asked", () => {
    const { picture: start, finished } = starter(reference, { ...finely(source, 3), mask, core: mask })(random(1));
    const done = finished(start);
    expect([done.width, done.height]).toEqual([3 * side, 3 * side]);
    expect(done.data.every(Number.isFinite)).toBe(true);
    const plainly = starter({ ...reference, detail: 0 }, { ...finely(source, 1), mask, core: mask })(random(1));
    expect(plainly.finished(start).data).toEqual(start.data);
  });

  it("has sharper edges than the painter left", () => {
    const { picture: start, finished } = starter(reference, { ...finely(source, 1), mask, core: mask })(random(1));
    const blurred = { ...start, data: start.data.map((value, i) => (value + (start.data[i + 1] ?? value)) / 2) };
    const steepest = (planes: Planes): number =>
      Math.max(
        ...planes.data.subarray(24 * side, 25 * side).map((value, i, row) => Math.abs(value - (row[i + 1] ?? value))),
      );
    expect(steepest(finished(blurred))).toBeGreaterThan(steepest(blurred));
  });
});

describe("a colour word", () => {
  const car = picture(10, 10, (x) => (x < 8 ? [210, 30, 40, 255] : [40, 40, 42, 255]));
  const at = (name: string): readonly number[] => {
    const colour = colourOf(name);
    if (colour === null) throw new Error(`no colour ${name}`);
    return [...recoloured(car, colour).data.subarray(0, 4)];
  };

  it("turns the main hue and leaves greys and alpha alone", () => {
    const [red = 0, green = 0, blue = 0, alpha] = at("blue");
    expect(blue).toBeGreaterThan(Math.max(red, green) + 60);
    expect(alpha).toBe(255);
    const blueCar = recoloured(car, colourOf("blue") ?? (null as never));
    expect([...blueCar.data.subarray(36, 40)]).toEqual([40, 40, 42, 255]);
  });

  it("knows black, white and grey, which have no hue", () => {
    expect(Math.max(...at("black").slice(0, 3))).toBeLessThan(110);
    expect(Math.min(...at("white").slice(0, 3))).toBeGreaterThan(180);
  });

  it("dyes a thing without colours", () => {
    const grey = picture(4, 4, () => [150, 152, 151, 255]);
    const [red = 0, green = 0, blue = 0] = recoloured(grey, colourOf("red") ?? (null as never)).data;
    expect(red).toBeGreaterThan(Math.max(green, blue) + 60);
  });
});
