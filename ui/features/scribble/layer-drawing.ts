/** What was drawn on layers of the editor, brought to where it lies over the picture. */
import { carried, frameOf, intersect, isEmpty, type Size } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import { HostError, mostDrawings } from "../../../plugin/protocol/host";
import { laidOver } from "../../painter/laid";
import { drawnRuns } from "../../painter/sketch";
import type { Ports } from "../../ports";
import type { Subject } from "../selection/state";

/** As fine as twice the preview, so that thin strokes keep their edges. */
const FINENESS = 1440;
/** Layers come no larger than this. */
const LONGEST = 4096;

export interface LayerDrawing {
  /** Of the preview's size. */
  readonly picture: Raster;
  readonly layers: readonly string[];
  readonly names: readonly string[];
}

/** Why there is no drawing: nothing fitting is selected, it lies elsewhere, it is blank, or it is too many layers. */
export type NoDrawing = "none" | "beside" | "empty" | "many";

/**
 * The layers that are selected besides the picture, one over the other.
 * @param size of the preview
 */
export async function layerDrawing(
  { host, engine }: Pick<Ports, "host" | "engine">,
  { source, selection }: Subject,
  size: Size,
  packId: string,
): Promise<LayerDrawing | NoDrawing> {
  const layers = await host.picked(FINENESS, selection.source.nodeId).catch((error: unknown) => {
    if (error instanceof HostError && error.code === "empty") return "empty" as const;
    throw error;
  });
  if (layers === "empty") return layers;
  if (layers.length === 0) return "none";
  if (layers.length >= mostDrawings) return "many";
  if (layers.some(({ bounds }) => !bounds)) throw new HostError("bad-message", "This plugin tells no layer's place.");
  const over = layers.filter(({ bounds }) => !isEmpty(intersect(bounds, source.bounds)));
  if (over.length === 0) return "beside";
  let picture: Raster | null = null;
  for (const { image, bounds } of over) {
    const request = {
      source: { image, bounds },
      mask: { from: "everything" },
      packId,
      settings: { feather: 0, grow: 0, context: null },
    } as const;
    const { picture: alone } = await engine.preview(request, LONGEST);
    picture = laidOver(picture, alone, carried(bounds, source.bounds, frameOf(size)), size);
  }
  if (!picture || !drawnRuns(picture)) return "empty";
  return { picture, layers: over.map(({ nodeId }) => nodeId), names: over.map(({ name }) => name) };
}
