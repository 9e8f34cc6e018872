/** What the embedded pack's kind of model is like; DECISIONS.md says how each number was found. */
import type { Traits } from "../../contract/traits";
import type { PixelFlowPack } from "../../packs/pack";
import { overridden } from "../overridden";

const ground = { worded: "none", silent: "ground" } as const;

const usual: Omit<Traits, "sizes"> = {
  latent: { channels: 3, factor: 1 },
  // It was trained with the mask's box taking 38 to 74 % of the frame's side.
  framing: { usualShare: 0.5, leastShare: 0.35, mostShare: 0.75, leastSide: 0.25 },
  hopping: { mostEnlarged: 8, stripShare: 4, seenWhole: 3, longestWhole: 12, noiseFade: 0.5 },
  starts: {
    library: null,
    drawing: { level: 0.3, detail: 0.92 },
    // As for pictures of the shipped library; a cover only needs to be fitted in, as a drawing does.
    ownThing: { level: 0.5, detail: 0.85 },
    ownCover: { level: 0.3, detail: 0.92 },
    ground: { level: 0.2, detail: 0.95 },
    mostFiner: 4,
    // The words have said what they mean by fetching the start; guidance would only burn its colours.
    guided: false,
  },
  prefill: { usual: ground },
  // At 0.7, near the paper's share, the embedded model loses the drawing's shape; at 0.35 little but the drawing is left.
  scribbleStrength: 0.5,
  // Lower levels add nothing to a picture without detail; higher ones forget it. Chosen by eye and by numbers.
  secondPass: { leastEnlargement: 1.5, level: 0.5, steps: 3, stride: 0.75, mostTiles: 48, margin: 8 },
  enlarging: { sharp: 1.05, closestShare: 0.72, worth: 0.9 },
  words: "names",
};

/** Its one size is that of its static graphs. */
export function pixelFlowTraits({ size, traits }: Pick<PixelFlowPack, "size" | "traits">): Traits {
  const sizes = { min: size, max: size, multiple: size, preferred: size };
  return overridden({ ...usual, sizes }, traits);
}
