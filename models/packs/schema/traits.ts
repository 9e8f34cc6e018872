/** Numbers of a family that a pack may change: each group in part, each number in its range. */
import * as v from "valibot";
import { between, wholeAboveZero } from "./values";

const share = between(0, 1);
const level = v.pipe(share, v.gtValue(0, "a number above 0, at most 1"));
const times = v.pipe(v.number("a number from 1"), v.minValue(1, "a number from 1"));
const part = <T extends v.ObjectEntries>(entries: T) => v.optional(v.partial(v.strictObject(entries)));
const start = v.strictObject({ level, detail: share });

export const traitChanges = v.strictObject({
  framing: part({ usualShare: level, leastShare: level, mostShare: level, leastSide: level }),
  hopping: part({ mostEnlarged: times, stripShare: times, seenWhole: times, longestWhole: times, noiseFade: share }),
  starts: part({
    library: v.nullable(start),
    drawing: start,
    ownThing: start,
    ownCover: start,
    ground: start,
    mostFiner: wholeAboveZero,
    guided: v.boolean("true or false"),
  }),
  scribbleStrength: v.optional(level),
  secondPass: part({
    leastEnlargement: times,
    level,
    steps: v.pipe(wholeAboveZero, v.maxValue(100, "100 or less")),
    stride: level,
    mostTiles: wholeAboveZero,
    margin: v.pipe(v.number("a number from 0"), v.minValue(0, "a number from 0")),
  }),
  enlarging: part({ sharp: times, closestShare: level, worth: level }),
});
