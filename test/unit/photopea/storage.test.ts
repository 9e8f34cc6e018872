import { describe, expect, it } from "vitest";
import { hostStorage } from "../../../plugin/hosts/photopea/storage";
import { memoryStorage } from "../../support/photopea-stage";

const layer = (n: number, length = 10) => ({
  document: "lake",
  layer: `Fill ${n}`,
  request: "x".repeat(length),
  at: { x: 0, y: 0, width: 1, height: 1 },
});
const full = () => {
  throw new DOMException("full", "QuotaExceededError");
};

describe("storage beside Photopea", () => {
  it("keeps the newest requests within its bounds", () => {
    const values = memoryStorage();
    const store = hostStorage(values);
    for (let n = 0; n < 80; n++) store.keep(layer(n));
    const kept = store.layersOf({ name: "lake.psd" }).map((one) => one.layer);
    expect(kept).toHaveLength(60);
    expect(kept.at(-1)).toBe("Fill 79");
    for (let n = 0; n < 30; n++) store.keep(layer(n, 90_000));
    expect([...values.values.values()].join("").length).toBeLessThanOrEqual(1_500_000);
    expect(store.layersOf({ name: "lake" }).at(-1)?.layer).toBe("Fill 29");
  });

  it("lets the oldest go when the browser has no room", () => {
    const values = memoryStorage();
    const store = hostStorage({
      getItem: values.getItem,
      setItem: (key, value) => (value.length > 300 ? full() : values.setItem(key, value)),
    });
    for (let n = 0; n < 9; n++) store.keep(layer(n));
    const kept = store.layersOf({ name: "lake" });
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(9);
    expect(kept.at(-1)?.layer).toBe("Fill 8");
  });

  it("keeps runs by document, and lets the oldest without a star go when there is no more room", () => {
    const store = hostStorage(memoryStorage());
    const value = "x".repeat(80_000);
    const gone: string[] = [];
    for (let n = 10; n < 30; n++) {
      gone.push(...store.keepRun({ name: n % 2 ? "a.psd" : "b.png" }, { id: `r${n}`, starred: n === 10, value }));
    }
    expect(store.runsOf({ name: "b" }).map(({ id }) => id)).toEqual([
      "r10",
      "r14",
      "r16",
      "r18",
      "r20",
      "r22",
      "r24",
      "r26",
      "r28",
    ]);
    expect(gone).toEqual([]); // r11 and r12 went for runs of the other document, which need not know.
    expect(store.keepRun({ name: "a" }, { id: "r30", starred: false, value })).toEqual(["r13"]);
    expect(() => store.keepRun({ name: "a" }, { id: "r99", starred: false, value: "ä".repeat(45_001) })).toThrow(
      expect.objectContaining({ code: "too-large" }),
    );
  });

  it("says when a setting cannot be kept, and forgets without a word what cannot be read", () => {
    const denied = hostStorage({ getItem: full, setItem: full });
    expect(() => denied.remember("a", "b")).toThrow(expect.objectContaining({ code: "storage-full" }));
    expect(denied.recall("a")).toBeNull();
    expect(denied.layersOf({ name: "lake" })).toEqual([]);
    expect(() => denied.keep(layer(1))).not.toThrow();
  });

  it("does without the browser's storage", () => {
    const store = hostStorage(null);
    store.remember("a", "b");
    expect(store.recall("a")).toBe("b");
  });

  it("is not led astray by somebody else's values", () => {
    const values = memoryStorage();
    for (const json of ["7", "[7,null,{}]", "no JSON", '{"a":1}']) {
      values.setItem("blendfill.photopea.layers", json);
      expect(hostStorage(values).layersOf({ name: "lake" })).toEqual([]);
    }
  });
});
