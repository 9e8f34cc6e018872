/** Values against their table (models/contract/settings.ts), in a sentence where one is not allowed. */
import type { Fields, NumberField } from "../contract/fields";
import { bad, oneOf, range, whole } from "./check-value";

type Field = Fields[string];

/** @throws EditError "bad-request", saying which value is wrong and what is allowed */
export function checkFields(fields: Fields, values: Readonly<Record<string, unknown>>): void {
  for (const [name, field] of Object.entries(fields)) checkField(field, values[name]);
}

function checkField(field: Field, value: unknown): void {
  if (value === undefined && field.optional) return;
  if (field.type === "nullable") {
    if (value !== null) checkField(field.of, value);
  } else if (field.type === "group") {
    if (typeof value !== "object" || value === null) throw bad("A group of settings is missing.");
    checkFields(field.fields, value as Readonly<Record<string, unknown>>);
  } else if (field.type === "flag") {
    if (typeof value !== "boolean") throw bad(`${field.what} must be on or off.`);
  } else if (field.type === "choice") {
    oneOf(value, field.among, field.what);
  } else {
    checkNumber(field, value as number);
  }
}

function checkNumber({ low, high, what, unit, whole: isWhole, above }: NumberField, value: number): void {
  if (isWhole) whole(value, low, high, what, unit);
  else if (!above) range(value, low, high, what, unit);
  else if (!(value > low && value <= high)) {
    throw bad(`${what} must be above ${low} and at most ${high}, not ${value}.`);
  }
}
