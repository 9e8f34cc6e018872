/** How fine an extension will be. Pure. */
import type { Size } from "../../../models/image/geometry";
import { extendedBy, type HopOptions } from "../../../models/image/hops";
import type { Draft } from "../draft/draft";
import type { Fineness } from "../draft/enlarging";

/** Of an extension: its coarsest frame; null while no side is extended. */
export function extendedFineness({ sides }: Pick<Draft, "sides">, source: Size, model: HopOptions): Fineness | null {
  const { side } = model;
  const frames = extendedBy(source, sides, model).hops.map(({ frame }) => frame.width);
  return frames.length === 0 ? null : { side, times: Math.max(...frames) / side };
}
