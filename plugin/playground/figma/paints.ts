/** Figma's paints ⇄ ours. Pure. */
import { type Fill, solid } from "../document/layer";

export function toPaint(fill: Fill): Paint {
  return fill.type === "SOLID"
    ? { type: "SOLID", color: { ...fill.color }, opacity: fill.opacity, visible: fill.visible, blendMode: "NORMAL" }
    : {
        type: "IMAGE",
        imageHash: fill.imageHash,
        scaleMode: fill.scaleMode,
        opacity: fill.opacity,
        visible: fill.visible,
        blendMode: "NORMAL",
      };
}

/** Throws for paints the playground cannot draw. */
export function toFill(paint: Paint): Fill {
  const opacity = paint.opacity ?? 1;
  const visible = paint.visible ?? true;
  if (paint.type === "SOLID") {
    const { r, g, b } = paint.color;
    if ([r, g, b, opacity].some((value) => value < 0 || value > 1)) throw new Error("Paint values must lie in 0 to 1");
    return { ...solid(r, g, b, opacity), visible };
  }
  if (paint.type === "IMAGE" && paint.imageHash && (paint.scaleMode === "FILL" || paint.scaleMode === "FIT")) {
    return { type: "IMAGE", imageHash: paint.imageHash, scaleMode: paint.scaleMode, opacity, visible };
  }
  throw new Error(`The playground has solid paints and pictures that fill or fit, not ${paint.type}`);
}
