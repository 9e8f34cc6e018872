import { describe, expect, it } from "vitest";
import { random } from "../../../models/diffusion/random";
import type { Planes } from "../../../models/image/raster";
import { withoutCleanRim } from "../../../models/inpaint/clean-rim";
import { continuedInside } from "../../../models/inpaint/inside";

const side = 96;
const planes = (channels: number, value: (x: number, y: number, channel: number) => number): Planes => ({
  width: side,
  height: side,
  channels,
  data: Float32Array.from({ length: channels * side * side }, (_, i) =>
    value(i % side, Math.floor(i / side) % side, Math.floor(i / side / side)),
  ),
});
const disc = (radius: number): Planes => planes(1, (x, y) => (Math.hypot(x - 48, y - 48) <= radius ? 1 : 0));
const area = ({ data }: Planes): number => data.reduce((sum, value) => sum + value, 0);
const noise = random(3).normal(side * side);
const grass = (x: number, y: number): number => -0.3 + 0.03 * (noise[y * side + x] as number);

/** A thing of this radius on grass. */
const scene = (radius: number): Planes =>
  planes(3, (x, y, channel) => (Math.hypot(x - 48, y - 48) <= radius ? (channel === 0 ? 0.9 : -0.8) : grass(x, y)));

describe("the rim around a marked thing", () => {
  it("is known where the mark covers the whole thing", () => {
    const left = withoutCleanRim(scene(20), disc(24), disc(20));
    expect(area(left)).toBeLessThan(1.1 * area(disc(20)));
  });

  it("is not where the thing reaches beyond the mark", () => {
    const left = withoutCleanRim(scene(24), disc(28), disc(20));
    const thing = disc(24);
    expect(thing.data.every((value, i) => value === 0 || left.data[i] === 1)).toBe(true);
  });

  it("never gives up what was marked, and never adds to the hole", () => {
    const [hole, marked] = [disc(28), disc(20)];
    const left = withoutCleanRim(scene(30), hole, marked);
    expect(marked.data.every((value, i) => value === 0 || left.data[i] === 1)).toBe(true);
    expect(left.data.every((value, i) => value === 0 || hole.data[i] === 1)).toBe(true);
  });
});

describe("a picture continued where its frame reaches beyond it", () => {
  // Below row 60 the last row is repeated, as where a crop reaches outside: streaks.
  const inside = { x: 0, y: 0, width: side, height: 60 };
  const pictureWith = (beyond: number): Planes => planes(3, (x, y) => (y < 60 ? 5 * grass(x, y) : (x % 3) * beyond));
  const mask = planes(1, (x, y) => (x >= 30 && x < 66 && y >= 40 ? 1 : 0));
  const rows = (picture: Planes): Float32Array => picture.data.slice(0, 60 * side);

  it("does not depend on what is beyond", () => {
    const [one, other] = [pictureWith(0.4), pictureWith(-0.3)];
    expect(rows(continuedInside(one, mask, inside, 1))).toEqual(rows(continuedInside(other, mask, inside, 1)));
    // The control: without the bound it does.
    expect(rows(continuedInside(one, mask, undefined, 1))).not.toEqual(
      rows(continuedInside(other, mask, undefined, 1)),
    );
  });

  it("is as it was where the mask is 0", () => {
    const picture = pictureWith(0.4);
    const filled = continuedInside(picture, mask, inside, 1);
    const count = side * side;
    expect(filled.data.every((value, i) => mask.data[i % count] === 1 || value === picture.data[i])).toBe(true);
  });
});
