/** Layers to encoded pictures. */
import type { PlacedImage } from "../../models/contract/picture";
import type { CanvasRect } from "../../models/image/geometry";
import { HostError } from "../protocol/host";
import { exportCoverage } from "./coverage";
import type { ShapeScales } from "./describe";
import { boundsOf, drawsOutsideItsBox, isScene, isShape } from "./layers";
import { exportConstraint, nativeScale } from "./native-scale";
import { exportWithout } from "./without";

/** No side of what Figma exports for us, or takes back, may be longer. */
export const largestSide = 4096;

/** The layer with this id, or "layer-gone" with a sentence that starts with `what`. */
export async function liveLayer(nodeId: string, goOn: string): Promise<SceneNode> {
  const node = await figma.getNodeByIdAsync(nodeId);
  if (node === null || node.removed || !isScene(node)) throw new HostError("layer-gone", goOn);
  return node;
}

/** The layer's picture or, for a shape, its coverage as alpha; at native scale, sides at most `maxSide`. */
export async function readLayer(
  nodeId: string,
  maxSide: number,
  scales: ShapeScales,
  without: readonly string[] = [],
): Promise<PlacedImage> {
  const node = await liveLayer(nodeId, "The selected layer was deleted. Select a picture to go on.");
  const asMask = isShape(node);
  const scale = asMask ? (scales.get(node.id) ?? 1) : "fills" in node ? await nativeScale(node) : 1;
  const bounds = node.removed ? null : boundsOf(node);
  if (bounds === null) throw unreadable(node.removed ? "a layer that was just deleted" : node.name);
  const settings = exportSettings(bounds, scale, Math.min(maxSide, largestSide), !asMask || !drawsOutsideItsBox(node));
  try {
    const bytes = asMask ? await exportCoverage(node, settings) : await exportWithout(node, without, settings);
    return { image: { type: "image/png", bytes: bytes as Uint8Array<ArrayBuffer> }, bounds };
  } catch {
    throw unreadable(node.removed ? "a layer that was just deleted" : node.name);
  }
}

function exportSettings(bounds: CanvasRect, scale: number, maxSide: number, wholeBox: boolean): ExportSettingsImage {
  return {
    format: "PNG",
    constraint: exportConstraint(bounds, scale, maxSide),
    contentsOnly: true,
    useAbsoluteBounds: wholeBox,
    // The document may be Display P3; networks and our compositing are sRGB.
    colorProfile: "SRGB",
  };
}

function unreadable(name: string): HostError {
  return new HostError("unreadable", `Figma could not export “${name}”. Make sure that it is visible, then try again.`);
}
