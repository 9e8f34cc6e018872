/** `blendfill fill`: read, paint, write; all outputs or none. */
import { resolve } from "node:path";
import { EditError, type EditRequest, type EditResult, type EncodedImage, standardSettings } from "../contract";
import type { Codec } from "../engine/codec";
import { checkedProbe } from "../engine/image-type";
import { composite } from "../image/composite";
import type { Size } from "../image/geometry";
import { maskBounds, maskFromLuminance } from "../image/mask";
import { defaultFeather, defaultGrow } from "../image/plan";
import type { Raster } from "../image/raster";
import { sha256Hex } from "../packs/verify";
import { convertedFrom, encodePicture, nodeCodec } from "./codec-node";
import { nodeEngine } from "./engine-node";
import { type FillOptions, type Outputs, planOutputs } from "./fill-options";
import type { CliIo } from "./io";
import { builtLibrary, choosePack } from "./packs";
import { makeProgress } from "./progress";
import { reportOf } from "./report";
import { reasonOf } from "./system-error";
import { checkFolders, type OutputFile, writeFiles } from "./write-files";

export async function fill(options: FillOptions, io: CliIo): Promise<void> {
  const outputs = planOutputs(options, io.workingFolder);
  const image = await readPicture(options.image, "picture", io);
  const mask = await readPicture(options.mask, "mask", io);
  const { pack, source: packSource } = await choosePack(options.pack, io);
  await checkFolders(
    [...outputs.pictures, ...outputs.layers, ...(outputs.report === null ? [] : [outputs.report])],
    io.files,
  );
  // The engine decodes the same bytes again; remembering them spares half a second on large photos.
  const codec = remembering(nodeCodec);
  const original = await codec.decode(image, `The picture "${options.image}"`);
  const marked = maskBounds(maskFromLuminance(await codec.decode(mask, `The mask "${options.mask}"`)));
  const { defaults } = pack;
  const request: EditRequest = {
    id: "command line",
    kind: "fill",
    packId: pack.id,
    source: { image, bounds: { x: 0, y: 0, width: original.width, height: original.height } },
    mask: { from: "picture", image: mask },
    prompt: options.prompt,
    reference: options.reference,
    settings: {
      ...standardSettings,
      seed: options.seed ?? io.freshSeed(),
      count: options.count,
      steps: options.steps ?? defaults.steps,
      strength: options.strength ?? defaults.strength,
      guidance: options.guidance ?? defaults.guidance,
      feather: options.feather ?? defaultFeather(marked),
      grow: options.grow ?? defaultGrow(marked),
      context: options.context ?? null,
    },
  };
  const engine = nodeEngine(io, [packSource], [builtLibrary(io)], codec);
  const result = await interruptible(
    io,
    request,
    async () => {
      const progress = makeProgress(io, options.count);
      try {
        return await engine.edit(request, progress.report);
      } finally {
        progress.clear();
      }
    },
    () => engine.cancel(request.id),
  );
  const notices = [...result.notices, ...(await outputNotices(image, outputs, result))];
  const facts = {
    request,
    image: { file: options.image, sha256: await sha256Hex(image.bytes) },
    mask: { file: options.mask, sha256: await sha256Hex(mask.bytes) },
    pack,
    result,
    pictures: outputs.pictures,
    layers: outputs.layers,
    notices,
  };
  const files = await encodeOutputs(original, result, outputs);
  if (outputs.report !== null) files.push({ path: outputs.report, bytes: jsonBytes(reportOf(facts)) });
  await writeFiles(files, io.files);
  for (const sentence of notices) io.stderr(`${sentence}\n`);
  for (const { index, seed } of result.candidates) io.stdout(`${outputs.pictures[index]} (seed ${seed})\n`);
}

async function readPicture(file: string, what: string, io: CliIo): Promise<EncodedImage> {
  const bytes = await io.readFile(resolve(io.workingFolder, file)).catch((cause: unknown) => {
    throw new EditError("bad-image", `The ${what} "${file}" cannot be read: ${reasonOf(cause)}.`, { cause });
  });
  return { type: checkedProbe(bytes, `The ${what} "${file}"`).type, bytes };
}

/** Runs `work` and turns Ctrl+C into a cancelled edit, also when it comes after the last step. */
async function interruptible<T>(
  io: CliIo,
  request: EditRequest,
  work: () => Promise<T>,
  cancel: (id: string) => void,
): Promise<T> {
  let interrupted = false;
  const stop = io.onInterrupt(() => {
    interrupted = true;
    cancel(request.id);
  });
  try {
    const result = await work();
    if (interrupted) throw new EditError("cancelled", "Cancelled; nothing was written.");
    return result;
  } finally {
    stop();
  }
}

async function outputNotices(image: EncodedImage, outputs: Outputs, result: EditResult): Promise<readonly string[]> {
  const notices: string[] = [];
  const reference = result.candidates[0]?.reference;
  if (reference !== undefined) {
    notices.push(`Started from a library picture of "${reference.name}"; --reference none paints without it.`);
  }
  const words = result.unknownWords;
  if (words.length > 0) notices.push(`The pack does not know these words and left them out: ${words.join(", ")}.`);
  const colours = await convertedFrom(image.bytes);
  if (colours !== null) notices.push(`The picture's colours were converted from ${colours} to sRGB.`);
  if (outputs.format === "jpeg") {
    notices.push("JPEG does not keep pixels exactly, also outside the mask; write .png for an exact picture.");
  }
  return notices;
}

async function encodeOutputs(original: Raster, result: EditResult, outputs: Outputs): Promise<OutputFile[]> {
  const files: OutputFile[] = [];
  for (const { index, image, patch } of result.candidates) {
    const path = outputs.pictures[index];
    const layer = outputs.layers[index];
    if (path !== undefined) {
      files.push({ path, bytes: await encodePicture(composite(original, image, patch), outputs.format) });
    }
    if (layer !== undefined && outputs.layerFormat !== null) {
      const alone = composite(transparent(original), image, patch);
      files.push({ path: layer, bytes: await encodePicture(alone, outputs.layerFormat) });
    }
  }
  return files;
}

function transparent({ width, height }: Size): Raster {
  return { width, height, data: new Uint8ClampedArray(width * height * 4) };
}

function jsonBytes(value: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}

function remembering(codec: Codec): Codec {
  const known = new WeakMap<Uint8Array, Promise<Raster>>();
  return {
    ...codec,
    decode(image, name) {
      const decoded = known.get(image.bytes) ?? codec.decode(image, name);
      known.set(image.bytes, decoded);
      return decoded;
    },
  };
}
