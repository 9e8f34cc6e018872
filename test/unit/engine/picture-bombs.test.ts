import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { nodeCodec } from "../../../models/cli/codec-node";
import { browserCodec } from "../../../models/engine/codec-browser";
import { checkDecoded, checkedProbe, probeImage } from "../../../models/engine/image-type";
import { encodePng } from "../../../models/engine/png";
import { pngChunks } from "../../../models/engine/png-chunks";
import { pattern } from "../../support/node-pictures";
import { crc32 } from "../../support/node-png";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const framed = Buffer.alloc(data.length + 12);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, "latin1");
  data.copy(framed, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, data.length + 8)), data.length + 8);
  return framed;
}

function header(width: number, height: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data[8] = 8;
  data[9] = 6;
  return chunk("IHDR", data);
}

const file = (...chunks: readonly Buffer[]) => new Uint8Array(Buffer.concat([signature, ...chunks]));
const end = chunk("IEND", Buffer.alloc(0));
const blank = (bytes: number): Buffer => chunk("IDAT", deflateSync(Buffer.alloc(bytes)));

describe("pictures that would grow", () => {
  it.each([
    ["a second header", file(header(4, 4), header(2200, 2200), blank(2200 * (1 + 2200 * 4)), end)],
    ["a header that is not first", file(chunk("tEXt", Buffer.alloc(30)), header(4, 4), blank(68), end)],
    ["no end", file(header(4, 4), blank(68))],
  ])("are refused: %s", async (_, bytes) => {
    for (const codec of [browserCodec, nodeCodec]) {
      await expect(codec.decode({ type: "image/png", bytes })).rejects.toMatchObject({ code: "bad-image" });
    }
  });

  it("are refused when far more comes out than is announced, whether the platform counts or we do", async () => {
    const bytes = file(header(4, 4), blank(20 * 2 ** 20), end);
    const decoding = () => browserCodec.decode({ type: "image/png", bytes });
    await expect(decoding()).rejects.toMatchObject({ code: "bad-image" });
    const { DecompressionStream: platforms } = globalThis;
    Object.assign(globalThis, { DecompressionStream: undefined });
    try {
      await expect(decoding()).rejects.toMatchObject({ code: "bad-image" });
    } finally {
      Object.assign(globalThis, { DecompressionStream: platforms });
    }
  });

  it("let honest ones through, without a profile that nobody applies", async () => {
    const raster = pattern({ width: 33, height: 9 });
    const whole = Buffer.from(encodePng(raster));
    const profile = chunk("iCCP", Buffer.concat([Buffer.from("x\0\0"), deflateSync(Buffer.alloc(2 ** 20))]));
    const bytes = new Uint8Array(Buffer.concat([whole.subarray(0, 33), profile, whole.subarray(33)]));
    expect(pngChunks(bytes)?.bytes).toEqual(new Uint8Array(whole));
    expect(await browserCodec.decode({ type: "image/png", bytes })).toEqual(raster);
  });

  it("count what interlaced pictures hold", () => {
    const data = Buffer.alloc(13);
    data.writeUInt32BE(9, 0);
    data.writeUInt32BE(5, 4);
    data[8] = 8;
    data[9] = 0;
    data[12] = 1;
    // Each pixel once, and a filter for every row of the seven passes: 1 + 1 + 1 + 2 + 1 + 3 + 2.
    expect(pngChunks(file(chunk("IHDR", data), blank(1), end))?.inflated).toBe(9 * 5 + 11);
  });

  it("are as large as the largest frame of a GIF", () => {
    const frame = [0x2c, 0, 0, 0, 0, 0x10, 0x27, 0x10, 0x27, 0, 2, 1, 0, 0];
    const extension = [0x21, 0xf9, 4, 0, 0, 0, 0, 0];
    const gif = new Uint8Array([...Buffer.from("GIF89a"), 4, 0, 4, 0, 0, 0, 0, ...extension, ...frame, 0x3b]);
    expect(probeImage(gif)).toEqual({ type: "image/gif", width: 10_000, height: 10_000 });
    expect(() => checkedProbe(gif, "It")).toThrow("It is 10000 × 10000 pixels");
  });

  it("are refused once decoded, if larger than announced", () => {
    const announced = { width: 10, height: 20 };
    expect(() => checkDecoded(announced, { width: 20, height: 10 }, "It")).not.toThrow();
    expect(() => checkDecoded(announced, { width: 20, height: 11 }, "It")).toThrow("It is not a complete");
  });
});
