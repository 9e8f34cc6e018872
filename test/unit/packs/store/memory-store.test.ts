import { describe, expect, it } from "vitest";
import { memoryStore } from "../../../../models/packs/store/memory-store";
import { byteStorePromises } from "../../../contracts/byte-store";

describe("a store in memory", () => {
  it.each(byteStorePromises)("$says", async ({ check }) => {
    const store = memoryStore();
    await check(async () => store);
  });

  it("takes no more than its capacity", async () => {
    const store = memoryStore(4);
    const appender = await store.append("a");
    await appender.write(new Uint8Array(3));
    await expect(appender.write(new Uint8Array(2))).rejects.toMatchObject({ code: "storage-full" });
    await appender.close();
    expect(await store.list()).toEqual([{ name: "a", bytes: 3 }]);
    expect(await store.room()).toEqual({ used: 3, free: 1 });
  });
});
