import { expect, it } from "vitest";
import { readManifest } from "../../../models/packs/read";
import { sitePack } from "../../../models/packs/site";

function answering(chunks: readonly number[][], headers: Record<string, string> = {}, status = 200) {
  const asked: string[] = [];
  const source = sitePack("https://example.org/packs/one", async (url) => {
    asked.push(url);
    const left = chunks.map((chunk) => new Uint8Array(chunk));
    return {
      ok: status < 400,
      status,
      headers: { get: (name) => headers[name] ?? null },
      body: {
        getReader: () => ({
          async read() {
            const value = left.shift();
            return value === undefined ? { done: true } : { done: false, value };
          },
        }),
      },
    };
  });
  return { source, asked };
}

it("joins the parts of a download and reports how much has arrived", async () => {
  const { source, asked } = answering([[1, 2], [3]], { "content-length": "3" });
  const seen: number[][] = [];
  const bytes = await source.read("nets/a b.onnx", (received, total) => seen.push([received, total]));
  expect([...bytes]).toEqual([1, 2, 3]);
  expect(seen).toEqual([
    [2, 3],
    [3, 3],
  ]);
  expect(asked).toEqual(["https://example.org/packs/one/nets/a%20b.onnx"]);
});

it("does not believe the length of a compressed answer", async () => {
  const { source } = answering([[1, 2, 3]], { "content-length": "2", "content-encoding": "gzip" });
  const totals: number[] = [];
  await source.read("a", (_, total) => totals.push(total));
  expect(totals).toEqual([0]);
});

it("says which address answered with an error", async () => {
  const { source } = answering([], {}, 404);
  await expect(source.read("a.onnx")).rejects.toMatchObject({
    code: "pack-file-missing",
    message: expect.stringContaining("answered 404 for https://example.org/packs/one/a.onnx"),
  });
});

it("says so when the server cannot be reached", async () => {
  const source = sitePack("https://example.org/", () => Promise.reject(new TypeError("fetch failed")));
  await expect(source.read("pack.json")).rejects.toMatchObject({ code: "pack-file-missing" });
});

it("refuses a manifest that is not JSON", async () => {
  const { source } = answering([[0x7b, 0x7b]]);
  await expect(readManifest(source)).rejects.toMatchObject({ code: "pack-invalid" });
});

it("refuses a manifest that is not UTF-8", async () => {
  const { source } = answering([[0xff, 0xfe, 0x00]]);
  await expect(readManifest(source)).rejects.toMatchObject({ code: "pack-invalid" });
});
