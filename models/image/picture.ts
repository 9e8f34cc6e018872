/**
 * Pictures to model values and to other sizes.
 *
 * Light: shrinking averages linear light, so a shrunk texture is as bright as it looks from afar and what the model
 * paints next to it matches. Enlarging interpolates sRGB values, because the overshoot of a sharp kernel is even to the
 * eye there, while in linear light it draws dark outlines.
 */
import { byteOfLinear, byteOfLinearTable, linearOfByte } from "./color";
import { frameOf, type Rect, type Size } from "./geometry";
import type { Planes, Raster } from "./raster";
import { planAxis, type Rows, resampleRows } from "./resample";

/** What transparent pixels look like to the model: mid-grey, which is about 0 in its values. */
const grey = 128;

const byteAsIs = Float32Array.from({ length: 256 }, (_, byte) => byte);

/**
 * The region of a picture as the model sees it: 3 planes in [-1, 1] (byte / 127.5 − 1). Outside the picture its edge
 * pixels are repeated. Transparency is composed over mid-grey.
 */
export function modelPicture(picture: Raster, region: Rect, size: Size): Planes {
  const shrinks = region.width > size.width || region.height > size.height;
  const planes = resampleRows(
    opaqueRows(picture, shrinks ? linearOfByte : byteAsIs),
    planAxis(picture.width, region.x, region.width, size.width),
    planAxis(picture.height, region.y, region.height, size.height),
  );
  const { data } = planes;
  const table = byteOfLinearTable();
  for (let i = 0; i < data.length; i++) {
    const value = data[i] as number;
    const byte = shrinks ? byteOfLinear(value, table) : Math.min(255, Math.max(0, value));
    data[i] = byte / 127.5 - 1;
  }
  return planes;
}

function opaqueRows(picture: Raster, values: Float32Array): Rows {
  const from = picture.data;
  return {
    channels: 3,
    read(y, first, count, line) {
      let at = (y * picture.width + first) * 4;
      for (let x = 0; x < count; x++, at += 4) {
        const alpha = from[at + 3] as number;
        for (let channel = 0; channel < 3; channel++) {
          let byte = from[at + channel] as number;
          if (alpha < 255) byte = Math.round((byte * alpha + grey * (255 - alpha)) / 255);
          line[channel * count + x] = values[byte] as number;
        }
      }
    },
  };
}

/** A picture at another size, for people to look at. Alpha-weighted, so that hidden colours do not bleed in. */
export function resizePicture(picture: Raster, size: Size): Raster {
  const frame = frameOf(picture);
  const shrinks = picture.width > size.width || picture.height > size.height;
  const values = shrinks ? linearOfByte : byteAsIs;
  const { data: planes } = resampleRows(
    premultipliedRows(picture, values),
    planAxis(picture.width, 0, frame.width, size.width),
    planAxis(picture.height, 0, frame.height, size.height),
  );
  const count = size.width * size.height;
  const data = new Uint8ClampedArray(count * 4);
  const table = byteOfLinearTable();
  for (let i = 0; i < count; i++) {
    const alpha = planes[3 * count + i] as number;
    data[4 * i + 3] = alpha * 255;
    if (data[4 * i + 3] === 0) continue;
    for (let channel = 0; channel < 3; channel++) {
      const value = (planes[channel * count + i] as number) / alpha;
      data[4 * i + channel] = shrinks ? byteOfLinear(value, table) : value;
    }
  }
  return { width: size.width, height: size.height, data };
}

function premultipliedRows(picture: Raster, values: Float32Array): Rows {
  const from = picture.data;
  return {
    channels: 4,
    read(y, first, count, line) {
      let at = (y * picture.width + first) * 4;
      for (let x = 0; x < count; x++, at += 4) {
        const alpha = (from[at + 3] as number) / 255;
        line[x] = (values[from[at] as number] as number) * alpha;
        line[count + x] = (values[from[at + 1] as number] as number) * alpha;
        line[2 * count + x] = (values[from[at + 2] as number] as number) * alpha;
        line[3 * count + x] = alpha;
      }
    },
  };
}
