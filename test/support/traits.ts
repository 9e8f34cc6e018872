/** Traits of the small model's kind at any size, as the pure code takes them. */
import { framingOf, hopsOf } from "../../models/families/framing";
import { pixelFlowTraits } from "../../models/families/pixel-flow/traits";

export const framing = (size: number) => framingOf(pixelFlowTraits({ size }));
export const hopping = (size: number) => hopsOf(pixelFlowTraits({ size }));
