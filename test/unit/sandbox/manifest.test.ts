import { readFileSync } from "node:fs";
import * as v from "valibot";
import { expect, it } from "vitest";

const origin = v.pipe(v.string(), v.regex(/^https?:\/\/[^/]+$/, "an origin without a path"));
const parameter = v.strictObject({
  name: v.string(),
  key: v.pipe(v.string(), v.regex(/^[a-z][\w-]*$/i)),
  description: v.optional(v.string()),
  allowFreeform: v.optional(v.boolean()),
  optional: v.optional(v.boolean()),
});
const entry = v.union([
  v.strictObject({ separator: v.literal(true) }),
  v.strictObject({
    name: v.string(),
    command: v.string(),
    parameterOnly: v.optional(v.boolean()),
    parameters: v.optional(v.array(parameter)),
  }),
]);
/** Figma's rules for manifest.json, as far as they concern us. Strict: Figma refuses unknown keys. */
const schema = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1)),
  id: v.pipe(v.string(), v.digits()),
  api: v.literal("1.0.0"),
  main: v.pipe(v.string(), v.endsWith(".js")),
  ui: v.pipe(v.string(), v.endsWith(".html")),
  editorType: v.array(v.picklist(["figma", "figjam", "dev", "slides", "buzz"])),
  documentAccess: v.literal("dynamic-page"),
  networkAccess: v.strictObject({
    allowedDomains: v.array(v.pipe(origin, v.startsWith("https://"))),
    devAllowedDomains: v.array(origin),
    reasoning: v.string(),
  }),
  menu: v.array(entry),
  relaunchButtons: v.array(
    v.strictObject({ command: v.string(), name: v.string(), multipleSelection: v.optional(v.boolean()) }),
  ),
});

const manifest = v.parse(schema, JSON.parse(readFileSync(new URL("../../../manifest.json", import.meta.url), "utf8")));
const entries = manifest.menu.flatMap((one) => ("command" in one ? [one] : []));

it("offers exactly the commands the plugin knows", () => {
  expect(entries.map(({ command }) => command)).toEqual(["fill", "edit-again", "open"]);
});

it("can be started without typing a prompt", () => {
  for (const { parameters, parameterOnly } of entries) {
    if (parameters) expect([parameterOnly, parameters.every((one) => one.optional)]).toEqual([false, true]);
  }
});

it("has relaunch buttons that lead to commands of the menu", () => {
  for (const { command } of manifest.relaunchButtons) expect(entries.map((one) => one.command)).toContain(command);
});

it("keeps optional parameters last", () => {
  for (const { parameters = [] } of entries) {
    const optional = parameters.map((one) => one.optional === true);
    expect(optional).toEqual([...optional].sort());
  }
});

it("needs one site, and localhost only while developing", () => {
  expect(manifest.networkAccess.allowedDomains).toHaveLength(1);
  expect(manifest.networkAccess.devAllowedDomains).toEqual(["http://localhost:4311"]);
});
