import { describe, expect, it } from "vitest";
import { standardSettings } from "../../../models/contract/settings";
import { fromBase64, type StoredEdit, type StoredMask, storedEdit } from "../../../ui/stored/edit";
import { fromStored, toStored } from "../../../ui/stored/format";
import { STORED_BYTES } from "../../../ui/stored/size";

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
const edit = {
  kind: "fill",
  packId: "embedded",
  prompt: "ein roter Drachen 🪁",
  reference: "none",
  mask: { from: "runs", width: 4, height: 2, runs: [1, 2, 5] },
  settings,
} satisfies StoredEdit;

/** As many runs as pixels: what a mask costs at worst. */
function checkered(side: number): StoredMask {
  return { from: "runs", width: side, height: side, runs: Array.from({ length: side * side }, () => 1) };
}

describe("a stored edit", () => {
  it("comes back as it was", () => {
    expect(fromStored(toStored(edit))).toEqual({ state: "whole", edit });
    const whole: StoredEdit = { ...edit, kind: "fill", mask: { from: "everything" } };
    expect(fromStored(toStored(whole))).toEqual({ state: "whole", edit: whole });
  });

  it("keeps what each job needs, and nothing else", () => {
    const common = { packId: "embedded", prompt: "sea", settings };
    const runs = { from: "runs", width: 2, height: 1, runs: [1, 1] } as const;
    const edits: readonly StoredEdit[] = [
      { ...common, kind: "background", reference: "none", mask: runs },
      { ...common, kind: "remove", shadow: false, mask: runs },
      { ...common, kind: "scribble", strokes: "iVBORw==", mask: null },
      {
        ...common,
        kind: "extend",
        sides: { left: 1, right: 2, top: 0, bottom: 4096 },
        prompts: { right: "heaven" },
        reference: "none",
      },
    ];
    for (const one of edits) expect(fromStored(toStored(one))).toEqual({ state: "whole", edit: one });
  });

  it("of a scribble gives the strokes' bytes back", () => {
    const bytes = new Uint8Array([137, 80, 78, 71, 0, 255]);
    const bounds = { x: 0, y: 0, width: 1, height: 1 };
    const image = { type: "image/png", bytes } as const;
    const source = { image, bounds };
    const request = {
      kind: "scribble",
      id: "",
      packId: "p",
      source,
      settings,
      strokes: source,
      mask: null,
      prompt: "",
    };
    const kept = storedEdit(request as Parameters<typeof storedEdit>[0], null, 1);
    expect(kept.kind === "scribble" && [...fromBase64(kept.strokes)]).toEqual([...bytes]);
  });

  it("keeps soft coverage, in fewer steps where it would not fit", () => {
    const soft: StoredMask = { from: "runs", width: 3, height: 1, runs: [1, 1, 1], levels: [0, 7, 200] };
    expect(fromStored(toStored({ ...edit, mask: soft }))).toEqual({ state: "whole", edit: { ...edit, mask: soft } });
    const side = 300;
    const levels = Array.from({ length: side * side }, (_, i) => Math.round((255 * (i % side)) / side));
    const ramp: StoredMask = { from: "runs", width: side, height: side, runs: levels.map(() => 1), levels };
    const json = toStored({ ...edit, mask: ramp });
    expect(new TextEncoder().encode(json).length).toBeLessThanOrEqual(STORED_BYTES);
    const recalled = fromStored(json);
    if (recalled.state !== "whole" || !("mask" in recalled.edit)) throw new Error("Lost.");
    const mask = recalled.edit.mask;
    if (mask?.from !== "runs") throw new Error("No runs.");
    expect(mask.width).toBe(side);
    expect(new Set(mask.levels).size).toBeGreaterThan(8);
  });

  it("is unreadable when a soft mask lacks a level or has one that is no byte", () => {
    const bad = (levels: readonly number[]) =>
      fromStored(
        JSON.stringify({ version: 2, ...edit, mask: { from: "runs", width: 3, height: 1, runs: [1, 2], levels } }),
      );
    expect(bad([0])).toEqual({ state: "unreadable" });
    expect(bad([0, 256])).toEqual({ state: "unreadable" });
    expect(bad([0, 255])).toMatchObject({ state: "whole" });
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

  it("says that it is too large when neither a coarser mask nor shorter words help", () => {
    const scribble: StoredEdit = {
      ...{ packId: "embedded", prompt: "sea".repeat(50), negative: "fog", settings },
      ...{ kind: "scribble", strokes: "iVBO".repeat(500), mask: checkered(100) },
    };
    expect(() => toStored(scribble, 1500)).toThrow("1500");
    const extension: StoredEdit = {
      ...{ kind: "extend", packId: "embedded", prompt: "", settings, reference: "auto" },
      ...{ sides: { left: 9, right: 0, top: 0, bottom: 0 }, prompts: { left: "a lake" } },
    };
    expect(() => toStored(extension, 100)).toThrow("100");
  });

  it("from a newer version still offers prompt and seed where it can", () => {
    const newer = { version: 3, kind: "imitate", prompt: "a lake", settings: { seed: 5, magic: true } };
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
