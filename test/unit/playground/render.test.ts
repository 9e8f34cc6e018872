import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EditorDocument } from "../../../plugin/playground/document/document";
import { type Layer, makeLayer, solid } from "../../../plugin/playground/document/layer";
import { translation } from "../../../plugin/playground/document/matrix";
import { decodePng } from "../../../plugin/playground/document/png";
import { restore, save } from "../../../plugin/playground/document/saved";
import { examples } from "../../../plugin/playground/examples/examples";
import { coverLines, coverPolygons } from "../../../plugin/playground/render/coverage";
import { exportLayer, exportPngOf, flatten, toPng } from "../../../plugin/playground/render/export-layer";
import { noisePicture, pictureLayer } from "../../support/figma-stage";

const same = (one: ArrayLike<number>, other: ArrayLike<number>): boolean =>
  Buffer.from(Uint8Array.from(one)).equals(Buffer.from(Uint8Array.from(other)));

describe("exporting", () => {
  it("gives a picture's own bytes at its own scale, alpha and all, wherever it lies and however it is scaled", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: -500, max: 500 }),
        fc.constantFrom(0.5, 1, 2, 3.7),
        (width, height, x, scale) => {
          const picture = noisePicture(width, height, true);
          const size = { width: width * scale, height: height * scale };
          const document = new EditorDocument([pictureLayer("1:1", picture, x, x / 2, size)], [picture]);
          const raster = exportLayer(document, "1:1", {
            constraint: { type: "WIDTH", value: width },
            useAbsoluteBounds: true,
            contentsOnly: true,
          });
          return raster !== null && same(raster.data, picture.pixels.data);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is the same with and without drawing, for what can be copied and for what cannot", () => {
    const picture = noisePicture(12, 8, true);
    const fills = pictureLayer("1:1", picture, 0, 0).fills;
    const variants: Partial<Layer>[] = [
      {},
      { width: 24, height: 16 },
      { width: 24, height: 8 },
      { opacity: 0.5 },
      { fills: [...fills, solid(1, 0, 0, 0.3)] },
      { fills: fills.map((fill) => ({ ...fill, opacity: 0.4 })) },
      { strokes: [solid(0, 1, 0)], strokeWeight: 2 },
      { type: "ELLIPSE" },
      { transform: translation(0.5, 0) },
      {
        transform: [
          [-1, 0, 12],
          [0, 1, 0],
        ],
      },
    ];
    for (const variant of variants) {
      const document = new EditorDocument([pictureLayer("1:1", picture, 3, 4, variant)], [picture]);
      for (const value of [12, 24]) {
        const options = { constraint: { type: "WIDTH" as const, value }, useAbsoluteBounds: true, contentsOnly: true };
        const drawn = exportLayer(document, "1:1", options);
        const bytes = exportPngOf(document, "1:1", options);
        const read = bytes === null ? null : decodePng(bytes);
        expect(read && same(read.data, drawn?.data ?? []), JSON.stringify(variant)).toBe(true);
      }
    }
  });

  it("does not encode a picture again that is read again, and gives bytes of its own each time", () => {
    const picture = noisePicture(300, 200);
    const document = new EditorDocument([pictureLayer("1:1", picture, 0, 0)], [picture]);
    const options = { constraint: { type: "WIDTH" as const, value: 300 }, useAbsoluteBounds: true, contentsOnly: true };
    const first = exportPngOf(document, "1:1", options);
    const copy = first?.slice();
    first?.fill(0);
    expect(exportPngOf(document, "1:1", options)).toEqual(copy);
  });

  it("survives PNG and back", () => {
    const { pixels } = noisePicture(31, 17, true);
    expect(same(decodePng(toPng(pixels)).data, pixels.data)).toBe(true);
  });

  it("turns pictures by a quarter exactly", () => {
    const picture = noisePicture(5, 3);
    const layer = pictureLayer("1:1", picture, 0, 0, {
      transform: [
        [0, -1, 3],
        [1, 0, 0],
      ],
    });
    const raster = flatten(new EditorDocument([layer], [picture]));
    expect([raster?.width, raster?.height]).toEqual([3, 5]);
    const at = (x: number, y: number, width: number) => (y * width + x) * 4;
    for (let y = 0; y < 3; y++) {
      for (let x = 0; x < 5; x++) expect(raster?.data[at(2 - y, x, 3)]).toBe(picture.pixels.data[at(x, y, 5)]);
    }
  });
});

describe("flattening", () => {
  const picture = noisePicture(40, 30);

  it("changes no byte where nothing covers the picture", () => {
    const cover = makeLayer({
      id: "1:2",
      type: "RECTANGLE",
      name: "c",
      width: 7,
      height: 5,
      transform: translation(10, 8),
      fills: [solid(1, 0, 0, 0.5)],
    });
    const raster = flatten(new EditorDocument([pictureLayer("1:1", picture, 0, 0), cover], [picture]));
    for (let y = 0; y < 30; y++) {
      for (let x = 0; x < 40; x++) {
        const covered = x >= 10 && x < 17 && y >= 8 && y < 13;
        const i = (y * 40 + x) * 4;
        if (!covered) expect(raster?.data.slice(i, i + 4)).toEqual(picture.pixels.data.slice(i, i + 4));
        else
          expect(Math.abs((raster?.data[i] ?? 0) - ((picture.pixels.data[i] ?? 0) + 255) / 2)).toBeLessThanOrEqual(0.5);
      }
    }
  });

  it("leaves out what is hidden", () => {
    const hidden = makeLayer({ id: "1:2", type: "RECTANGLE", name: "h", visible: false, fills: [solid(1, 0, 0)] });
    const raster = flatten(new EditorDocument([pictureLayer("1:1", picture, 0, 0), hidden], [picture]));
    expect(same(raster?.data ?? [], picture.pixels.data)).toBe(true);
  });
});

describe("coverage", () => {
  it("adds up to a polygon's area", () => {
    const triangle = [
      { x: 1.3, y: 2.1 },
      { x: 27.4, y: 6.2 },
      { x: 9.5, y: 29.3 },
    ];
    const mask = coverPolygons([triangle], { width: 32, height: 32 });
    const sum = mask.data.reduce((a, b) => a + b, 0) / 255;
    const [a, b, c] = triangle as [{ x: number; y: number }, { x: number; y: number }, { x: number; y: number }];
    expect(sum).toBeCloseTo(Math.abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2, -0.5);
  });

  it("does not darken where a stroke crosses itself", () => {
    const mask = coverLines(
      [
        [
          { x: 2, y: 8 },
          { x: 14, y: 8 },
        ],
        [
          { x: 8, y: 2 },
          { x: 8, y: 14 },
        ],
      ],
      2,
      { width: 16, height: 16 },
    );
    expect(Math.max(...mask.data)).toBe(255);
    expect(mask.data[8 * 16 + 8]).toBe(255);
    expect(mask.data[0]).toBe(0);
  });
});

describe("documents", () => {
  it("come back from what is kept, without pictures nobody shows", async () => {
    const [used, unused] = [noisePicture(4, 4, true), noisePicture(5, 5)];
    const document = new EditorDocument([pictureLayer("1:7", used, 3, 4)], [used, unused]);
    const kept: unknown = structuredClone(save(document));
    const back = await restore(kept, async (image) => decodePng(image.bytes));
    expect(back?.layers).toEqual(document.layers);
    expect([...(back?.pictures.keys() ?? [])]).toEqual([used.hash]);
    expect(back?.newId()).toBe("1:8");
  });

  it.each([null, 1, {}, { version: 2, layers: [], pictures: [] }, { version: 1, layers: [{}], pictures: [] }])(
    "are not made of %j",
    async (value) => {
      expect(await restore(value, async (image) => decodePng(image.bytes))).toBeNull();
    },
  );

  it("undo what was not committed as a step of its own, and redo it", () => {
    const document = new EditorDocument();
    const add = (id: string) =>
      document.change(() => document.layers.push(makeLayer({ id, type: "RECTANGLE", name: id })));
    add("1:1");
    document.commit();
    add("1:2");
    document.undo();
    expect(document.layers.map(({ id }) => id)).toEqual(["1:1"]);
    document.redo();
    expect(document.layers.map(({ id }) => id)).toEqual(["1:1", "1:2"]);
    document.undo();
    add("1:3");
    document.redo();
    expect(document.layers.map(({ id }) => id)).toEqual(["1:1", "1:3"]);
  });

  it("drop removed layers from the selection", () => {
    const document = new EditorDocument([makeLayer({ id: "1:1", type: "RECTANGLE", name: "a" })]);
    document.select(["1:1"]);
    document.remove("1:1");
    expect(document.selection).toEqual([]);
  });
});

describe("examples", () => {
  it.each(examples)("$title is the same every time, opaque and not flat", ({ render }) => {
    const [one, two] = [render(60, 40), render(60, 40)];
    expect(same(one.data, two.data)).toBe(true);
    const values = one.data.filter((_, i) => i % 4 === 0);
    expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(100);
    expect(one.data.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
  });
});
