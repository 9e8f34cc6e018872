/** An engine made of arithmetic, for the window's tests and for looking at the window without one. */
import type { EditPlan, EditPreview, Pace } from "../../models/contract/engine-api";
import { measuringId } from "../../models/contract/engine-api";
import { EditError } from "../../models/contract/errors";
import type { Report } from "../../models/contract/events";
import type { Notice } from "../../models/contract/notices";
import type { LibrarySummary, PackSummary } from "../../models/contract/packs";
import type { EncodedImage } from "../../models/contract/picture";
import type { EditRequest, RequestOf } from "../../models/contract/request";
import type { Candidate, EditResult } from "../../models/contract/result";
import type { Finish } from "../../models/contract/settings";
import type { PreparedPicture } from "../../models/contract/starts";
import type { MappedWord, WordsAnswer, WordsQuestion } from "../../models/contract/words";
import { framingOf } from "../../models/families/framing";
import { pixelFlowTraits } from "../../models/families/pixel-flow/traits";
import { frameOf, type Size, type SourceRect } from "../../models/image/geometry";
import { planCrop } from "../../models/image/plan";
import type { Raster } from "../../models/image/raster";
import type { Engine } from "../../ui/engine/client";
import { png } from "./fake-host";
import { FakeStore } from "./fake-store";

const traits = pixelFlowTraits({ size: 128 });

export const fakePack: PackSummary = {
  id: "embedded",
  title: "Blendfill small",
  version: "2.0.0",
  license: "MIT",
  builtIn: true,
  address: null,
  needs: { webgpu: false, f16: false, memory: 0 },
  kinds: ["fill", "remove", "background", "scribble", "extend"],
  bytes: 20_000_000,
  size: 128,
  traits,
  defaults: { steps: 10, guidance: 3, strength: 1 },
  hasPair: false,
  names: ["red kite", "balloon", "lemon", "brick wall", "tree", "old tree house", "boat", "cat", "grass", "lamp"].map(
    (name) => ({ name, kind: "object" }),
  ),
};

const fakeLibrary: LibrarySummary = {
  id: "pictures",
  title: "Pictures",
  license: "MIT",
  source: "Us (MIT)",
  bytes: 1000,
  names: ["pizza", "boat"],
  words: ["pizza", "boat", "sailboat"],
  drawings: ["bricks", "brick wall"],
};

/** A raster drawn by a function of the pixel. */
export function drawn(
  { width, height }: Size,
  colour: (x: number, y: number) => readonly [number, number, number, number],
): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) for (const value of colour(x, y)) data[at++] = value;
  }
  return { width, height, data };
}

/** One colour everywhere; drawn hundreds of times in a run, and so not pixel by pixel. */
function filled({ width, height }: Size, colour: readonly [number, number, number, number]): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  data.set(colour);
  for (let done = 4; done < data.length; done *= 2) data.copyWithin(done, 0, done);
  return { width, height, data };
}

/** Pictures of a fake engine; the scratch page draws nicer ones. */
export interface Painter {
  picture(size: Size): Raster;
  patch(size: Size, seed: number, noise: number): Raster;
}

const plain: Painter = {
  picture: (size) => drawn(size, (x, y) => [x & 255, y & 255, 128, 255]),
  patch: (size, seed, noise) => filled(size, [seed & 255, Math.round(noise * 255), 0, 255]),
};

/** Called between steps; a test may hold it, cancel in it or throw from it. */
export type Beat = (candidate: number, step: number) => Promise<void> | void;

/** An engine that takes as many steps as asked and stops when told. */
export class FakeEngine implements Engine {
  readonly requests: EditRequest[] = [];
  get fills(): readonly RequestOf<"fill">[] {
    return this.requests.filter((request) => request.kind === "fill");
  }
  readonly loaded: string[] = [];
  readonly encoded: Raster[] = [];
  readonly #cancelled = new Set<string>();
  readonly #drawn = new Map<
    string,
    { readonly painter: Painter; readonly picture: Raster; readonly coverage: Raster }
  >();
  previews = 0;
  restarts = 0;
  beat: Beat = () => {};
  startFails: Error | null = null;
  unknownWords: readonly string[] = [];
  notices: readonly Notice[] = [];
  /** Of each candidate, where it was asked to score. */
  scores: readonly number[] = [];
  size: Size = { width: 1024, height: 768 };
  /** What candidates say they started from. */
  reference: NonNullable<Candidate["reference"]> | null = null;
  patchAt: SourceRect = { x: 256, y: 192, width: 320, height: 240 };
  painter: Painter = plain;

  async start() {
    if (this.startFails) throw this.startFails;
    return { backends: ["wasm"] as const, notes: [] };
  }
  restart(): void {
    this.restarts += 1;
  }
  readonly store = new FakeStore();
  async packs(): Promise<readonly PackSummary[]> {
    const { installed } = await this.store.contents();
    return [
      fakePack,
      ...installed.map(({ id, title, version, from }) => ({
        ...fakePack,
        id,
        title,
        version,
        builtIn: false,
        address: from.type === "url" ? from.url : null,
      })),
    ];
  }
  async measure(packId: string, report: Report): Promise<Pace> {
    for (let step = 1; step <= 4; step++) {
      await this.beat(0, step);
      if (this.#cancelled.delete(measuringId(packId))) throw new EditError("cancelled", "Stopped.");
      report({ type: "step", candidate: 0, index: step, of: 4 });
    }
    return { backend: "wasm", milliseconds: 1500 };
  }
  async libraries(): Promise<readonly LibrarySummary[]> {
    return [fakeLibrary];
  }
  async load(packId: string): Promise<"wasm"> {
    this.loaded.push(packId);
    return "wasm";
  }
  async edit(request: EditRequest, report: Report): Promise<EditResult> {
    this.requests.push(request);
    const { seed, count, steps } = request.settings;
    const crop = planCrop(this.size, this.patchAt, framingOf(traits), { grow: 0, context: null }).crop;
    const working = { width: fakePack.size, height: fakePack.size };
    report({ type: "planned", crop, working, source: this.size });
    const candidates: Candidate[] = [];
    for (let index = 0; index < count; index++) {
      for (let step = 1; step <= steps; step++) {
        await this.beat(index, step);
        if (this.#cancelled.has(request.id)) throw new EditError("cancelled", "Stopped.");
        report({ type: "step", candidate: index, index: step, of: steps });
        const forming = this.painter.patch({ width: 64, height: 48 }, seed + index, 1 - step / steps);
        report({ type: "preview", candidate: index, image: forming, patch: this.patchAt });
      }
      const image = this.painter.patch(this.patchAt, seed + index, 0);
      const value = this.scores[index];
      const score = value === undefined ? {} : { score: { value } };
      const reference = this.reference && { reference: this.reference };
      const at = { index, seed: (seed + index) >>> 0, image, patch: this.patchAt };
      const candidate: Candidate = { ...at, ...score, ...reference };
      candidates.push(candidate);
      report({ type: "candidate", candidate });
    }
    const { unknownWords, notices } = this;
    return {
      requestId: request.id,
      packId: request.packId,
      backend: "wasm",
      source: this.size,
      crop,
      working,
      candidates,
      timings: [],
      unknownWords,
      notices,
    };
  }
  cancel(requestId: string): void {
    this.#cancelled.add(requestId);
  }
  /** What these pictures look like; every other is the painter's. */
  readonly known = new Map<EncodedImage, Raster>();
  /** What painting is said to start from. */
  plannedStarts: EditPlan["starts"] = [{ from: "words" }];
  async plan(): Promise<EditPlan> {
    const { crop, working } = planCrop(this.size, this.patchAt, framingOf(traits), { grow: 0, context: null });
    const enlargement = crop.width / working.width;
    const secondSteps = this.plannedStarts.every(({ from }) => from === "words") && enlargement > 1.5 ? 12 : 0;
    const words = { mapped: [], unknown: [] };
    return {
      source: this.size,
      crop,
      frames: [crop],
      working,
      enlargement,
      secondSteps,
      starts: this.plannedStarts,
      words,
    };
  }
  /** Words that are said to be unknown, and those read as others; a text of unknown words alone is refused. */
  readonly unknownTo = new Map<string, readonly string[]>();
  mapping: readonly MappedWord[] = [];
  readonly questions: WordsQuestion[] = [];
  async understand(question: WordsQuestion): Promise<WordsAnswer> {
    this.questions.push(question);
    const { texts, completing } = question;
    const words = texts.map((text) => text.split(/\s+/).filter((word) => word !== "" && word !== "a"));
    const unknown = [...new Set(words.flat())].flatMap((word) => {
      const nearest = this.unknownTo.get(word);
      return nearest ? [{ word, nearest }] : [];
    });
    const last = words[0]?.at(-1) ?? "";
    return {
      paints: words.every((all) => all.length === 0 || all.some((word) => !this.unknownTo.has(word))),
      unknown,
      mapped: this.mapping.filter(({ from }) => words.flat().includes(from)),
      completions: completing
        ? fakePack.names
            .map(({ name }) => name)
            .filter((name) => last === "" || (last.length > 1 && name.startsWith(last) && name !== last))
            .slice(0, completing.most)
        : [],
    };
  }
  async preview({ source, mask, settings }: Parameters<Engine["preview"]>[0], maxSide: number): Promise<EditPreview> {
    this.previews += 1;
    const scale = Math.min(1, maxSide / Math.max(this.size.width, this.size.height));
    const small = { width: Math.round(this.size.width * scale), height: Math.round(this.size.height * scale) };
    const marked = mask.from === "everything" ? frameOf<SourceRect>(this.size) : this.patchAt;
    const { context, aside = { x: 0, y: 0 } } = settings;
    const { crop, working } = planCrop(this.size, marked, framingOf(traits), { grow: 0, context, aside });
    const inside = (x: number, y: number): boolean =>
      x >= marked.x * scale &&
      x < (marked.x + marked.width) * scale &&
      y >= marked.y * scale &&
      y < (marked.y + marked.height) * scale;
    const { width, height } = small;
    const key = `${mask.from} ${width} ${height} ${marked.x} ${marked.width}`;
    // Drawn once: the window asks often, and these are large for arithmetic pixel by pixel.
    const known = this.#drawn.get(key);
    const rasters =
      known?.painter === this.painter
        ? known
        : {
            painter: this.painter,
            picture: this.painter.picture(small),
            coverage: drawn(small, (x, y) => (inside(x, y) ? [255, 255, 255, 255] : [0, 0, 0, 255])),
          };
    this.#drawn.set(key, rasters);
    const { coverage } = rasters;
    const picture = this.known.get(source.image) ?? rasters.picture;
    return {
      source: this.size,
      picture,
      coverage,
      crop,
      frames: [crop],
      patch: marked,
      working,
      secondSteps: crop.width > 1.5 * working.width ? 12 : 0,
      enlargement: crop.width / working.width,
    };
  }
  /** What a finish costs in this world: nothing, and it shows as a colour. */
  refits = true;
  readonly refitted: (readonly [id: string, candidate: number, finish: Finish])[] = [];
  async refit(id: string, candidate: number, finish: Finish) {
    this.refitted.push([id, candidate, finish]);
    if (!this.refits) return null;
    const image = filled(this.patchAt, [finish.match ? 200 : 100, finish.grain ? 200 : 100, candidate, 255]);
    return { image, patch: this.patchAt };
  }
  /** What `prepare` answers next; throws when it is an error. */
  preparing: Partial<PreparedPicture> | Error = {};
  readonly prepared: EncodedImage[] = [];
  async prepare(image: EncodedImage): Promise<PreparedPicture> {
    this.prepared.push(image);
    if (this.preparing instanceof Error) throw this.preparing;
    const id = `picture-${this.prepared.length}`;
    const thumbnail = drawn({ width: 4, height: 4 }, () => [1, 2, 3, 255]);
    return { id, image: png, use: "stands", opaque: false, thumbnail, ...this.preparing };
  }
  async encode(image: Raster): Promise<EncodedImage> {
    this.encoded.push(image);
    return png;
  }
  async release(): Promise<void> {}
}
