/** The things beside those that are kept as WebP files: their data, and that each part lies in the ball it claims. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Part } from "../../../models/workshop/things/march";
import { moreThings } from "../../../models/workshop/things/more-things";
import { add, scale, type Vec } from "../../../models/workshop/things/space";

interface About {
  readonly words: readonly string[];
  readonly steady?: true;
  readonly place?: string;
  readonly height: number;
  readonly round?: true;
  readonly fronted?: true;
  readonly plain?: true;
}
const data = (file: string): Record<string, About> =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../../../models/workshop/things", file), "utf8"));
const about = data("more-things.json");

/** Ways that lie evenly over a sphere, the same for ever. */
const ways: readonly Vec[] = Array.from({ length: 64 }, (_, i) => {
  const y = 1 - (2 * (i + 0.5)) / 64;
  const r = Math.sqrt(1 - y * y);
  return [r * Math.cos(2.399963 * i), y, r * Math.sin(2.399963 * i)];
});
const shell = ({ bound }: Part, share: number): readonly Vec[] =>
  ways.map((way) => add(bound.at, scale(way, bound.radius * share)));

describe("the words and sizes of the things", () => {
  it("are given for each, and for nothing else", () => {
    expect(Object.keys(about).sort()).toEqual(Object.keys(moreThings).sort());
  });

  it("name where each stands and how tall it is", () => {
    for (const [name, { place, height }] of Object.entries(about)) {
      expect(["table", "wall", "sky", "water", undefined], name).toContain(place);
      expect(height, name).toBeGreaterThan(0);
      expect(height, name).toBeLessThan(100);
    }
  });

  it("give no word to two things", () => {
    const named = Object.entries({ ...data("things.json"), ...about }).flatMap(([name, { words }]) => [
      name.replaceAll("-", " "),
      ...words,
    ]);
    expect(named.filter((word, i) => named.indexOf(word) !== i)).toEqual([]);
  });
});

describe("the parts of a thing", () => {
  it.each(Object.entries(moreThings))("lie in their balls, and none is empty: %s", (_, { parts }) => {
    for (const part of parts) {
      expect([1.02, 1.2].flatMap((share) => shell(part, share)).filter((p) => part.distance(p) < 0)).toEqual([]);
      const inside = [0, 0.3, 0.5, 0.7, 0.85, 0.95].flatMap((share) => shell(part, share));
      expect(Math.min(...inside.map((p) => part.distance(p)))).toBeLessThan(0.1);
    }
  });

  it.each(Object.entries(moreThings))("have a colour everywhere, each channel from 0 to 1: %s", (_, { parts }) => {
    for (const part of parts)
      for (const p of shell(part, 0.9))
        for (const channel of part.colour(p, [0, 1, 0])) {
          expect(channel).toBeGreaterThanOrEqual(0);
          expect(channel).toBeLessThanOrEqual(1);
        }
  });
});
