/**
 * What EfficientNet-Lite0 (Tan and Le 2019) sees in a picture: features at three scales for matching and masks, class
 * activation maps, and the 1,000 classes' logits. Trained on ImageNet; see models/packs/vision/NOTICE.
 */
import { EditError } from "../contract/errors";
import type { Rect, Size } from "../image/geometry";
import type { Planes, Raster } from "../image/raster";
import { checkFinite, checkSignature, floatOutput } from "../networks/check";
import type { NetworkSession } from "../networks/session";
import { asTensor, visionPixels } from "./pixels";

/** Number of classes of the network. */
export const classCount = 1000;
/** Side the network was trained at, pixels. */
const usualSide = 224;
const coarsest = 32;

export interface Seen {
  /** What was shown, pixels of the picture. */
  readonly region: Rect;
  /** At what size it was shown; multiples of 32. */
  readonly size: Size;
  /** Of each class, over the whole region. */
  readonly logits: Float32Array<ArrayBuffer>;
  /** Channels 40, 112 and 1280, one place for 8, 16 and 32 pixels of `size`. */
  readonly features8: Planes;
  readonly features16: Planes;
  readonly features32: Planes;
  /** Logits of each class at each place of 32 pixels: class activation maps. Their mean is `logits`. */
  readonly maps: Planes;
}

/**
 * @param region of the picture, its pixels; may be fractional or lie outside in part
 * @param size both sides multiples of 32; see `sizeToSee`
 */
export type See = (picture: Raster, region: Rect, size: Size) => Promise<Seen>;

const layers = [
  ["features8", 40, 8],
  ["features16", 112, 16],
  ["features32", 1280, 32],
  ["maps", classCount, 32],
] as const;

/**
 * The network as a function. `pixels` float32 [1, 3, height, width] in 0..255 → features, maps, logits.
 * @throws EditError "pack-invalid" if the session takes or gives something else; the function itself throws
 * "bad-request" on a size that is no multiple of 32 and "not-a-number" on an answer that is none.
 */
export function seeing(session: NetworkSession): See {
  const outputs = [...layers.map(([name]) => name), "logits"];
  checkSignature("vision", session, { inputs: ["pixels"], outputs });
  return async (picture, region, size) => {
    const { width, height } = size;
    if (width < coarsest || height < coarsest || width % coarsest !== 0 || height % coarsest !== 0) {
      throw new EditError(
        "bad-request",
        `The vision network sees sizes that are multiples of ${coarsest}, not ${width} × ${height}; use sizeToSee.`,
      );
    }
    const answer = await session.run({ pixels: asTensor(visionPixels(picture, region, size)) });
    const logits = floatOutput("vision", answer, "logits", [1, classCount]).data;
    checkFinite("vision", logits);
    const planes = layers.map(([name, channels, stride]): Planes => {
      const [w, h] = [width / stride, height / stride];
      const { data } = floatOutput("vision", answer, name, [1, channels, h, w]);
      return { width: w, height: h, channels, data };
    });
    const [features8, features16, features32, maps] = planes as [Planes, Planes, Planes, Planes];
    return { region, size, logits, features8, features16, features32, maps };
  };
}

/** The size at which a region is shown: its longer side `longest` pixels, both sides multiples of 32. */
export function sizeToSee(region: Size, longest = usualSide): Size {
  const scale = longest / Math.max(region.width, region.height);
  const side = (length: number): number => Math.max(coarsest, Math.round((length * scale) / coarsest) * coarsest);
  return { width: side(region.width), height: side(region.height) };
}
