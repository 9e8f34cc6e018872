import { describe, expect, it } from "vitest";
import { orStopped, type PackOrigin } from "../../../../models/packs/origins/origin";
import type { ByteStore } from "../../../../models/packs/store/byte-store";
import { memoryStore } from "../../../../models/packs/store/memory-store";
import { type PackStore, packStore } from "../../../../models/packs/store/pack-store";
import { folderOf, madeUpPack, serverOf } from "../../../support/made-up-pack";

const never = new AbortController().signal;
const calm = { stop: never, progress: () => undefined };

function storeOver(bytes: ByteStore = memoryStore()): { readonly bytes: ByteStore; readonly store: PackStore } {
  return { bytes, store: packStore({ bytes, reserved: ["embedded"] }) };
}

async function sizes(bytes: ByteStore): Promise<Record<string, number>> {
  return Object.fromEntries((await bytes.list()).map((each) => [each.name, each.bytes]).sort());
}

/** Contents without records and format. */
async function heldBytes(bytes: ByteStore): Promise<number> {
  return (await bytes.list())
    .filter(({ name }) => /^[0-9a-f]{64}$/.test(name))
    .reduce((sum, each) => sum + each.bytes, 0);
}

let clock = 0;
const install = (store: PackStore, origin: PackOrigin, stop: AbortSignal = never) =>
  store.install(origin, { ...calm, stop, at: ++clock });

describe("a pack store", () => {
  it("installs what was looked at, tells progress to the last byte, and reads it back", async () => {
    const pack = madeUpPack();
    const { store } = storeOver();
    const server = serverOf(pack);
    const offer = await store.look(server.origin, never);
    expect(offer).toMatchObject({ id: "made-up", title: "Made-up pack", bytes: pack.bytes, missing: pack.bytes });
    expect(server.asked).toEqual(["pack.json 0"]);
    const seen: number[] = [];
    const installed = await store.install(server.origin, {
      stop: never,
      at: 1,
      progress: (received, total) => {
        expect(total).toBe(pack.bytes);
        seen.push(received);
      },
    });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(pack.bytes);
    expect(await store.contents()).toMatchObject({
      kind: "memory",
      packBytes: pack.bytes,
      installed: [{ id: "made-up", bytes: pack.bytes, from: { type: "url" }, revision: installed.revision }],
      unfinished: [],
    });
    const source = await store.source("made-up");
    for (const [path, content] of pack.files) expect(await source?.read(path)).toEqual(content);
    await expect(source?.read("never.onnx")).rejects.toMatchObject({ code: "pack-file-missing" });
    expect(await store.source("other")).toBeNull();
    expect((await store.look(server.origin, never)).installed).toBe("1.0.0");
  });

  it("goes on where a broken connection left it, and counts nothing as installed before", async () => {
    const pack = madeUpPack();
    const { bytes, store } = storeOver();
    const server = serverOf(pack);
    server.breaksAfter = 2000;
    await expect(install(store, server.origin)).rejects.toMatchObject({ code: "download-interrupted" });
    const between = await store.contents();
    expect(between.installed).toEqual([]);
    expect(between.unfinished).toMatchObject([{ id: "made-up", received: 40 + 300 + 2000, bytes: pack.bytes }]);
    expect(await store.source("made-up")).toBeNull();
    server.breaksAfter = null;
    server.asked.length = 0;
    // Another visit: the store is opened anew over the same bytes.
    const again = packStore({ bytes, reserved: [] });
    expect((await again.look(server.origin, never)).missing).toBe(3000);
    await install(again, server.origin);
    expect(server.asked).toContain("nets/painter.onnx 2000");
    expect(server.asked.filter((each) => each.startsWith("words"))).toEqual([]);
    expect(await again.contents()).toMatchObject({ installed: [{ id: "made-up" }], unfinished: [] });
    expect(server.sent).toBeLessThan(pack.bytes + 3 * 2000);
  });

  it("does as well with a server that knows no ranges, or forbids them", async () => {
    const pack = madeUpPack();
    const { store } = storeOver();
    const server = serverOf(pack);
    server.breaksAfter = 2000;
    await expect(install(store, server.origin)).rejects.toMatchObject({ code: "download-interrupted" });
    server.knowsRanges = false;
    server.breaksAfter = null;
    await install(store, server.origin);
    expect(await (await store.source("made-up"))?.read("nets/painter.onnx")).toEqual(
      pack.files.get("nets/painter.onnx"),
    );
  });

  it("makes the next connection by itself while each brings a good deal", async () => {
    const pack = madeUpPack({}, { sizes: [40, 300, 3 * 2 ** 20] });
    const { store } = storeOver();
    const server = serverOf(pack, 2 ** 18);
    server.breaksAfter = 2 ** 20;
    await install(store, server.origin);
    expect(server.asked.filter((each) => each.startsWith("nets/painter"))).toHaveLength(3);
  });

  it("stops at once when asked, keeps what came, and throws it away when told", async () => {
    const pack = madeUpPack();
    const { bytes, store } = storeOver();
    const stop = new AbortController();
    const held = store.install(serverOf(pack).origin, {
      stop: stop.signal,
      at: 1,
      progress: (received) => received > 1000 && stop.abort(),
    });
    await expect(held).rejects.toMatchObject({ code: "cancelled" });
    const [unfinished] = (await store.contents()).unfinished;
    expect(unfinished?.received).toBeGreaterThan(1000);
    await store.discard("made-up");
    expect(await heldBytes(bytes)).toBe(0);
    expect(Object.keys(await sizes(bytes))).toEqual(["format"]);
  });

  it("stops also while a connection says nothing", async () => {
    const { store } = storeOver();
    const silent: PackOrigin = {
      ...serverOf(madeUpPack()).origin,
      async *read(_file, _from, signal) {
        yield new Uint8Array(1);
        await orStopped(new Promise(() => undefined), signal);
      },
    };
    const stop = new AbortController();
    const running = install(store, silent, stop.signal);
    setTimeout(() => stop.abort(), 20);
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
  });

  it("refuses a file that is not the one described, and leaves nothing of it", async () => {
    const pack = madeUpPack();
    pack.files.get("nets/painter.onnx")?.fill(0, 100, 101);
    const { bytes, store } = storeOver();
    await expect(install(store, serverOf(pack).origin)).rejects.toMatchObject({
      code: "checksum-mismatch",
      about: "nets/painter.onnx",
    });
    expect(await heldBytes(bytes)).toBe(340);
    expect((await store.contents()).installed).toEqual([]);
  });

  it("refuses a file that is shorter or longer than promised", async () => {
    for (const length of [4999, 5001]) {
      const pack = madeUpPack();
      const longer = new Uint8Array(length);
      longer.set((pack.files.get("nets/painter.onnx") ?? longer).subarray(0, length));
      pack.files.set("nets/painter.onnx", longer);
      for (const origin of [serverOf(pack).origin, folderOf(pack)]) {
        const { bytes, store } = storeOver();
        await expect(install(store, origin)).rejects.toMatchObject({ code: "checksum-mismatch" });
        expect(await heldBytes(bytes)).toBe(340);
      }
    }
  });

  it("begins a file again when what an earlier attempt left is wrong", async () => {
    const pack = madeUpPack();
    const { bytes, store } = storeOver();
    const server = serverOf(pack);
    server.breaksAfter = 2000;
    await expect(install(store, server.origin)).rejects.toThrow();
    server.breaksAfter = null;
    const [partial] = (await bytes.list()).filter((each) => each.bytes === 2000);
    await bytes.remove(partial?.name ?? "");
    const appender = await bytes.append(partial?.name ?? "");
    await appender.write(new Uint8Array(1500));
    await appender.close();
    await install(store, server.origin);
    expect(await store.check("made-up")).toEqual([]);
  });

  it("says what is missing before anything is downloaded, and where there is no room", async () => {
    const pack = madeUpPack();
    const { bytes, store } = storeOver(memoryStore(4000));
    const before = await sizes(bytes);
    const server = serverOf(pack);
    await expect(install(store, server.origin)).rejects.toMatchObject({ code: "storage-full" });
    expect(server.asked).toEqual(["pack.json 0"]);
    const { format: _, ...after } = await sizes(bytes);
    expect(after).toEqual(before);
  });

  it("leaves everything as it was when the room ends half-way, although there seemed to be enough", async () => {
    const first = madeUpPack({ id: "first" }, { seed: 5 });
    const limited = memoryStore(first.bytes + 6000);
    const hopeful: ByteStore = { ...limited, room: async () => null };
    const { store } = storeOver(hopeful);
    await install(store, serverOf(first).origin);
    const before = await sizes(limited);
    await expect(install(store, serverOf(madeUpPack()).origin)).rejects.toMatchObject({ code: "storage-full" });
    expect(await sizes(limited)).toEqual(before);
    expect(await store.check("first")).toEqual([]);
  });

  it("replaces a version wholly or not at all", async () => {
    const old = madeUpPack({ version: "1.0.0" });
    const next = madeUpPack({ version: "2.0.0" }, { seed: 2 });
    const { bytes, store } = storeOver();
    await install(store, serverOf(old).origin);
    const server = serverOf(next);
    server.breaksAfter = 2000;
    await expect(install(store, server.origin)).rejects.toThrow();
    expect(await store.contents()).toMatchObject({
      installed: [{ version: "1.0.0" }],
      unfinished: [{ version: "2.0.0" }],
    });
    expect(await (await store.source("made-up"))?.read("nets/painter.onnx")).toEqual(
      old.files.get("nets/painter.onnx"),
    );
    server.breaksAfter = null;
    await install(store, server.origin);
    expect(await store.contents()).toMatchObject({ installed: [{ version: "2.0.0" }], unfinished: [] });
    expect(await heldBytes(bytes)).toBe(next.bytes);
  });

  it("keeps what packs share until the last of them goes, and frees it then", async () => {
    const one = madeUpPack({ id: "one" });
    const two = madeUpPack({ id: "two" });
    const { bytes, store } = storeOver();
    await install(store, serverOf(one).origin);
    const server = serverOf(two);
    expect((await store.look(server.origin, never)).missing).toBe(0);
    await install(store, server.origin);
    expect(await heldBytes(bytes)).toBe(one.bytes);
    await store.remove("one");
    expect(await store.check("two")).toEqual([]);
    await store.remove("two");
    await store.remove("two");
    expect(Object.keys(await sizes(bytes))).toEqual(["format"]);
  });

  it("does not believe a record that was only half written", async () => {
    const { bytes, store } = storeOver();
    await install(store, serverOf(madeUpPack()).origin);
    const record = (await bytes.list()).find(({ name }) => name.startsWith("record-"))?.name ?? "";
    const content = await bytes.whole(record);
    await bytes.remove(record);
    const appender = await bytes.append(record);
    await appender.write((content ?? new Uint8Array(0)).slice(0, 50));
    await appender.close();
    expect((await store.contents()).installed).toEqual([]);
    // The next change clears up, and installing again needs no download.
    await install(store, folderOf(madeUpPack()));
    expect(await store.contents()).toMatchObject({ installed: [{ id: "made-up" }], unfinished: [] });
  });

  it("finds damage when asked, and installing again mends it", async () => {
    const pack = madeUpPack();
    const { bytes, store } = storeOver();
    await install(store, serverOf(pack).origin);
    const [large] = (await bytes.list()).filter((each) => each.bytes === 5000);
    await bytes.remove(large?.name ?? "");
    expect((await store.contents()).installed).toMatchObject([{ id: "made-up", damaged: ["nets/painter.onnx"] }]);
    expect(await store.check("made-up")).toEqual(["nets/painter.onnx"]);
    await install(store, serverOf(pack).origin);
    expect(await store.check("made-up")).toEqual([]);
    await expect(store.check("other")).rejects.toMatchObject({ code: "pack-missing" });
  });

  it("restarts a wrong file over a breaking connection once, then says so", async () => {
    const pack = madeUpPack({}, { sizes: [40, 300, 3 * 2 ** 20] });
    const { store } = storeOver();
    const content = pack.files.get("nets/painter.onnx");
    if (content) content[5] = (content[5] ?? 0) ^ 1;
    const server = serverOf(pack, 2 ** 18);
    server.breaksAfter = 2 ** 20;
    await expect(install(store, server.origin)).rejects.toMatchObject({ code: "checksum-mismatch" });
    expect(server.asked.filter((each) => each.startsWith("nets/painter"))).toHaveLength(6);
  });

  it("keeps the version installed last, also when the clock was set back", async () => {
    const { store } = storeOver();
    const at = (pack: ReturnType<typeof madeUpPack>, time: number) =>
      store.install(serverOf(pack).origin, { ...calm, at: time });
    await at(madeUpPack({ version: "1.0.0" }), 1_000_000);
    await at(madeUpPack({ version: "2.0.0" }, { seed: 2 }), 5);
    expect((await store.contents()).installed).toMatchObject([{ version: "2.0.0" }]);
  });

  it("mends a format file that is no text", async () => {
    const { bytes, store } = storeOver();
    const appender = await bytes.append("format");
    await appender.write(new Uint8Array([0xff, 0xfe, 0x80]));
    await appender.close();
    await install(store, serverOf(madeUpPack()).origin);
    expect((await store.contents()).installed).toHaveLength(1);
  });

  it("shows titles as one line", async () => {
    const title = `\u001b[2J\u202e${"x".repeat(900)}`;
    const { store } = storeOver();
    expect((await store.look(serverOf(madeUpPack({ title })).origin, never)).title).toMatch(/^\[2J x{20,}…$/);
  });

  it("keeps its hands off a store that a newer version made", async () => {
    const { bytes, store } = storeOver();
    const appender = await bytes.append("format");
    await appender.write(new TextEncoder().encode("2\n"));
    await appender.close();
    await expect(install(store, serverOf(madeUpPack()).origin)).rejects.toMatchObject({ code: "storage-newer" });
    await expect(store.remove("made-up")).rejects.toMatchObject({ code: "storage-newer" });
    expect(await sizes(bytes)).toEqual({ format: 2 });
  });

  it("replaces no pack that comes with Blendfill", async () => {
    const { store } = storeOver();
    const origin = serverOf(madeUpPack({ id: "embedded" })).origin;
    await expect(install(store, origin)).rejects.toMatchObject({ code: "pack-reserved" });
  });

  it("leaves no trace of an installation that brought nothing", async () => {
    const pack = madeUpPack();
    for (const path of ["words.json", "nets/text.onnx", "nets/painter.onnx"]) pack.files.delete(path);
    const { store } = storeOver();
    await expect(install(store, serverOf(pack).origin)).rejects.toMatchObject({ code: "pack-file-missing" });
    await expect(install(store, folderOf(pack))).rejects.toMatchObject({ code: "pack-file-missing" });
    expect(await store.contents()).toMatchObject({ installed: [], unfinished: [] });
  });
});
