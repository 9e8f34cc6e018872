/** Layers as values: a change makes new ones, so a step of history is a reference. Topmost first, as in Photoshop. */
import type { Point, Rect } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";

interface Common {
  readonly id: number;
  readonly name: string;
  readonly visible: boolean;
  /** 0 to 100. */
  readonly opacity: number;
}

export interface ArtLayer extends Common, Point {
  readonly kind: "art";
  readonly raster: Raster;
}

export interface LayerGroup extends Common {
  readonly kind: "group";
  readonly layers: readonly Layer[];
}

export type Layer = ArtLayer | LayerGroup;

export function findLayer(layers: readonly Layer[], id: number): Layer | null {
  for (const layer of layers) {
    if (layer.id === id) return layer;
    const inside = layer.kind === "group" ? findLayer(layer.layers, id) : null;
    if (inside !== null) return inside;
  }
  return null;
}

/** The tree with one layer changed, or left out where `change` gives null. */
export function changed(
  layers: readonly Layer[],
  id: number,
  change: (layer: Layer) => Layer | null,
): readonly Layer[] {
  return layers.flatMap((layer) => {
    if (layer.id === id) return change(layer) ?? [];
    return layer.kind === "group" ? [{ ...layer, layers: changed(layer.layers, id, change) }] : [layer];
  });
}

/** Every layer that is no group, topmost first. */
function artLayers(layers: readonly Layer[]): readonly ArtLayer[] {
  return layers.flatMap((layer) => (layer.kind === "group" ? artLayers(layer.layers) : [layer]));
}

/** The same layer and what is in it, with ids of their own. */
export function withNewIds(layer: Layer, newId: () => number): Layer {
  return layer.kind === "group"
    ? { ...layer, id: newId(), layers: layer.layers.map((one) => withNewIds(one, newId)) }
    : { ...layer, id: newId() };
}

/** The same layers, every picture placed and scaled by `change`. */
export function mapArt(layers: readonly Layer[], change: (layer: ArtLayer) => ArtLayer): readonly Layer[] {
  return layers.map((layer) =>
    layer.kind === "group" ? { ...layer, layers: mapArt(layer.layers, change) } : change(layer),
  );
}

export function boxOf(layer: Layer): Rect {
  if (layer.kind === "art") return { x: layer.x, y: layer.y, width: layer.raster.width, height: layer.raster.height };
  const boxes = artLayers(layer.layers).map(boxOf);
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return boxes.length === 0 ? { x: 0, y: 0, width: 0, height: 0 } : { x, y, width: right - x, height: bottom - y };
}
