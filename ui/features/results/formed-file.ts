/** How a candidate formed, as one file. */
import type { EncodedImage } from "../../../models/contract/picture";
import { animatedPng } from "../../../models/image/animated-png";
import { type FormedScene, formedPictures, stripOf } from "../../painter/formed";
import type { Ports } from "../../ports";

/** How long frames of an animation stand, milliseconds. */
const [STEP_TIME, LAST_TIME] = [150, 1500];

/** A PNG: one that moves, or one with step beside step. */
export async function formedFile(
  scene: FormedScene,
  as: "moving" | "strip",
  { engine, breathe }: Pick<Ports, "engine" | "breathe">,
): Promise<EncodedImage> {
  const pictures = await formedPictures(scene, breathe);
  if (as === "strip") return engine.encode(stripOf(pictures));
  const files: Uint8Array[] = [];
  for (const picture of pictures) files.push((await engine.encode(picture)).bytes);
  const times = files.map((_, i) => (i + 1 < files.length ? STEP_TIME : LAST_TIME));
  return { type: "image/png", bytes: animatedPng(files, times) };
}
