/**
 * PNG with exact bytes: canvases store premultiplied colours, so half-transparent pixels would not come back as they
 * were. Depths above 8 keep their high byte, as libvips does for the command line. Colour profiles are not applied:
 * hosts export sRGB.
 */
import { type DecodedPng, decode, encode } from "fast-png";
import type { Raster } from "../image/raster";

/** @throws whatever fast-png throws on a damaged file */
export function decodePng(bytes: Uint8Array<ArrayBuffer>): Raster {
  const png = decode(bytes, { checkCrc: true });
  const { width, height } = png;
  if (png.depth === 8 && png.channels === 4 && !(png.data instanceof Uint16Array)) {
    return { width, height, data: new Uint8ClampedArray(png.data) };
  }
  const data = new Uint8ClampedArray(width * height * 4);
  const samples = sampleReader(png);
  const pixel = pixelWriter(png);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) pixel(samples, y, x, data, at);
  }
  return { width, height, data };
}

export function encodePng(raster: Raster): Uint8Array<ArrayBuffer> {
  const { width, height, data } = raster;
  return new Uint8Array(encode({ width, height, data, depth: 8, channels: 4 }, { zlib: { level: 6 } }));
}

type Samples = (y: number, x: number, channel: number) => number;

/** Raw sample values; rows of 1, 2 and 4 bit pictures are packed and padded to whole bytes. */
function sampleReader({ data, depth, channels, width }: DecodedPng): Samples {
  if (depth === 8 || depth === 16) return (y, x, channel) => data[(y * width + x) * channels + channel] ?? 0;
  const rowBytes = Math.ceil((width * depth) / 8);
  const perByte = 8 / depth;
  const low = (1 << depth) - 1;
  return (y, x) => {
    const byte = data[y * rowBytes + Math.floor(x / perByte)] ?? 0;
    return (byte >> (8 - depth * ((x % perByte) + 1))) & low;
  };
}

type PixelWriter = (samples: Samples, y: number, x: number, to: Uint8ClampedArray, at: number) => void;

function pixelWriter({ palette, channels, depth, transparency }: DecodedPng): PixelWriter {
  if (palette !== undefined) {
    return (samples, y, x, to, at) => {
      // An index beyond the palette is an error in the file; browsers paint it black.
      const [red = 0, green = 0, blue = 0, alpha = 255] = palette[samples(y, x, 0)] ?? [];
      put(to, at, red, green, blue, alpha);
    };
  }
  const toByte = byteScale(depth);
  // The one colour that a picture without alpha calls transparent, in raw samples (tRNS).
  const clear = transparency !== undefined && transparency.length > 0 ? transparency : null;
  const isClear = (...raw: number[]): boolean => clear !== null && raw.every((value, i) => value === clear[i]);
  const isGrey = channels <= 2;
  const hasAlpha = channels === 2 || channels === 4;
  return (samples, y, x, to, at) => {
    const red = samples(y, x, 0);
    const green = isGrey ? red : samples(y, x, 1);
    const blue = isGrey ? red : samples(y, x, 2);
    const seen = isGrey ? isClear(red) : isClear(red, green, blue);
    const alpha = hasAlpha ? toByte(samples(y, x, channels - 1)) : seen ? 0 : 255;
    put(to, at, toByte(red), toByte(green), toByte(blue), alpha);
  };
}

function byteScale(depth: DecodedPng["depth"]): (sample: number) => number {
  switch (depth) {
    case 1:
      return (sample) => sample * 255;
    case 2:
      return (sample) => sample * 85;
    case 4:
      return (sample) => sample * 17;
    case 8:
      return (sample) => sample;
    case 16:
      return (sample) => sample >> 8;
  }
}

function put(to: Uint8ClampedArray, at: number, red: number, green: number, blue: number, alpha: number): void {
  to[at] = red;
  to[at + 1] = green;
  to[at + 2] = blue;
  to[at + 3] = alpha;
}
