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
import { planAxes, type Rows, resampleRows } from "./resample";

/** What transparent pixels look like to the model: mid-grey, which is about 0 in its values. */
const grey = 128;

const byteAsIs = Float32Array.from({ length: 256 }, (_, byte) => byte);

/**
 * The region of a picture as the model sees it: 3 planes in [-1, 1] (byte / 127.5 − 1). Outside the picture its edge
 * pixels are repeated. Transparency is composed over mid-grey.
 */
export function modelPicture(picture: Raster, region: Rect, size: Size): Planes {
  const shrinks = region.width > size.width || region.height > size.height;
  const { width, height } = size;
  const data = new Float32Array(3 * width * height);
  const table = byteOfLinearTable();
  const rows = opaqueRows(picture, shrinks ? linearOfByte : byteAsIs);
  resampleRows(rows, ...planAxes(picture, region, size), (y, line) => {
    for (let channel = 0; channel < 3; channel++) {
      const start = (channel * height + y) * width;
      for (let x = 0; x < width; x++) {
        const value = line[channel * width + x];
        const byte = shrinks ? byteOfLinear(value, table) : Math.min(255, Math.max(0, value));
        data[start + x] = byte / 127.5 - 1;
      }
    }
  });
  return { width, height, channels: 3, data };
}

function opaqueRows(picture: Raster, values: Float32Array): Rows {
  const from = picture.data;
  return {
    channels: 3,
    read(y, first, count, line) {
      let at = (y * picture.width + first) * 4;
      for (let x = 0; x < count; x++, at += 4) {
        const alpha = from[at + 3];
        let red = from[at];
        let green = from[at + 1];
        let blue = from[at + 2];
        if (alpha < 255) {
          const behind = grey * (255 - alpha);
          red = Math.round((red * alpha + behind) / 255);
          green = Math.round((green * alpha + behind) / 255);
          blue = Math.round((blue * alpha + behind) / 255);
        }
        line[x] = values[red];
        line[count + x] = values[green];
        line[2 * count + x] = values[blue];
      }
    },
  };
}

/**
 * A picture, or a region of it, at another size, for people to look at. Alpha-weighted, so that hidden colours do not
 * bleed in.
 */
export function resizePicture(picture: Raster, size: Size, region: Rect = frameOf(picture)): Raster {
  const shrinks = region.width > size.width || region.height > size.height;
  const { width, height } = size;
  const data = new Uint8ClampedArray(width * height * 4);
  const table = byteOfLinearTable();
  const rows = premultipliedRows(picture, shrinks ? linearOfByte : byteAsIs);
  resampleRows(rows, ...planAxes(picture, region, size), (y, line) => {
    for (let x = 0, at = 4 * y * width; x < width; x++, at += 4) {
      const alpha = line[3 * width + x];
      data[at + 3] = alpha * 255;
      if (data[at + 3] === 0) continue;
      for (let channel = 0; channel < 3; channel++) {
        const value = line[channel * width + x] / alpha;
        data[at + channel] = shrinks ? byteOfLinear(value, table) : value;
      }
    }
  });
  return { width, height, data };
}

function premultipliedRows(picture: Raster, values: Float32Array): Rows {
  const from = picture.data;
  return {
    channels: 4,
    read(y, first, count, line) {
      let at = (y * picture.width + first) * 4;
      for (let x = 0; x < count; x++, at += 4) {
        const alpha = from[at + 3] / 255;
        line[x] = values[from[at]] * alpha;
        line[count + x] = values[from[at + 1]] * alpha;
        line[2 * count + x] = values[from[at + 2]] * alpha;
        line[3 * count + x] = alpha;
      }
    },
  };
}
