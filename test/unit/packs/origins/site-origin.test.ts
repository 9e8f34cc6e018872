import { describe, expect, it } from "vitest";
import { manifestUrl, mustBeAllowed } from "../../../../models/packs/origins/site-origin";
import { address, folderOf, madeUpPack, serverOf } from "../../../support/made-up-pack";

const never = new AbortController().signal;

describe("the address of a pack", () => {
  it.each([
    ["https://a.example/p/pack.json", "https://a.example/p/pack.json"],
    ["  https://a.example/p/ ", "https://a.example/p/pack.json"],
    ["https://a.example/p", "https://a.example/p/pack.json"],
    ["a.example/p#top", "https://a.example/p/pack.json"],
    ["https://a.example", "https://a.example/pack.json"],
    ["http://localhost:4000/p/", "http://localhost:4000/p/pack.json"],
    ["https://a.example/p/other.json?token=1", "https://a.example/p/other.json?token=1"],
  ])("%s means %s", (typed, meant) => {
    expect(manifestUrl(typed)).toBe(meant);
  });

  it.each([
    "",
    "http://a.example/pack.json",
    "ftp://a.example/",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://me:secret@a.example/",
    "not an address",
  ])("refuses %j", (typed) => {
    expect(() => manifestUrl(typed)).toThrow(expect.objectContaining({ code: "bad-request" }));
  });

  it("says what to do with a zip's", () => {
    expect(() => manifestUrl("https://a.example/pack.zip")).toThrow(/download it and choose the file/);
  });
});

it("rechecks where an answer came from", () => {
  expect(() => mustBeAllowed("https://other.example/pack.json")).not.toThrow();
  expect(() => mustBeAllowed("http://localhost:8000/pack.json")).not.toThrow();
  expect(() => mustBeAllowed("http://192.168.0.1/pack.json")).toThrow(/sent the download on/);
});

describe("a pack at an address", () => {
  it("tells a server that lets nobody read from one that cannot be reached", async () => {
    const server = serverOf(madeUpPack());
    server.allows = false;
    await expect(server.origin.manifest(never)).rejects.toMatchObject({
      code: "download-blocked",
      about: "packs.example",
    });
    server.isDown = true;
    await expect(server.origin.manifest(never)).rejects.toMatchObject({ code: "download-interrupted" });
  });

  it("tells a page, nothing at all, and a model in another layout", async () => {
    const put = (path: string, content: string) =>
      serverOf({ files: new Map([[path, new TextEncoder().encode(content)]]) }).origin.manifest(never);
    await expect(put("pack.json", "\n<!doctype html>")).rejects.toMatchObject({ code: "not-a-pack" });
    await expect(put("other.txt", "")).rejects.toMatchObject({ code: "not-a-pack" });
    await expect(put("model_index.json", "{}")).rejects.toMatchObject({ code: "pack-foreign" });
    await expect(put("pack.json", " ".repeat(2 ** 20 + 1))).rejects.toMatchObject({ code: "not-a-pack" });
  });

  it("is named by its address, a folder by its name", () => {
    const pack = madeUpPack();
    expect(serverOf(pack).origin.name).toEqual({ type: "url", url: address });
    expect(folderOf(pack).name).toEqual({ type: "folder", name: "folder" });
  });

  it("gives a file from any byte on, whether the server knows ranges or not", async () => {
    const pack = madeUpPack();
    const server = serverOf(pack);
    const file = { file: "nets/painter.onnx", bytes: 5000, sha256: "" };
    for (const knowsRanges of [true, false]) {
      server.knowsRanges = knowsRanges;
      for (const from of [0, 1, 63, 64, 65, 4999]) {
        const parts: number[] = [];
        for await (const piece of server.origin.read(file, from, never)) parts.push(...piece);
        expect(parts).toEqual([...(pack.files.get("nets/painter.onnx") ?? [])].slice(from));
      }
    }
  });
});
