import type { ModelPack } from "./pack";

/** Side of the squares a pack paints unless told otherwise, pixels. */
export function sideOf(pack: ModelPack): number {
  return pack.family === "latent" ? pack.sizes.preferred : pack.size;
}
