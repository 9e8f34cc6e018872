import { describe, expect, it } from "vitest";
import { makeQueue } from "../../../models/engine/queue";
import { makeResidency } from "../../../models/engine/residency";

describe("residency", () => {
  const make = () => {
    const released: string[] = [];
    const held = makeResidency(100);
    const add = (key: string, bytes: number) => held.add(key, { bytes, release: async () => void released.push(key) });
    return { released, held, add };
  };

  it("releases the least recently used until the rest fits", async () => {
    const { released, held, add } = make();
    await add("a", 40);
    await add("b", 40);
    held.get("a");
    await add("c", 40);
    expect(released).toEqual(["b"]);
  });

  it("keeps the newest even when it alone is too large", async () => {
    const { released, held, add } = make();
    await add("a", 40);
    await add("huge", 1000);
    expect(released).toEqual(["a"]);
    expect(held.get("huge")).toBeDefined();
  });

  it("releases what is replaced or dropped, once", async () => {
    const { released, held, add } = make();
    await add("a", 1);
    await add("a", 2);
    await held.drop((key) => key === "a");
    await held.drop(() => true);
    expect(released).toEqual(["a", "a"]);
  });
});

describe("the queue", () => {
  it("runs one thing after the other, also after a failure", async () => {
    const inTurn = makeQueue();
    const order: string[] = [];
    const slow = inTurn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push("first");
      throw new Error("failed");
    });
    const next = inTurn(async () => void order.push("second"));
    await expect(slow).rejects.toThrow("failed");
    await next;
    expect(order).toEqual(["first", "second"]);
  });
});
