/** Reference pictures for prompts: libraries are read when first needed, and nothing fails without them. */
import { drawnSource, EditError, type EditRequest, type LibrarySummary, type Notice, type Report } from "../contract";
import { askedFor } from "../library/asked";
import { type Library, type LibraryEntry, parseLibrary } from "../library/library";
import { type Match, type Matcher, makeMatcher } from "../library/match";
import { surfaceNamed, surfaceWords } from "../library/procedural/names";
import { nearest } from "../library/shelf";
import type { Reference } from "../library/start";
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
    pair: PairTexts | null,
    call: { readonly report: Report; readonly notice: (notice: Notice) => void },
  ): Promise<Fetched | null>;
  /** Those that can be read. */
  summaries(): Promise<readonly LibrarySummary[]>;
}

export function makeReferences(sources: readonly PackSource[], codec: Codec): References {
  const shelves = sources.map(makeShelf);
  const withoutLibrary = makeMatcher({ entries: [] }, surfaceWords);
  return {
    async find(request, pair, { report, notice }) {
      // Only at full strength is what lies under the mask replaced.
      if (request.kind !== "fill" && request.kind !== "background") return null;
      if (request.reference === "none" || request.settings.strength < 1 || request.prompt.trim() === "") return null;
      for (const shelf of shelves) {
        try {
          const library = await shelf.library();
          const matcher = shelf.matcher(library);
          const match = matcher(request.prompt) ?? (await nearby(request.prompt, library, matcher, pair));
          if (match === null) continue;
          if (match.by === "surface") return drawnReference(match);
          // A thing is no surroundings.
          if (request.kind === "background") return null;
          const { entry, colour, words } = match;
          const bytes = await shelf.picture(entry, report);
          const picture = await codec.decode({ type: "image/webp", bytes }, `The library's picture of "${entry.name}"`);
          const { name, floats } = entry;
          const { source, startLevel: level, detail } = library;
          const clears = request.reference === "clear";
          return { reference: { name, source, picture, floats, colour, level, detail, clears }, words };
        } catch (error) {
          if (!(error instanceof EditError)) throw error;
          notice({ code: "library-unread", cause: error.code, detail: error.message });
        }
      }
      const match = withoutLibrary(request.prompt);
      return match?.by === "surface" ? drawnReference(match) : null;
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
  let matcher: Matcher | undefined;
  let listener: Report = () => undefined;
  const whole = remembered(async () => {
    const { pictures } = await library();
    return readVerified(source, pictures, (received, total) =>
      listener({ type: "loading", file: pictures.file, received, total }),
    );
  });
  return {
    library,
    matcher(list: Library): Matcher {
      matcher ??= makeMatcher(list, surfaceWords);
      return matcher;
    },
    async picture(entry: LibraryEntry, report: Report): Promise<Uint8Array<ArrayBuffer>> {
      listener = report;
      return (await whole()).slice(entry.offset, entry.offset + entry.bytes);
    },
  };
}

/** Noise level that painting starts from over a drawn surface, and how much of the drawing stays: the painter only fits it in. */
const [surfaceLevel, surfaceDetail] = [0.3, 0.92];

function drawnReference({ name: word, colour, words }: Extract<Match, { by: "surface" }>): Fetched | null {
  const found = surfaceNamed(word);
  if (found === null) return null;
  const { name, surface } = found;
  const source = drawnSource;
  return { reference: { name, source, surface, colour, level: surfaceLevel, detail: surfaceDetail }, words };
}

function summary({ id, title, license, source, pictures, entries }: Library): LibrarySummary {
  return { id, title, license, source, bytes: pictures.bytes, names: entries.map(({ name }) => name) };
}
