/** The tiny pack with a latent space, and the numbers that the training side says of it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folderPack } from "../../models/cli/folder-pack";
import { nodeIo, readOrtFile } from "../../models/cli/node-io";
import { wasmBackend } from "../../models/engine/ort";
import type { Model } from "../../models/families/family";
import { readPack } from "../../models/families/registry";
import type { Planes } from "../../models/image/raster";
import type { TensorType } from "../../models/networks/session";
import { readManifest } from "../../models/packs/read";
import { repository } from "./node-packs";

const latentPack = join(repository, "test/golden/tiny-latent");
export const latentSource = folderPack(latentPack, nodeIo(repository));

interface LatentGolden {
  /** Every fifth value. */
  readonly networks: Readonly<Record<"text" | "denoiser" | "encoder" | "decoder", readonly number[]>>;
  readonly types: {
    readonly fed: Readonly<Record<string, readonly (number | string | boolean)[]>>;
    readonly answers: Readonly<Record<string, readonly (number | string | boolean)[]>>;
    readonly dims: Readonly<Record<string, readonly number[]>>;
    readonly declared: Readonly<
      Record<string, { readonly type: TensorType; readonly dims: readonly (number | string)[] }>
    >;
  };
  readonly halves: {
    readonly widened: string;
    readonly singles: readonly number[];
    readonly halves: readonly number[];
  };
  readonly ddim: readonly {
    readonly betas: "linear" | "scaled-linear";
    readonly prediction: "epsilon" | "velocity" | "clean";
    readonly eta: 0 | 1;
    readonly levels: readonly number[];
    readonly rows: readonly Readonly<Record<"x" | "answer" | "fresh", readonly number[]>>[];
    readonly end: readonly number[];
  }[];
}

export const latentGolden = JSON.parse(
  readFileSync(join(repository, "test/golden/latent.json"), "utf8"),
) as LatentGolden;

/** Opened on the processor. */
export async function latentModel(): Promise<Model> {
  const backend = wasmBackend({ read: readOrtFile });
  return readPack(await readManifest(latentSource), latentSource).open(backend.open, () => undefined);
}

/** sin(step · i + shift), as the training side has it. */
export function wave(channels: number, width: number, height: number, step: number, shift: number): Planes {
  const data = Float32Array.from({ length: channels * width * height }, (_, i) => Math.sin(step * i + shift));
  return { width, height, channels, data };
}
