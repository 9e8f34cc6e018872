/** Exports that need no drawing: a layer that shows a picture one to one is that picture. */
import type { Rect, Size } from "../../../models/image/geometry";
import { type Placed, pageBounds } from "../document/layer";
import type { Picture } from "../document/pictures";
import { pictureToLayer } from "./draw-layers";

const nearly = (one: number, other: number): boolean => Math.abs(one - other) < 1e-6;

/** The picture whose pixels drawing this layer alone into `size` pixels of `box` would copy; null if it would not. */
export function pictureOneToOne(
  placed: Placed,
  pictures: ReadonlyMap<string, Picture>,
  box: Rect,
  size: Size,
): Picture | null {
  const { layer, toPage } = placed;
  const [[a, c], [b, d]] = toPage;
  const [fill, more] = layer.fills.filter((each) => each.visible && each.opacity > 0);
  if (layer.type !== "RECTANGLE" || !layer.visible || layer.opacity < 1 || layer.children.length > 0) return null;
  if (fill?.type !== "IMAGE" || fill.opacity < 1 || more !== undefined) return null;
  if (layer.strokes.length > 0 || b !== 0 || c !== 0 || a <= 0 || d <= 0) return null;
  const picture = pictures.get(fill.imageHash);
  if (picture === undefined) return null;
  const { width, height } = picture.pixels;
  const own = pageBounds(placed);
  const isWhole = own !== null && nearly(own.x, box.x) && nearly(own.y, box.y) && nearly(own.width, box.width);
  if (!isWhole || width !== size.width || height !== size.height) return null;
  // The picture fills the layer to its edges, without being cut or stretched in one direction.
  const [[scale, , x], [, , y]] = pictureToLayer(layer, picture.pixels, fill.scaleMode);
  return nearly(x, 0) && nearly(y, 0) && nearly(scale * width, layer.width) && nearly(scale * height, layer.height)
    ? picture
    : null;
}
