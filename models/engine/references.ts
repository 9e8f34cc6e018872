/** Reference pictures for prompts: libraries are read when first needed, and nothing fails without them. */
import { EditError } from "../contract/errors";
import type { Report } from "../contract/events";
import type { Notice } from "../contract/notices";
import type { LibrarySummary } from "../contract/packs";
import type { EditKind } from "../contract/request";
import type { EditSettings } from "../contract/settings";
import {
  drawnSource,
  type OwnPicture,
  type OwnPictures,
  type ReferenceUse,
  type StartKind,
  thingsSource,
} from "../contract/starts";
import type { StartTraits } from "../contract/traits";
import { kindOf } from "../kinds/kinds";
import { similarity } from "../networks/clip-text";
import type { PackSource } from "../packs/pack";
import { decodeJson, readVerified } from "../packs/read";
import { remembered } from "../packs/remembered";
import { surfaceNamed, surfaceWords } from "../scenery/names";
import { onOtherWater } from "../starts/compose/sea";
import { askedFor } from "../starts/find/asked";
import { type Library, type LibraryEntry, parseLibrary } from "../starts/find/library";
import { type Match, type Matcher, makeMatcher } from "../starts/find/match";
import { nearest } from "../starts/find/shelf";
import { wordsIn } from "../starts/find/words";
import type { StoredThing } from "../starts/relight/format";
import type { Reference } from "../starts/relight/reference";
import type { PaintedName } from "../words/lexicon";
import type { ClipTexts } from "./clip-texts";
import type { Codec } from "./codec";
import { ownReference, seenIn } from "./own";
import type { Things } from "./things";

interface Fetched {
  readonly reference: Reference;
  /** Words of the prompt it stands for, lower case. */
  readonly words: readonly string[];
}

interface FindCall {
  readonly report: Report;
  readonly notice: (notice: Notice) => void;
  /** Where the model begins from each kind of start. */
  readonly levels: StartTraits;
  /** Without the things that are drawn: the one asked for could not be read. */
  readonly undrawn?: boolean;
  /** What the pack says a fill of this name starts from, where it says so. */
  readonly startOf?: ((name: string) => StartKind | undefined) | undefined;
}

/** What of a request says whether and what it wants. */
export interface Asking {
  readonly kind: EditKind;
  readonly prompt?: string;
  readonly reference?: ReferenceUse;
  readonly own?: OwnPictures | undefined;
  readonly settings: Pick<EditSettings, "strength">;
}

export interface References {
  /**
   * What a request's painting starts from, or null: the user's own picture that was chosen, else the picture or drawing
   * listed under the words (own ones first), else, where the pack has a pair, the picture nearest to the words. What
   * goes wrong is told in a notice.
   */
  find(request: Asking, pair: ClipTexts | null, call: FindCall): Promise<Fetched | null>;
  /** What the libraries that can be read show. */
  names(): Promise<readonly PaintedName[]>;
  /** Those that can be read. */
  summaries(): Promise<readonly LibrarySummary[]>;
}

/** @param things drawn to be lit; what of them cannot be read is left to the libraries */
export function makeReferences(sources: readonly PackSource[], codec: Codec, things: Things | null = null): References {
  const shelves = sources.map(makeShelf);
  const readable = async (): Promise<readonly Library[]> => {
    const settled = await Promise.allSettled(shelves.map((shelf) => shelf.library()));
    return settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  };
  const named = async (): Promise<readonly StoredThing[]> => (await things?.list().catch(unlessEdit)) ?? [];
  return {
    async find(request, pair, call) {
      const { report, notice, levels, startOf } = call;
      if (!kindOf(request.kind).takes.start) return null;
      const { pictures = [], always = false } = request.own ?? {};
      if (request.reference === "none") return null;
      // Only at full strength is what lies under the mask replaced.
      if (request.settings.strength < 1) {
        if (always) notice({ code: "own-needs-strength" });
        return null;
      }
      const { prompt = "", kind } = request;
      const clears = request.reference === "clear";
      // A thing is no surroundings.
      const isBackdrop = kindOf(kind).marks === "subject";
      const own = isBackdrop ? pictures.filter(({ use }) => use === "covers") : pictures;
      const isPainters = (names: readonly string[]): boolean =>
        request.reference === "auto" && names.some((name) => startOf?.(name) === "painter");
      const fromOwn = async (picture: OwnPicture, asked: Pick<Match, "words" | "colour">): Promise<Fetched | null> => {
        try {
          return await ownReference(picture, { ...asked, clears, levels }, codec);
        } catch (error) {
          if (!(error instanceof EditError)) throw error;
          notice({ code: "own-unread", name: picture.name, detail: error.message });
          return this.find({ ...request, own: undefined }, pair, call);
        }
      };
      const [chosen] = own;
      if (always && chosen !== undefined) return fromOwn(chosen, { words: wordsIn(chosen.name), colour: null });
      if (prompt.trim() === "") return null;
      const list = call.undrawn || isBackdrop ? [] : await named();
      const fromThing = async ({ name, colour, words }: Extract<Match, { by: "thing" }>): Promise<Fetched | null> => {
        const thing = list.find((each) => each.name === name);
        try {
          const decoded = thing && (await things?.decoded(thing, report));
          if (decoded) {
            const level = levels.library?.level ?? levels.ownThing.level;
            return { reference: { name, source: thingsSource, ...decoded, colour, level, clears }, words };
          }
        } catch (error) {
          if (!(error instanceof EditError)) throw error;
        }
        return this.find(request, pair, { ...call, undrawn: true });
      };
      for (const shelf of shelves) {
        try {
          const library = await shelf.library();
          const matcher = shelf.matcher(library, own, list);
          const match = matcher(prompt) ?? (await nearby(prompt, { library, own, codec }, matcher, pair));
          if (match === null) continue;
          if (match.by === "own") return await fromOwn(match.picture, match);
          if (match.by === "thing") return await fromThing(match);
          if (match.by === "surface") return isPainters([match.name]) ? null : drawnReference(match, levels);
          if (isBackdrop || isPainters([match.entry.name, match.words.join(" ")])) return null;
          const { entry, colour, words } = match;
          const bytes = await shelf.picture(entry, report);
          const render = await codec.decode({ type: "image/webp", bytes }, `The library's picture of "${entry.name}"`);
          const picture = entry.sea ? onOtherWater(render) : render;
          const { name, floats, steady } = entry;
          const { source } = library;
          if (list.length > 0 || call.undrawn) notice({ code: "illustration", name });
          const { level, detail } = levels.library ?? { level: library.startLevel, detail: library.detail };
          return { reference: { name, source, picture, floats, steady, colour, level, detail, clears }, words };
        } catch (error) {
          if (!(error instanceof EditError)) throw error;
          notice({ code: "library-unread", cause: error.code, detail: error.message });
        }
      }
      const match = makeMatcher({ entries: [] }, surfaceWords, own, list)(prompt);
      if (match?.by === "thing") return fromThing(match);
      if (match?.by === "own") return fromOwn(match.picture, match);
      return match?.by === "surface" && !isPainters([match.name]) ? drawnReference(match, levels) : null;
    },
    names: async () => [
      ...(await named()).map(({ name, words }): PaintedName => ({ name, kind: "thing", words })),
      ...(await readable()).flatMap(({ entries }) =>
        entries.map(({ name, words }): PaintedName => ({ name, kind: "thing", words })),
      ),
    ],
    async summaries() {
      const settled = await Promise.allSettled([
        ...shelves.map(async (shelf) => summary(await shelf.library())),
        ...(things === null ? [] : [things.summary()]),
      ]);
      return settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    },
  };
}

/** What cannot be read is not there. */
function unlessEdit(error: unknown): null {
  if (error instanceof EditError) return null;
  throw error;
}

interface Nearby {
  readonly library: Library;
  readonly own: readonly OwnPicture[];
  readonly codec: Codec;
}

/** What no list names, but the pair finds near enough. */
async function nearby(
  prompt: string,
  { library: { id, entries }, own, codec }: Nearby,
  matcher: Matcher,
  pair: ClipTexts | null,
): Promise<Match | null> {
  if (pair === null) return null;
  const { knows } = await pair.pieces();
  const asked = askedFor(prompt, { knows, isName: (word) => matcher(word) !== null });
  const shelf = asked && (await pair.shelf());
  if (asked === null || shelf === null) return null;
  const { words, colour } = asked;
  const text = await (await pair.vector())(asked.text);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  // Vectors of another library say nothing about this one's pictures.
  const near = shelf.library === id ? nearest(shelf, text, (name) => byName.has(name)) : null;
  let [best, most] = [null as OwnPicture | null, near?.similarity ?? shelf.threshold];
  for (const picture of own) {
    const seen = await seenIn(picture, pair, codec).catch(() => null); // Unreadable: found by its name it is told.
    const close = seen === null ? -1 : similarity(text, seen);
    if (close < most || (best !== null && close === most)) continue;
    [best, most] = [picture, close];
  }
  if (best !== null) return { by: "own", picture: best, words, colour };
  const entry = near && byName.get(near.name);
  return entry ? { by: "library", entry, words, colour } : null;
}

/** One library: its list is read first, its pictures, all at once, when the first of them is asked for. */
function makeShelf(source: PackSource) {
  const library = remembered(async () => parseLibrary(decodeJson(await source.read("library.json"), "library.json")));
  let known: { readonly own: string; readonly matcher: Matcher } | undefined;
  let listener: Report = () => undefined;
  const whole = remembered(async () => {
    const { pictures } = await library();
    return readVerified(source, pictures, (received, total) =>
      listener({ type: "loading", file: pictures.file, received, total }),
    );
  });
  return {
    library,
    matcher(list: Library, pictures: readonly OwnPicture[], things: readonly StoredThing[]): Matcher {
      const own = [`${things.length} things`, ...pictures.map(({ id, name }) => `${id} ${name}`)].join("\n");
      // The library's thousand names are read once, and again when the user's change.
      if (known?.own !== own) known = { own, matcher: makeMatcher(list, surfaceWords, pictures, things) };
      return known.matcher;
    },
    async picture(entry: LibraryEntry, report: Report): Promise<Uint8Array<ArrayBuffer>> {
      listener = report;
      return (await whole()).slice(entry.offset, entry.offset + entry.bytes);
    },
  };
}

/** Drawing them is code of its own: most fills do without. */
async function drawnReference(
  { name: word, colour, words }: Extract<Match, { by: "surface" }>,
  { drawing }: StartTraits,
): Promise<Fetched | null> {
  const name = surfaceNamed(word);
  if (name === null) return null;
  const { surfaces } = await import("../scenery/surfaces");
  const source = drawnSource;
  return { reference: { name, source, covers: surfaces[name], colour, ...drawing }, words };
}

function summary({ id, title, license, source, pictures, entries }: Library): LibrarySummary {
  const names = entries.map(({ name }) => name);
  const words = entries.flatMap((entry) => [entry.name, ...entry.words]);
  return { id, title, license, source, bytes: pictures.bytes, names, words, drawings: surfaceWords };
}
