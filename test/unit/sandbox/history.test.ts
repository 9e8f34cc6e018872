/** The history's two copies: on this computer at once, in the file with the next result or when the plugin closes. */
import { afterEach, describe, expect, it } from "vitest";
import { noisePicture, pictureLayer, type Stage, type StageOptions, stage } from "../../support/figma-stage";

const picture = noisePicture(32, 32);
const run = (id: string, starred = false) => ({ id, starred, value: `{"run":"${id}"}` });

let open: Stage[] = [];
afterEach(() => {
  for (const one of open) one.dispose();
  open = [];
});
async function start(options: StageOptions = {}): Promise<Stage> {
  const set = await stage({ layers: [pictureLayer("1:1", picture, 0, 0)], pictures: [picture], ...options });
  open.push(set);
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
  Object.keys(set.document.data).flatMap((key) => (key.startsWith("run ") ? [key.split(" ")[2]] : []));

describe("the history in Figma", () => {
  it("adds no undo step but the file's label, once", async () => {
    const set = await start();
    await set.host.keep(run("a"));
    set.document.commit();
    const depth = set.document.undoDepth;
    await set.host.keep(run("b"));
    set.document.commit();
    expect(set.document.undoDepth).toBe(depth);
    expect(inFile(set)).toEqual([]);
  });

  it("goes into the file in the same undo step as a result, and outlives its undoing", async () => {
    const set = await start();
    await set.host.keep(run("a", true));
    set.document.commit();
    const depth = set.document.undoDepth;
    await place(set);
    expect(set.document.undoDepth).toBe(depth + 1);
    expect(inFile(set)).toEqual(["a"]);
    set.document.undo();
    expect(inFile(set)).toEqual([]);
    expect(await set.host.history()).toEqual([run("a", true)]);
  });

  it("goes into the file when the plugin closes, and comes with it to another computer", async () => {
    const set = await start();
    await set.host.keep(run("a"));
    set.figma.close();
    expect(inFile(set)).toEqual(["a"]);
    const { document } = set;
    const elsewhere = await start({ data: document.data });
    expect(await elsewhere.host.history()).toEqual([run("a")]);
    await elsewhere.host.forget(["a"]);
    expect(inFile(elsewhere)).toEqual([]);
  });

  it("keeps the runs of two files apart on one computer", async () => {
    const storage = {};
    const first = await start({ storage });
    await first.host.keep(run("a"));
    const second = await start({ storage });
    await second.host.keep(run("b"));
    expect(await second.host.history()).toEqual([run("b")]);
    expect(await first.host.history()).toEqual([run("a")]);
  });

  it("keeps what a newer version wrote as it is", async () => {
    const set = await start({ data: { document: "x", "run x z 1 14": '{"version":99}', other: "1" } });
    expect(await set.host.history()).toEqual([{ id: "z", starred: true, value: '{"version":99}' }]);
  });

  it("lets the oldest without a star go when there is no more room, and says which", async () => {
    const set = await start();
    const gone: string[] = [];
    for (let n = 10; n < 36; n++) {
      gone.push(...(await set.host.keep({ id: `r${n}`, starred: n === 10, value: "x".repeat(89_000) })));
    }
    expect(gone).toEqual(["r11", "r12", "r13", "r14"]);
    expect((await set.host.history()).map(({ id }) => id).slice(0, 2)).toEqual(["r10", "r15"]);
  });

  it("says when there is no room on the computer", async () => {
    const storage = { other: "x".repeat(4_990_000) };
    const set = await start({ storage });
    await expect(set.host.keep({ ...run("a"), value: "x".repeat(20_000) })).rejects.toMatchObject({
      code: "storage-full",
    });
  });

  /** Settings, runs and pictures within their own bounds, and no byte free beyond them. */
  const fullStorage = (): { [key: string]: unknown } => ({
    preferences: "x".repeat(1_200_000),
    "result r1 1 900000": new Uint8Array(900_000),
    "result r2 0 600000": new Uint8Array(600_000),
    "result r3 0 600000": new Uint8Array(600_000),
    "run other r1 1 80000": "x".repeat(80_000),
    ...Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`run other s${n + 10} 0 80000`, "x".repeat(80_000)])),
    filler: "x".repeat(15_000),
  });
  const keysOf = (set: Stage): readonly string[] => Object.keys(set.storage);

  it("makes room in a full storage by itself: the oldest picture without a star, no more than needed", async () => {
    const set = await start({ storage: fullStorage() });
    const before = keysOf(set);
    expect(await set.host.keep({ ...run("t1"), value: "x".repeat(60_000) })).toEqual([]);
    expect(keysOf(set).filter((key) => !before.includes(key)).length).toBe(1);
    expect(before.filter((key) => !keysOf(set).includes(key))).toEqual(["result r2 0 600000"]);
    // Settings are kept the same way.
    await set.host.remember("preferences", "y".repeat(1_800_000));
    expect(keysOf(set)).toEqual(expect.arrayContaining(["result r1 1 900000", "run other s10 0 80000"]));
    expect(keysOf(set)).not.toContain("result r3 0 600000");
    expect((await set.host.recall("preferences"))?.length).toBe(1_800_000);
  });

  it("lets runs go after the pictures, and tells which of this file's", async () => {
    const set = await start({ storage: { filler: "x".repeat(4_700_000) } });
    for (const id of ["a", "b", "c"]) await set.host.keep({ ...run(id, id === "a"), value: "x".repeat(80_000) });
    expect(await set.host.keep({ ...run("d"), value: "y".repeat(80_000) })).toEqual(["b"]);
    expect((await set.host.history()).map(({ id }) => id)).toEqual(["a", "c", "d"]);
  });

  it("keeps what there was of a run whose next candidate finds no room", async () => {
    const set = await start({ storage: { filler: "x".repeat(4_900_000) } });
    await set.host.keep({ ...run("a"), value: "x".repeat(40_000) });
    await set.host.keep({ ...run("b", true), value: "x".repeat(40_000) });
    await expect(set.host.keep({ ...run("a"), value: "y".repeat(80_000) })).rejects.toMatchObject({
      code: "storage-full",
    });
    expect((await set.host.history()).map(({ value }) => value[0])).toEqual(["x", "x"]);
  });

  it("drops nothing for a value that cannot fit, nor all of it when the storage refuses for another reason", async () => {
    const set = await start({ storage: fullStorage() });
    const before = keysOf(set);
    await expect(set.host.remember("large", "x".repeat(5_000_001))).rejects.toMatchObject({ code: "storage-full" });
    expect(keysOf(set)).toEqual(before);
    const more = await start({ storage: { ...fullStorage(), another: "x".repeat(9_000_000) } });
    await expect(more.host.remember("small", "x".repeat(1000))).rejects.toMatchObject({ code: "storage-full" });
    expect(keysOf(more).filter((key) => key.startsWith("r")).length).toBe(
      before.filter((key) => key.startsWith("r")).length - 1,
    );
  });

  it("keeps pictures in a full storage in the place of older ones, never of runs", async () => {
    const set = await start({ storage: fullStorage() });
    const runs = keysOf(set).filter((key) => key.startsWith("run "));
    const gone = await set.host.results?.write({ id: "z", starred: false, bytes: new Uint8Array(50_000) });
    expect(gone).toEqual(["r2"]);
    expect(keysOf(set).filter((key) => key.startsWith("run "))).toEqual(runs);
  });
});
