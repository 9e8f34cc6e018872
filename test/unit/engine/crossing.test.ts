import { describe, expect, it } from "vitest";
import { receivingPictures, sendingPictures } from "../../../models/engine/crossing";

const picture = (length: number, fill: number) =>
  ({ type: "image/png", bytes: new Uint8Array(length).fill(fill) }) as const;
const bounds = { x: 0, y: 0, width: 4, height: 4 };
/** As a message port does it. */
const cross = <T>(value: T): T => structuredClone(value);

const request = {
  id: "a",
  source: { image: picture(70_000, 1), bounds },
  above: [{ image: picture(66_000, 2), bounds }],
  mask: { from: "runs", width: 2, height: 2, runs: [1, 2, 1] },
  strokes: { image: picture(10, 3), bounds },
} as const;

describe("pictures on their way to the worker", () => {
  it("arrive whole, each read once however often it is asked about", async () => {
    const [sent, received] = [sendingPictures(), receivingPictures()];
    const first = await received(cross(sent(request)));
    expect(first).toEqual(request);
    const again = await received(cross(sent({ ...request, id: "b" })));
    expect(again.source.image.bytes).toBe(first.source.image.bytes);
    expect(again.above[0]?.image.bytes).toBe(first.above[0]?.image.bytes);
  });

  it("cross as handles, not as copies; small ones as they are", () => {
    const sent = sendingPictures();
    const crossing = sent(request as unknown) as Record<string, { image: { blob?: unknown; bytes?: unknown } }>;
    expect(crossing.source?.image.blob).toBeInstanceOf(Blob);
    expect(crossing.source?.image.bytes).toBeUndefined();
    expect(crossing.strokes).toBe(request.strokes);
    expect((sent(request as unknown) as typeof crossing).source?.image.blob).toBe(crossing.source?.image.blob);
    expect(request.source.image.bytes.length).toBe(70_000);
  });

  it("are told apart when many go to and fro", async () => {
    const [sent, received] = [sendingPictures(), receivingPictures()];
    const many = Array.from({ length: 20 }, (_, n) => ({ image: picture(70_000, n) }));
    for (let round = 0; round < 2; round++) {
      for (const [n, one] of many.entries()) {
        expect((await received(cross(sent(one)))).image.bytes[5]).toBe(n);
      }
    }
  });

  it("leaves what holds no picture alone", async () => {
    const plain = { a: [1, 2], b: { c: null }, d: new Uint8Array(100_000) };
    expect(sendingPictures()(plain)).toBe(plain);
    expect(await receivingPictures()(plain)).toBe(plain);
  });
});
