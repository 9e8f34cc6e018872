import { describe, expect, it } from "vitest";
import { findAdapter, subgroupsTrusted } from "../../../models/engine/gpu-device";

describe("the graphics card", () => {
  it("is missed with a code, never an exception", async () => {
    expect(await findAdapter(undefined)).toMatchObject({ found: false, note: { code: "no-webgpu" } });
    const none = { requestAdapter: async () => null } as unknown as GPU;
    expect(await findAdapter(none)).toMatchObject({ found: false });
    const blocked = {
      requestAdapter: async () => {
        throw new Error("blocked by policy");
      },
    } as unknown as GPU;
    expect(await findAdapter(blocked)).toMatchObject({
      found: false,
      note: { code: "card-silent", detail: "blocked by policy" },
    });
  });

  it("is not asked for subgroups when it is software or has tiny ones", () => {
    expect(subgroupsTrusted({ isFallbackAdapter: true, subgroupMaxSize: 32 })).toBe(false);
    expect(subgroupsTrusted({ isFallbackAdapter: false, subgroupMaxSize: 4 })).toBe(false);
    expect(subgroupsTrusted({ subgroupMaxSize: 32 })).toBe(true);
    expect(subgroupsTrusted({})).toBe(false);
  });
});
