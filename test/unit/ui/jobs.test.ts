import { describe, expect, it } from "vitest";
import type { RequestOf } from "../../../models/contract/request";
import { readinessOf } from "../../../ui/features/run/readiness";
import { en } from "../../../ui/messages/en";
import { ko } from "../../../ui/messages/ko";
import { filledOutline, rectangle } from "../../../ui/painter/polygon";
import { boundsOfRuns } from "../../../ui/painter/runs";
import { blankRaster, draw } from "../../../ui/painter/sketch";
import { fromStored } from "../../../ui/stored/format";
import { png, selectionOf } from "../../support/fake-host";
import { openWindow, settle, type Window } from "../../support/ui-window";

/** A window with a picture and no shapes; the preview is 720 × 540 of a picture of 1024 × 768. */
const open = () =>
  openWindow((host) => {
    host.now = selectionOf("A", 0);
  });

const box = { x: 100, y: 50, width: 200, height: 100 };
async function mark({ actions, session }: Window, area = box): Promise<void> {
  const reading = session.reading.value;
  if (reading.state !== "read") throw new Error("Nothing read.");
  await actions.select(filledOutline(rectangle(area), reading.base.picture), "add");
}
const bounds = ({ session }: Window) => session.draft.value.painted && boundsOfRuns(session.draft.value.painted);

describe("marking", () => {
  it("adds areas, takes away, replaces, and undoes each", async () => {
    const window = await open();
    await mark(window);
    expect(bounds(window)).toEqual(box);
    await mark(window, { x: 400, y: 300, width: 50, height: 50 });
    expect(bounds(window)).toEqual({ x: 100, y: 50, width: 350, height: 300 });
    window.actions.undoStroke();
    expect(bounds(window)).toEqual(box);
    window.actions.redoStroke();
    expect(bounds(window)?.width).toBe(350);
  });

  it("grows and shrinks by pixels of the picture, and inverts nothing into everything", async () => {
    const window = await open();
    await window.actions.alter("grow", 8);
    expect(bounds(window)).toBeNull();
    await mark(window);
    // 8 pixels of the picture are 5.6 of the mask.
    await window.actions.alter("grow", 8);
    expect(bounds(window)).toEqual({ x: 95, y: 45, width: 210, height: 110 });
    window.actions.undoStroke();
    await window.actions.alter("shrink", 10);
    expect(bounds(window)?.width).toBe(186);
    window.actions.clearStrokes();
    await window.actions.alter("invert", 0);
    expect(bounds(window)).toEqual({ x: 0, y: 0, width: 720, height: 540 });
  });

  it("feathers into soft coverage, which goes to the engine and comes back from the layer", async () => {
    const window = await open();
    await mark(window);
    await window.actions.alter("feather", 24);
    const { painted } = window.session.draft.value;
    expect(painted?.levels?.some((level) => level > 40 && level < 200)).toBe(true);
    await window.actions.run();
    const request = window.engine.requests[0] as RequestOf<"fill">;
    expect(request.mask).toEqual({ from: "runs", ...painted });
    await window.actions.accept();
    const recalled = fromStored(window.host.placed[0]?.stored ?? "");
    if (recalled.state !== "whole" || recalled.edit.kind !== "fill") throw new Error("Not kept.");
    const mask = recalled.edit.mask;
    expect(mask.from === "runs" && mask.levels?.some((level) => level > 40 && level < 200)).toBe(true);
  });

  it("starts from the shapes when they are to be worked on", async () => {
    const window = await openWindow();
    expect(window.session.draft.value.where).toBe("shapes");
    window.actions.change({ where: "painted" });
    await settle();
    expect(bounds(window)).not.toBeNull();
    // What is painted already is not overwritten.
    const { painted } = window.session.draft.value;
    window.actions.change({ where: "shapes" });
    window.actions.change({ where: "painted" });
    await settle();
    expect(window.session.draft.value.painted).toBe(painted);
  });
});

describe("shapes", () => {
  it("are hidden with the result, or stay when the user says so", async () => {
    const window = await openWindow();
    await window.actions.run();
    await window.actions.accept();
    expect(window.host.placed[0]?.hide).toEqual(["A/shape 0"]);
    window.actions.change({ hideShapes: false });
    await window.actions.accept();
    expect(window.host.placed[1]?.hide).toEqual([]);
  });
});

describe("jobs", () => {
  it("keep what is marked, and start where they should", async () => {
    const window = await open();
    await mark(window);
    const { painted } = window.session.draft.value;
    for (const job of ["remove", "background", "extend", "scribble", "fill"] as const) {
      window.actions.chooseJob(job);
      expect(window.session.draft.value).toMatchObject({ job, painted });
    }
    window.actions.chooseJob("scribble");
    expect(window.session.draft.value.where).toBe("strokes");
  });

  it("leave each other's strength alone", async () => {
    const window = await open();
    window.actions.override({ strength: 0.4 });
    window.actions.chooseJob("scribble");
    expect(window.session.draft.value.overrides.strength).toBeNull();
  });

  it("scribble: strokes are encoded, undone and kept with the layer", async () => {
    const window = await open();
    window.actions.chooseJob("scribble");
    const picture = blankRaster({ width: 720, height: 540 });
    const dab = { x: 300, y: 200, radius: 30 };
    const touched = draw(picture, dab, dab, 0, [200, 0, 0]);
    if (!touched) throw new Error("Nothing drawn.");
    window.actions.drawStroke(picture, touched);
    await settle();
    expect(window.session.draft.value.drawn?.image).toBe(png);
    window.actions.undoStroke();
    await settle();
    expect(window.session.draft.value.drawn).toBeNull();
    window.actions.redoStroke();
    await settle();
    await window.actions.run();
    expect(window.engine.requests[0]).toMatchObject({ kind: "scribble", mask: null, strokes: { image: png } });
    await window.actions.accept();
    expect(window.host.placed[0]?.label).toBe("Scribble");
    const { stored = "" } = window.host.placed[0] ?? {};
    expect(fromStored(stored)).toMatchObject({ state: "whole", edit: { kind: "scribble", mask: null } });
    // Selecting the layer brings the drawing back.
    window.actions.clearStrokes();
    await settle();
    window.host.select({ ...selectionOf("A", 0), stored } as ReturnType<typeof selectionOf>);
    await window.pass(500);
    window.actions.editAgain();
    await settle();
    expect(window.session.sketch.value.picture).not.toBeNull();
    expect(window.session.draft.value).toMatchObject({ job: "scribble", where: "strokes", again: true });
    expect(window.session.draft.value.drawn).not.toBeNull();
  });

  it("scribble: strokes that all lie outside the marked part are not called nothing", async () => {
    const window = await open();
    const ready = () => readinessOf(window.session);
    await mark(window);
    window.actions.chooseJob("scribble");
    window.actions.change({ where: "painted" });
    await settle();
    expect(ready()).toBe("nothing-drawn");
    const picture = blankRaster({ width: 720, height: 540 });
    const dab = { x: 600, y: 400, radius: 30 };
    const touched = draw(picture, dab, dab, 0, [200, 0, 0]);
    if (!touched) throw new Error("Nothing drawn.");
    window.actions.drawStroke(picture, touched);
    await settle();
    expect(ready()).toBe("drawn-outside");
    for (const words of [en, ko]) {
      expect(words.notReady["drawn-outside"].sentence).not.toBe(words.notReady["nothing-drawn"].sentence);
    }
    window.actions.change({ where: "strokes" });
    await settle();
    expect(ready()).toBeNull();
    window.actions.change({ where: "painted" });
    await settle();
    expect(ready()).toBe("drawn-outside");
    window.actions.clearStrokes();
    await settle();
    expect(ready()).toBe("nothing-drawn");
  });

  it("extend: sides are kept within what editors take, and the layer is named after the words", async () => {
    const window = await open();
    window.actions.chooseJob("extend");
    window.actions.extend({ left: 5000, right: 0, top: 12.4, bottom: -7 });
    expect(window.session.draft.value.sides).toEqual({ left: 3072, right: 0, top: 12, bottom: 0 });
    window.actions.change({ prompt: "sea", sidePrompts: { left: "hell", bottom: "unused" } });
    await window.actions.run();
    expect(window.engine.requests[0]).toMatchObject({ kind: "extend", prompts: { left: "hell" }, prompt: "sea" });
    await window.actions.accept();
    expect(window.host.placed[0]).toMatchObject({ label: "Extend: sea, hell", hide: [] });
  });

  it("another picture starts with nothing drawn and nothing extended", async () => {
    const window = await open();
    window.actions.chooseJob("extend");
    window.actions.extend({ left: 50, right: 0, top: 0, bottom: 0 });
    window.host.select(selectionOf("B", 0));
    await window.pass(500);
    expect(window.session.draft.value).toMatchObject({ job: "extend", drawn: null, sides: { left: 0 } });
  });
});
