/** The selected layers as pictures of their own: to be kept as references, or to be taken as a drawing. */
import { HostError, mostDrawings, type PickedLayer } from "../protocol/host";
import { boundsOf, drawnBoundsOf, holds, isEmpty, isHidden, isImageLayer, isScene } from "./layers";
import { exportConstraint, nativeScale } from "./native-scale";
import { bottomFirst } from "./paint-order";
import { storedWith } from "./stored";

/** More at once is rather a slip than a wish. */
const mostLayers = 8;

/**
 * Pictures where there are some, for shapes beside them say where to paint; else whatever is selected: drawings, texts,
 * groups, frames. Each alone, with its alpha; what has no pixels of its own is drawn as large as asked for.
 */
export async function pickedLayers(maxSide: number): Promise<readonly PickedLayer[]> {
  const shown = figma.currentPage.selection.filter(canBeSeen);
  const pictures = shown.filter(isImageLayer);
  const picked: PickedLayer[] = [];
  for (const node of (pictures.length > 0 ? pictures : shown).slice(0, mostLayers)) {
    const scale = isImageLayer(node) ? await nativeScale(node) : Number.POSITIVE_INFINITY;
    picked.push(...(await exported(node, scale, maxSide)));
  }
  return picked;
}

/**
 * What is selected besides a picture and earlier results, as one drawing over it: each layer alone, with its alpha, at
 * the picture's own scale when that is at most `maxSide` large.
 */
export async function drawnLayers(sourceId: string, maxSide: number): Promise<readonly PickedLayer[]> {
  const source = await figma.getNodeByIdAsync(sourceId);
  if (source === null || source.removed || !isScene(source)) return [];
  const around = boundsOf(source);
  const native = isImageLayer(source) ? await nativeScale(source) : 1;
  if (around === null || isEmpty(around)) return [];
  const scale = Math.min(native, maxSide / Math.max(around.width, around.height));
  const drawings = figma.currentPage.selection
    .flatMap((node) => besides(node, sourceId))
    .filter((node) => canBeSeen(node) && storedWith(node) === null);
  const picked: PickedLayer[] = [];
  for (const node of bottomFirst(drawings).slice(0, mostDrawings)) picked.push(...(await exported(node, scale, 4096)));
  return picked;
}

/** A group selected with the picture in it stands for the other layers in it; a frame around the picture is no drawing. */
function besides(node: SceneNode, sourceId: string): readonly SceneNode[] {
  if (node.id === sourceId) return [];
  if (!holds(node, sourceId)) return [node];
  return node.type === "GROUP" ? node.children.flatMap((child) => besides(child, sourceId)) : [];
}

function canBeSeen(node: SceneNode): boolean {
  return !isHidden(node) && !isEmpty(boundsOf(node));
}

/** Nothing where the layer vanished meanwhile. @throws HostError "unreadable" */
async function exported(node: SceneNode, scale: number, maxSide: number): Promise<readonly PickedLayer[]> {
  const { id, name } = node;
  // A group's geometric box leaves out how thick its strokes are; the export does not.
  const bounds = node.removed ? null : drawnBoundsOf(node);
  if (bounds === null) return [];
  try {
    const bytes = await node.exportAsync({
      format: "PNG",
      constraint: exportConstraint(bounds, scale, maxSide),
      contentsOnly: true,
      colorProfile: "SRGB",
    });
    return [{ nodeId: id, name, image: { type: "image/png", bytes: bytes as Uint8Array<ArrayBuffer> }, bounds }];
  } catch {
    throw new HostError(
      "unreadable",
      `Figma could not export “${name}”. Make sure that it is visible, then try again.`,
    );
  }
}
