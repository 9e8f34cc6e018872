import { describe, expect, it } from "vitest";
import type { EditRequest } from "../../../models/contract/request";
import type { Finish } from "../../../models/contract/settings";
import { makePaints } from "../../../models/engine/paints";
import { frameOf, type SourceRect } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import type { Paint } from "../../../models/pipelines/pipeline";
import { arithmeticEngine } from "../../support/node-engine";
import { asPng, boxMask, picture, smallRequest } from "../../support/node-pictures";

const silent = () => undefined;
const finishes: readonly Finish[] = [
  { match: false, grain: false, blend: "soft" },
  { match: true, grain: false, blend: "soft" },
  { match: true, grain: true, blend: "poisson" },
];

function engine() {
  let clock = 0;
  return arithmeticEngine({ now: () => clock++ });
}

/** Byte for byte; quicker than a matcher that would print a million numbers. */
const same = (one: Raster | undefined, other: Raster | undefined): boolean =>
  one !== undefined && other !== undefined && Buffer.from(one.data).equals(Buffer.from(other.data));

const size = { width: 160, height: 120 };
/** A slope with a little noise, which a finish has something to do with. */
const ground = picture(size, (x, y) => [60 + x / 2 + ((x * 7 + y * 13) % 11), 120 + y / 3, 90 + ((x * y) % 7), 255]);
const middle = boxMask(size, { x: 60, y: 40, width: 40, height: 40 });
const corners = picture(size, (x, y) => (y < 12 && (x < 12 || x >= 148) ? [255, 255, 255, 255] : [0, 0, 0, 255]));

function request(finish: Finish, kind: "fill" | "background" = "fill", mask: Raster = middle): EditRequest {
  const small = smallRequest();
  const settings = { ...small.settings, ...finish, count: 2, feather: 6, grow: 6 };
  const source = { image: asPng(ground), bounds: { x: 0, y: 0, ...size } };
  return { ...small, kind, source, settings, mask: { from: "picture", image: asPng(mask) } };
}

describe.each(["fill", "background"] as const)("another finish of a %s", (kind) => {
  it("is, byte for byte, what a run with it gives, in any order and after pixels were given away", async () => {
    const wanted = [];
    for (const finish of finishes) wanted.push((await engine().edit(request(finish, kind), silent)).candidates);
    expect(same(wanted[0]?.[0]?.image, wanted[2]?.[0]?.image)).toBe(false);
    for (const first of finishes) {
      const one = engine();
      const { candidates } = await one.edit(request(first, kind), silent);
      for (const { image } of candidates) structuredClone(image, { transfer: [image.data.buffer] });
      for (const [i, finish] of [...finishes.entries()].reverse()) {
        for (const candidate of [1, 0]) {
          const fitted = await one.refit("one", candidate, finish);
          expect(fitted?.patch).toEqual(wanted[i]?.[candidate]?.patch);
          expect(same(fitted?.image, wanted[i]?.[candidate]?.image)).toBe(true);
          if (fitted) structuredClone(fitted.image, { transfer: [fitted.image.data.buffer] });
        }
      }
    }
  });
});

describe("a candidate that cannot be finished anew", () => {
  it("is one nobody painted, one that was let go, and one of several parts: null, and no failure", async () => {
    const one = engine();
    const finish = finishes[0] as Finish;
    expect(await one.refit("one", 0, finish)).toBeNull();
    await one.edit(request(finish), silent);
    expect(await one.refit("one", 2, finish)).toBeNull();
    expect(await one.refit("one", 1, finish)).not.toBeNull();
    await one.release();
    expect(await one.refit("one", 1, finish)).toBeNull();
    await one.edit(request(finish, "fill", corners), silent);
    expect(await one.refit("one", 0, finish)).toBeNull();
  });

  it("is refused with the reason when the finish makes no sense", async () => {
    const finish = { match: true, grain: true, blend: "sideways" } as unknown as Finish;
    await expect(engine().refit("one", 0, finish)).rejects.toMatchObject({ code: "bad-request" });
  });
});

describe("what is remembered", () => {
  const raster = (bytes: number): Raster => ({ width: 1, height: 1, data: new Uint8ClampedArray(bytes) });
  const paint = (on: Raster, bytes: number): Paint => ({
    picture: on,
    bytes,
    refit: () => ({ image: on, patch: frameOf<SourceRect>(on) }),
  });

  it("is the newest within a bound, a shared picture counted once, and the newest one always", () => {
    const paints = makePaints(100);
    const shared = raster(40);
    for (let i = 0; i < 4; i++) paints.keep("a", i, paint(shared, 20));
    expect([0, 1, 2, 3].map((i) => paints.find("a", i) !== null)).toEqual([false, true, true, true]);
    paints.keep("b", 0, paint(raster(500), 500));
    expect(paints.find("b", 0)).not.toBeNull();
    expect(paints.find("a", 3)).toBeNull();
    paints.forget();
    expect(paints.find("b", 0)).toBeNull();
  });
});
