import { describe, expect, it } from "vitest";
import { nodeCodec } from "../../../models/cli/codec-node";
import type { PlacedImage } from "../../../models/contract/picture";
import type { RequestOf } from "../../../models/contract/request";
import type { Codec } from "../../../models/engine/codec";
import { rememberingLook, seenPicture } from "../../../models/engine/seen";
import { composite } from "../../../models/image/composite";
import type { Raster } from "../../../models/image/raster";
import { pixelAt } from "../../support/images";
import { arithmeticEngine } from "../../support/node-engine";
import { asPng, pattern, picture, smallRequest } from "../../support/node-pictures";

const photo = pattern({ width: 40, height: 30 });
/** The picture lies on the canvas at half its pixels. */
const source: PlacedImage = { image: asPng(photo), bounds: { x: 100, y: 50, width: 20, height: 15 } };
const soft = picture({ width: 8, height: 6 }, (x, y) => [200, 10 * x, 10 * y, 32 * x]);
const over = (raster: Raster, x: number, y: number, width: number, height: number): PlacedImage => ({
  image: asPng(raster),
  bounds: { x, y, width, height },
});
const look = (above: readonly PlacedImage[]) => seenPicture({ source, above }, nodeCodec);

describe("what the user sees", () => {
  it("is the picture itself, byte for byte, where nothing lies over it", async () => {
    expect((await look([])).data).toEqual(photo.data);
    expect((await look([over(soft, 500, 500, 4, 3)])).data).toEqual(photo.data);
    expect((await look([over(soft, 105, 55, 0.1, 3)])).data).toEqual(photo.data);
  });

  it("has a result of the picture's own scale over it, in bytes, also past the edge", async () => {
    const seen = await look([over(soft, 105, 55, 4, 3)]);
    expect(seen.data).toEqual(composite(photo, soft, { x: 10, y: 10, width: 8, height: 6 }).data);
    const cut = await look([over(soft, 98, 55, 4, 3)]);
    expect(cut.data).toEqual(composite(photo, soft, { x: -4, y: 10, width: 8, height: 6 }).data);
  });

  it("has the topmost result on top", async () => {
    const flat = (value: number) => picture({ width: 8, height: 6 }, () => [value, value, value, 255]);
    const seen = await look([over(flat(10), 105, 55, 4, 3), over(flat(90), 107, 55, 4, 3)]);
    expect(pixelAt(seen, 11, 12)).toEqual([10, 10, 10, 255]);
    expect(pixelAt(seen, 15, 12)).toEqual([90, 90, 90, 255]);
  });

  it("has a result that was stretched where it lies now, however large that is", async () => {
    const halves = picture({ width: 8, height: 6 }, (x) => (x < 4 ? [255, 0, 0, 255] : [0, 0, 255, 255]));
    const seen = await look([over(halves, 100, 50, 10, 15)]);
    expect([pixelAt(seen, 1, 5), pixelAt(seen, 18, 5)]).toEqual([
      [255, 0, 0, 255],
      [0, 0, 255, 255],
    ]);
    expect(pixelAt(seen, 20, 5)).toEqual(pixelAt(photo, 20, 5));
    const huge = await look([over(halves, -999_900, 50, 1_000_000, 15)]);
    expect(huge.data).toEqual(photo.data);
    const right = await look([over(halves, -900_000, 50, 1_000_000, 15)]);
    expect(pixelAt(right, 39, 29)).toEqual([0, 0, 255, 255]);
  });
});

/** Counts decodings; `fail` makes the next ones fail. */
function counting(): { codec: Codec; count: number; fail: boolean } {
  const state = {
    count: 0,
    fail: false,
    codec: {
      ...nodeCodec,
      async decode(image: PlacedImage["image"], name?: string) {
        state.count += 1;
        if (state.fail) throw new Error("no memory");
        return nodeCodec.decode(image, name);
      },
    },
  };
  return state;
}

describe("remembered pictures", () => {
  const copied = (request: RequestOf<"fill">): RequestOf<"fill"> => structuredClone(request);
  const region = (request: RequestOf<"fill">) => ({
    ...copied(request),
    settings: { feather: 2, grow: 2, context: null },
  });

  it("are decoded once for previews and the edit, although their bytes are new copies each time", async () => {
    const counted = counting();
    const engine = arithmeticEngine({ codec: counted.codec });
    const request = smallRequest({
      above: [over(soft, 10, 10, 8, 6)],
      mask: { from: "runs", width: 4, height: 3, runs: [5, 2, 5] },
    });
    const { picture: shown } = await engine.preview(region(request), 40);
    expect(pixelAt(shown, 12, 13)).toEqual(pixelAt(await look([over(soft, 105, 55, 4, 3)]), 12, 13));
    await engine.preview({ ...region(request), mask: { from: "everything" } }, 20);
    await engine.edit(copied(request), () => undefined);
    expect(counted.count).toBe(2);
    await engine.release();
    await engine.preview(region(request), 20);
    expect(counted.count).toBe(4);
  });

  it("are the last two, and failures are none of them", async () => {
    const counted = counting();
    const { look } = rememberingLook((seen) => seenPicture(seen, counted.codec));
    const pictures = [10, 11, 12].map((width) => ({
      source: { image: asPng(pattern({ width, height: 9 })), bounds: { x: 0, y: 0, width, height: 9 } },
    }));
    for (const seen of [...pictures, ...pictures.slice(1)]) await look(structuredClone(seen));
    expect(counted.count).toBe(3);
    counted.fail = true;
    for (const seen of pictures.slice(0, 1)) await expect(look(seen)).rejects.toThrow("no memory");
    counted.fail = false;
    for (const seen of pictures.slice(0, 1)) expect((await look(seen)).width).toBe(10);
  });

  it("are told apart by what lies over them and where", async () => {
    const counted = counting();
    const { look } = rememberingLook((seen) => seenPicture(seen, counted.codec), 9);
    const seen = await look({ source, above: [over(soft, 105, 55, 4, 3)] });
    const moved = await look({ source, above: [over(soft, 106, 55, 4, 3)] });
    const other = await look({
      source: { ...source, bounds: { ...source.bounds, x: 101 } },
      above: [over(soft, 105, 55, 4, 3)],
    });
    expect(await look({ source })).not.toBe(seen);
    expect(moved.data).not.toEqual(seen.data);
    expect(other.data).not.toEqual(seen.data);
    expect(await look({ source, above: [] })).toBe(await look({ source }));
  });
});
