/** Options for the settings of models/contract/settings.ts: name, range, default and help come from there. */
import { Option } from "commander";
import type { Fields } from "../contract/fields";
import { guideFields, settingFields } from "../contract/settings";
import { aboveZero, number, whole } from "./options";

type Field = Fields[string];

/** Of a setting, by its name: `softMask` is `--soft-mask`. */
export function settingOption(name: keyof typeof settingFields): Option {
  return optionFor(flagOf(name), settingFields[name]);
}

/** Of one of the guide's settings, under a name of its own. Without a default: it needs a guide. */
export function guideOption(
  flag: string,
  field: (typeof guideFields)[Exclude<keyof typeof guideFields, "background" | "silent">],
) {
  return withoutDefault(flag, field, field.usual);
}

/** Of one of the guide's background losses. */
export function backgroundOption(name: keyof typeof guideFields.background.fields): Option {
  const field = guideFields.background.fields[name];
  return withoutDefault(`background-${name}`, field, field.usual);
}

function withoutDefault(flag: string, field: Field, usual: string | number): Option {
  const option = optionFor(flag, field);
  option.defaultValue = undefined;
  option.description += ` (default: ${usual})`;
  return option;
}

function optionFor(flag: string, field: Field): Option {
  const usual = "usual" in field ? field.usual : field.standard;
  switch (field.type) {
    case "nullable":
      return optionFor(flag, field.of);
    case "group":
      throw new TypeError(`--${flag} is a group of settings and has no option of its own.`);
    case "flag":
      return usual === true
        ? new Option(`--no-${flag}`, field.help)
        : new Option(`--${flag}`, field.help).default(false);
    case "choice":
      return numbered(new Option(`--${flag} <name>`, field.help).choices(field.among.map(String)), field).default(
        usual,
      );
    case "number": {
      const { low, high, unit, above, from } = field;
      const limits = above || high >= 1000 ? "" : `, ${low} to ${high}`;
      const option = new Option(
        `--${flag} <${unit ?? (field.above ? "share" : "number")}>`,
        `${field.help}${limits}${sourceOf[from ?? "nowhere"]}`,
      ).argParser(field.whole ? whole(low, high) : above ? aboveZero(high) : number(low, high));
      return usual === undefined ? option : option.default(usual);
    }
  }
}

/** Choices among numbers are read as numbers. */
function numbered(option: Option, { among }: { readonly among: readonly (string | number)[] }): Option {
  const parse = option.parseArg as (text: string, before: unknown) => string;
  return among.every((each) => typeof each === "number")
    ? option.argParser((text, before) => Number(parse(text, before)))
    : option;
}

const sourceOf = {
  pack: " (default: the pack's)",
  region: " (default: from the region's size)",
  chance: " (default: a new one each time, printed)",
  nowhere: "",
} as const;

function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
