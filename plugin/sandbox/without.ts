/** A layer's picture without some of the layers in it: what was drawn in a frame over the frame's own picture. */

/**
 * Exports a layer as if those of `ids` that lie in it were hidden. Reading must not touch the document, because a
 * change would end the user's redo; only where one of them shows in the layer is a copy made, exported and removed,
 * and nothing is committed in between.
 */
export async function exportWithout(
  node: SceneNode,
  ids: readonly string[],
  settings: ExportSettingsImage,
): Promise<Uint8Array> {
  const paths = ids.flatMap((id) => pathTo(node, id) ?? []);
  if (paths.length === 0) return node.exportAsync(settings);
  const copy = node.clone();
  try {
    figma.currentPage.appendChild(copy);
    if ("relativeTransform" in copy && "absoluteTransform" in node) copy.relativeTransform = node.absoluteTransform;
    for (const path of paths) {
      const inside = at(copy, path);
      if (inside !== null) inside.visible = false;
    }
    return await copy.exportAsync(settings);
  } finally {
    copy.remove();
  }
}

/** The way down to a visible layer, as places among children, in a list of one; null where it is not in there. */
function pathTo(node: SceneNode, id: string): readonly (readonly number[])[] | null {
  if (!("children" in node)) return null;
  for (const [index, child] of node.children.entries()) {
    if (child.id === id) return child.visible ? [[index]] : null;
    const further = pathTo(child, id);
    if (further !== null) return further.map((path) => [index, ...path]);
  }
  return null;
}

function at(node: SceneNode, path: readonly number[]): SceneNode | null {
  let here: SceneNode | undefined = node;
  for (const index of path) here = here !== undefined && "children" in here ? here.children[index] : undefined;
  return here ?? null;
}
