import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { decodePng, encodePng } from "../../../models/engine/png";
import { pattern, picture, readRaw } from "../../support/node-pictures";
import { crc32 } from "../../support/node-png";

describe("PNG", () => {
  it("keeps every byte of half-transparent pixels, there and back", () => {
    const all = picture({ width: 256, height: 4 }, (x, y) => [x, 255 - x, (x * 3) & 255, [0, 1, 128, 255][y] ?? 0]);
    expect(decodePng(encodePng(all))).toEqual(all);
  });

  it("writes files that other readers read the same", async () => {
    const raster = pattern({ width: 33, height: 9 });
    expect(await readRaw(encodePng(raster))).toEqual(raster);
  });

  it.each([
    ["palette", (image: Sharp) => image.png({ palette: true, colours: 4 })],
    ["16 colours", (image: Sharp) => image.png({ palette: true, colours: 16 })],
    ["grey", (image: Sharp) => image.greyscale().png()],
    ["no alpha", (image: Sharp) => image.removeAlpha().png()],
    ["interlaced", (image: Sharp) => image.png({ progressive: true })],
  ])("decodes %s pictures as sharp does", async (_, write) => {
    const { data, width, height } = pattern({ width: 21, height: 13 });
    const bytes = new Uint8Array(await write(sharp(data, { raw: { width, height, channels: 4 } })).toBuffer());
    expect(decodePng(bytes)).toEqual(await readRaw(bytes));
  });

  it("takes the high byte of 16-bit samples", () => {
    const file = rawPng({ width: 2, height: 1, depth: 16, colour: 0 }, [0, 0x12, 0x34, 0xff, 0xff]);
    expect([...decodePng(file).data]).toEqual([0x12, 0x12, 0x12, 255, 255, 255, 255, 255]);
  });

  it.each([
    [1, [0, 0b10100000], [255, 0, 255]],
    [2, [0, 0b00011011], [0, 85, 170]],
    [4, [0, 0x0f, 0x80], [0, 255, 136]],
  ])("spreads %i-bit greys over 0 to 255", (depth, rows, greys) => {
    const { data } = decodePng(rawPng({ width: 3, height: 1, depth, colour: 0 }, rows));
    expect([data[0], data[4], data[8]]).toEqual(greys);
  });

  it("makes the colour that tRNS names transparent", () => {
    const file = rawPng({ width: 2, height: 1, depth: 8, colour: 0 }, [0, 7, 9], [0, 7]);
    expect([...decodePng(file).data]).toEqual([7, 7, 7, 0, 9, 9, 9, 255]);
  });

  it("throws on a damaged file", () => {
    const file = encodePng(pattern({ width: 16, height: 16 }));
    file[60] = (file[60] ?? 0) ^ 0xff;
    expect(() => decodePng(file)).toThrow();
    expect(() => decodePng(file.slice(0, 70))).toThrow();
  });
});

/** A PNG from its parts: `rows` are filter byte and samples; `transparent` is the tRNS chunk. */
function rawPng(
  head: { width: number; height: number; depth: number; colour: number },
  rows: readonly number[],
  transparent?: readonly number[],
): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(head.width, 0);
  header.writeUInt32BE(head.height, 4);
  header[8] = head.depth;
  header[9] = head.colour;
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", header),
      ...(transparent === undefined ? [] : [chunk("tRNS", Buffer.from(transparent))]),
      chunk("IDAT", deflateSync(Buffer.from(rows))),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}
