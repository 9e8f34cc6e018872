/** Picture files in and out of the editor. */
import type { EncodedImage } from "../../../models/contract/picture";
import type { Raster } from "../../../models/image/raster";
import { makeLayer } from "../document/layer";
import { translation } from "../document/matrix";
import { hashOf, type Picture } from "../document/pictures";
import { decodePng } from "../document/png";
import { largestSide, pictureType } from "../figma/picture-file";
import { flatten, toPng } from "../render/export-layer";
import { addLayer, boundsOf, type Editor } from "./editor";
import { element } from "./element";

/** Pixels of a file: PNG exactly, everything else as the browser decodes it. */
export async function decodePicture({ type, bytes }: EncodedImage): Promise<Raster> {
  if (type === "image/png") return decodePng(bytes);
  const bitmap = await createImageBitmap(new Blob([bytes], { type }), { colorSpaceConversion: "none" });
  try {
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    if (context === null) throw new Error("No canvas");
    context.drawImage(bitmap, 0, 0);
    return { width, height, data: context.getImageData(0, 0, width, height).data as Uint8ClampedArray<ArrayBuffer> };
  } finally {
    bitmap.close();
  }
}

/** Adds a file as a layer, or says in a sentence why not. */
export async function openFile(editor: Editor, file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = pictureType(bytes);
  if (type === null) {
    editor.notify(`“${file.name}” is not a PNG, JPEG, WebP or GIF picture. Save it as one of these and open it again.`);
    return;
  }
  try {
    const pixels = await decodePicture({ type, bytes });
    if (Math.max(pixels.width, pixels.height) > largestSide) {
      editor.notify(
        `“${file.name}” is ${pixels.width} × ${pixels.height} pixels; Figma takes at most ${largestSide}. Shrink it and open it again.`,
      );
      return;
    }
    addPicture(editor, file.name.replace(/\.[a-z]+$/i, ""), { hash: hashOf(bytes), image: { type, bytes }, pixels });
  } catch {
    editor.notify(`“${file.name}” could not be read; it may be damaged. Try another picture.`);
  }
}

/** A new layer showing the picture one to one, right of everything else. */
export function addPicture(editor: Editor, name: string, picture: Picture): void {
  const { document } = editor;
  const others = boundsOf(document);
  const at =
    others === null ? { x: 0, y: 0 } : { x: Math.round(others.x + others.width + 80), y: Math.round(others.y) };
  const { width, height } = picture.pixels;
  document.pictures.set(picture.hash, picture);
  addLayer(
    editor,
    makeLayer({
      id: document.newId(),
      type: "RECTANGLE",
      name,
      width,
      height,
      transform: translation(at.x, at.y),
      fills: [{ type: "IMAGE", imageHash: picture.hash, scaleMode: "FILL", opacity: 1, visible: true }],
    }),
  );
}

/** The visible document on one plane, as a download. With a picture selected: the area of that picture. */
export function exportPng(editor: Editor): void {
  const { document } = editor;
  const picked = document.selection.filter((id) =>
    document.find(id)?.layer.fills.some((fill) => fill.type === "IMAGE"),
  );
  const area = picked.length > 0 ? boundsOf(document, picked) : null;
  const raster = flatten(document, area);
  if (raster === null) {
    editor.notify("There is nothing to export yet. Open a picture first.");
    return;
  }
  const url = URL.createObjectURL(new Blob([toPng(raster)], { type: "image/png" }));
  element("a", { href: url, download: "blendfill.png" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Lets the user choose files. */
export function chooseFiles(editor: Editor): void {
  const input = element("input", { type: "file", accept: "image/png,image/jpeg,image/webp,image/gif", multiple: "" });
  input.addEventListener("change", () => {
    for (const file of input.files ?? []) void openFile(editor, file);
  });
  input.click();
}

/** Pictures may be dropped anywhere on the stage. */
export function listenToDrops(stage: HTMLElement, editor: Editor): void {
  const mark = (dropping: boolean) => (event: DragEvent) => {
    event.preventDefault();
    stage.classList.toggle("dropping", dropping);
  };
  stage.addEventListener("dragover", mark(true));
  stage.addEventListener("dragleave", mark(false));
  stage.addEventListener("drop", (event) => {
    mark(false)(event);
    for (const file of event.dataTransfer?.files ?? []) void openFile(editor, file);
  });
}
