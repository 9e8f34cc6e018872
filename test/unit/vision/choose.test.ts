import { describe, expect, it } from "vitest";
import type { Planes } from "../../../models/image/raster";
import type { Seen } from "../../../models/vision/features";
import type { Recognised } from "../../../models/vision/recognise";
import { markOfSubject, marksOfClicks, marksOfWord } from "../../../models/vision/select/choose";

const thing = (name: string, x: number, y: number, side: number, certainty = 0.9): Recognised => ({
  box: { x, y, width: side, height: side },
  name,
  words: [name],
  korean: name === "dog" ? ["개"] : [],
  certainty,
});

function planes(channels: number, value: (channel: number, place: number) => number): Planes {
  const data = Float32Array.from({ length: channels * 49 }, (_, i) => value(Math.floor(i / 49), i % 49));
  return { width: 7, height: 7, channels, data };
}

/** A picture of 700 x 700 whose place 10 (column 3, row 1) shows an otter and stands out. */
const seen = {
  region: { x: 0, y: 0, width: 700, height: 700 },
  logits: Float32Array.from({ length: 1000 }, (_, k) => (k === 360 ? 12 : 0)),
  maps: planes(1000, (channel, place) => (channel === 360 && place === 10 ? 9 : 0)),
  features16: planes(3, (channel, place) => (channel === (place === 10 ? 1 : 0) ? 1 : 0)),
} as unknown as Seen;

const dog = thing("dog", 100, 100, 200);
const ball = thing("ball", 150, 150, 40);
const known = { things: [dog, ball], seen };

describe("a word", () => {
  it("marks every thing it means with a box a little wider", () => {
    const both = { ...known, things: [dog, ball, thing("dog", 400, 0, 100)] };
    expect(marksOfWord(both, "dogs")).toEqual([
      { clicks: [], box: { x: 88, y: 88, width: 224, height: 224 } },
      { clicks: [], box: { x: 394, y: -6, width: 112, height: 112 } },
    ]);
    expect(marksOfWord(known, "개")).toHaveLength(1);
  });

  it("clicks what only the feature network sees, where it sees it", () => {
    expect(marksOfWord(known, "otter")).toEqual([{ clicks: [{ x: 350, y: 150, add: true }] }]);
    expect(marksOfWord(known, "수달은")).toHaveLength(1);
  });

  it("marks nothing when nothing is meant", () => {
    expect(marksOfWord(known, "typewriter")).toEqual([]);
  });
});

describe("a click", () => {
  it("means the smallest thing under it", () => {
    const { box, clicks } = marksOfClicks(known, [{ x: 160, y: 160, add: true }]);
    expect(box?.width).toBeCloseTo(44.8, 9);
    expect(clicks).toHaveLength(1);
    expect(marksOfClicks(known, [{ x: 120, y: 120, add: true }]).box?.width).toBe(224);
  });

  it("means a thing that holds all clicks that add", () => {
    const clicks = [
      { x: 160, y: 160, add: true },
      { x: 290, y: 290, add: true },
      { x: 650, y: 650, add: false },
    ];
    expect(marksOfClicks(known, clicks).box?.width).toBe(224);
  });

  it("stands alone where nothing was recognised", () => {
    expect(marksOfClicks(known, [{ x: 600, y: 600, add: true }]).box).toBeUndefined();
    expect(marksOfClicks(known, [])).toEqual({ clicks: [] });
  });
});

describe("the subject", () => {
  it("is sure, large and in the middle", () => {
    const things = [thing("dog", 0, 0, 100), thing("cat", 200, 200, 300), thing("bus", 0, 0, 650, 0.3)];
    expect(markOfSubject({ width: 700, height: 700 }, { things, seen }).box?.width).toBe(336);
  });

  it("is what stands out where nothing was recognised", () => {
    expect(markOfSubject({ width: 700, height: 700 }, { things: [], seen })).toEqual({
      clicks: [{ x: 350, y: 150, add: true }],
    });
  });
});
