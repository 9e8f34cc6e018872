/** Reference pictures for prompts: libraries are read when first needed, and nothing fails without them. */
import { EditError, type EditRequest, type LibrarySummary, type Report } from "../contract";
import { askedFor } from "../library/asked";
import { type Library, type LibraryEntry, parseLibrary } from "../library/library";
import { type Match, type Matcher, makeMatcher } from "../library/match";
import { nearest } from "../library/shelf";
import type { Reference } from "../library/start";
import type { Vocabulary } from "../networks/vocabulary";
import type { PackSource } from "../packs/pack";
import { decodeJson, readVerified } from "../packs/read";
import type { Codec } from "./codec";
import type { PairTexts } from "./pair-texts";
import { remembered } from "./remembered";

interface Fetched {
  readonly reference: Reference;
  /** Words of the prompt it stands for, lower case. */
  readonly words: readonly string[];
}

export interface References {
  /**
   * The picture for a request's words, or null: the one listed under them, else, where the pack has a pair, the one
   * nearest to them. What goes wrong is told in a notice.
   */
  find(
    request: EditRequest,
    vocabulary: Vocabulary,
    pair: PairTexts | null,
    call: { readonly report: Report; readonly notice: (sentence: string) => void },
  ): Promise<Fetched | null>;
  /** Those that can be read. */
  summaries(): Promise<readonly LibrarySummary[]>;
}

export function makeReferences(sources: readonly PackSource[], codec: Codec): References {
  const shelves = sources.map(makeShelf);
  return {
    async find(request, vocabulary, pair, { report, notice }) {
      // Only at full strength is what lies under the mask replaced.
      if (request.kind !== "fill" && request.kind !== "background") return null;
      if (request.reference === "none" || request.settings.strength < 1 || request.prompt.trim() === "") return null;
      for (const shelf of shelves) {
        try {
          const library = await shelf.library();
          const matcher = shelf.matcher(library, vocabulary);
          const match = matcher(request.prompt) ?? (await nearby(request.prompt, library, matcher, pair));
          if (match?.by === "painter") return null;
          if (match === null) continue;
          const { entry, colour, words } = match;
          const bytes = await shelf.picture(entry, report);
          const picture = await codec.decode({ type: "image/webp", bytes }, `The library's picture of "${entry.name}"`);
          const { name, floats } = entry;
          const { source, startLevel: level, detail } = library;
          const clears = request.reference === "clear";
          return { reference: { name, source, picture, floats, colour, level, detail, clears }, words };
        } catch (error) {
          if (!(error instanceof EditError)) throw error;
          notice(`The library of reference pictures was not used. ${error.message}`);
        }
      }
      return null;
    },
    async summaries() {
      const settled = await Promise.allSettled(shelves.map((shelf) => shelf.library()));
      return settled.flatMap((each) => (each.status === "fulfilled" ? [summary(each.value)] : []));
    },
  };
}

/** What no list names, but the pair finds near enough. */
async function nearby(
  prompt: string,
  { id, entries }: Library,
  matcher: Matcher,
  pair: PairTexts | null,
): Promise<Extract<Match, { by: "library" }> | null> {
  if (pair === null) return null;
  const { knows } = await pair.pieces();
  const asked = askedFor(prompt, { knows, isName: (word) => matcher(word) !== null });
  const shelf = asked && (await pair.shelf());
  // Vectors of another library say nothing about this one's pictures.
  if (asked === null || shelf === null || shelf.library !== id) return null;
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const near = nearest(shelf, await (await pair.vector())(asked.text), (name) => byName.has(name));
  const entry = near && byName.get(near.name);
  return entry ? { by: "library", entry, words: asked.words, colour: asked.colour } : null;
}

/** One library: its list is read first, its pictures, all at once, when the first of them is asked for. */
function makeShelf(source: PackSource) {
  const library = remembered(async () => parseLibrary(decodeJson(await source.read("library.json"), "library.json")));
  const matchers = new WeakMap<Vocabulary, Matcher>();
  let listener: Report = () => undefined;
  const whole = remembered(async () => {
    const { pictures } = await library();
    return readVerified(source, pictures, (received, total) =>
      listener({ type: "loading", file: pictures.file, received, total }),
    );
  });
  return {
    library,
    matcher(list: Library, vocabulary: Vocabulary): Matcher {
      const matcher = matchers.get(vocabulary) ?? makeMatcher(list, paintedNames(vocabulary));
      matchers.set(vocabulary, matcher);
      return matcher;
    },
    async picture(entry: LibraryEntry, report: Report): Promise<Uint8Array<ArrayBuffer>> {
      listener = report;
      return (await whole()).slice(entry.offset, entry.offset + entry.bytes);
    },
  };
}

/**
 * Materials, with the other words for them: surfaces have no shape that a reference could give. Photographed things
 * start from references as long as the painter's own are less recognisable.
 */
function paintedNames({ names, synonyms }: Vocabulary): readonly string[] {
  const painted = names.filter(({ kind }) => kind === "material").map(({ name }) => name);
  const also = Object.entries(synonyms).filter(([, name]) => painted.includes(name));
  return [...painted, ...also.map(([word]) => word)];
}

function summary({ id, title, license, source, pictures, entries }: Library): LibrarySummary {
  return { id, title, license, source, bytes: pictures.bytes, names: entries.map(({ name }) => name) };
}
