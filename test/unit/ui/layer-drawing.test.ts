/** A scribble drawn on a layer of the editor: taken, gone on with, undone, hidden with the result, edited again. */
import { describe, expect, it } from "vitest";
import { HostError, mostDrawings, type Selection } from "../../../plugin/protocol/host";
import { en } from "../../../ui/messages/en";
import { ko } from "../../../ui/messages/ko";
import { boundsOfRuns } from "../../../ui/painter/runs";
import { draw } from "../../../ui/painter/sketch";
import { fromStored } from "../../../ui/stored/format";
import { drawn } from "../../support/fake-engine";
import { selectionOf } from "../../support/fake-host";
import { openWindow, settle, type Window } from "../../support/ui-window";

/** The preview is 720 × 540 of a picture that lies at (100, 50) and is 512 × 384 large on the canvas. */
async function open(shapes = 0): Promise<Window> {
  const window = await openWindow((host) => {
    host.now = selectionOf("A", shapes);
  });
  window.actions.chooseJob("scribble");
  return window;
}

/** Lets the editor have a red layer selected, as opaque as said. */
function layer(window: Window, bounds = { x: 356, y: 242, width: 64, height: 64 }, alpha = 255, nodeId = "drawing") {
  const image = { type: "image/png", bytes: new Uint8Array([137, 80, 78, 71, window.engine.known.size]) } as const;
  window.engine.known.set(
    image,
    drawn({ width: 90, height: 90 }, () => [220, 40, 30, alpha]),
  );
  return { nodeId, name: `Layer ${nodeId}`, image, bounds };
}

async function take(window: Window, ...layers: ReturnType<typeof layer>[]): Promise<void> {
  window.host.layers = layers;
  await window.actions.takeLayer();
  await window.pass(1000);
}
const coverage = ({ session }: Window) => {
  const { drawn: strokes } = session.draft.value;
  return strokes && boundsOfRuns(strokes.coverage);
};
const failure = ({ session }: Window) => session.layerState.value.failure;

describe("a drawing taken from a layer", () => {
  it("lies where the layer lies, and is the region", async () => {
    const window = await open();
    await take(window, layer(window));
    expect(window.host.besides).toBe("A");
    // Half way across and down the picture; 64 of its units are 90 pixels of the preview.
    expect(coverage(window)).toEqual({ x: 360, y: 270, width: 90, height: 90 });
    expect(window.session.announcement.value).toContain("Layer drawing");
    expect(failure(window)).toBeNull();
    await window.actions.run();
    expect(window.engine.requests[0]).toMatchObject({ kind: "scribble", mask: null });
  });

  it("is cut off where the layer reaches beyond the picture", async () => {
    const window = await open();
    await take(window, layer(window, { x: 68, y: 18, width: 64, height: 64 }));
    expect(coverage(window)).toEqual({ x: 0, y: 0, width: 45, height: 45 });
  });

  it("takes the place of what was drawn, can be drawn on, and is undone and done again", async () => {
    const window = await open();
    const { actions, session } = window;
    await take(window, layer(window));
    const picture = { ...(session.sketch.value.picture ?? drawn({ width: 1, height: 1 }, () => [0, 0, 0, 0])) };
    const more = { ...picture, data: picture.data.slice() };
    const dab = { x: 100, y: 100, radius: 10 };
    const touched = draw(more, dab, dab, 0, [0, 0, 255]);
    if (!touched) throw new Error("Nothing drawn.");
    actions.drawStroke(more, touched);
    await settle();
    expect(coverage(window)?.x).toBeLessThan(100);
    expect(session.draft.value.drawnOn).toEqual(["drawing"]);
    await take(window, layer(window, { x: 420, y: 242, width: 64, height: 64 }, 255, "other"));
    expect(coverage(window)?.x).toBe(450);
    expect(session.draft.value.drawnOn).toEqual(["other"]);
    actions.undoStroke();
    actions.undoStroke();
    await settle();
    expect(coverage(window)?.x).toBe(360);
    expect(session.draft.value.drawnOn).toEqual(["drawing"]);
    actions.undoStroke();
    await settle();
    expect(session.draft.value).toMatchObject({ drawn: null, drawnOn: [] });
    actions.redoStroke();
    await settle();
    expect(session.draft.value.drawnOn).toEqual(["drawing"]);
    actions.clearStrokes();
    await settle();
    expect(session.draft.value).toMatchObject({ drawn: null, drawnOn: [] });
  });

  it("lays several layers over each other, the last on top", async () => {
    const window = await open();
    const [below, above] = [layer(window), layer(window, { x: 388, y: 242, width: 64, height: 64 }, 255, "above")];
    window.engine.known.set(
      above.image,
      drawn({ width: 90, height: 90 }, () => [0, 0, 250, 255]),
    );
    await take(window, below, above);
    expect(coverage(window)).toEqual({ x: 360, y: 270, width: 135, height: 90 });
    const { picture } = window.session.sketch.value;
    expect([...(picture?.data.slice((300 * 720 + 420) * 4, (300 * 720 + 421) * 4) ?? [])]).toEqual([0, 0, 250, 255]);
    expect(window.session.draft.value.drawnOn).toEqual(["drawing", "above"]);
  });

  it("is left out of the picture while it is the drawing, and only then", async () => {
    const window = await open();
    const { actions, host } = window;
    expect(host.without.get("A")).toEqual([]);
    await take(window, layer(window));
    expect(host.without.get("A")).toEqual(["drawing"]);
    actions.chooseJob("fill");
    await window.pass(1000);
    expect(host.without.get("A")).toEqual([]);
    actions.chooseJob("scribble");
    await window.pass(1000);
    expect(host.without.get("A")).toEqual(["drawing"]);
    actions.undoStroke();
    await window.pass(1000);
    expect(host.without.get("A")).toEqual([]);
  });

  it("is no mask, though it is a shape; another shape still is one", async () => {
    const window = await open(2);
    const shapes = () => {
      const reading = window.session.reading.value;
      return reading.state === "read" ? reading.subject.shapes.length : null;
    };
    expect(shapes()).toBe(2);
    await take(window, layer(window, undefined, 255, "A/shape 0"));
    expect(shapes()).toBe(1);
    await window.actions.run();
    expect(window.engine.requests[0]).toMatchObject({ mask: null });
    window.actions.chooseJob("fill");
    await window.pass(1000);
    expect(shapes()).toBe(2);
  });

  it.each([true, false])("is hidden with the result, unless layers are to stay (%s)", async (hideShapes) => {
    const window = await open();
    await take(window, layer(window));
    window.actions.change({ hideShapes });
    await window.actions.run();
    // What is drawn by then belongs to the next run.
    window.actions.clearStrokes();
    await settle();
    await window.actions.accept();
    expect(window.host.placed[0]?.hide).toEqual(hideShapes ? ["drawing"] : []);
  });

  it("comes back when its result is edited again, as strokes drawn in the window do", async () => {
    const window = await open();
    await take(window, layer(window));
    await window.actions.run();
    await window.actions.accept();
    const { stored = "" } = window.host.placed[0] ?? {};
    expect(fromStored(stored)).toMatchObject({ state: "whole", edit: { kind: "scribble", mask: null } });
    expect(stored).not.toContain("drawing");
    window.host.select({ ...selectionOf("A", 0), stored } as Selection);
    await window.pass(1000);
    window.actions.editAgain();
    await window.pass(1000);
    expect(window.session.sketch.value).toMatchObject({ layers: [], past: [] });
    expect(window.session.draft.value).toMatchObject({ job: "scribble", where: "strokes", drawnOn: [], again: true });
    expect(window.session.draft.value.drawn).not.toBeNull();
    expect(window.host.without.get("A")).toEqual([]);
  });

  it("is gone when another picture is selected", async () => {
    const window = await open();
    await take(window, layer(window));
    window.host.select(selectionOf("B", 0));
    await window.pass(1000);
    expect(window.session.draft.value).toMatchObject({ drawn: null, drawnOn: [] });
    expect(window.host.without.get("B")).toEqual([]);
  });
});

describe("a picture drawn over another picture", () => {
  const pictures = (apart: number): Selection => {
    const [below, above] = [selectionOf("A", 0), selectionOf("B", 0)];
    if (below.state !== "ready" || above.state !== "ready") throw new Error("Not ready.");
    const { bounds } = above.source;
    const source = { ...above.source, bounds: { ...bounds, x: bounds.x + apart } };
    return { state: "none", problem: "several-images", pictures: [below, { ...above, source }] };
  };

  it("is the drawing of a scribble, and one of several pictures for every other job", async () => {
    const window = await openWindow((host) => {
      host.now = pictures(40);
    });
    const { session, actions } = window;
    expect(session.reading.value.state).toBe("none");
    actions.chooseJob("scribble");
    await window.pass(1000);
    const reading = session.reading.value;
    expect(reading.state === "read" && reading.subject.selection.source.nodeId).toBe("A");
    await take(window, layer(window, undefined, 255, "B"));
    expect(session.draft.value.drawnOn).toEqual(["B"]);
    await actions.run();
    expect(window.engine.requests[0]).toMatchObject({ kind: "scribble", mask: null });
    actions.chooseJob("fill");
    await window.pass(1000);
    expect(session.selection.value).toEqual(pictures(40));
  });

  it("is not when it lies elsewhere", async () => {
    const window = await openWindow((host) => {
      host.now = pictures(600);
    });
    window.actions.chooseJob("scribble");
    await window.pass(1000);
    expect(window.session.reading.value.state).toBe("none");
  });
});

describe("no drawing", () => {
  const sentences = en.sketch.layer;
  const beside = { x: 700, y: 50, width: 64, height: 64 };
  it.each([
    ["nothing fitting is selected", () => [], sentences.none],
    ["it lies beside the picture", (w: Window) => [layer(w, beside)], sentences.beside],
    ["it is transparent", (w: Window) => [layer(w, undefined, 0)], sentences.empty],
    [
      "there are too many layers",
      (w: Window) => Array.from({ length: mostDrawings }, () => layer(w)),
      sentences.many(mostDrawings),
    ],
  ])("is said where %s, with what to do, and what was drawn stays", async (_, layers, advice) => {
    const window = await open();
    await take(window, layer(window));
    const before = window.session.sketch.value;
    await take(window, ...layers(window));
    expect(failure(window)).toMatchObject(advice);
    expect(window.session.announcement.value).toBe(`${advice.sentence} ${advice.next}`);
    expect(window.session.sketch.value).toBe(before);
    window.actions.dismissLayerFailure();
    expect(failure(window)).toBeNull();
    await take(window, layer(window));
    expect(failure(window)).toBeNull();
  });

  it("is said in Photopea's words, in every language", async () => {
    const window = await open();
    window.session.editor.value = "photopea";
    await take(window);
    expect(failure(window)).toMatchObject(en.photopea.layer.none);
    for (const words of [en, ko]) {
      expect(words.photopea.layer.none.next).toContain("Photopea");
      expect(
        new Set(
          [words.sketch.layer.none, words.sketch.layer.beside, words.sketch.layer.empty].map((one) => one.sentence),
        ).size,
      ).toBe(3);
    }
  });

  it.each([
    ["shows nothing", new HostError("empty", "x"), en.sketch.layer.empty],
    ["cannot be read", new HostError("unreadable", "x"), en.hostErrors.unreadable],
  ])("is said where the layer %s", async (_, error, advice) => {
    const window = await open();
    window.host.failing.picked = error;
    await take(window);
    expect(failure(window)).toMatchObject(advice);
  });
});
