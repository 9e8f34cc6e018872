/** Files as print shops, scanners and old programs write them, made by sharp, and what their pixels are in 8-bit sRGB. */
import sharp, { type Sharp } from "sharp";
import type { Size } from "../../models/image/geometry";
import type { Raster } from "../../models/image/raster";
import { picture } from "./node-pictures";

export interface UnusualFile {
  readonly says: string;
  readonly type: "image/png" | "image/jpeg";
  /** How far a decoder may be from `raster`: CMYK has as many ways to sRGB as there are profiles. */
  readonly within: number;
  make(size: Size): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly raster: Raster }>;
}

const soft = (size: Size): Raster =>
  picture(size, (x, y) => [20 + ((x * 3) % 200), 40 + ((y * 4) % 180), 200 - ((x + y) % 120), 255]);
const grey = (value: (x: number, y: number) => readonly [number, number]) => (size: Size) =>
  picture(size, (x, y) => {
    const [level, alpha] = value(x, y);
    return [level, level, level, alpha];
  });
const level = (x: number, y: number): number => (x * 5 + y * 3) & 255;
const raw = ({ data, width, height }: Raster): Sharp => sharp(data, { raw: { width, height, channels: 4 } });
const bytesOf = async (image: Sharp): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await image.toBuffer());
const made = async (raster: Raster, image: Sharp) => ({ bytes: await bytesOf(image), raster });

/** 16 bits a channel whose high bytes are the raster's; the low ones are anything. */
const deep = (raster: Raster, channels: 1 | 2 | 3 | 4): Sharp => {
  const { width, height, data } = raster;
  const use = { 1: [0], 2: [0, 3], 3: [0, 1, 2], 4: [0, 1, 2, 3] }[channels];
  const samples = new Uint16Array(width * height * channels);
  for (let i = 0; i < samples.length; i++) {
    const value = data[Math.floor(i / channels) * 4 + (use[i % channels] ?? 0)] ?? 0;
    samples[i] = value * 256 + (value === 255 ? 255 : (i * 37) & 255);
  }
  const image = sharp(samples, { raw: { width, height, channels } });
  return image.toColourspace(channels <= 2 ? "grey16" : "rgb16").png();
};

export const unusualFiles: readonly UnusualFile[] = [
  {
    says: "a CMYK JPEG",
    type: "image/jpeg",
    // Read upside down, as Adobe writes it, it would be more than 100 off.
    within: 60,
    make: async (size) => {
      const raster = picture(size, (x) => (x < size.width / 2 ? [190, 70, 60, 255] : [90, 120, 160, 255]));
      return made(raster, raw(raster).removeAlpha().toColourspace("cmyk").jpeg({ quality: 100 }));
    },
  },
  {
    says: "a PNG of 16 bits a channel",
    type: "image/png",
    within: 0,
    make: async (size) => made(soft(size), deep(soft(size), 3)),
  },
  {
    says: "a PNG of 16 bits a channel with alpha",
    type: "image/png",
    within: 0,
    make: async (size) => {
      const raster = picture(size, (x, y) => [x & 255, y & 255, (x + y) & 255, x % 7 === 0 ? 128 : 255]);
      return made(raster, deep(raster, 4));
    },
  },
  {
    says: "a grey PNG of 16 bits",
    type: "image/png",
    within: 0,
    make: async (size) => {
      const raster = grey((x, y) => [level(x, y), 255])(size);
      return made(raster, deep(raster, 1));
    },
  },
  {
    says: "an indexed PNG",
    type: "image/png",
    within: 0,
    make: async (size) => {
      const raster = picture(size, (x, y) =>
        ((x >> 2) + (y >> 2)) % 2 === 0 ? [200, 30, 40, 255] : [20, 60, 180, 255],
      );
      return made(raster, raw(raster).png({ palette: true, colours: 4, dither: 0 }));
    },
  },
  {
    says: "a grey PNG",
    type: "image/png",
    within: 0,
    make: async (size) => {
      const raster = grey((x, y) => [level(x, y), 255])(size);
      return made(raster, raw(raster).removeAlpha().toColourspace("b-w").png());
    },
  },
  {
    says: "a grey PNG with alpha",
    type: "image/png",
    within: 0,
    make: async (size) => {
      const raster = grey((x, y) => [level(x, y), x % 5 === 0 ? 90 : 255])(size);
      return made(raster, raw(raster).toColourspace("b-w").png());
    },
  },
];

/** What the file is, as its header tells: so that a test knows that sharp wrote what was meant. */
export async function factsOf(bytes: Uint8Array): Promise<string> {
  const { space, depth, channels, isPalette } = await sharp(bytes).metadata();
  return `${space} ${depth} ${channels}${isPalette ? " indexed" : ""}`;
}
