/**
 * Is a graphics card's result to be believed? Drivers and kernels differ, and some give wrong pictures without an
 * error (measured: fused attention on SwiftShader, fp16 networks on some cards). So a pack's painter runs once on
 * fixed input on both, and its answer is compared with the processor's.
 */
import { EditError } from "../contract/errors";
import type { Planes } from "../image/raster";
import type { PackNetworks } from "../networks/pack-networks";
import type { ModelPack } from "../packs/pack";

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

/** One key per card, runtime and painter file: a driver's or pack's new version is tested anew. */
export function selfTestKey(device: string, version: string, pack: ModelPack): string {
  return ["self-test", device, version, pack.id, pack.version, pack.networks.painter.sha256].join("/");
}

/** Runs the painter on the tested backend and on the reference and compares. */
export async function selfTest(tested: PackNetworks, reference: () => Promise<PackNetworks>): Promise<Verdict> {
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
export async function warmUp(networks: PackNetworks): Promise<void> {
  await answer(networks);
}

async function answer(networks: PackNetworks): Promise<Planes> {
  const { size } = networks;
  const { context } = await networks.embed("");
  const planes = (channels: number, value: (i: number) => number): Planes => ({
    width: size,
    height: size,
    channels,
    data: new Float32Array(channels * size * size).map((_, i) => value(i)),
  });
  const inside = (i: number): boolean => i % size >= size / 4 && i % size < (3 * size) / 4;
  return networks.denoise({
    noisy: planes(3, scattered),
    source: planes(3, (i) => (inside(i) ? 0 : scattered(i + 7) / 2)),
    mask: planes(1, (i) => (inside(i) ? 1 : 0)),
    time: 0.5,
    context,
    task: "fill",
  });
}

/** A fixed value in [-1, 1) for each index, without a pattern (Knuth's multiplicative hash). */
function scattered(i: number): number {
  return ((Math.imul(i + 1, 0x9e3779b1) >>> 16) & 0xffff) / 32768 - 1;
}

function meanDifference(a: Planes, b: Planes): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += Math.abs((a.data[i] as number) - (b.data[i] as number));
  return sum / a.data.length;
}
