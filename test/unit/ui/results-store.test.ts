/** Finished pictures in the browser's files and in Figma's storage: one contract, and what each place adds. */
import { describe, expect, it } from "vitest";
import { memoryStore } from "../../../models/packs/store/memory-store";
import { fileResults } from "../../../ui/engine/file-results";
import { resultsHere } from "../../../ui/engine/results";
import { resultsContract } from "../../contracts/results";
import { stage } from "../../support/figma-stage";

resultsContract("in files", async () => ({ store: fileResults(memoryStore(), 90_000), most: 90_000 }));
resultsContract("by Figma on this computer", async () => {
  const { host } = await stage();
  if (!host.results) throw new Error("Figma keeps results.");
  return { store: host.results, most: (await host.results.list()).most };
});

const picture = (fill: number): Uint8Array<ArrayBuffer> => new Uint8Array(4000).fill(fill);

describe("files of finished pictures", () => {
  it("cut off by a closing window are known, and the ones before them still count", async () => {
    const files = memoryStore();
    await fileResults(files).write({ id: "r-1", starred: true, bytes: picture(1) });
    const [whole] = await files.list();
    const half = await files.append("r-1.1.2");
    await half.write(new Uint8Array([0, 0, 15, 164, 2, 2]));
    await half.close();
    const again = fileResults(files);
    expect(await again.read("r-1")).toEqual(picture(1));
    await again.write({ id: "r-1", starred: true, bytes: picture(3) });
    expect(await again.read("r-1")).toEqual(picture(3));
    expect((await files.list()).length).toBe(1);
    expect((await files.list())[0]?.name).not.toBe(whole?.name);
  });

  it("leave a full disk as it was and say so", async () => {
    const files = memoryStore(6000);
    const store = fileResults({ ...files, room: async () => null });
    await store.write({ id: "r-1", starred: false, bytes: picture(1) });
    await expect(store.write({ id: "r-2", starred: false, bytes: picture(2) })).rejects.toMatchObject({
      code: "storage-full",
    });
    expect(await store.read("r-1")).toEqual(picture(1));
    expect((await files.list()).length).toBe(1);
  });

  it("take a tenth of what is free and no more", async () => {
    const store = fileResults({ ...memoryStore(), room: async () => ({ used: 0, free: 50_000 }) });
    await store.write({ id: "r-1", starred: false, bytes: picture(1) });
    expect(await store.write({ id: "r-2", starred: false, bytes: new Uint8Array(7000) })).toEqual(["r-1"]);
  });
});

describe("a frame without storage", () => {
  const denied = () => Promise.reject(new Error("denied"));

  it("has the editor keep them, or nobody, and says which", async () => {
    const { host } = await stage();
    const editors = resultsHere(denied, host.results);
    await editors.write({ id: "r-1", starred: false, bytes: picture(5) });
    expect(await host.results?.read("r-1")).toEqual(picture(5));
    const none = resultsHere(denied, null);
    expect(await none.list()).toEqual({ runs: [], most: 0 });
    expect(await none.read("r-1")).toBeNull();
    await expect(none.write({ id: "r-1", starred: false, bytes: picture(5) })).rejects.toMatchObject({
      code: "storage-full",
    });
  });
});
