import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { languages, preferredLanguage } from "../../../ui/messages/current";
import { en } from "../../../ui/messages/en";

type Leaf = string | ((...args: readonly unknown[]) => unknown);

/** Every sentence by its path. */
function leaves(value: unknown, path = ""): readonly (readonly [string, Leaf])[] {
  if (typeof value === "string" || typeof value === "function") return [[path, value as Leaf]];
  if (typeof value !== "object" || value === null) throw new Error(`${path} is no sentence`);
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`));
}

/** Arguments one can find again in what is said, of each kind a sentence may take. */
const samples: readonly (readonly unknown[])[] = [
  [61, 73, 87],
  ["§61", "§73", "§87"],
  [["§61", "§73"]],
  [true],
  [false],
];

/** Which of the marks a sentence says, for each sample it can take. */
function said(leaf: Leaf): readonly string[] {
  if (typeof leaf === "string") return [];
  return samples.map((sample) => {
    try {
      const words = String(leaf(...sample));
      return ["61", "73", "87"].filter((mark) => words.includes(mark)).join(" ");
    } catch {
      return "takes others";
    }
  });
}

const others = await Promise.all(
  Object.entries(languages)
    .filter(([code]) => code !== "en")
    .map(async ([code, { load }]) => [code, { messages: await load() }] as const),
);

describe("the languages", () => {
  it("are those whose files lie in the folder", () => {
    const folder = join(dirname(fileURLToPath(import.meta.url)), "../../../ui/messages");
    const files = readdirSync(folder).flatMap((file) => (file === "current.ts" ? [] : [file.replace(/\.ts$/, "")]));
    expect(Object.keys(languages).sort()).toEqual(files.sort());
  });

  it.each(others)("%s has English's sentences, each with the same placeholders", (_, { messages }) => {
    const ours = new Map(leaves(messages));
    const theirs = new Map(leaves(en));
    expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
    for (const [path, leaf] of theirs) {
      const other = ours.get(path) ?? "";
      expect([path, typeof other]).toEqual([path, typeof leaf]);
      expect([path, said(other)]).toEqual([path, said(leaf)]);
    }
  });

  it.each(others)("%s leaves nothing in English, and nothing empty that is said there", (_, { messages }) => {
    const ours = new Map(leaves(messages));
    for (const [path, leaf] of leaves(en)) {
      const other = ours.get(path);
      if (typeof leaf !== "string" || typeof other !== "string") continue;
      if (/[a-z]+ [a-z]+/.test(leaf)) expect([path, other]).not.toEqual([path, leaf]);
      expect([path, other === ""]).toEqual([path, leaf === ""]);
    }
  });

  it("are chosen by the browser's wishes, the first there is", () => {
    expect(preferredLanguage(["ko-KR", "en"])).toBe("ko");
    expect(preferredLanguage(["xx", "KO"])).toBe("ko");
    expect(preferredLanguage(["xx", "toString"])).toBe("en");
    expect(preferredLanguage([])).toBe("en");
  });
});
