/** starts.json of a pack: what a fill of each name starts from unless the user says otherwise. */
import * as v from "valibot";
import { EditError } from "../contract/errors";
import type { StartKind } from "../contract/starts";

const schema = v.object({
  format: v.literal(1),
  /** The pack's names. `npm run starts` says how it was counted. */
  names: v.record(v.string(), v.picklist(["library", "drawing", "painter"])),
});

export type Starts = ReadonlyMap<string, StartKind>;

/** @throws EditError "pack-invalid" */
export function parseStarts(json: unknown): Starts {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return new Map(Object.entries(result.output.names));
  throw new EditError(
    "pack-invalid",
    `The pack's starts.json is not valid (${result.issues[0].message}); reinstall the pack.`,
  );
}
