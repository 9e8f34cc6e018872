import { beforeAll, describe, expect, it } from "vitest";
import { EditError } from "../../../models/contract/errors";
import type { PackSource } from "../../../models/packs/pack";
import { arithmeticEngine } from "../../support/node-engine";
import { libraryJson, plainWebp, shelfOf } from "../../support/node-library";
import { arithmeticFiles, arithmeticPairFiles, memoryPack } from "../../support/node-packs";
import { smallRequest } from "../../support/node-pictures";

let pictures: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  pictures = await plainWebp(220, 30, 30);
});

const manifest = (change: object = {}): object => ({
  ...libraryJson(pictures, { "beach ball": ["ball"], flower: [] }),
  ...change,
});
const shelf = (json: object = manifest(), bytes = pictures) => shelfOf(json, bytes);

const missing: PackSource = {
  async read(file) {
    throw new EditError("pack-file-missing", `The file ${file} is missing.`);
  },
};

const engineWith = (libraries: readonly PackSource[], files = arithmeticFiles()) =>
  arithmeticEngine({ packs: [memoryPack(files)], libraries });
const silent = (): void => undefined;
const ball = (change: Partial<ReturnType<typeof smallRequest>> = {}) =>
  smallRequest({ prompt: "a blue ball", ...change });

describe("an edit whose words the library shows", () => {
  it("starts from its picture, says so, and does not call those words unknown", async () => {
    const { source, reads } = shelf();
    const engine = engineWith([source]);
    const result = await engine.edit(ball({ prompt: "a blue ball on a zorkblat" }), silent);
    expect(result.candidates[0]?.reference).toEqual({ name: "beach ball", source: "Us (MIT)" });
    expect(result.unknownWords).toEqual(["zorkblat"]);
    expect(result.notices).toMatchObject([{ code: "word-unknown", word: "zorkblat" }]);
    await engine.edit(ball(), silent);
    expect(reads).toEqual(["library.json", "library.bin"]);
  });

  it("gives the same bytes each time, and others without the picture", async () => {
    const engine = engineWith([shelf().source]);
    const first = await engine.edit(ball(), silent);
    expect((await engine.edit(ball(), silent)).candidates).toEqual(first.candidates);
    const without = await engine.edit(ball({ reference: "none" }), silent);
    expect(without.candidates[0]?.reference).toBeUndefined();
    expect(without.candidates[0]?.image).not.toEqual(first.candidates[0]?.image);
  });

  it("uses none below full strength, without words, for other words, or when told not to", async () => {
    const { source, reads } = shelf();
    const engine = engineWith([source]);
    const weaker = { ...smallRequest().settings, strength: 0.9 };
    for (const request of [
      ball({ settings: weaker }),
      ball({ prompt: " " }),
      ball({ prompt: "a dragon" }),
      ball({ reference: "none" }),
    ]) {
      const result = await engine.edit(request, silent);
      expect(result.candidates[0]?.reference).toBeUndefined();
      expect(result.notices).toEqual([]);
    }
    expect(reads).not.toContain("library.bin");
  });

  it("is fetched for each side of an extension by its own words", async () => {
    const { kind: _kind, mask: _mask, ...rest } = ball();
    const wide = (reference: "auto" | "none", right = "beach") =>
      engineWith([shelf().source]).edit(
        {
          ...rest,
          kind: "extend",
          sides: { left: 6, right: 8, top: 0, bottom: 0 },
          prompts: { left: reference === "none" ? "flower" : "night sky", right },
          reference,
        },
        silent,
      );
    const [drawn, plain] = [await wide("auto"), await wide("none", "ball")];
    expect(drawn.candidates[0]?.reference).toMatchObject({ name: "night sky, beach" });
    expect(drawn.unknownWords).toEqual([]);
    expect(plain.candidates[0]?.reference).toBeUndefined();
    await expect(wide("none")).rejects.toMatchObject({ code: "unknown-words", about: "beach" });
    expect(plain.candidates[0]?.image.data).not.toEqual(drawn.candidates[0]?.image.data);
  });

  it("may be stored before there were references", async () => {
    const { reference: _, ...older } = ball();
    const result = await engineWith([shelf().source]).edit(older as ReturnType<typeof ball>, silent);
    expect(result.candidates[0]?.reference?.name).toBe("beach ball");
  });

  it("refuses another wish than auto, add, clear and none", async () => {
    const wish = ball({ reference: "always" as "auto" });
    await expect(engineWith([]).edit(wish, silent)).rejects.toMatchObject({
      code: "bad-request",
      message: 'The reference must be "auto", "add", "clear" or "none", not "always".',
    });
  });
});

describe("words no list has, with a pack that has a pair", () => {
  const right = Buffer.from([127, 0]).toString("base64");
  const pairOf = (library = "balls") => arithmeticPairFiles(library, { "beach ball": right, unheardOf: right });
  const used = async (prompt: string, files = pairOf()) => {
    const result = await engineWith([shelf().source], files).edit(ball({ prompt }), silent);
    return { name: result.candidates[0]?.reference?.name, ...result };
  };

  it("fetch the nearest picture, and are not called unknown", async () => {
    const { name, unknownWords, notices } = await used("a big blue sphere");
    expect(name).toBe("beach ball");
    expect(unknownWords).not.toContain("sphere");
    expect(notices).toEqual([]);
  });

  it.each([
    ["that are near to nothing", "a cube", undefined],
    ["the pair never learnt", "a dragon", undefined],
    ["beside a thing that has a name", "a flower sphere", undefined],
    ["of another library's pictures", "a sphere", pairOf("others")],
    ["of packs without a pair", "a sphere", arithmeticFiles()],
  ])("fetch none: words %s", async (_, prompt, files) => {
    expect((await used(prompt, files)).name).toBeUndefined();
  });

  it("come second: a listed name wins", async () => {
    expect((await used("a flower")).name).toBe("flower");
  });

  it("are told in a sentence when the pair's files are broken, and the painter paints", async () => {
    const { name, notices, candidates } = await used("a sphere", { ...pairOf(), "shelf.json": "{}" });
    expect(name).toBeUndefined();
    expect(candidates).toHaveLength(1);
    expect(notices[0]).toMatchObject({ code: "library-unread" });
  });
});

describe("a library that cannot be used", () => {
  it.each([
    ["is missing", () => missing, "The file library.json is missing."],
    ["is of another format", () => shelf(manifest({ format: 2 })).source, "library.json is not valid (format"],
    [
      "has other pictures",
      () =>
        shelf(
          manifest(),
          pictures.map((byte) => byte ^ 1),
        ).source,
      "SHA-256 differs",
    ],
    ["was cut off", () => shelf(manifest(), pictures.slice(1)).source, "bytes instead of"],
    [
      "promises more than it has",
      () => shelf(manifest({ entries: [{ name: "ball", words: [], floats: false, offset: 9, bytes: 9e6 }] })).source,
      '"ball" lies outside library.bin',
    ],
  ])("%s: a sentence, and the painter alone", async (_, source, reason) => {
    const result = await engineWith([source()]).edit(ball(), silent);
    expect(result.candidates).toHaveLength(1);
    expect(result.candidates[0]?.reference).toBeUndefined();
    expect(result.notices).toEqual([
      { code: "library-unread", cause: expect.any(String), detail: expect.stringContaining(reason) },
    ]);
  });

  it("is left out of the list, the others stay", async () => {
    const engine = engineWith([missing, shelf().source]);
    const list = await engine.libraries();
    expect(list).toEqual([
      {
        id: "balls",
        title: "Balls",
        license: "MIT",
        source: "Us (MIT)",
        bytes: pictures.length,
        names: ["beach ball", "flower"],
        words: ["beach ball", "ball", "flower"],
        drawings: expect.arrayContaining(["bricks", "brick wall", "grass"]),
      },
    ]);
    const result = await engine.edit(ball(), silent);
    expect(result.candidates[0]?.reference?.name).toBe("beach ball");
  });
});
