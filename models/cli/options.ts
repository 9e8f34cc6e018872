/** Option values from text to numbers, each with a sentence when it is not one. */
import { basename, extname, join } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { ReferenceUse } from "../contract/starts";

/** A whole number in plain decimal digits. */
export function whole(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text.trim()) || !Number.isSafeInteger(value) || value < low || value > high) {
      throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`);
    }
    return value;
  };
}

export function number(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === "" || !(value >= low && value <= high)) {
      throw new InvalidArgumentError(`It must be a number from ${low} to ${high}.`);
    }
    return value;
  };
}

/** Above 0, at most so much. */
export function aboveZero(high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === "" || !(value > 0 && value <= high)) {
      throw new InvalidArgumentError(`It must be a number above 0 and at most ${high}.`);
    }
    return value;
  };
}

/** At least 0, below 1. */
export function skip(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value < 1)) {
    throw new InvalidArgumentError("It must be a number from 0 and below 1, because at 1 nothing would be painted.");
  }
  return value;
}

/** Width over height. */
export type Aspect = number;

export function aspect(text: string): Aspect {
  const match = /^\s*(\d+(?:\.\d+)?)\s*[:x/]\s*(\d+(?:\.\d+)?)\s*$/.exec(text);
  const value = match === null ? Number.NaN : Number(match[1]) / Number(match[2]);
  if (!(value >= 0.05 && value <= 20)) {
    throw new InvalidArgumentError("It must be two numbers such as 16:9, at most 20 times as long as wide.");
  }
  return value;
}

/** What references are used: how, and files of the user's own with their names. */
export interface ReferenceWish {
  readonly use: ReferenceUse;
  readonly own: readonly { readonly file: string; readonly name: string }[];
}

export const noWish: ReferenceWish = { use: "auto", own: [] };

const uses: readonly string[] = ["auto", "add", "clear", "none"] satisfies readonly ReferenceUse[];

/** "none", or "pictures/rex.png", or "pictures/IMG_1.png:Rex, my dog". */
export function referenceWish(text: string, before: ReferenceWish): ReferenceWish {
  if (uses.includes(text)) return { ...before, use: text as ReferenceUse };
  const [, file, name] = /^(.*\.(?:png|jpe?g|webp|gif))(?::(.*))?$/i.exec(text) ?? [];
  if (file === undefined || name?.trim() === "") {
    throw new InvalidArgumentError(
      "It must be auto, add, clear or none, or a picture file, with :name behind it if you like.",
    );
  }
  return { ...before, own: [...before.own, { file, name: name?.trim() ?? basename(file, extname(file)) }] };
}

/** `--data`: where the picture archives lie, which the repository does not hold. */
export function dataOption(what: string, { packageFolder }: { readonly packageFolder: string }): Option {
  return new Option("--data <folder>", what).default(join(packageFolder, "..", "shared", "data"), "../shared/data");
}
