/**
 * Is a graphics card's result to be believed? Drivers and kernels differ, and some give wrong pictures without an
 * error (measured: fused attention on SwiftShader, fp16 networks on some cards). So a pack's networks run once on
 * fixed input on both, and their answers are compared with the processor's.
 */
import { EditError } from "../contract/errors";
import type { Model } from "../families/family";
import { latentSize } from "../families/planes";
import type { Planes } from "../image/raster";
import type { CatalogEntry } from "./catalog";

/** Largest mean difference on the scale of [-1, 1] that is rounding, not an error. */
const tolerance = 1e-2;

/** Where outcomes are kept between visits; a realm without storage gives none. */
export interface Memory {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
}

export type Verdict =
  | { readonly trusted: true }
  /** How far its picture lies from the processor's, mean on [-1, 1]; null where it gave values that are no numbers. */
  | { readonly trusted: false; readonly difference: number | null };

/** One key per card, runtime and network files: a driver's or pack's new version is tested anew. */
export function selfTestKey(device: string, version: string, entry: Pick<CatalogEntry, "pack" | "family">): string {
  const { pack, family } = entry;
  return ["self-test", device, version, pack.id, pack.version, family.fingerprint].join("/");
}

/** Runs the networks on the tested backend and on the reference and compares. */
export async function selfTest(tested: Model, reference: () => Promise<Model>): Promise<Verdict> {
  try {
    const difference = meanDifference(await answer(tested), await answer(await reference()));
    if (difference <= tolerance) return { trusted: true };
    return { trusted: false, difference };
  } catch (error) {
    if (error instanceof EditError && error.code === "not-a-number") {
      return { trusted: false, difference: null };
    }
    throw error;
  }
}

/** One run of each network, so that what compiles at first use (wasm code, GPU pipelines) is ready before the user is. */
export async function warmUp(model: Model): Promise<void> {
  await answer(model);
}

/** A picture through the encoder, and a prediction through the decoder. */
async function answer(model: Model): Promise<readonly Planes[]> {
  const { sizes, latent } = model.traits;
  const { preferred: side } = sizes;
  const { text } = await model.embed("");
  const picture = fixedPlanes(side, 3, (i) => scattered(i + 7) / 2);
  const isInside = (i: number): boolean => i % side >= side / 4 && i % side < (3 * side) / 4;
  const source = await model.known(
    picture,
    fixedPlanes(side, 1, (i) => (isInside(i) ? 1 : 0)),
  );
  const noisy = fixedPlanes(latentSize({ width: side, height: side }, latent.factor).width, latent.channels, scattered);
  const clean = await model.predict(noisy, 0.5, {
    task: "fill",
    silent: false,
    text,
    source,
    image: null,
    depth: null,
    reference: null,
    guidance: { text: null, image: null },
  });
  return [await model.encode(picture), await model.decode(clean)];
}

function fixedPlanes(side: number, channels: number, value: (i: number) => number): Planes {
  const data = new Float32Array(channels * side * side).map((_, i) => value(i));
  return { width: side, height: side, channels, data };
}

/** A fixed value in [-1, 1) for each index, without a pattern (Knuth's multiplicative hash). */
function scattered(i: number): number {
  return ((Math.imul(i + 1, 0x9e3779b1) >>> 16) & 0xffff) / 32768 - 1;
}

/** Of the answers that differ most, mean over their values. */
function meanDifference(tested: readonly Planes[], reference: readonly Planes[]): number {
  return Math.max(
    ...tested.map(({ data }, k) => {
      const other = reference[k]?.data ?? new Float32Array(data.length);
      let sum = 0;
      for (let i = 0; i < data.length; i++) sum += Math.abs((data[i] as number) - (other[i] as number));
      return sum / data.length;
    }),
  );
}
