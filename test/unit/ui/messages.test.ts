import { afterEach, describe, expect, it } from "vitest";
import { EditError } from "../../../models/contract/errors";
import type { Notice } from "../../../models/contract/notices";
import { HostError } from "../../../plugin/protocol/host";
import { chooseLanguage, type Language, languages } from "../../../ui/messages/current";
import { en } from "../../../ui/messages/en";
import { failureOf, isCancelled, noticeWords } from "../../../ui/wording/failures";

const tables = { selection: en.selection, edit: en.editErrors, host: en.hostErrors, notReady: en.notReady };

describe("messages", () => {
  // That every code has one is checked by the compiler (Record over the union); that they help is checked here.
  it.each(
    Object.entries(tables).flatMap(([table, advice]) =>
      Object.entries(advice).map(([code, words]) => [table, code, words] as const),
    ),
  )("%s %s says what happened and what to do next", (_, __, { sentence, next }) => {
    for (const words of [sentence, next]) {
      expect(words).toMatch(/^[A-Z“].*[.!]$/);
      expect(words).not.toMatch(/undefined|NaN|Error:|exception/i);
    }
    expect(sentence.length).toBeLessThan(80);
  });

  it("keep the code of engine and host failures, and give the rest a name", () => {
    expect(failureOf(new EditError("out-of-memory", "x"))).toMatchObject({ code: "out-of-memory" });
    expect(failureOf(new HostError("layer-gone", "x"))).toMatchObject({ code: "layer-gone" });
    expect(failureOf(new TypeError("x is undefined"))).toEqual({ code: "internal", ...en.hostErrors.internal });
  });

  it("know that cancelling is no failure", () => {
    expect(isCancelled(new EditError("cancelled", ""))).toBe(true);
    expect(isCancelled(new EditError("engine-dead", ""))).toBe(false);
  });
});

const notices: readonly Notice[] = [
  { code: "words-cut", what: "prompt", characters: 10_010, read: 10_000 },
  { code: "words-cut", what: "negative", characters: 10_010, read: 10_000 },
  { code: "words-cut", what: "left", characters: 10_010, read: 10_000 },
  { code: "library-unread", cause: "checksum-mismatch", detail: "SHA-256 differs" },
  { code: "own-unread", name: "나비", detail: "SHA-256 differs" },
  { code: "illustration", name: "camel" },
  { code: "own-needs-strength" },
  { code: "card-wrong", difference: 0.1 },
  { code: "card-wrong", difference: null },
  { code: "card-failed", cause: "device-lost" },
  { code: "no-webgpu" },
  { code: "no-card" },
  { code: "card-silent", detail: "blocked by policy" },
];

describe.each(Object.keys(languages) as Language[])("notices in %s", (language) => {
  afterEach(() => chooseLanguage("en"));

  it.each(notices)("say $code in whole sentences of that language, without the engine's own words", async (notice) => {
    await chooseLanguage(language);
    const words = noticeWords(notice);
    expect(words).toMatch(/[.!]$/);
    expect(words).not.toMatch(/undefined|null|SHA|policy|device-lost|checksum/);
    if (language !== "en") expect(words.replace(/WebGPU|Blendfill/g, "")).not.toMatch(/[a-z]{3}/i);
    if (notice.code === "words-cut") expect(words).toContain("10010");
  });
});
