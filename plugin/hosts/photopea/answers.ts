/** What scripts sent back, checked: it came from another page. */
import * as v from "valibot";
import { HostError } from "../../protocol/host";

const amount = v.pipe(v.number(), v.finite());
const box = v.object({ x: amount, y: amount, width: amount, height: amount });
const documentKey = v.object({ index: amount, name: v.string(), width: amount, height: amount });

const layer = v.object({
  name: v.string(),
  visible: v.boolean(),
  fromBottom: amount,
  /** Null where Photopea does not tell, as with layers while there is a selection. */
  bounds: v.nullable(box),
});

const description = v.nullable(
  v.object({
    ...documentKey.entries,
    selection: v.nullable(box),
    /** Bottom first. */
    layers: v.array(layer),
    /** Name of the active layer. */
    active: v.nullable(v.string()),
    /** Changes with layers and history. */
    revision: v.string(),
  }),
);

const active = v.nullable(
  v.object({ document: documentKey, name: v.string(), path: v.array(v.tuple([amount, v.string()])), bounds: box }),
);
const opening = v.object({ count: amount, before: documentKey });
const placed = v.object({ name: v.string(), fromBottom: amount });

export type LayerNow = v.InferOutput<typeof layer>;
export type DocumentNow = NonNullable<v.InferOutput<typeof description>>;

export const readDescription = (value: unknown): DocumentNow | null => checked(description, value);
export const readBox = (value: unknown): v.InferOutput<typeof box> => checked(box, value);
export const readActive = (value: unknown): v.InferOutput<typeof active> => checked(active, value);
export const readOpening = (value: unknown): v.InferOutput<typeof opening> => checked(opening, value);
export const readPlaced = (value: unknown): v.InferOutput<typeof placed> => checked(placed, value);

function checked<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new HostError(
    "bad-message",
    "Photopea gave an answer that Blendfill does not know. Reload both and try again.",
  );
}
