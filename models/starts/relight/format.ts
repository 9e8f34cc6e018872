/** What is stored of the relightable things. `parseThings` is the only door; inside, these types are trusted. */
import * as v from "valibot";
import { EditError } from "../../contract/errors";

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const word = v.pipe(v.string(), v.nonEmpty(), v.maxLength(100));
const finite = v.pipe(v.number(), v.finite());
const side = v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(1024));
const bytes = v.object({ offset: whole, bytes: v.pipe(whole, v.minValue(1)) });

const viewSchema = v.object({
  /** Turn of the thing to the right, and how far the view looks down on it; radians. Seen without perspective. */
  yaw: v.pipe(finite, v.minValue(-3.2), v.maxValue(3.2)),
  pitch: v.pipe(finite, v.minValue(-1.6), v.maxValue(1.6)),
  /** Of the tight crop, pixels. */
  width: side,
  height: side,
  /** Pixels per unit of the thing; where its origin lies, pixels. */
  perUnit: v.pipe(finite, v.gtValue(0)),
  origin: v.tuple([finite, finite]),
  /** Depth of the values 0 and 255, units from the origin towards the viewer. */
  depth: v.tuple([finite, finite]),
  /** WebP: own colour, and below all that `surface.ts` says. */
  albedo: bytes,
  surface: bytes,
});

const thingSchema = v.object({
  name: word,
  words: v.array(word),
  place: v.picklist(["ground", "wall", "sky", "water", "table"]),
  steady: v.optional(v.boolean(), false),
  /** Looks the same from every side. */
  round: v.optional(v.boolean(), false),
  /** Is met from the front. */
  fronted: v.optional(v.boolean(), false),
  /** Has one colour. */
  plain: v.optional(v.boolean(), false),
  /** Metres from its lowest to its highest point. */
  height: v.pipe(finite, v.gtValue(0)),
  /** Its lowest and highest point, units. */
  low: finite,
  high: finite,
  /** How much light goes through it, 0 to 1. */
  soft: v.pipe(finite, v.minValue(0), v.maxValue(1)),
  /** What it was drawn from, so that it is drawn again only when that changes. */
  made: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  /** The file its views' pictures lie in, one behind the other: a fill reads one thing, not all. */
  pictures: v.object({
    file: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}\.bin$/)),
    bytes: v.pipe(whole, v.minValue(1)),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
  views: v.pipe(v.array(viewSchema), v.minLength(1), v.maxLength(24)),
});

const schema = v.object({
  format: v.literal(2),
  license: v.pipe(v.string(), v.nonEmpty()),
  things: v.pipe(v.array(thingSchema), v.minLength(1), v.maxLength(10_000)),
});

export type StoredThings = Readonly<v.InferOutput<typeof schema>>;
export type StoredThing = StoredThings["things"][number];
export type StoredView = StoredThing["views"][number];

/**
 * @param json the content of things.json
 * @throws EditError "pack-invalid", naming the first thing wrong and where
 */
export function parseThings(json: unknown): StoredThings {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw invalid(`${v.getDotPath(issue) ?? "the file"}: ${issue.message}`);
  }
  const all = result.output;
  for (const { name, pictures, views } of all.things) {
    for (const { albedo, surface } of views) {
      if (Math.max(albedo.offset + albedo.bytes, surface.offset + surface.bytes) > pictures.bytes) {
        throw invalid(`"${name}" lies outside ${pictures.file}`);
      }
    }
  }
  return all;
}

function invalid(problem: string): EditError {
  return new EditError("pack-invalid", `The drawn things' things.json is not valid (${problem}); install it again.`);
}
