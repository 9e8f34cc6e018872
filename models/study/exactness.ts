/** B1 and B13: what stays exactly, and what guidance by nothing changes. */
import { examples } from "../../plugin/playground/examples/examples";
import { nodeCodec } from "../cli/codec-node";
import { encodePng } from "../engine/png";
import { uniformMask } from "../image/mask";
import type { Mask, Raster } from "../image/raster";
import { column, type Experiment, everyTime } from "./experiment";
import { largestOutside, officialRoundTrip } from "./figures-of";
import { guidedSteps, guideOf, picture } from "./tools";

/** Sizes no model likes. */
const oddSizes = [
  { width: 211, height: 157 },
  { width: 97, height: 263 },
] as const;

export const b1: Experiment = {
  id: "B1",
  method:
    "Largest difference of any byte outside the mask, after writing the picture as PNG and reading it again: of a fill and a guided fill at the painter's own size, and of a fill of a picture of 211 × 157 or 97 × 263 pixels. Beside it the released code's own way through floats.",
  async run(tools, pair) {
    const official = largestOutside(officialRoundTrip(pair.picture), pair.picture, pair.mask);
    const reloaded = async (shown: Raster): Promise<Raster> =>
      nodeCodec.decode({ type: "image/png", bytes: encodePng(shown) });
    const filled = await reloaded(await picture(tools, pair));
    const guided =
      tools.pair && (await reloaded(await picture(tools, pair, { guide: guideOf(), steps: guidedSteps(tools) })));
    const size = oddSizes[pair.index % oddSizes.length] as (typeof oddSizes)[number];
    const odd = (examples[pair.index % examples.length] as (typeof examples)[number]).render(size.width, size.height);
    const mask = slanted(size);
    const steps = Math.min(4, tools.steps);
    const oddFilled = await picture(tools, { ...pair, picture: odd, mask }, { steps, context: null });
    return {
      fill: largestOutside(filled, pair.picture, pair.mask),
      guided: guided && largestOutside(guided, pair.picture, pair.mask),
      "odd size": largestOutside(await reloaded(oddFilled), odd, mask),
      "float path": official,
    };
  },
  conclude(rows) {
    const ours = ["fill", "guided", "odd size"].flatMap((name) => everyTime(rows, name));
    const official = column(rows, "float path");
    const off = official.filter((value) => value === 1).length;
    return [
      {
        id: "B1",
        claim: "The background is exactly the source's.",
        holds: Math.max(...ours) === 0 && Math.max(...official) === 1,
        key: `largest difference ${Math.max(...ours)} over ${ours.length} pictures`,
        says: `Largest difference outside the mask over ${ours.length} pictures: ${Math.max(...ours)}. The released code's floats change ${off} of ${official.length} backgrounds, by at most ${Math.max(...official)}.`,
      },
    ];
  },
};

function slanted({ width, height }: { width: number; height: number }): Mask {
  const mask = uniformMask({ width, height });
  for (let i = 0; i < mask.data.length; i++) {
    const [u, v] = [(i % width) / width - 0.45, Math.floor(i / width) / height - 0.55];
    if (((u + 0.4 * v) / 0.28) ** 2 + (v / 0.22) ** 2 <= 1) mask.data[i] = 255;
  }
  return mask;
}

export const b13: Experiment = {
  id: "B13",
  method: "Bytes that differ between a fill with an empty prompt and the same with guidance, at the same seed.",
  needsPair: true,
  async run(tools, pair) {
    const silent = { ...pair, prompt: pair.index % 2 === 0 ? "" : "  " };
    const steps = Math.min(4, tools.steps);
    const plain = await picture(tools, silent, { steps });
    const guided = await picture(tools, silent, { steps, guide: guideOf({ weight: 3, augmentations: 8 }) });
    return {
      different: plain.data.filter((value, i) => value !== guided.data[i]).length,
      changed: plain.data.filter((value, i) => value !== pair.picture.data[i]).length,
    };
  },
  conclude(rows) {
    const most = Math.max(...everyTime(rows, "different"));
    const isPainted = Math.min(...everyTime(rows, "changed")) > 0;
    return [
      {
        id: "B13",
        claim: "An empty prompt equals unguided filling, bit for bit.",
        holds: most === 0 && isPainted,
        key: `${most} bytes differ`,
        says: `At most ${most} bytes differ, in ${rows.length} pictures, all of which were painted on.`,
      },
    ];
  },
};
