/**
 * What models with a latent space are like. Framing and hops follow what other editors show such models (a context of
 * about three times the selection, at the model's full size); start levels are those of image-to-image in them. None of
 * these numbers was measured with real weights yet.
 */
import type { Traits } from "../../contract/traits";
import type { LatentPack } from "../../packs/pack";
import { overridden } from "../overridden";

const fromWords = { worded: "none", silent: "ground" } as const;

const usual: Omit<Traits, "sizes" | "latent"> = {
  framing: { usualShare: 0.4, leastShare: 0.25, mostShare: 0.75, leastSide: 0.5 },
  hopping: { mostEnlarged: 4, stripShare: 4, seenWhole: 2, longestWhole: 8, noiseFade: 0.5 },
  starts: {
    library: null,
    drawing: { level: 0.6, detail: 0.5 },
    ownThing: { level: 0.6, detail: 0.5 },
    ownCover: { level: 0.5, detail: 0.5 },
    ground: { level: 0.6, detail: 0.5 },
    mostFiner: 4,
    guided: true,
  },
  prefill: { usual: fromWords },
  scribbleStrength: 0.75,
  secondPass: { leastEnlargement: 1.5, level: 0.4, steps: 4, stride: 0.75, mostTiles: 16, margin: 32 },
  enlarging: { sharp: 1.05, closestShare: 0.72, worth: 0.9 },
  words: "free",
};

export function latentTraits({ sizes, latent, traits }: Pick<LatentPack, "sizes" | "latent" | "traits">): Traits {
  const { channels, factor } = latent;
  return overridden({ ...usual, sizes, latent: { channels, factor } }, traits);
}
