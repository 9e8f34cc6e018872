/** What every place that keeps finished pictures must do. */
import { beforeEach, describe, expect, it } from "vitest";
import type { ResultStore } from "../../plugin/protocol/results";

const bytes = (length: number, fill: number): Uint8Array<ArrayBuffer> => new Uint8Array(length).fill(fill);
const ids = async (store: ResultStore): Promise<readonly string[]> =>
  (await store.list()).runs.map(({ id }) => id).sort();

export interface ResultsSet {
  readonly store: ResultStore;
  /** Bytes that the place takes, about. */
  readonly most: number;
}

export function resultsContract(name: string, open: () => Promise<ResultsSet>): void {
  describe(`finished pictures kept ${name}`, () => {
    let set: ResultsSet;
    beforeEach(async () => {
      set = await open();
    });

    it("come back byte for byte, and change with the run", async () => {
      const { store } = set;
      expect(await store.read("r-1")).toBeNull();
      expect(await store.write({ id: "r-1", starred: false, bytes: bytes(3000, 7) })).toEqual([]);
      expect(await store.read("r-1")).toEqual(bytes(3000, 7));
      await store.write({ id: "r-1", starred: false, bytes: bytes(5000, 8) });
      expect(await store.read("r-1")).toEqual(bytes(5000, 8));
      expect(await ids(store)).toEqual(["r-1"]);
      expect((await store.list()).most).toBeGreaterThan(0);
    });

    it("are bounded by bytes: the oldest without a star go first, and it is told which", async () => {
      const { store, most } = set;
      const each = Math.floor(most / 4.5);
      for (const [n, starred] of [true, false, false, false].entries()) {
        expect(await store.write({ id: `r-${n}`, starred, bytes: bytes(each, n) })).toEqual([]);
      }
      expect(await store.write({ id: "r-4", starred: false, bytes: bytes(each, 4) })).toEqual(["r-1"]);
      await store.star("r-2", true);
      expect(await store.write({ id: "r-5", starred: false, bytes: bytes(each, 5) })).toEqual(["r-3"]);
      expect(await ids(store)).toEqual(["r-0", "r-2", "r-4", "r-5"]);
      const back = await store.read("r-2");
      expect([back?.length, back?.every((value) => value === 2)]).toEqual([each, true]);
      const { runs } = await store.list();
      expect(runs.reduce((sum, run) => sum + run.bytes, 0)).toBeLessThanOrEqual(most);
      expect(runs.filter(({ starred }) => starred).map(({ id }) => id)).toEqual(["r-0", "r-2"]);
    });

    it("that do not fit are refused, and what is kept stays", async () => {
      const { store, most } = set;
      await store.write({ id: "r-1", starred: true, bytes: bytes(2000, 1) });
      await expect(store.write({ id: "r-2", starred: false, bytes: bytes(most + 1, 2) })).rejects.toMatchObject({
        code: "storage-full",
      });
      expect(await store.read("r-1")).toEqual(bytes(2000, 1));
      expect(await store.read("r-2")).toBeNull();
    });

    it("are removed when asked, unknown ones ignored", async () => {
      const { store } = set;
      for (const id of ["r-1", "r-2"]) await store.write({ id, starred: false, bytes: bytes(10, 1) });
      await store.remove(["r-1", "r-9"]);
      await store.star("r-9", true);
      expect(await ids(store)).toEqual(["r-2"]);
    });
  });
}
