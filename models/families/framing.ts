/** A model's traits as the pure code of models/image takes them. */
import type { Traits } from "../contract/traits";
import type { HopOptions } from "../image/hops";
import type { FramingOptions } from "../image/plan";

export function framingOf({ sizes, framing }: Pick<Traits, "sizes" | "framing">): FramingOptions {
  return { side: sizes.preferred, ...framing };
}

export function hopsOf({ sizes, hopping }: Pick<Traits, "sizes" | "hopping">): HopOptions {
  return { side: sizes.preferred, ...hopping };
}
