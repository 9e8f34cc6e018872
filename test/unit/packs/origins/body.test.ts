import { expect, it } from "vitest";
import { readerOf } from "../../../../models/packs/origins/body";
import { serverOf } from "../../../support/made-up-pack";

const content = Uint8Array.from({ length: 700_000 }, (_, i) => (i * 31 + (i >> 8)) & 255);

it.each([
  ["of bytes", true],
  ["of anything", false],
])("a stream %s gives the same bytes, from its beginning or from within", async (_, sendsBytes) => {
  const server = serverOf({ files: new Map([["a.bin", content]]) }, 50_000);
  server.sendsBytes = sendsBytes;
  const file = { file: "a.bin", bytes: content.length, sha256: "" };
  for (const from of [0, 123_456]) {
    const received: number[] = [];
    for await (const piece of server.origin.read(file, from, new AbortController().signal)) received.push(...piece);
    expect(received.length).toBe(content.length - from);
    expect(Buffer.from(received).equals(content.subarray(from))).toBe(true);
  }
});

it("fills one buffer again and again, and ends a stream nobody reads on", async () => {
  const asked: Uint8Array[] = [];
  let isCancelled = false;
  const body = new ReadableStream({
    type: "bytes",
    pull(to) {
      const view = to.byobRequest?.view as Uint8Array<ArrayBuffer>;
      asked.push(view);
      view[0] = asked.length;
      to.byobRequest?.respond(10);
    },
    cancel: () => {
      isCancelled = true;
    },
  });
  const reader = readerOf(body);
  const first = await reader.read();
  expect([first.value?.length, first.value?.[0]]).toEqual([10, 1]);
  const second = await reader.read();
  expect([second.value?.length, second.value?.[0]]).toEqual([10, 2]);
  // Handed over to the stream again, an array has no bytes of its own.
  expect(first.value?.length).toBe(0);
  await reader.cancel();
  expect(isCancelled).toBe(true);
});
