import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byteOfLinear, byteOfLinearTable, linearOfByte } from "../../../models/image/color";
import { modelPicture, resizePicture } from "../../../models/image/picture";
import { reachedBy } from "../../../models/image/reach";
import { resampleMask, resamplePlanes } from "../../../models/image/resample";
import { boxMask, noisePicture, picture, pixelAt, slopePicture } from "../../support/images";

const whole = (width: number, height: number) => ({ x: 0, y: 0, width, height });

describe("colours", () => {
  it("come back from linear light as the same byte", () => {
    const table = byteOfLinearTable();
    for (let byte = 0; byte < 256; byte++) {
      expect(Math.round(byteOfLinear(linearOfByte[byte] as number, table))).toBe(byte);
    }
    expect(byteOfLinear(-1, table)).toBe(0);
    expect(byteOfLinear(2, table)).toBe(255);
  });
});

describe("resampling planes", () => {
  it("changes nothing at the same size", () => {
    const data = Float32Array.from({ length: 24 }, (_, i) => i);
    const planes = { width: 4, height: 3, channels: 2, data };
    expect(resamplePlanes(planes, whole(4, 3), { width: 4, height: 3 }).data).toEqual(data);
  });

  it("keeps a flat picture flat, also outside its edges", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: 0.1, max: 30, noNaN: true }),
        (input, output, start, length) => {
          const planes = { width: input, height: 2, channels: 1, data: new Float32Array(input * 2).fill(0.25) };
          const region = { x: start, y: start, width: length, height: length };
          for (const value of resamplePlanes(planes, region, { width: output, height: 3 }).data) {
            expect(value).toBeCloseTo(0.25, 5);
          }
        },
      ),
    );
  });

  it("averages the exact area when shrinking", () => {
    const planes = { width: 3, height: 1, channels: 1, data: Float32Array.of(0, 6, 9) };
    expect([...resamplePlanes(planes, whole(3, 1), { width: 2, height: 1 }).data]).toEqual([2, 8]);
  });

  it("continues a straight slope exactly when enlarging", () => {
    const planes = { width: 20, height: 1, channels: 1, data: Float32Array.from({ length: 20 }, (_, i) => i) };
    const large = resamplePlanes(planes, { x: 5, y: 0, width: 10, height: 1 }, { width: 40, height: 1 });
    large.data.forEach((value, i) => {
      expect(value).toBeCloseTo(5 + (i + 0.5) / 4 - 0.5, 4);
    });
  });

  it("does not shift the picture by going down and up again", () => {
    const planes = { width: 64, height: 1, channels: 1, data: Float32Array.from({ length: 64 }, (_, i) => i) };
    const small = resamplePlanes(planes, whole(64, 1), { width: 16, height: 1 });
    const back = resamplePlanes(small, whole(16, 1), { width: 64, height: 1 });
    for (let i = 16; i < 48; i++) expect(back.data[i]).toBeCloseTo(i, 3);
  });
});

describe("pictures as the model sees them", () => {
  it("are bytes / 127.5 − 1 at the same size", () => {
    const source = noisePicture({ width: 6, height: 5 }, 3);
    const planes = modelPicture(source, whole(6, 5), { width: 6, height: 5 });
    for (let i = 0; i < 30; i++) {
      expect(planes.data[i]).toBeCloseTo((source.data[4 * i] as number) / 127.5 - 1, 6);
      expect(planes.data[60 + i]).toBeCloseTo((source.data[4 * i + 2] as number) / 127.5 - 1, 6);
    }
  });

  it("are shrunk in linear light", () => {
    const stripes = picture(8, 8, (x) => (x % 2 === 0 ? [0, 0, 0, 255] : [255, 255, 255, 255]));
    const planes = modelPicture(stripes, whole(8, 8), { width: 2, height: 2 });
    // Half the light is byte 188, not 128.
    for (const value of planes.data) expect(Math.round((value + 1) * 127.5)).toBe(188);
  });

  it("show transparent pixels as mid-grey", () => {
    const clear = picture(4, 4, () => [255, 0, 0, 0]);
    for (const value of modelPicture(clear, whole(4, 4), { width: 2, height: 2 }).data) {
      expect(Math.abs(value)).toBeLessThan(0.01);
    }
  });

  it("repeat the edge outside the picture", () => {
    const slope = slopePicture(10, 10);
    const planes = modelPicture(slope, { x: -5, y: 0, width: 20, height: 10 }, { width: 20, height: 10 });
    const expected = (pixelAt(slope, 0, 0)[0] as number) / 127.5 - 1;
    for (let x = 0; x <= 5; x++) expect(planes.data[x]).toBeCloseTo(expected, 6);
  });
});

describe("pictures at another size", () => {
  it("do not mix in colours hidden by transparency", () => {
    const half = picture(8, 8, (x) => (x % 2 === 0 ? [255, 0, 0, 255] : [0, 255, 0, 0]));
    expect(pixelAt(resizePicture(half, { width: 4, height: 4 }), 1, 1)).toEqual([255, 0, 0, 128]);
  });

  it("stay the same at the same size where they are opaque", () => {
    const source = noisePicture({ width: 7, height: 4 }, 9);
    expect(resizePicture(source, { width: 7, height: 4 }).data).toEqual(source.data);
  });
});

describe("masks at another size", () => {
  it("average coverage but never lose any", () => {
    const mask = boxMask({ width: 100, height: 1 }, { x: 10, y: 0, width: 5, height: 1 });
    expect([...resampleMask(mask, whole(100, 1), { width: 10, height: 1 }).data]).toEqual([
      0, 128, 0, 0, 0, 0, 0, 0, 0, 0,
    ]);
    const dot = boxMask({ width: 1000, height: 10 }, { x: 5, y: 5, width: 1, height: 1 });
    expect(resampleMask(dot, whole(1000, 10), { width: 1, height: 1 }).data[0]).toBe(1);
  });

  it("reach every new pixel that touches coverage", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 30, maxLength: 30, max: 1 }),
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 1, max: 14 }),
        (values, width, height) => {
          const mask = { width: 6, height: 5, data: Uint8Array.from(values) };
          const reached = reachedBy(mask, whole(6, 5), { width, height });
          reached.data.forEach((value, i) => {
            const left = ((i % width) * 6) / width;
            const top = (Math.floor(i / width) * 5) / height;
            let expected = 0;
            mask.data.forEach((coverage, at) => {
              const x = at % 6;
              const y = Math.floor(at / 6);
              const overlaps = x < left + 6 / width - 1e-9 && x + 1 > left + 1e-9;
              if (coverage > 0 && overlaps && y < top + 5 / height - 1e-9 && y + 1 > top + 1e-9) expected = 1;
            });
            // One pixel too many from rounding is safe; one too few is not.
            expect(value).toBeGreaterThanOrEqual(expected);
          });
        },
      ),
    );
  });
});
