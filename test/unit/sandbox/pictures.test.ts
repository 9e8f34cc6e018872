/** Pictures in the file: in parts within Figma's limit, with the next result or when the plugin closes, for whoever opens it. */
import { afterEach, describe, expect, it } from "vitest";
import { noisePicture, pictureLayer, type Stage, stage } from "../../support/figma-stage";

const picture = noisePicture(32, 32);
const hash = "0a".repeat(32);
/** Three parts: Figma takes 100 kB an entry. */
const bytes = Uint8Array.from({ length: 150_000 }, (_, i) => (i * 7) & 255);

let open: Stage[] = [];
afterEach(() => {
  for (const one of open) one.dispose();
  open = [];
});
async function start(data: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const set = await stage({ layers: [pictureLayer("1:1", picture, 0, 0)], pictures: [picture] });
  open.push(set);
  set.document.change(() => Object.assign(set.document.data, data));
  set.document.select(["1:1"]);
  return set;
}
const place = (set: Stage) =>
  set.host.place({
    sourceId: "1:1",
    at: { x: 0, y: 0, width: 32, height: 32 },
    image: picture.image,
    label: "Fill",
    stored: "{}",
  });
const inFile = (set: Stage) =>
  Object.fromEntries(Object.entries(set.document.data).filter(([key]) => key.startsWith("picture ")));
const read = async (set: Stage) => Buffer.from((await set.host.pictures?.read(hash)) ?? []);

describe("pictures in Figma", () => {
  it("wait for a result, go into the file in its undo step, and go in again after it was undone", async () => {
    const set = await start();
    set.document.commit();
    const depth = set.document.undoDepth;
    await set.host.pictures?.write(hash, bytes);
    set.document.commit();
    expect(set.document.undoDepth).toBe(depth);
    expect(inFile(set)).toEqual({});
    await place(set);
    expect(set.document.undoDepth).toBe(depth + 1);
    const keys = Object.keys(inFile(set));
    expect(keys.length).toBe(3);
    for (const [key, value] of Object.entries(inFile(set))) expect(key.length + value.length).toBeLessThan(100_000);
    set.document.undo();
    expect(inFile(set)).toEqual({});
    await place(set);
    expect(Object.keys(inFile(set))).toEqual(keys);
  });

  it("go into the file when the plugin closes, and are there for whoever opens it", async () => {
    const set = await start();
    await set.host.pictures?.write(hash, bytes);
    set.figma.close();
    const next = await start(inFile(set));
    expect((await read(next)).equals(Buffer.from(bytes))).toBe(true);
  });

  it("of which a part is missing are gone, and can be kept again", async () => {
    const set = await start();
    await set.host.pictures?.write(hash, bytes);
    set.figma.close();
    const [, ...rest] = Object.entries(inFile(set));
    const next = await start(Object.fromEntries(rest));
    expect(await next.host.pictures?.read(hash)).toBeNull();
    await next.host.pictures?.write(hash, bytes);
    expect((await read(next)).equals(Buffer.from(bytes))).toBe(true);
  });
});
