/**
 * The finished pictures of a run as bytes, for keeping: a header as JSON, then each patch's pixels, deflated without
 * loss. PNG would do as well, but a browser cannot decode one without rounding the colours of soft edges.
 */
import * as v from "valibot";
import type { Candidate } from "../../../models/contract/result";
import type { CanvasRect, Size } from "../../../models/image/geometry";
import type { ReadySelection } from "../../../plugin/protocol/host";
import type { Results } from "../results/state";

const VERSION = 1;
const PREFIX = 4;
/** Bytes packed or unpacked between two breaths, some milliseconds. */
const SLICE = 1 << 17;
const LONGEST_SIDE = 16_384;

/** What is needed to show a run's candidates again, and to accept them, beside what the history says of it. */
export interface LastingRun extends Pick<Results, "source" | "drawnOn" | "unknownWords" | "secondsEach"> {
  readonly selection: ReadySelection;
  /** Where the picture lay when it was read. */
  readonly bounds: CanvasRect;
  /** The editor's shapes marked the region. */
  readonly byShapes: boolean;
  readonly shown: readonly { readonly candidate: Candidate; readonly accepted: boolean }[];
}

type Breathe = () => Promise<void>;

export async function packedRun(results: Results, breathe: Breathe): Promise<Uint8Array<ArrayBuffer>> {
  const { request, selection, source, drawnOn, unknownWords, secondsEach, shown } = results;
  const patches: Uint8Array[] = [];
  for (const { candidate } of shown) patches.push(await deflated(candidate.image.data, breathe));
  const header = {
    version: VERSION,
    source,
    bounds: request.source.bounds,
    selection: { source: selection.source, shapes: selection.shapes },
    byShapes: request.kind !== "extend" && request.mask?.from === "shapes",
    drawnOn,
    unknownWords,
    secondsEach,
    shown: shown.map(({ candidate: { index, seed, patch, image, reference, score }, accepted }, i) => ({
      ...{ index, seed, patch, reference, score, accepted },
      size: { width: image.width, height: image.height },
      bytes: patches[i]?.length ?? 0,
    })),
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const whole = new Uint8Array(PREFIX + json.length + patches.reduce((sum, { length }) => sum + length, 0));
  new DataView(whole.buffer).setUint32(0, json.length);
  whole.set(json, PREFIX);
  let at = PREFIX + json.length;
  for (const patch of patches) {
    whole.set(patch, at);
    at += patch.length;
  }
  return whole;
}

const number = v.pipe(v.number(), v.finite());
const side = v.pipe(number, v.integer(), v.minValue(1), v.maxValue(LONGEST_SIDE));
const size = v.object({ width: side, height: side });
const rect = v.object({ x: number, y: number, width: number, height: number });
const layer = { nodeId: v.string(), name: v.string(), bounds: rect };
const headerSchema = v.object({
  version: v.literal(VERSION),
  source: size,
  bounds: rect,
  selection: v.object({
    source: v.object({ ...layer, pixels: v.object({ width: number, height: number }) }),
    shapes: v.array(v.object(layer)),
  }),
  byShapes: v.boolean(),
  // Runs kept before drawings could be taken from layers say nothing about them.
  drawnOn: v.optional(v.array(v.string()), []),
  unknownWords: v.array(v.string()),
  secondsEach: v.nullable(number),
  shown: v.pipe(
    v.array(
      v.object({
        index: v.pipe(number, v.integer(), v.minValue(0)),
        seed: v.pipe(number, v.integer(), v.minValue(0)),
        patch: rect,
        size,
        accepted: v.boolean(),
        reference: v.exactOptional(
          v.object({ name: v.string(), source: v.string(), own: v.exactOptional(v.string()) }),
        ),
        score: v.exactOptional(v.looseObject({ value: number })),
        bytes: v.pipe(number, v.integer(), v.minValue(0)),
      }),
    ),
    v.minLength(1),
    v.maxLength(64),
  ),
});

/** Null when these bytes are of another version, cut off or spoilt. */
export async function unpackedRun(bytes: Uint8Array<ArrayBuffer>, breathe: Breathe): Promise<LastingRun | null> {
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(PREFIX, PREFIX + length)));
    const header = v.safeParse(headerSchema, json);
    if (!header.success) return null;
    const { selection, shown, version: _, ...facts } = header.output;
    const whole: { candidate: Candidate; accepted: boolean }[] = [];
    let at = PREFIX + length;
    for (const { size: own, bytes: taken, accepted, patch, ...candidate } of shown) {
      const data = await inflated(bytes.subarray(at, at + taken), own, breathe);
      at += taken;
      const image = { ...own, data };
      whole.push({ candidate: { ...candidate, patch, image } as Candidate, accepted });
    }
    return { ...facts, selection: { state: "ready", stored: null, ...selection }, shown: whole };
  } catch {
    return null; // Cut off or spoilt: the run can be painted again.
  }
}

/** The browser packs on our thread, so it gets a slice at a time. */
async function through(
  data: Uint8Array<ArrayBuffer>,
  stream: GenericTransformStream,
  breathe: Breathe,
): Promise<Uint8Array<ArrayBuffer>> {
  const answer = new Response(stream.readable).arrayBuffer();
  const writer = stream.writable.getWriter();
  const written = (async () => {
    for (let at = 0; at < data.length; at += SLICE) {
      await writer.write(data.slice(at, at + SLICE));
      await breathe();
    }
    await writer.close();
  })();
  const [buffer] = await Promise.all([answer, written]);
  return new Uint8Array(buffer);
}

const deflated = (data: Uint8ClampedArray<ArrayBuffer>, breathe: Breathe): Promise<Uint8Array<ArrayBuffer>> =>
  through(new Uint8Array(data.buffer, data.byteOffset, data.length), new CompressionStream("deflate-raw"), breathe);

/** @throws when the pixels are not as many as they should be */
async function inflated(
  packed: Uint8Array<ArrayBuffer>,
  { width, height }: Size,
  breathe: Breathe,
): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const data = await through(packed, new DecompressionStream("deflate-raw"), breathe);
  if (data.length !== width * height * 4) throw new RangeError("The pixels are not whole.");
  return new Uint8ClampedArray(data.buffer);
}
