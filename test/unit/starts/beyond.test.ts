import { describe, expect, it } from "vitest";
import { random } from "../../../models/diffusion/random";
import { placesIn } from "../../../models/inpaint/onward";
import { surfaceNamed } from "../../../models/scenery/names";
import { surfaces } from "../../../models/scenery/surfaces";
import { layBeyond } from "../../../models/starts/compose/beyond";
import { picture } from "../../support/images";

const [width, height, amount] = [160, 120, 100];

describe("a place drawn beyond a border", () => {
  const laid = (word: string, side: "left" | "right") => {
    const at = side === "left" ? amount : 0;
    // A grey picture with a dark lower half.
    const canvas = picture(width + amount, height, (x, y) =>
      x >= at && x < at + width ? (y < 60 ? [170, 170, 170, 255] : [60, 60, 60, 255]) : [0, 0, 0, 0],
    );
    const before = canvas.data.slice();
    const strip = { side, known: { x: at, y: 0, width, height }, amount };
    const named = surfaceNamed(word);
    if (named === null) throw new Error(`There is no ${word}.`);
    const draws = random(5);
    const reference = { name: named, covers: surfaces[named], source: "us", colour: null, level: 0.3, detail: 0.9 };
    layBeyond(canvas, strip, reference, () => draws.uniform());
    return { canvas, before, strip };
  };

  it.each(["left", "right"] as const)("leaves the picture %s of it alone, and meets it without a step", (side) => {
    const { canvas, before, strip } = laid("night sky", side);
    expect(before.some((value, i) => before[i | 3] === 255 && value !== canvas.data[i])).toBe(false);
    const place = placesIn(canvas, strip);
    for (let along = 0; along < height; along++) {
      const [known, next] = [4 * place(-1, along), 4 * place(0, along)];
      expect(Math.abs((canvas.data[known] as number) - (canvas.data[next] as number))).toBeLessThan(4);
    }
  });

  it("is the place itself at the far end", () => {
    const { canvas, strip } = laid("night sky", "right");
    const place = placesIn(canvas, strip);
    let sum = 0;
    for (let along = 0; along < 60; along++) sum += canvas.data[4 * place(amount - 1, along)] as number;
    // The picture is light there; a night is not.
    expect(sum / 60).toBeLessThan(80);
  });
});

it("heaven is light and hell is fiery", () => {
  const colourOf = (word: string) => {
    const named = surfaceNamed(word);
    if (named === null) throw new Error(`There is no ${word}.`);
    const canvas = picture(64 + 96, 64, (x) => (x < 64 ? [128, 128, 128, 255] : [0, 0, 0, 0]));
    const reference = { name: named, covers: surfaces[named], source: "us", colour: null, level: 0.3, detail: 0.9 };
    const draws = random(1);
    layBeyond(canvas, { side: "right", known: { x: 0, y: 0, width: 64, height: 64 }, amount: 96 }, reference, () =>
      draws.uniform(),
    );
    const sum = [0, 0, 0];
    for (let y = 0; y < 64; y++) {
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] as number) + (canvas.data[4 * (y * 160 + 150) + c] as number) / 64;
    }
    return sum as [number, number, number];
  };
  const [heaven, hell] = [colourOf("heaven"), colourOf("hell")];
  expect(Math.min(...heaven)).toBeGreaterThan(140);
  expect(hell[0]).toBeGreaterThan(hell[2] + 50);
});
