/** From what is open and selected in Photopea to what can be edited. Pure. */
import type { Selection } from "../../protocol/host";
import type { DocumentNow, LayerNow } from "./answers";
import { toId } from "./ids";
import type { StoredLayer } from "./storage";

/**
 * The source is everything visible but our own results on top of it, as Photoshop's "sample all layers": what the
 * user sees is what gets continued, whichever layer happens to be active. Results are told apart, as layers above,
 * so that one can be made anew without being seen by the model. The pixel selection is the shape.
 */
export function selectionOf(now: DocumentNow | null, stored: readonly StoredLayer[]): Selection {
  if (now === null) return { state: "none", problem: "nothing-selected" };
  const { index, name, width, height } = now;
  if (width < 1 || height < 1) return { state: "none", problem: "zero-size" };
  const document = { index, name, width, height };
  const canvas = { x: 0, y: 0, width, height };
  // `revision` is not for showing: with it, a description differs whenever the picture may.
  const source = {
    nodeId: toId({ kind: "document", document }),
    name,
    bounds: canvas,
    pixels: { width, height },
    revision: now.revision,
  };
  const find = (layer: LayerNow): StoredLayer | undefined => stored.find((one) => one.layer === layer.name);
  const results = resultsOnTop(now, stored);
  const active = results.find((layer) => layer.name === now.active);
  const chosen = active === undefined ? undefined : find(active);
  return {
    state: "ready",
    source,
    shapes:
      now.selection === null
        ? []
        : [{ nodeId: toId({ kind: "selection", document }), name: "Selection", bounds: now.selection }],
    above: results.flatMap((layer) => {
      const bounds = layer.bounds ?? find(layer)?.at;
      if (!layer.visible || bounds === undefined) return [];
      const path = [{ fromBottom: layer.fromBottom, name: layer.name }];
      return [
        { nodeId: toId({ kind: "layer", document, path }), name: layer.name, bounds, selected: layer === active },
      ];
    }),
    stored: chosen?.request ?? null,
  };
}

/** The topmost layers that are ours, without a gap, bottom first. */
function resultsOnTop(now: Pick<DocumentNow, "layers">, stored: readonly StoredLayer[]): readonly LayerNow[] {
  const names = new Set(stored.map(({ layer }) => layer));
  let first = now.layers.length;
  while (first > 0 && names.has(now.layers[first - 1]?.name ?? "")) first -= 1;
  return now.layers.slice(first);
}
