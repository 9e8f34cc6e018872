import { describe, expect, it } from "vitest";
import { random } from "../../../models/diffusion/random";
import { cheapestCut, type Grid } from "../../../models/vision/select/flow";

type Links = Grid["links"];

/** Whole-number costs by chance, of a picture small enough to try every cut. */
function grid(seed: number, width: number, height: number): Grid {
  const chance = random(seed);
  const whole = (most: number): number => Math.floor(chance.uniform() * (most + 1));
  const lean = Int32Array.from({ length: width * height }, () => whole(12) - 6);
  const links = [0, 1, 2, 3].map(() => Int32Array.from({ length: width * height }, () => whole(5))) as unknown as Links;
  return { size: { width, height }, lean, links };
}

function cost({ size, lean, links }: Grid, label: Uint8Array): number {
  const { width, height } = size;
  let sum = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const value = lean[i] as number;
      // Who leans inside pays outside, and the other way round.
      if (label[i] === 0 && value > 0) sum += value;
      if (label[i] === 1 && value < 0) sum -= value;
      for (const [d, [dx, dy]] of [
        [1, 0],
        [0, 1],
        [1, 1],
        [-1, 1],
      ].entries()) {
        const [u, v] = [x + (dx as number), y + (dy as number)];
        if (u < 0 || u >= width || v >= height) continue;
        if (label[i] !== label[v * width + u]) sum += (links[d as 0] as Int32Array)[i] as number;
      }
    }
  }
  return sum;
}

describe("the cheapest cut", () => {
  it("costs no more than any other", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const [width, height] = [seed % 2 ? 4 : 3, seed % 2 ? 3 : 4];
      const one = grid(seed, width, height);
      let least = Number.POSITIVE_INFINITY;
      for (let bits = 0; bits < 2 ** (width * height); bits++) {
        least = Math.min(
          least,
          cost(
            one,
            Uint8Array.from({ length: width * height }, (_, i) => (bits >> i) & 1),
          ),
        );
      }
      expect([seed, cost(one, cheapestCut(one))]).toEqual([seed, least]);
    }
  });

  it("of a large picture is as cheap as its own flow says, whichever way it is turned", () => {
    const one = grid(7, 40, 30);
    // The same picture mirrored: the cut of the mirrored picture must cost the same.
    const { width, height } = one.size;
    const at = (i: number): number => Math.floor(i / width) * width + width - 1 - (i % width);
    const turned = (from: Int32Array, shift: number): Int32Array =>
      Int32Array.from({ length: width * height }, (_, i) => {
        const x = width - 1 - (i % width) - shift;
        return x < 0 ? 0 : (from[Math.floor(i / width) * width + x] as number);
      });
    const [right, down, downRight, downLeft] = one.links;
    const mirrored: Grid = {
      size: one.size,
      lean: one.lean.map((_, i) => one.lean[at(i)] as number),
      links: [turned(right, 1), turned(down, 0), turned(downLeft, 0), turned(downRight, 0)],
    };
    expect(cost(mirrored, cheapestCut(mirrored))).toBe(cost(one, cheapestCut(one)));
  });
});
