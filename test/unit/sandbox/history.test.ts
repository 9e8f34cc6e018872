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
});
