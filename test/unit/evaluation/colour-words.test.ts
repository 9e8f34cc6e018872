import { describe, expect, it } from "vitest";
import {
  type ColourWord,
  colourWords,
  isCalled,
  meanColour,
  paintedColour,
} from "../../../models/evaluation/colour-words";
import { colourTask } from "../../../models/evaluation/protocol";
import { uniformMask } from "../../../models/image/mask";
import type { Raster } from "../../../models/image/raster";

const size = { width: 8, height: 8 };
const filledWith = (colour: readonly number[]): Raster => {
  const data = new Uint8ClampedArray(4 * 64);
  for (let i = 0; i < 64; i++) data.set([...colour, 255], 4 * i);
  return { ...size, data };
};

/** Of CSS and of the eleven basic colour terms: nobody calls them otherwise. */
const focal: Record<ColourWord, readonly number[]> = {
  red: [200, 20, 30],
  orange: [250, 140, 20],
  yellow: [245, 220, 40],
  green: [40, 150, 50],
  blue: [40, 80, 200],
  purple: [130, 40, 160],
  pink: [250, 150, 190],
  brown: [120, 75, 35],
  white: [245, 245, 245],
  black: [20, 20, 20],
  grey: [128, 128, 128],
};

describe("colour words", () => {
  it.each(colourWords)("%s is what people call so", (word) => {
    const lab = meanColour(filledWith(focal[word]), () => true);
    expect(lab && isCalled(word, lab)).toBe(true);
    const others = colourWords.filter((other) => lab && isCalled(other, lab));
    expect(others.length).toBeLessThanOrEqual(2);
  });

  it("give white, green and red their places in CIELAB", () => {
    expect(meanColour(filledWith([255, 255, 255]), () => true)?.lightness).toBeCloseTo(100, 0);
    // Lindbloom's values for sRGB's own red: L 53.2, a 80.1, b 67.2.
    const red = meanColour(filledWith([255, 0, 0]), () => true);
    expect(red?.lightness).toBeCloseTo(53.2, 0);
    expect(red?.chroma).toBeCloseTo(Math.hypot(80.1, 67.2), -0.5);
    expect(red?.hue).toBeCloseTo((Math.atan2(67.2, 80.1) * 180) / Math.PI, 0);
  });

  it("are measured where the fill changed the picture inside the mask, and nowhere else", () => {
    const before = filledWith(focal.green);
    const after = { ...before, data: before.data.slice() };
    const mask = uniformMask(size);
    for (let i = 0; i < 32; i++) mask.data[i] = 255;
    for (const i of [3, 4, 11]) after.data.set([...focal.red, 255], 4 * i);
    // Outside the mask, and too small a change.
    after.data.set([...focal.blue, 255], 4 * 60);
    after.data.set([46, 156, 56, 255], 4 * 20);
    const colour = paintedColour(before, after, mask);
    const red = meanColour(filledWith(focal.red), () => true);
    expect(colour?.hue).toBeCloseTo(red?.hue as number, 6);
    expect(colour?.lightness).toBeCloseTo(red?.lightness as number, 6);
    expect(paintedColour(before, before, mask)).toBeNull();
  });
});

describe("the colour protocol", () => {
  it("asks for each pair once before one comes again, and never controls with the same word", () => {
    const tasks = Array.from({ length: 330 }, (_, i) => colourTask(i, { scenes: 330, seed: 4 }));
    expect(new Set(tasks.map(({ thing, word }) => `${word} ${thing}`)).size).toBe(330);
    expect(tasks.every(({ word, otherWord }) => word !== otherWord)).toBe(true);
    expect(colourTask(7, { scenes: 10, seed: 4 })).toEqual(tasks[7]);
    expect(colourTask(7, { scenes: 10, seed: 5 })).not.toEqual(tasks[7]);
  });
});
