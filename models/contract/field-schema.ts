/** Tables of settings as valibot schemas: for what is read from a document or a disk, where nothing can be trusted. */
import * as v from "valibot";
import type { Fields, Values } from "./fields";

type Field = Fields[string];

/** Reads an object of these fields; those with a `standard` may be missing and get it. */
export function schemaOf<F extends Fields>(fields: F): v.GenericSchema<unknown, Values<F>> {
  const entries = Object.entries(fields).map(([name, field]) => {
    const schema = schemaOfField(field);
    if (field.optional) return [name, v.exactOptional(schema)];
    return [name, "standard" in field ? v.optional(schema, field.standard) : schema];
  });
  // The compiler cannot follow a table's types through its entries.
  return v.object(Object.fromEntries(entries)) as unknown as v.GenericSchema<unknown, Values<F>>;
}

function schemaOfField(field: Field): v.GenericSchema<unknown, unknown> {
  switch (field.type) {
    case "nullable":
      return v.nullable(schemaOfField(field.of));
    case "group":
      return schemaOf(field.fields);
    case "flag":
      return v.boolean();
    case "choice":
      return v.picklist(field.among);
    case "number": {
      const { low, high, above, whole } = field;
      const isIn = (value: number): boolean =>
        Number.isFinite(value) && (above ? value > low : value >= low) && value <= high;
      return v.pipe(
        v.number(),
        v.check((value) => isIn(value) && (!whole || Number.isInteger(value))),
      );
    }
  }
}
