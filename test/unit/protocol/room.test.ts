import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { letGo } from "../../../plugin/protocol/room";

const run = fc.record({
  id: fc.stringMatching(/^[a-z0-9]{1,6}$/),
  starred: fc.boolean(),
  bytes: fc.integer({ min: 0, max: 100 }),
});
const runs = fc.uniqueArray(run, { selector: ({ id }) => id, maxLength: 20 });

describe("making room", () => {
  it("drops as few of the oldest as needed, never a starred one, and nothing when it fits", () => {
    fc.assert(
      fc.property(runs, run, fc.integer({ min: 0, max: 600 }), (kept, incoming, budget) => {
        const others = kept.filter(({ id }) => id !== incoming.id);
        const total = (gone: readonly string[]) =>
          others.filter(({ id }) => !gone.includes(id)).reduce((sum, { bytes }) => sum + bytes, incoming.bytes);
        const loose = others.filter(({ starred }) => !starred).map(({ id }) => id);
        const gone = letGo(kept, incoming, budget);
        if (gone === null) {
          expect(total(loose)).toBeGreaterThan(budget);
          return;
        }
        expect(total(gone)).toBeLessThanOrEqual(budget);
        expect(gone).toEqual(loose.sort().slice(0, gone.length));
        if (gone.length > 0) expect(total(gone.slice(0, -1))).toBeGreaterThan(budget);
      }),
    );
  });
});
