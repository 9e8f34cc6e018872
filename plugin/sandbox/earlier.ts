/** Earlier results of ours over a picture: what a new one goes above, and what the user sees together with it. */
import { boundsOf, isEmpty, isHidden, isImageLayer, withAncestors } from "./layers";
import { intersects } from "./matrix";
import { storedWith } from "./stored";

/**
 * The layer beside which results for this source lie: the source itself, or what holds it and takes no layers
 * (instances; boolean groups, where a picture has no place).
 */
export function standIn(source: SceneNode): SceneNode {
  const chain = withAncestors(source);
  const closed = chain.map(
    (node, depth) => depth > 0 && (node.type === "INSTANCE" || node.type === "BOOLEAN_OPERATION"),
  );
  return chain[Math.max(closed.lastIndexOf(true), 0)] ?? source;
}

/**
 * Results lying directly above a layer, bottom first, whichever picture they were made for: a copied picture with
 * its copied results is as good as the original.
 */
export function resultsAbove(layer: SceneNode): readonly SceneNode[] {
  const { parent } = layer;
  if (parent === null || !("children" in parent)) return [];
  const siblings: readonly SceneNode[] = parent.type === "DOCUMENT" ? [] : parent.children;
  const above = siblings.slice(siblings.findIndex((node) => node.id === layer.id) + 1);
  const other = above.findIndex((node) => storedWith(node) === null);
  return other < 0 ? above : above.slice(0, other);
}

/** Of those, what shows on the picture. */
export function visibleResults(source: SceneNode): readonly SceneNode[] {
  const bounds = boundsOf(source);
  return resultsAbove(standIn(source)).filter((node) => {
    const box = boundsOf(node);
    if (bounds === null || box === null || isEmpty(box) || isHidden(node) || !isImageLayer(node)) return false;
    return node.id !== source.id && intersects(box, bounds);
  });
}
