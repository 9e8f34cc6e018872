/** What a library of reference pictures is. `parseLibrary` is the only door; inside, these types are trusted. */
import * as v from "valibot";
import { EditError } from "../../contract/errors";

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const word = v.pipe(v.string(), v.nonEmpty(), v.maxLength(100));

const entrySchema = v.object({
  /** What it shows, for people: "pizza". */
  name: word,
  /** Other words for it. */
  words: v.array(word),
  /** Hangs in air or water, so nothing right below it is in its shadow. */
  floats: v.boolean(),
  /** Floats in a strip of sea that belongs to the render; see sea.ts. */
  sea: v.optional(v.boolean(), false),
  /** Stands straight, as furniture and buildings do. */
  steady: v.optional(v.boolean(), false),
  /** Where its WebP file lies in the pictures' file. */
  offset: whole,
  bytes: v.pipe(whole, v.minValue(1)),
});

const librarySchema = v.object({
  format: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,63}$/)),
  title: word,
  /** SPDX expression. */
  license: v.pipe(v.string(), v.nonEmpty()),
  /** Who made the pictures, and where they come from. */
  source: v.pipe(v.string(), v.nonEmpty()),
  /** Noise level painting starts from, over a reference picture. */
  startLevel: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
  /** Share of a picture's own detail in what is painted over it. */
  detail: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  pictures: v.object({
    file: v.literal("library.bin"),
    bytes: v.pipe(whole, v.minValue(1)),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
  entries: v.pipe(v.array(entrySchema), v.minLength(1), v.maxLength(100_000)),
});

export type Library = Readonly<v.InferOutput<typeof librarySchema>>;
export type LibraryEntry = Library["entries"][number];

/**
 * @param json the content of a library.json
 * @throws EditError "pack-invalid", naming the first thing wrong and where
 */
export function parseLibrary(json: unknown): Library {
  const result = v.safeParse(librarySchema, json, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw invalid(`${v.getDotPath(issue) ?? "the file"}: ${issue.message}`);
  }
  const library = result.output;
  const outside = library.entries.find(({ offset, bytes }) => offset + bytes > library.pictures.bytes);
  if (outside !== undefined) throw invalid(`"${outside.name}" lies outside ${library.pictures.file}`);
  return library;
}

function invalid(problem: string): EditError {
  return new EditError("pack-invalid", `The picture library's library.json is not valid (${problem}); build it again.`);
}
