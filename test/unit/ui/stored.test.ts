import { describe, expect, it } from "vitest";
import { standardSettings } from "../../../models/contract";
import { fromStored, STORED_BYTES, type StoredEdit, toStored } from "../../../ui/session/stored";

const settings = {
  ...standardSettings,
  seed: 4_294_967_295,
  count: 3,
  steps: 12,
  strength: 0.8,
  guidance: 2.5,
  feather: 9,
  grow: 4,
  context: null,
};
const edit: StoredEdit = {
  kind: "fill",
  packId: "embedded",
  prompt: "ein roter Drachen 🪁",
  reference: "none",
  mask: { from: "runs", width: 4, height: 2, runs: [1, 2, 5] },
  settings,
};

/** As many runs as pixels: what a mask costs at worst. */
function checkered(side: number): StoredEdit["mask"] {
  return { from: "runs", width: side, height: side, runs: Array.from({ length: side * side }, () => 1) };
}

describe("a stored edit", () => {
  it("comes back as it was", () => {
    expect(fromStored(toStored(edit))).toEqual({ state: "whole", edit });
    const whole: StoredEdit = { ...edit, mask: { from: "everything" } };
    expect(fromStored(toStored(whole))).toEqual({ state: "whole", edit: whole });
  });

  it("of before there were reference pictures may use them", () => {
    const { reference: _, ...older } = JSON.parse(toStored(edit));
    expect(fromStored(JSON.stringify(older))).toEqual({ state: "whole", edit: { ...edit, reference: "auto" } });
  });

  it("fits 90,000 bytes by making the mask coarser, and can still be read", () => {
    const json = toStored({ ...edit, mask: checkered(800) });
    expect(new TextEncoder().encode(json).length).toBeLessThanOrEqual(STORED_BYTES);
    const recalled = fromStored(json);
    expect(recalled).toMatchObject({ state: "whole", edit: { prompt: edit.prompt, settings } });
  });

  it("cuts the prompt when nothing else helps", () => {
    const json = toStored({ ...edit, prompt: "🪁".repeat(60_000), mask: { from: "everything" } });
    expect(new TextEncoder().encode(json).length).toBeLessThanOrEqual(STORED_BYTES);
  });

  it("from a newer version still offers prompt and seed where it can", () => {
    const newer = { version: 2, kind: "extend", prompt: "a lake", settings: { seed: 5, magic: true } };
    expect(fromStored(JSON.stringify(newer))).toEqual({ state: "newer", prompt: "a lake", seed: 5 });
    expect(fromStored(JSON.stringify({ version: 3 }))).toEqual({ state: "newer", prompt: null, seed: null });
    expect(fromStored(JSON.stringify({ version: 3, prompt: 4, settings: "x" }))).toEqual({
      state: "newer",
      prompt: null,
      seed: null,
    });
  });

  it.each([
    ["no JSON", "{"],
    ["something else", "[]"],
    ["null", "null"],
    ["a mask whose runs do not fit", JSON.stringify({ version: 1, ...edit, mask: { ...edit.mask, runs: [1, 2] } })],
    ["a negative run", JSON.stringify({ version: 1, ...edit, mask: { ...edit.mask, runs: [-1, 4, 5] } })],
    [
      "a huge mask",
      JSON.stringify({ version: 1, ...edit, mask: { from: "runs", width: 1e6, height: 1e6, runs: [1e12] } }),
    ],
    ["a strength of zero", JSON.stringify({ version: 1, ...edit, settings: { ...settings, strength: 0 } })],
    ["a seed out of range", JSON.stringify({ version: 1, ...edit, settings: { ...settings, seed: -1 } })],
  ])("is unreadable when it is %s", (_, json) => {
    expect(fromStored(json)).toEqual({ state: "unreadable" });
  });
});
