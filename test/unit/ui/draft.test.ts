import { describe, expect, it } from "vitest";
import { standardSettings } from "../../../models/contract";
import { defaultFeather, defaultGrow } from "../../../models/image/plan";
import {
  type Draft,
  type Material,
  markedSize,
  maskOf,
  newDraft,
  requestOf,
  seenAbove,
  whereOf,
} from "../../../ui/session/draft";
import { fakePack, png } from "../../support/ui-fakes";

const pixels = { width: 1000, height: 500 };
const source = { image: png, bounds: { x: 0, y: 0, width: 500, height: 250 } };
const shape = { image: png, bounds: { x: 450, y: 100, width: 100, height: 50 } };
const alone: Material = { source, pixels, shapes: [] };
const withShape: Material = { source, pixels, shapes: [shape] };
/** A 10 × 5 mask with pixels (2..4, 1) marked. */
const painted = { width: 10, height: 5, runs: [12, 3, 35] };
const draft = (part: Partial<Draft>): Draft => ({ ...newDraft(7), ...part });

describe("what the model sees over the picture", () => {
  const result = (x: number, selected: boolean) => ({ image: png, bounds: { x, y: 0, width: 1, height: 1 }, selected });
  const chain: Material = { ...alone, above: [result(1, false), result(2, true), result(3, false)] };
  const places = (part: Partial<Draft>) => seenAbove(draft(part), chain).map(({ bounds }) => bounds.x);

  it("is every earlier result, or those below the one that is made again", () => {
    expect(places({})).toEqual([1, 2, 3]);
    expect(places({ again: true })).toEqual([1]);
    expect(seenAbove(draft({ again: true }), alone)).toEqual([]);
  });
});

describe("a draft", () => {
  it("becomes a complete request with the pack's and the mask's defaults", () => {
    const ready = requestOf(draft({ painted, prompt: "  a red kite " }), alone, fakePack, "id");
    if (!ready.ready) throw new Error(ready.reason);
    const marked = { width: 300, height: 100 };
    expect(ready.request).toEqual({
      kind: "fill",
      id: "id",
      packId: "embedded",
      source,
      above: [],
      mask: { from: "runs", ...painted },
      prompt: "a red kite",
      reference: "auto",
      settings: {
        ...standardSettings,
        seed: 7,
        count: 2,
        steps: 10,
        strength: 1,
        guidance: 3,
        feather: defaultFeather(marked),
        grow: defaultGrow(marked),
        context: null,
      },
    });
  });

  it("asks for no reference pictures when the user wants none", () => {
    const ready = requestOf(draft({ where: "everything", reference: "none" }), alone, fakePack, "id");
    expect(ready.ready && ready.request.reference).toBe("none");
  });

  it("keeps every number the user set, zero included", () => {
    const overrides = { strength: 0.5, feather: 0, grow: 0, context: 0, steps: 3, guidance: 1 };
    const ready = requestOf(draft({ where: "everything", overrides }), alone, fakePack, "id");
    expect(ready.ready && ready.request.settings).toMatchObject(overrides);
  });

  it("is not ready without a pack or a mark, and says which", () => {
    expect(requestOf(draft({ painted }), alone, null, "")).toEqual({ ready: false, reason: "no-pack" });
    expect(requestOf(draft({}), alone, fakePack, "")).toEqual({ ready: false, reason: "nothing-marked" });
    const erased = { width: 10, height: 5, runs: [50] };
    expect(requestOf(draft({ painted: erased }), alone, fakePack, "")).toMatchObject({ ready: false });
  });

  it("runs with an empty prompt, which continues the surroundings", () => {
    const ready = requestOf(draft({ where: "everything" }), alone, fakePack, "");
    expect(ready.ready && ready.request.prompt).toBe("");
  });

  it("gives the engine the whole prompt, which says how much of it was read", () => {
    const ready = requestOf(draft({ where: "everything", prompt: "x".repeat(20_000) }), alone, fakePack, "");
    expect(ready.ready && ready.request.prompt.length).toBe(20_000);
  });

  it("falls back to the brush when the shapes are gone", () => {
    expect(whereOf({ where: "shapes" }, 0)).toBe("painted");
    expect(maskOf(draft({ where: "shapes" }), alone)).toBeNull();
    expect(maskOf(draft({ where: "shapes" }), withShape)).toEqual({ from: "shapes", shapes: [shape] });
  });

  it("measures shapes by the part that lies over the picture", () => {
    const mask = maskOf(draft({ where: "shapes" }), withShape);
    expect(mask && markedSize(mask, withShape)).toEqual({ width: 100, height: 100 });
  });
});
