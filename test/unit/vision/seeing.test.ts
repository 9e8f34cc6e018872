/** Features, maps, saliency, detector and upscaler over networks of arithmetic. */
import { describe, expect, it } from "vitest";
import { frameOf } from "../../../models/image/geometry";
import type { Planes } from "../../../models/image/raster";
import { activationMap } from "../../../models/vision/activation";
import { detecting, detectorSide, overlapOf } from "../../../models/vision/detector";
import { type Seen, seeing, sizeToSee } from "../../../models/vision/features";
import { recognise } from "../../../models/vision/recognise";
import { notASource, standingOut } from "../../../models/vision/saliency";
import { upscaling } from "../../../models/vision/upscale";
import { picture } from "../../support/node-pictures";
import { floats, madeUpNetwork } from "../../support/vision";

const grey = picture({ width: 64, height: 32 }, () => [100, 100, 100, 255]);
const outputs = ["features8", "features16", "features32", "maps", "logits"];

/** Says "class k" of a whole picture, and of the places that `where` names. */
function naming(k: number, logit = 9) {
  return madeUpNetwork(["pixels"], outputs, ({ pixels }) => {
    const [, , height = 0, width = 0] = pixels?.dims ?? [];
    const layer = (channels: number, stride: number) =>
      floats([1, channels, height / stride, width / stride], (at) => (at % 7) + 1);
    return {
      features8: layer(40, 8),
      features16: layer(112, 16),
      features32: layer(1280, 32),
      maps: floats([1, 1000, height / 32, width / 32], () => 0),
      logits: floats([1, 1000], (at) => (at === k ? logit : 0)),
    };
  });
}

describe("seeing", () => {
  it("shows the region and hands out what the network says", async () => {
    const seen = await seeing(naming(360))(grey, frameOf(grey), { width: 64, height: 32 });
    expect(seen.features16).toMatchObject({ width: 4, height: 2, channels: 112 });
    expect(seen.logits[360]).toBe(9);
  });

  it("refuses sizes and networks that do not fit", async () => {
    await expect(seeing(naming(1))(grey, frameOf(grey), { width: 60, height: 32 })).rejects.toMatchObject({
      code: "bad-request",
    });
    expect(() => seeing(madeUpNetwork(["pixels"], ["logits"], () => ({})))).toThrow("vision network has the outputs");
  });

  it("reports what is no number", async () => {
    await expect(seeing(naming(3, Number.NaN))(grey, frameOf(grey), { width: 32, height: 32 })).rejects.toMatchObject({
      code: "not-a-number",
    });
  });

  it.each([
    [1024, 683, 224, 160],
    [100, 900, 32, 224],
    [1, 1, 224, 224],
  ])("%i × %i is shown at %i × %i", (width, height, w, h) => {
    expect(sizeToSee({ width, height })).toEqual({ width: w, height: h });
  });
});

function planes(width: number, height: number, channels: number, value: (c: number, at: number) => number): Planes {
  const data = new Float32Array(width * height * channels);
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < width * height; i++) data[c * width * height + i] = value(c, i);
  return { width, height, channels, data };
}

describe("maps", () => {
  const maps = planes(3, 2, 1000, (c, at) => (c === 5 ? at - 1 : c === 6 ? 2 : -1));

  it("are 1 where the classes are seen most", () => {
    expect([...activationMap({ maps } as Seen, [5]).data]).toEqual([0, 0, 0.25, 0.5, 0.75, 1]);
    expect([...activationMap({ maps } as Seen, [5, 6]).data]).toEqual([0.5, 0.5, 0.5, 0.5, 0.75, 1]);
    expect([...activationMap({ maps } as Seen, [9]).data]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(() => activationMap({ maps } as Seen, [])).toThrow(RangeError);
  });

  it("of what stands out find what is unlike the rim", () => {
    const features16 = planes(7, 7, 4, (c, at) => (at === 24 ? (c === 1 ? 1 : 0) : c === 0 ? 1 : 0.02));
    const out = standingOut({ features16 });
    expect(out.data[24]).toBe(1);
    expect(out.data[0]).toBe(0);
    const things = [{ box: { x: 0, y: 0, width: 20, height: 20 }, name: "dog", korean: [], words: [], certainty: 1 }];
    const mask = notASource({ width: 140, height: 140 }, { features16 }, things);
    expect(mask.data[70 * 140 + 70]).toBeGreaterThan(240);
    expect(mask.data[10 * 140 + 10]).toBe(255);
    expect(mask.data[110 * 140 + 30]).toBe(0);
  });
});

/** One thing of class `index` around a place of stride 32, `cells` to each side; and a weaker copy beside it. */
function finding(index: number, score: number, cells: number) {
  const names = [8, 16, 32].flatMap((stride) => [`scores${stride}`, `boxes${stride}`]);
  return madeUpNetwork(["pixels"], names, () =>
    Object.fromEntries(
      names.map((name) => {
        const stride = Number(name.replace(/\D/g, ""));
        const places = (detectorSide / stride) ** 2;
        if (name.startsWith("boxes")) return [name, floats([1, places, 44], (at) => (at % 11 === cells ? 60 : 0))];
        const at = (6 * 13 + 6) * 80 + index;
        return [
          name,
          floats([1, places, 80], (i) => (stride !== 32 ? 0 : i === at ? score : i === at + 80 ? score / 1.2 : 0)),
        ];
      }),
    ),
  );
}

describe("the detector", () => {
  it("gives boxes in the picture's pixels, each thing once", async () => {
    const wide = picture({ width: 832, height: 416 }, () => [9, 9, 9, 255]);
    const found = await detecting(finding(16, 0.9, 3))(wide, frameOf(wide));
    expect(found).toHaveLength(1);
    // 416 px show 832: the place's middle is (208, 208), 96 px to each side; the picture begins 104 px down.
    expect(found[0]).toMatchObject({ name: "dog", box: { x: 224, y: 16, width: 384, height: 384 } });
    expect(found[0]?.score).toBeCloseTo(0.9, 6);
  });

  it("leaves out what it is not sure of", async () => {
    expect(await detecting(finding(16, 0.3, 2))(grey, frameOf(grey))).toEqual([]);
  });

  it("measures overlap", () => {
    const box = { x: 0, y: 0, width: 10, height: 10 };
    expect(overlapOf(box, { ...box, x: 5 })).toBeCloseTo(1 / 3, 12);
    expect(overlapOf(box, { ...box, x: 50 })).toBe(0);
  });
});

describe("recognition", () => {
  const classes = Array.from({ length: 1000 }, (_, k) => ({
    synset: `n${k}`,
    words: [k === 360 ? "otter" : `class ${k}`],
  }));
  const square = picture({ width: 416, height: 416 }, () => [9, 9, 9, 255]);
  const by = (detector: ReturnType<typeof finding>, features: ReturnType<typeof naming>) =>
    recognise(square, { detect: detecting(detector), see: seeing(features), classes });

  it("lets the more certain network name a thing", async () => {
    // The detector sees half a bear; the other network an otter, clearly.
    expect((await by(finding(21, 0.5, 3), naming(360, 12)))[0]).toMatchObject({
      name: "otter",
      korean: ["수달"],
      certainty: expect.closeTo(0.5),
    });
    expect((await by(finding(21, 0.9, 3), naming(360, 3)))[0]).toMatchObject({
      name: "bear",
      certainty: expect.closeTo(0.9),
    });
  });

  it("is surer where both agree, and knows the closer word", async () => {
    const [dog] = await by(finding(16, 0.6, 3), naming(200, 10));
    expect(dog).toMatchObject({ name: "dog", closer: "class 200" });
    expect(dog?.certainty).toBeGreaterThan(0.9);
  });

  it("leaves out what neither is sure of", async () => {
    expect(await by(finding(16, 0.3, 3), naming(360, 0))).toEqual([]);
  });
});

describe("the upscaler", () => {
  const repeating = madeUpNetwork(["pixels"], ["larger"], ({ pixels }) => {
    const [, , height = 0, width = 0] = pixels?.dims ?? [];
    const from = pixels?.data as Float32Array;
    return {
      larger: floats([1, 3, 2 * height, 2 * width], (at) => {
        const x = at % (2 * width);
        const y = Math.floor(at / (2 * width)) % (2 * height);
        const c = Math.floor(at / (4 * width * height));
        return from[(c * height + (y >> 1)) * width + (x >> 1)] as number;
      }),
    };
  });
  const pattern = picture({ width: 21, height: 10 }, (x, y) => [x * 11, y * 20, (x * y) & 255, 255 - x]);

  it("puts tiles where they belong and keeps alpha", async () => {
    const shares: number[] = [];
    const large = await upscaling(repeating)(pattern, frameOf(pattern), 8, (share) => void shares.push(share));
    expect([large.width, large.height]).toEqual([42, 20]);
    // Transparent pixels lie over grey for the network; the first column is opaque.
    expect([...large.data.subarray(42 * 4 * 19, 42 * 4 * 19 + 4)]).toEqual([0, 180, 0, 255]);
    expect(large.data[4 * 41 + 3]).toBe(235);
    expect(shares.at(-1)).toBe(1);
  });
});
