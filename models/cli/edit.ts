/** The editing commands: read, paint, write; all outputs or none. */
import { resolve } from "node:path";
import type { EngineApi } from "../contract/engine-api";
import { EditError } from "../contract/errors";
import type { EncodedImage } from "../contract/picture";
import type { EditRequest } from "../contract/request";
import type { Candidate, EditResult } from "../contract/result";
import { drawnSource, type OwnPicture, ownSource } from "../contract/starts";
import type { Codec } from "../engine/codec";
import { checkedProbe } from "../engine/image-type";
import type { Raster } from "../image/raster";
import { sha256Hex } from "../packs/verify";
import { convertedFrom, isDeep, nodeCodec } from "./codec-node";
import type { EditOptions } from "./edit-options";
import { encodeOutputs } from "./encode-outputs";
import { nodeEngine } from "./engine-node";
import type { CliIo } from "./io";
import { noticeWords } from "./notice-words";
import { type Outputs, pathsOf, planOutputs } from "./outputs";
import { choosePack } from "./packs";
import { makeProgress } from "./progress";
import { type InputFile, reportOf } from "./report";
import { type Inputs, requestFrom } from "./request";
import { shippedStarts } from "./shipped-packs";
import { reasonOf } from "./system-error";
import { checkFolders, writeFiles } from "./write-files";

export async function edit(options: EditOptions, io: CliIo): Promise<void> {
  const outputs = planOutputs(options, io.workingFolder);
  const pictures = await readInputs(options, io);
  const { pack, source: packSource } = await choosePack(options.pack, io);
  await checkFolders(pathsOf(outputs), io.files);
  // The engine decodes the same bytes again; remembering them spares half a second on large photos.
  const codec = remembering(nodeCodec);
  const original = await codec.decode(pictures.image, `The picture "${options.image}"`);
  const { width, height } = original;
  const engine = nodeEngine(io, [packSource], shippedStarts(io), codec);
  const inputs = { ...pictures, own: await ownPictures(options, pack.id, engine, io) };
  const request = await requestFrom({ options, inputs, size: { width, height }, pack, freshSeed: io.freshSeed }, codec);
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
  // The best comes first where candidates are ranked.
  const candidates = ranked(result.candidates);
  const notices = [...result.notices.map(noticeWords), ...(await outputNotices(inputs.image, outputs, result))];
  if (request.settings.rank !== "none" && candidates.every(({ score }) => score === undefined)) {
    notices.push("There are no words to rank by; the pictures are in the order of their seeds.");
  }
  const files = await encodeOutputs({ original, request, result, candidates, outputs });
  if (outputs.report !== null) {
    const facts = { request, files: await hashed(options, inputs), pack, result, candidates, outputs, notices };
    files.push({ path: outputs.report, bytes: jsonBytes(reportOf(facts)) });
  }
  await writeFiles(files, io.files);
  for (const sentence of notices) io.stderr(`${sentence}\n`);
  candidates.forEach(({ seed, score }, i) => {
    const fits = score === undefined ? "" : `, score ${score.value.toFixed(4)}`;
    io.stdout(`${outputs.pictures[i]} (seed ${seed}${fits})\n`);
  });
}

function ranked(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((a, b) => (b.score?.value ?? 0) - (a.score?.value ?? 0) || a.index - b.index);
}

async function readInputs({ image, mask, strokes }: EditOptions, io: CliIo): Promise<Omit<Inputs, "own">> {
  return {
    image: await readPicture(image, "picture", io),
    mask: mask === undefined ? null : await readPicture(mask, "mask", io),
    strokes: strokes === undefined ? null : await readPicture(strokes, "picture of strokes", io),
  };
}

/** The user's own references, each made ready as the plugin does it. */
async function ownPictures(
  { reference }: EditOptions,
  packId: string,
  engine: EngineApi,
  io: CliIo,
): Promise<readonly OwnPicture[]> {
  const pictures: OwnPicture[] = [];
  for (const { file, name } of reference?.own ?? []) {
    const read = await readPicture(file, "reference", io);
    const { id, image, use, seen } = await engine.prepare(read, packId).catch((error: unknown) => {
      throw error instanceof EditError ? new EditError(error.code, `The reference "${file}": ${error.message}`) : error;
    });
    pictures.push({ id, name, image, use, seen });
  }
  return pictures;
}

async function readPicture(file: string, what: string, io: CliIo): Promise<EncodedImage> {
  const bytes = await io.readFile(resolve(io.workingFolder, file)).catch((cause: unknown) => {
    throw new EditError("bad-image", `The ${what} "${file}" cannot be read: ${reasonOf(cause)}.`, { cause });
  });
  return { type: checkedProbe(bytes, `The ${what} "${file}"`).type, bytes };
}

async function hashed(options: EditOptions, inputs: Inputs): Promise<Readonly<Record<string, InputFile>>> {
  const files: Record<string, InputFile> = {};
  for (const name of ["image", "mask", "strokes"] as const) {
    const [file, image] = [options[name], inputs[name]];
    if (file !== undefined && image !== null) files[name] = { file, sha256: await sha256Hex(image.bytes) };
  }
  return files;
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
    const { name, source } = reference;
    const what =
      source === ownSource ? "your picture" : `a ${source === drawnSource ? "drawing" : "library picture"} of`;
    notices.push(`Started from ${what} "${name}"; --reference none paints without it.`);
  }
  const told = new Set(result.notices.flatMap((notice) => (notice.code === "word-unknown" ? [notice.word] : [])));
  const words = result.unknownWords.filter((word) => !told.has(word));
  if (words.length > 0) notices.push(`The pack does not know these words and left them out: ${words.join(", ")}.`);
  const colours = await convertedFrom(image.bytes);
  if (colours !== null) notices.push(`The picture's colours were converted from ${colours} to sRGB.`);
  if (await isDeep(image.bytes)) notices.push("The picture has 16 bits a channel; the result has the upper 8.");
  if (outputs.format === "jpeg") {
    notices.push("JPEG does not keep pixels exactly, also outside the mask; write .png for an exact picture.");
  }
  return notices;
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
