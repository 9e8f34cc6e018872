import { describe, expect, it } from "vitest";
import { standardGuide, standardSettings, usualFinish } from "../../../models/contract/settings";
import { defaultFeather, defaultGrow } from "../../../models/image/plan";
import { type Draft, type Material, newDraft, whereOf } from "../../../ui/features/draft/draft";
import { recalledDraft } from "../../../ui/features/draft/recalled";
import { markedSize, maskOf, requestOf, seenAbove } from "../../../ui/features/draft/request";
import { storedEdit } from "../../../ui/stored/edit";
import { fromStored, toStored } from "../../../ui/stored/format";
import { fakePack } from "../../support/fake-engine";
import { png } from "../../support/fake-host";

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

describe("a scribble", () => {
  const drawn = { image: png, coverage: painted };

  it("takes along what should not appear, as every job with words does", () => {
    const asked = draft({ job: "scribble", where: "strokes", drawn, prompt: "a boat", negative: " fog " });
    const ready = requestOf(asked, alone, fakePack, "id");
    if (!ready.ready) throw new Error(ready.reason);
    expect(ready.request).toMatchObject({ kind: "scribble", prompt: "a boat", negative: "fog" });
    const stored = fromStored(toStored(storedEdit(ready.request, null, 7)));
    if (stored.state !== "whole") throw new Error(stored.state);
    expect(recalledDraft(stored.edit).negative).toBe("fog");
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
        ...usualFinish,
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
    expect(ready).toMatchObject({ request: { reference: "none" } });
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
    expect(ready).toMatchObject({ request: { prompt: "" } });
  });

  it("gives the engine the whole prompt, which says how much of it was read", () => {
    const ready = requestOf(draft({ where: "everything", prompt: "x".repeat(20_000) }), alone, fakePack, "");
    expect(ready).toMatchObject({ request: { prompt: "x".repeat(20_000) } });
  });

  it("falls back to the brush when the shapes are gone", () => {
    expect(whereOf(draft({ where: "shapes" }), 0)).toBe("painted");
    expect(maskOf(draft({ where: "shapes" }), alone)).toBeNull();
    expect(maskOf(draft({ where: "shapes" }), withShape)).toEqual({ from: "shapes", shapes: [shape] });
  });

  it("measures shapes by the part that lies over the picture", () => {
    const mask = maskOf(draft({ where: "shapes" }), withShape);
    expect(mask && markedSize(mask, withShape)).toEqual({ width: 100, height: 100 });
  });
});

describe("the other jobs", () => {
  const request = (part: Partial<Draft>, material = alone) => {
    const ready = requestOf(draft({ painted, prompt: "sea", ...part }), material, fakePack, "id");
    return ready.ready ? ready.request : ready.reason;
  };

  it("remove needs a mark and no words", () => {
    expect(request({ job: "remove" })).toMatchObject({ kind: "remove", shadow: true });
    expect(request({ job: "remove", shadow: false })).toMatchObject({ kind: "remove", shadow: false });
    expect(request({ job: "remove" })).not.toHaveProperty("prompt");
    expect(request({ job: "remove", painted: null })).toBe("nothing-marked");
  });

  it("background keeps what is marked, with a thin edge, and may start from a drawn place", () => {
    const made = request({ job: "background", reference: "auto" });
    expect(made).toMatchObject({ kind: "background", reference: "auto", mask: { from: "runs" } });
    expect(request({ job: "background", painted: null })).toBe("no-subject");
    expect(request({ job: "background", painted: { width: 10, height: 5, runs: [0, 50] } })).toBe("all-subject");
    const soft = { width: 10, height: 5, runs: [30, 20], levels: [255, 254] };
    expect(request({ job: "background", painted: soft })).toMatchObject({ kind: "background" });
    expect(request({ job: "background", painted: { ...soft, levels: [255, 255] } })).toBe("all-subject");
    expect(request({ job: "fill", painted: { width: 10, height: 5, runs: [0, 50] } })).toMatchObject({ kind: "fill" });
    if (typeof made === "string") throw new Error(made);
    expect(made.settings.feather).toBeLessThan(defaultFeather(pixels));
  });

  it("whole and strokes are no ways to mark where the job has no use for them", () => {
    expect(whereOf(draft({ job: "remove", where: "everything" }), 1)).toBe("painted");
    expect(whereOf(draft({ job: "scribble", where: "everything", painted: null }), 0)).toBe("strokes");
    expect(whereOf(draft({ job: "fill", where: "strokes" }), 0)).toBe("painted");
  });

  it("scribble sends the strokes over the whole picture, and leaves the region to them unless one is chosen", () => {
    const drawn = { image: png, coverage: { width: 2, height: 1, runs: [1, 1] } };
    expect(request({ job: "scribble", where: "strokes" })).toBe("nothing-drawn");
    const free = request({ job: "scribble", where: "strokes", drawn });
    expect(free).toMatchObject({ kind: "scribble", mask: null, strokes: { image: png, bounds: source.bounds } });
    const inside = request({ job: "scribble", where: "painted", drawn });
    expect(inside).toMatchObject({ kind: "scribble", mask: { from: "runs" } });
    if (typeof free === "string") throw new Error(free);
    expect(free.settings.strength).toBeLessThan(1);
  });

  it("extend sends the words of the sides it extends", () => {
    const sides = { left: 320, right: 0, top: 0, bottom: 8 };
    expect(request({ job: "extend" })).toBe("no-extension");
    expect(request({ job: "extend", sides })).not.toHaveProperty("prompts");
    const sidePrompts = { left: " hell ", right: "heaven", bottom: " " };
    expect(request({ job: "extend", sides, sidePrompts })).toMatchObject({
      sides,
      prompt: "sea",
      prompts: { left: "hell" },
    });
    expect(request({ job: "extend", sides, sidePrompts })).not.toHaveProperty("prompts.right");
  });

  it("says so when the pack cannot do them", () => {
    const fillOnly = { ...fakePack, kinds: ["fill"] as const };
    expect(requestOf(draft({ job: "remove", painted }), alone, fillOnly, "")).toMatchObject({ reason: "other-pack" });
  });
});

describe("the advanced choices", () => {
  const advanced = {
    sampler: "ancestral",
    guide: { ...standardGuide, weight: 3 },
    rank: "region",
    softMask: true,
    shrink: 2,
  } as const;
  const settings = (part: Partial<Draft>, pack = fakePack) => {
    const ready = requestOf(draft({ painted, advanced, ...part }), alone, pack, "id");
    if (!ready.ready) throw new Error(ready.reason);
    return ready.request.settings;
  };

  it("go with the request as they are", () => {
    expect(settings({ prompt: "a kite" }, { ...fakePack, hasPair: true })).toMatchObject(advanced);
  });

  it("leave guide and ranking out where nothing compares words with pictures", () => {
    const without = { ...advanced, guide: null, rank: "none" };
    expect(settings({}, { ...fakePack, hasPair: false })).toMatchObject(without);
    expect(settings({ job: "remove" }, { ...fakePack, hasPair: true })).toMatchObject(without);
  });

  it("come back with an edit that is made again", () => {
    const ready = requestOf(draft({ painted, advanced }), alone, { ...fakePack, hasPair: true }, "id");
    if (!ready.ready) throw new Error(ready.reason);
    const stored = fromStored(toStored(storedEdit(ready.request, { from: "runs", ...painted }, 9)));
    if (stored.state !== "whole") throw new Error(stored.state);
    expect(recalledDraft(stored.edit).advanced).toEqual(advanced);
  });
});
