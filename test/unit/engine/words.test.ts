/** Words are read before anything is painted: a text that names nothing known is refused, other languages are put into English. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { WordsQuestion } from "../../../models/contract/words";
import type { PackSource } from "../../../models/packs/pack";
import { arithmeticEngine } from "../../support/node-engine";
import { libraryJson, plainWebp, shelfOf } from "../../support/node-library";
import { arithmeticBackend, arithmeticFiles, memoryPack } from "../../support/node-packs";
import { asPng, picture, smallRequest } from "../../support/node-pictures";
import { english } from "../../support/words";

let library: PackSource;
beforeAll(async () => {
  const pictures = await plainWebp(220, 30, 30);
  library = shelfOf(libraryJson(pictures, { kite: [], dog: [], tree: [] }), pictures).source;
});
const engineWith = (backend = arithmeticBackend()) =>
  arithmeticEngine({ backends: [backend], packs: [memoryPack(arithmeticFiles())], libraries: [library] });
const disc = asPng(
  picture({ width: 64, height: 48 }, (x, y) => (Math.hypot(x - 30, y - 24) < 15 ? [220, 20, 20, 255] : [0, 0, 0, 0])),
);
const silent = (): void => undefined;
const asking = (prompt: string, change: object = {}) => smallRequest({ prompt, ...change });
const question = (text: string, change: Partial<WordsQuestion> = {}): WordsQuestion => ({
  packId: "arithmetic",
  kind: "fill",
  texts: [text],
  strength: 1,
  ...change,
});
const weak = { ...smallRequest().settings, strength: 0.6 };

describe("an edit whose words nobody knows", () => {
  it.each(["a typewriter", "대통령", "a zorkblat on a dog", "beautiful", "red", "©"])(
    "is refused: %s",
    async (prompt) => {
      const backend = arithmeticBackend();
      const engine = engineWith(backend);
      await expect(engine.edit(asking(prompt), silent)).rejects.toMatchObject({
        code: "unknown-words",
        message: expect.stringMatching(/^Nothing to paint: /),
      });
      await expect(engine.plan(asking(prompt))).rejects.toMatchObject({ code: "unknown-words" });
      expect(await engine.understand(question(prompt))).toMatchObject({ paints: false });
      expect(backend.counts.runs).toBe(0);
    },
  );

  it("is never painted, whatever the noun and wherever it is said to stand", async () => {
    const backend = arithmeticBackend();
    const engine = engineWith(backend);
    const nouns = [...english.nouns].filter((noun) => !english.light.has(noun) && !english.maps.has(noun));
    const prompts = fc.tuple(
      fc.constantFrom("a ", "the red ", ""),
      fc.constantFrom(...nouns),
      fc.constantFrom("", " on a dog"),
    );
    await fc.assert(
      fc.asyncProperty(prompts, async (parts) => {
        await expect(engine.edit(asking(parts.join("")), silent)).rejects.toMatchObject({ code: "unknown-words" });
      }),
      { numRuns: 100, seed: 12 },
    );
    expect(backend.counts.runs).toBe(0);
  });

  it("is refused where only a start picture could show the thing and none is wanted", async () => {
    expect(await engineWith().understand(question("a kite"))).toMatchObject({ paints: true });
    for (const change of [{ reference: "none" as const }, { strength: 0.5 }, { kind: "scribble" as const }]) {
      expect(await engineWith().understand(question("a kite", change))).toMatchObject({ paints: false });
    }
  });

  it("is refused for one side of an extension too", async () => {
    const { mask: _mask, kind: _kind, ...rest } = asking("a dog");
    const sides = { left: 6, right: 8, top: 0, bottom: 0 };
    const wide = { ...rest, kind: "extend" as const, sides, prompts: { left: "a typewriter", top: "a zorkblat" } };
    await expect(engineWith().edit(wide, silent)).rejects.toMatchObject({
      code: "unknown-words",
      about: "typewriter",
    });
  });
});

describe("an edit whose words are known", () => {
  it("gives the same picture in Korean as in English, and says what it read", async () => {
    const korean = await engineWith().edit(asking("빨간 연"), silent);
    const plain = await engineWith().edit(asking("a red kite"), silent);
    expect(korean.candidates).toEqual(plain.candidates);
    expect(korean.candidates[0]?.reference?.name).toBe("kite");
    expect(korean.unknownWords).toEqual([]);
    expect(korean.notices).toEqual([
      { code: "word-mapped", from: "빨간", to: "red", why: "translation" },
      { code: "word-mapped", from: "연", to: "kite", why: "translation" },
    ]);
    expect(plain.notices).toEqual([]);
  });

  it("says a kind, and a misspelling, and paints the thing", async () => {
    const spaniel = await engineWith().edit(asking("a spaniel"), silent);
    expect(spaniel.candidates).toEqual((await engineWith().edit(asking("a dog"), silent)).candidates);
    expect(spaniel.notices).toEqual([{ code: "word-mapped", from: "spaniel", to: "dog", why: "kind" }]);
    expect((await engineWith().plan(asking("a red kiet"))).words).toMatchObject({
      mapped: [{ from: "kiet", to: "kite", why: "spelling" }],
    });
  });

  it("may be a colour alone where something stays to be coloured", async () => {
    expect(await engineWith().understand(question("red"))).toMatchObject({ paints: false });
    const { candidates } = await engineWith().edit(asking("빨간", { settings: weak }), silent);
    expect(candidates).toEqual((await engineWith().edit(asking("red", { settings: weak }), silent)).candidates);
  });

  it("knows the user's own pictures by name, and needs no name for a chosen one", async () => {
    const mine = { id: "one", name: "우리집, our house by the sea", image: disc, use: "stands" as const };
    const own = (always: boolean) => ({ own: { pictures: [mine], always } });
    for (const [prompt, always] of [
      ["우리집", false],
      ["our house by the sea", false],
      ["a zorkblat", true],
    ] as const) {
      const { candidates } = await engineWith().edit(asking(prompt, own(always)), silent);
      expect(candidates[0]?.reference?.own).toBe("one");
    }
  });

  it("reads what should not appear, and refuses nothing for it", async () => {
    const { unknownWords, notices } = await engineWith().edit(
      asking("a flower", { negative: "a zorkblat, 빨간 꽃" }),
      silent,
    );
    expect(unknownWords).toContain("zorkblat");
    expect(notices.length).toBeGreaterThan(0);
  });

  it("reads no list of words for an edit without any", async () => {
    const answer = await engineWith().understand(question(" "));
    expect(answer).toEqual({ paints: true, mapped: [], unknown: [], completions: [] });
  });
});

describe("completions", () => {
  const completing = { language: "en", recent: [], fitting: [], most: 4 };

  it("go on from what is typed, in the window's language and in English", async () => {
    const engine = engineWith();
    expect((await engine.understand(question("a ki", { completing }))).completions).toEqual(["kite"]);
    const korean = { ...completing, language: "ko" };
    expect((await engine.understand(question("빨간 강", { completing: korean }))).completions).not.toContain("kite");
    expect((await engine.understand(question("a ki", { completing: korean }))).completions).toEqual(["kite"]);
  });

  it("answers at once when the lists are read", async () => {
    const engine = engineWith();
    await engine.understand(question("a dog", { completing }));
    const times: number[] = [];
    for (const text of ["a do", "a typewriter", "빨간 ", "a sm", "a hot air ball"]) {
      const started = performance.now();
      await engine.understand(question(text, { completing }));
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    expect(times[2]).toBeLessThan(100);
  });
});
