/** Whether the study's own perceptual distance orders what everybody orders alike. */
import { random } from "../diffusion/random";
import { maskBounds } from "../image/mask";
import type { Mask, Raster } from "../image/raster";
import { column, type Experiment, mean, type NewRow } from "./experiment";
import { squaredDifference } from "./figures-of";
import { standing } from "./library-cutouts";
import type { Tools } from "./tools";

/** Pairs of changes of which the first is surely the smaller to the eye. */
const orders = [
  ["noise 6", "noise 18"],
  ["noise 18", "noise 54"],
  ["blur 1", "blur 2"],
  ["blur 2", "blur 4"],
  ["shift 1", "shift 4"],
  ["shift 1", "thing"],
  ["blur 2", "thing"],
  ["noise 18", "thing"],
  // A little more light, or all of it one pixel aside, is less than no detail at all.
  ["brighter 16", "blur 4"],
  ["shift 1", "blur 4"],
] as const;

export const sanity: Experiment = {
  once: true,
  id: "Distance",
  method:
    "The perceptual distance of this page: mean squared difference of unit-length features over the five depths of the judge's trunk (LPIPS, Zhang et al. 2018, without learnt weights, which cannot be had here). Checked on the sources by changes everybody orders alike: noise, blur and shift by growing amounts, a little more light, and a thing standing in the region, against squared difference.",
  async run(tools, pair) {
    const { picture, mask } = pair;
    const box = maskBounds(mask);
    const cut = await tools.cutouts?.fitted(pair.name, 0.9 * box.width, 0.9 * box.height);
    const changes: Record<string, Raster> = {
      ...Object.fromEntries([6, 18, 54].map((by) => [`noise ${by}`, noisy(picture, by, pair.drawn)])),
      ...Object.fromEntries([1, 2, 4].map((by) => [`blur ${by}`, blurred(picture, by)])),
      ...Object.fromEntries([1, 4].map((by) => [`shift ${by}`, shifted(picture, by)])),
      "brighter 16": brighter(picture, 16),
      ...(cut && { thing: standing(picture, cut, box) }),
    };
    const far: Record<string, { perceptual: number | null; squared: number }> = {};
    for (const [name, changed] of Object.entries(changes)) {
      far[name] = {
        perceptual: await distance(tools, picture, changed, mask),
        squared: squaredDifference(picture, changed, mask, "inside"),
      };
    }
    const row: NewRow = {};
    for (const [a, b] of orders) {
      const [small, large] = [far[a], far[b]];
      if (small === undefined || large === undefined) continue;
      row[`squared, ${a} < ${b}`] = Number(small.squared < large.squared);
      const isKnown = small.perceptual !== null && large.perceptual !== null;
      row[`perceptual, ${a} < ${b}`] = isKnown ? Number((small.perceptual ?? 0) < (large.perceptual ?? 0)) : null;
    }
    return row;
  },
  conclude(rows) {
    const share = (measure: string): string =>
      orders
        .map(([a, b]) => {
          const right = column(rows, `${measure}, ${a} < ${b}`);
          return `${a} < ${b} ${right.length === 0 ? "–" : `${Math.round(100 * mean(right))} %`}`;
        })
        .join(", ");
    const all = orders.flatMap(([a, b]) => column(rows, `perceptual, ${a} < ${b}`));
    return [
      {
        id: "Distance",
        claim: "The study's perceptual distance orders what everybody orders alike (in 95 % of the cases).",
        holds: all.length === 0 ? null : mean(all) >= 0.95,
        key: "",
        says: `Ordered right: ${share("perceptual")}. Squared difference: ${share("squared")}.`,
      },
    ];
  },
};

async function distance({ perceptual }: Tools, a: Raster, b: Raster, mask: Mask): Promise<number | null> {
  if (perceptual === null) return null;
  const [x, y] = [await perceptual.features(a, mask, "inside"), await perceptual.features(b, mask, "inside")];
  return perceptual.between(x, y, mask, "inside");
}

function noisy(picture: Raster, by: number, seed: number): Raster {
  const draws = random(seed).fork("sanity").normal(picture.data.length);
  const data = picture.data.map((value, i) => (i % 4 === 3 ? value : value + by * draws[i]));
  return { ...picture, data };
}

/** A box of 2·by + 1 pixels. */
function blurred({ width, height, data }: Raster, by: number): Raster {
  const out = data.slice();
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const sum = [0, 0, 0, 0];
    for (let v = Math.max(0, y - by); v <= Math.min(height - 1, y + by); v++) {
      for (let u = Math.max(0, x - by); u <= Math.min(width - 1, x + by); u++) {
        for (let c = 0; c < 3; c++) sum[c] = sum[c] + data[4 * (v * width + u) + c];
        sum[3] = sum[3] + 1;
      }
    }
    for (let c = 0; c < 3; c++) out[4 * i + c] = sum[c] / sum[3];
  }
  return { width, height, data: out };
}

function brighter(picture: Raster, by: number): Raster {
  return { ...picture, data: picture.data.map((value, i) => (i % 4 === 3 ? value : value + by)) };
}

function shifted(picture: Raster, by: number): Raster {
  const { width, data } = picture;
  const out = data.map((_, at) => {
    const i = at >> 2;
    const x = Math.max(0, (i % width) - by);
    return data[4 * (i - (i % width) + x) + (at % 4)];
  });
  return { ...picture, data: out };
}
