/** A result becomes a layer: one layer, one undo step. */
import { HostError, type PlaceOrder } from "../protocol/host";
import { holds, isScene } from "./layers";
import { liveLayer } from "./read";
import { findSpot, placedAt, type Spot } from "./spot";
import { checkStorable, store } from "./stored";

/**
 * Inserts the picture right above its source. `along` is done in the same undo step. Resolves to the new layer's id.
 */
export async function placeResult(order: PlaceOrder, along: () => void = () => {}): Promise<string> {
  checkStorable(order.stored);
  const marks = await hideable(order);
  // Last of all that waits: nothing may vanish between here and the new layer.
  const source = await liveLayer(
    order.sourceId,
    "The layer this was painted for was deleted. The result is still here: select a picture and press Accept again, or save it as PNG.",
  );
  const spot = findSpot(source);
  const image = toImage(order);
  // What the user did since the last step stays a step of its own.
  figma.commitUndo();
  const layer = figma.createRectangle();
  try {
    build(layer, order, image, spot);
    for (const mark of marks) if (!mark.removed) mark.visible = false;
  } catch (error) {
    layer.remove();
    throw new HostError(
      "cannot-place",
      `Figma could not add the layer (${error instanceof Error ? error.message : String(error)}). Select a picture in a frame and press Accept again, or save the result as PNG.`,
    );
  }
  along();
  figma.commitUndo();
  return layer.id;
}

function build(layer: RectangleNode, order: PlaceOrder, image: Image, { parent, index }: Spot): void {
  layer.name = order.label;
  layer.resize(Math.max(order.at.width, 0.01), Math.max(order.at.height, 0.01));
  layer.fills = [{ type: "IMAGE", imageHash: image.hash, scaleMode: "FILL" }];
  parent.insertChild(index, layer);
  if ("layoutMode" in parent && parent.layoutMode !== "NONE") layer.layoutPositioning = "ABSOLUTE";
  layer.relativeTransform = placedAt(parent, order.at.x, order.at.y);
  store(layer, { request: order.stored, sourceId: order.sourceId });
  if (pageOf(layer) === figma.currentPage.id) figma.currentPage.selection = [layer];
}

/** Never the picture nor what it lies in, whatever the window says; layers deleted meanwhile are left out. */
async function hideable({ hide = [], sourceId }: PlaceOrder): Promise<readonly SceneNode[]> {
  const nodes = await Promise.all(hide.map((id) => figma.getNodeByIdAsync(id)));
  return nodes.flatMap((node) => {
    if (node === null || node.removed || !isScene(node)) return [];
    return node.id === sourceId || holds(node, sourceId) ? [] : [node];
  });
}

function toImage({ image }: PlaceOrder): Image {
  if (image.type === "image/webp") {
    throw new HostError(
      "cannot-place",
      "Figma takes no WebP pictures. Save the result as PNG and drop it into the file.",
    );
  }
  try {
    return figma.createImage(image.bytes);
  } catch (error) {
    const tooLarge = error instanceof Error && error.message.includes("too large");
    throw tooLarge
      ? new HostError(
          "too-large",
          "The result is larger than 4096 pixels, Figma's limit. Paint a smaller region, or save it as PNG.",
        )
      : new HostError("cannot-place", "Figma could not read the result's picture. Paint it again, then press Accept.");
  }
}

function pageOf(node: BaseNode): string | null {
  let page: BaseNode | null = node;
  while (page !== null && page.type !== "PAGE") page = page.parent;
  return page?.id ?? null;
}
