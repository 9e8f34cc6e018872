/** The user's own pictures as references: made ready, found, chosen, broken. */
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import type { EncodedImage } from "../../../models/contract/picture";
import { type OwnPicture, ownSource } from "../../../models/contract/starts";
import type { PackSource } from "../../../models/packs/pack";
import { arithmeticEngine } from "../../support/node-engine";
import { libraryJson, plainWebp, shelfOf } from "../../support/node-library";
import { arithmeticFiles, arithmeticPairFiles, memoryPack, sha256 } from "../../support/node-packs";
import { asPng, pattern, picture, readRaw, smallRequest } from "../../support/node-pictures";

let library: PackSource;
beforeAll(async () => {
  const grey = await plainWebp(90, 90, 90);
  library = shelfOf(libraryJson(grey, { ball: [], "bow and arrow": [] }), grey).source;
});

const engineWith = (files = arithmeticFiles(), libraries = [library]) =>
  arithmeticEngine({ packs: [memoryPack(files)], libraries });
const silent = (): void => undefined;
const size = { width: 40, height: 30 };
/** A red disc, transparent around it. */
const disc = asPng(
  picture({ width: 64, height: 48 }, (x, y) => (Math.hypot(x - 30, y - 24) < 15 ? [220, 20, 20, 255] : [0, 0, 0, 0])),
);
const own = (change: Partial<OwnPicture> = {}): OwnPicture => ({
  id: "one",
  name: "Rex, my dog",
  image: disc,
  use: "stands",
  ...change,
});
const asking = (prompt: string, pictures: readonly OwnPicture[], always = false) =>
  smallRequest({ prompt, own: { pictures, always } });
const usedFor = async (prompt: string, pictures: readonly OwnPicture[], engine = engineWith()) =>
  (await engine.edit(asking(prompt, pictures), silent)).candidates[0]?.reference;

describe("preparing a picture", () => {
  it("crops it to what can be seen and keeps its alpha", async () => {
    const ready = await engineWith().prepare(disc, "arithmetic");
    const kept = await readRaw(ready.image.bytes);
    expect([kept.width, kept.height]).toEqual([29, 29]);
    expect(ready).toMatchObject({ use: "stands", opaque: false });
    expect([...kept.data.slice(0, 4)]).toEqual([0, 0, 0, 0]);
  });

  it("makes a large one small, and the same one the same", async () => {
    const noise = await sharp({ create: { width: 4096, height: 1024, channels: 3, background: "#35a" } })
      .png()
      .toBuffer();
    const wide: EncodedImage = { type: "image/png", bytes: new Uint8Array(noise) };
    const [one, two] = [await engineWith().prepare(wide, "arithmetic"), await engineWith().prepare(wide, "arithmetic")];
    const kept = await readRaw(one.image.bytes);
    expect([kept.width, kept.height]).toEqual([512, 128]);
    expect([one.thumbnail.width, one.thumbnail.height]).toEqual([96, 24]);
    expect(two.id).toBe(one.id);
    expect((await engineWith().prepare(disc, "arithmetic")).id).not.toBe(one.id);
  });

  it("tells photographs, which cover, from things on a plain ground, which are cut out", async () => {
    const onWhite = picture(size, (x, y) =>
      Math.hypot(x - 20, y - 15) < 9 ? [20, 90, 200, 255] : [255, 255, 255, 255],
    );
    const engine = engineWith();
    expect(await engine.prepare(asPng(pattern(size)), "arithmetic")).toMatchObject({ use: "covers", opaque: true });
    expect(await engine.prepare(asPng(onWhite), "arithmetic")).toMatchObject({ use: "stands", opaque: true });
  });

  it.each([
    ["nothing can be seen", asPng(picture(size, () => [200, 20, 20, 0])), "Nothing of the picture can be seen"],
    ["it is one pixel", asPng(picture({ width: 1, height: 1 }, () => [200, 20, 20, 255])), "only 1 × 1 pixels"],
    ["it is no picture", { type: "image/png", bytes: new Uint8Array(9) } as const, "not a complete PNG"],
    ["it was cut off", { ...disc, bytes: disc.bytes.slice(0, 90) }, "not a complete PNG"],
  ])("refuses it with a sentence where %s", async (_, image, sentence) => {
    const attempt = engineWith().prepare(image, "arithmetic");
    await expect(attempt).rejects.toMatchObject({ code: "bad-image", message: expect.stringContaining(sentence) });
  });
});

describe("a fill that may start from own pictures", () => {
  it("starts from the one whose name or other word the prompt says, and says which", async () => {
    for (const prompt of ["Rex", "a photo of rex on grass", "two dogs", "my dog sleeping"]) {
      expect([prompt, await usedFor(prompt, [own()])]).toEqual([
        prompt,
        { name: "Rex", source: ownSource, own: "one" },
      ]);
    }
  });

  it("takes own names before the library's", async () => {
    expect(await usedFor("a ball", [])).toMatchObject({ source: "Us (MIT)" });
    expect(await usedFor("a ball", [own({ name: "ball" })])).toMatchObject({ own: "one" });
  });

  it("knows names with words that end a phrase elsewhere", async () => {
    expect(await usedFor("a bow and arrow on grass", [])).toMatchObject({ name: "bow and arrow" });
    expect(await usedFor("logo on white", [own({ name: "logo on white" })])).toMatchObject({ own: "one" });
    expect(await usedFor("a ball and arrow", [])).toMatchObject({ name: "ball" });
  });

  it("uses none that the words do not ask for", async () => {
    expect(await usedFor("a ball", [own()])).toMatchObject({ source: "Us (MIT)" });
    const refused = { code: "unknown-words" };
    await expect(usedFor("a dog house", [own({ name: "dog" })])).rejects.toMatchObject(refused);
    await expect(usedFor("a spaceship", [own()])).rejects.toMatchObject(refused);
    expect(await usedFor("a dragon", [own()])).toBeUndefined();
  });

  it("gives the same bytes for the same pictures, others for another", async () => {
    const first = await engineWith().edit(asking("rex", [own()]), silent);
    expect((await engineWith().edit(asking("rex", [own()]), silent)).candidates).toEqual(first.candidates);
    const blue = asPng(picture(size, (x) => (x < 30 ? [20, 20, 220, 255] : [0, 0, 0, 0])));
    const second = await engineWith().edit(asking("rex", [own({ image: blue })]), silent);
    expect(second.candidates[0]?.image).not.toEqual(first.candidates[0]?.image);
  });

  it("starts from a chosen one whatever the words say, also without any", async () => {
    for (const prompt of ["a ball", ""]) {
      const { candidates } = await engineWith().edit(asking(prompt, [own()], true), silent);
      expect(candidates[0]?.reference).toEqual({ name: "Rex", source: ownSource, own: "one" });
    }
  });

  it("does not call the words of its name unknown, by its name or chosen", async () => {
    for (const chosen of [false, true]) {
      const { unknownWords } = await engineWith().edit(asking("rex on a zorkblat", [own()], chosen), silent);
      expect(unknownWords).toContain("zorkblat");
      expect(unknownWords).not.toContain("rex");
    }
  });

  it("covers the region with one that covers, also as a background; a thing is none", async () => {
    const covering = own({ image: asPng(pattern(size)), use: "covers" });
    expect(await usedFor("rex", [covering])).toMatchObject({ own: "one" });
    const background = async (picture: OwnPicture) => {
      const request = { ...asking("rex", [picture]), kind: "background" as const };
      return (await engineWith().edit(request, silent)).candidates[0]?.reference;
    };
    expect(await background(covering)).toMatchObject({ own: "one" });
    await expect(background(own())).rejects.toMatchObject({ code: "unknown-words", about: "rex" });
  });

  it("works without any library", async () => {
    expect(await usedFor("rex", [own()], engineWith(arithmeticFiles(), []))).toMatchObject({ own: "one" });
  });

  it("says when one cannot be read, and goes on with the library", async () => {
    const broken = own({ name: "ball", image: { type: "image/png", bytes: new Uint8Array(5) } });
    const { candidates, notices } = await engineWith().edit(asking("a ball", [broken]), silent);
    expect(candidates[0]?.reference?.source).toBe("Us (MIT)");
    const detail = expect.stringContaining('Your picture "ball"');
    expect(notices).toEqual([{ code: "own-unread", name: "ball", detail }]);
  });

  it("says that a chosen one needs full strength", async () => {
    const request = asking("a flower", [own()], true);
    const weak = { ...request, settings: { ...request.settings, strength: 0.5 } };
    const { candidates, notices } = await engineWith().edit(weak, silent);
    expect(candidates[0]?.reference).toBeUndefined();
    expect(notices).toEqual([{ code: "own-needs-strength" }]);
  });

  it("refuses a nameless one", async () => {
    await expect(engineWith().edit(asking("rex", [own({ name: " " })]), silent)).rejects.toMatchObject({
      code: "bad-request",
    });
  });
});

describe("own pictures and the pair", () => {
  const right = Buffer.from([127, 0]).toString("base64");
  // "sphere" points right, where the pair sees red; "cube" up.
  const pair = (vectors = {}) => engineWith(arithmeticPairFiles("balls", vectors));
  const named = (name: string, change: Partial<OwnPicture> = {}) => own({ name, ...change });

  it("finds one by what it shows when no name does", async () => {
    expect(await usedFor("a sphere", [named("IMG 2031")], pair())).toMatchObject({ name: "IMG 2031", own: "one" });
    expect(await usedFor("a cube", [named("IMG 2031")], pair())).toBeUndefined();
  });

  it("uses the vector kept with it only where the same pair made it", async () => {
    const { seen } = await pair().prepare(disc, "arithmetic");
    expect(seen?.vector).toEqual([1, 0]);
    const up = { by: seen?.by ?? "", vector: [0, 1] };
    expect(await usedFor("a cube", [named("IMG", { seen: up })], pair())).toMatchObject({ own: "one" });
    expect(await usedFor("a cube", [named("IMG", { seen: { ...up, by: "another" } })], pair())).toBeUndefined();
  });

  it("prefers it to a library's picture that is as near, and a listed name to both", async () => {
    expect(await usedFor("a sphere", [named("IMG")], pair({ ball: right }))).toMatchObject({ own: "one" });
    expect(await usedFor("a ball", [named("IMG")], pair({ ball: right }))).toMatchObject({ source: "Us (MIT)" });
  });
});

describe("a pack that says what fills start from", () => {
  const starts = JSON.stringify({ format: 1, names: { ball: "painter", grass: "painter", flower: "library" } });
  const files = () => {
    const plain = arithmeticFiles();
    const entry = {
      file: "starts.json",
      bytes: Buffer.byteLength(starts),
      sha256: sha256(starts),
    };
    const manifest = { ...JSON.parse(plain["pack.json"] as string), starts: entry };
    return { ...plain, "pack.json": JSON.stringify(manifest), "starts.json": starts };
  };
  const referenceOf = async (prompt: string, reference: "auto" | "add" | "clear") => {
    const request = smallRequest({ prompt, reference });
    return (await engineWith(files()).edit(request, silent)).candidates[0]?.reference?.name;
  };

  it("is followed, unless the user wants the picture", async () => {
    expect(await referenceOf("a ball", "auto")).toBeUndefined();
    expect(await referenceOf("grass", "auto")).toBeUndefined();
    expect(await referenceOf("a ball", "add")).toBe("ball");
    expect(await referenceOf("a ball", "clear")).toBe("ball");
    expect(await referenceOf("grass", "add")).toBe("grass");
    expect(await referenceOf("a bow and arrow", "auto")).toBe("bow and arrow");
  });

  it("tells it with its names", async () => {
    expect((await engineWith(files()).packs())[0]?.names).toEqual([
      { name: "flower", kind: "object", start: "library" },
      { name: "ball", kind: "object", start: "painter" },
      ...["sphere", "cube", "dragon"].map((name) => ({ name, kind: "object" })),
    ]);
  });

  it("does not overrule an own picture", async () => {
    expect(await usedFor("a ball", [own({ name: "ball" })], engineWith(files()))).toMatchObject({ own: "one" });
  });
});
