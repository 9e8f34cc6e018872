/** Every family and how it reads a pack. A pack of a family without an entry here does not compile. */
import type { Traits } from "../contract/traits";
import type { ModelPack, PackSource } from "../packs/pack";
import type { FamilyPack } from "./family";
import { latent } from "./latent/latent";
import { pixelFlow } from "./pixel-flow/pixel-flow";

export function readPack(pack: ModelPack, source: PackSource): FamilyPack {
  switch (pack.family) {
    case "pixel-flow":
      return pixelFlow.read(pack, source);
    case "latent":
      return latent.read(pack, source);
  }
}

export function traitsOf(pack: ModelPack): Traits {
  switch (pack.family) {
    case "pixel-flow":
      return pixelFlow.traits(pack);
    case "latent":
      return latent.traits(pack);
  }
}
