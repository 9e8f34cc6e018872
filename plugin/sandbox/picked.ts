/** The selected layers as pictures of their own, to be kept as references. */
import { HostError, type PickedLayer } from "../protocol/host";
import { boundsOf, isEmpty, isHidden, isImageLayer } from "./layers";
import { exportConstraint, nativeScale } from "./native-scale";

/** More at once is rather a slip than a wish. */
const mostLayers = 8;

/**
 * Pictures where there are some, for shapes beside them say where to paint; else whatever is selected: drawings, texts,
 * groups, frames. Each alone, with its alpha; what has no pixels of its own is drawn as large as asked for.
 */
export async function pickedLayers(maxSide: number): Promise<readonly PickedLayer[]> {
  const shown = figma.currentPage.selection.filter((node) => !isHidden(node) && !isEmpty(boundsOf(node)));
  const pictures = shown.filter(isImageLayer);
  const picked: PickedLayer[] = [];
  for (const node of (pictures.length > 0 ? pictures : shown).slice(0, mostLayers)) {
    const { name } = node;
    const scale = isImageLayer(node) ? await nativeScale(node) : Number.POSITIVE_INFINITY;
    const bounds = node.removed ? null : boundsOf(node);
    if (bounds === null) continue;
    try {
      const bytes = await node.exportAsync({
        format: "PNG",
        constraint: exportConstraint(bounds, scale, maxSide),
        contentsOnly: true,
        colorProfile: "SRGB",
      });
      picked.push({ name, image: { type: "image/png", bytes: bytes as Uint8Array<ArrayBuffer> } });
    } catch {
      throw new HostError(
        "unreadable",
        `Figma could not export “${name}”. Make sure that it is visible, then try again.`,
      );
    }
  }
  return picked;
}
