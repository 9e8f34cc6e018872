/** The user's own pictures as references: made ready once, looked at by the pair, and what painting starts from. */
import { EditError } from "../contract/errors";
import type { EncodedImage } from "../contract/picture";
import { type OwnPicture, ownSource, type PreparedPicture } from "../contract/starts";
import type { StartTraits } from "../contract/traits";
import { squareAround } from "../guidance/view";
import type { Rect } from "../image/geometry";
import { modelPicture, resizePicture } from "../image/picture";
import type { Raster } from "../image/raster";
import type { UnitVector } from "../networks/clip-text";
import type { Colour } from "../starts/compose/colours";
import { cutoutOf } from "../starts/compose/cutout";
import { isOpaque, withoutPlainBorder } from "../starts/compose/plain-border";
import type { Reference } from "../starts/relight/reference";
import type { ClipTexts } from "./clip-texts";
import type { Codec } from "./codec";

/** A reference has detail for 512 pixels of the result; smaller than 8 it shows nothing. */
const [longest, shortest] = [512, 8];
const thumbnailSide = 96;
/** Shares of the square a thing takes when the pair looks at it; the mean of these is its vector, as for libraries. */
const fits = [0.98, 0.86, 0.74];

/** @throws EditError "bad-image" | "image-too-large" */
export async function prepared(image: EncodedImage, pair: ClipTexts | null, codec: Codec): Promise<PreparedPicture> {
  const whole = await codec.decode(image, "The picture");
  const { box } = cutoutOf(whole);
  if (Math.max(box.width, box.height) < shortest) {
    throw new EditError(
      "bad-image",
      box.width === 0
        ? "Nothing of the picture can be seen; choose one that shows something."
        : `The picture shows only ${box.width} × ${box.height} pixels; choose one of at least ${shortest}.`,
    );
  }
  const picture = shrunk(whole, longest, box);
  const opaque = isOpaque(picture);
  const use = opaque && withoutPlainBorder(picture) === null ? "covers" : "stands";
  const encoded = await codec.encodePng(picture);
  const seen = pair && { by: pair.imageKey, vector: [...(await vectorOf(asUsed(picture, use), pair))] };
  const thumbnail = shrunk(picture, thumbnailSide);
  return { id: idOf(encoded.bytes), image: encoded, use, opaque, thumbnail, ...(seen && { seen }) };
}

/** What painting starts from when a picture of the user's is used. */
export async function ownReference(
  { id, name: all, image, use }: OwnPicture,
  {
    words,
    colour,
    clears,
    levels,
  }: {
    readonly words: readonly string[];
    readonly colour: Colour | null;
    readonly clears: boolean;
    readonly levels: StartTraits;
  },
  codec: Codec,
): Promise<{ readonly reference: Reference; readonly words: readonly string[] }> {
  const name = all.split(",")[0]?.trim() ?? "";
  const picture = asUsed(await codec.decode(image, `Your picture "${name}"`), use);
  const common = { name, source: ownSource, own: id, colour };
  if (use === "covers") return { reference: { ...common, ...levels.ownCover, covers: picture }, words };
  return { reference: { ...common, ...levels.ownThing, picture, floats: use === "floats", clears }, words };
}

/** A picture's vector: as it was kept with it, else computed. */
export async function seenIn(own: OwnPicture, pair: ClipTexts, codec: Codec): Promise<UnitVector> {
  if (own.seen?.by === pair.imageKey) return Float32Array.from(own.seen.vector);
  return vectorOf(asUsed(await codec.decode(own.image, `Your picture "${own.name}"`), own.use), pair);
}

/** A thing on a plain ground loses it. */
function asUsed(picture: Raster, use: OwnPicture["use"]): Raster {
  if (use === "covers" || !isOpaque(picture)) return picture;
  return withoutPlainBorder(picture) ?? picture;
}

/** On mid-grey, which is what transparency is to the model, in three sizes. */
async function vectorOf(picture: Raster, pair: ClipTexts): Promise<UnitVector> {
  const look = await pair.picture();
  const { width, height } = picture;
  // A transparent rim, because outside a picture its edge is repeated.
  const wide: Raster = {
    width: width + 2,
    height: height + 2,
    data: new Uint8ClampedArray(4 * (width + 2) * (height + 2)),
  };
  for (let y = 0; y < height; y++) {
    wide.data.set(picture.data.subarray(4 * y * width, 4 * (y + 1) * width), 4 * ((y + 1) * wide.width + 1));
  }
  const { box } = cutoutOf(wide);
  const vectors = await Promise.all(
    fits.map((fit) => look(modelPicture(wide, squareAround(box, 1 / fit), { width: pair.side, height: pair.side }))),
  );
  const mean = (vectors[0] as UnitVector).map((_, i) =>
    vectors.reduce((sum, vector) => sum + (vector[i] as number), 0),
  );
  const length = Math.hypot(...mean);
  return mean.map((value) => value / length);
}

function shrunk(picture: Raster, side: number, { x, y, width, height }: Rect = { x: 0, y: 0, ...picture }): Raster {
  const scale = Math.min(1, side / Math.max(width, height));
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  return resizePicture(picture, size, { x, y, width, height });
}

/** Two 32-bit FNV-1a hashes and the length: the same in every frame, also where there is no Web Crypto. */
function idOf(bytes: Uint8Array): string {
  let [one, two] = [0x811c9dc5, 0x01000193];
  for (const byte of bytes) {
    one = Math.imul(one ^ byte, 0x01000193);
    two = Math.imul(two ^ byte, 0x85ebca6b);
  }
  return [one, two, bytes.length].map((part) => (part >>> 0).toString(36)).join("-");
}
