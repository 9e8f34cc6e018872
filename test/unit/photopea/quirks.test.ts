/** Each way in which Photopea misbehaves, by itself: the job is done all the same, and nothing of the user's changes. */
import { afterEach, describe, expect, it } from "vitest";
import { type Quirks, usualQuirks } from "../../../plugin/photopea-emulator/core/quirks";
import { rectangleSelection } from "../../../plugin/photopea-emulator/core/selecting";
import { decodePng } from "../../../plugin/playground/document/png";
import { noisePicture } from "../../support/figma-stage";
import { type PhotopeaStage, type PhotopeaStageOptions, photograph, photopeaStage } from "../../support/photopea-stage";

const picture = noisePicture(60, 40);
const patch = noisePicture(20, 10, true);

let set: PhotopeaStage | null = null;
afterEach(() => set?.dispose());

/** A document with two layers and a soft selection. */
function open(options: PhotopeaStageOptions = {}): PhotopeaStage & { readonly sourceId: () => Promise<string> } {
  const made = photopeaStage(options);
  set = made;
  const { pea } = made;
  const document = pea.addPicture("lake.png", picture.pixels);
  document.commit("New Layer", { layers: [pea.art("Sky", patch.pixels, 5, 6), ...document.state.layers] });
  document.commit("Rectangle Select", {
    selection: rectangleSelection(document.state, { x: 10, y: 8, width: 24, height: 16 }, 8),
  });
  return { ...made, sourceId: async () => ready(await made.host.selection()).source.nodeId };
}

function ready(selection: Awaited<ReturnType<PhotopeaStage["host"]["selection"]>>) {
  if (selection.state !== "ready") throw new Error(`Nothing selected: ${selection.problem}`);
  return selection;
}

const orderFor = (sourceId: string) => ({
  sourceId,
  at: { x: 12, y: 9, width: 20, height: 10 },
  image: patch.image,
  label: "Fill: a red kite",
  stored: '{"prompt":"a red kite"}',
});

const misbehaviours: readonly (readonly [string, Partial<Quirks>])[] = [
  ["usual", {}],
  ["early done", { done: "early" }],
  ["late done", { done: "late" }],
  ["done twice", { done: "twice" }],
  ["no done", { done: "never" }],
  ["no pings", { pings: false }],
  ["every answer twice", { twice: true }],
  ["slow answers", { slowness: 15 }],
  ["slow opening", { openAfter: 250 }],
  ["files after strings", { picturesLast: true }],
  ["bounds as { value }", { unitValues: true }],
  ["readable bounds", { boundsHidden: false }],
  ["copies without selection", { copiesKeepSelection: false }],
  ["objects made anew", { freshObjects: true }],
];

describe("Photopea misbehaving", () => {
  it.each(misbehaviours)("%s: reads everything and leaves no trace", async (_, quirks) => {
    const { pea, host } = open({ quirks });
    const before = photograph(pea);
    const { source, shapes } = ready(await host.selection());
    const whole = decodePng((await host.read(source.nodeId, 4096)).image.bytes);
    expect(whole.width).toBe(60);
    const mask = await host.read(shapes[0]?.nodeId ?? "", 4096);
    const soft = decodePng(mask.image.bytes);
    const alpha = [...soft.data].filter((_value, i) => i % 4 === 3);
    const selected = pea.active?.state.selection?.data ?? new Uint8Array();
    const { x, y, width } = mask.bounds;
    // Every value of the soft selection survives, in its place.
    expect(alpha).toEqual(alpha.map((_value, i) => selected[(y + Math.floor(i / width)) * 60 + x + (i % width)]));
    expect(alpha.reduce((sum, value) => sum + value, 0)).toBe(selected.reduce((sum, value) => sum + value, 0));
    expect(new Set(alpha).size).toBeGreaterThan(4);
    if (quirks.copiesKeepSelection === false) expect(stateOf(photograph(pea))).toEqual(stateOf(before));
    else expect(photograph(pea)).toEqual(before);
  });

  it.each(misbehaviours)("%s: places one layer in one step", async (_, quirks) => {
    const { pea, host, sourceId } = open({ quirks });
    await host.place(orderFor(await sourceId()));
    const [document] = pea.documents;
    expect(pea.documents).toHaveLength(1);
    expect(document?.steps.map(({ name }) => name)).toEqual([
      "Open",
      "New Layer",
      "Rectangle Select",
      "Duplicate Layer",
    ]);
    expect(document?.state.layers[0]).toMatchObject({ name: "Fill: a red kite", x: 12, y: 9, raster: patch.pixels });
  });

  it("takes history back where a copy has no selection, and is content without", async () => {
    const { pea, host, quirks } = open({ quirks: { copiesKeepSelection: false } });
    const { shapes } = ready(await host.selection());
    await host.read(shapes[0]?.nodeId ?? "", 4096);
    const [document] = pea.documents;
    expect(document?.steps[document.index]?.name).toBe("Rectangle Select");
    quirks.historyStates = false;
    const before = stateOf(photograph(pea));
    await host.read(shapes[0]?.nodeId ?? "", 4096);
    expect(document?.steps[document.index]?.name).toBe("Delete Layer");
    expect(document?.state.layers.map(({ name }) => name)).toEqual(["Sky", "Background"]);
    expect(document?.state.selection).toEqual((before as { states: { selection: unknown }[] }).states[0]?.selection);
  });

  it.each(["saveToOE", "duplicate", "resizeCanvas", "translate", "layer.duplicate", "fill", "add"])(
    "a failure in %s is said and leaves no trace",
    async (member) => {
      const { pea, host, quirks, sourceId } = open({ quirks: { copiesKeepSelection: member !== "add" } });
      const id = await sourceId();
      const { shapes } = ready(await host.selection());
      const before = photograph(pea);
      quirks.throwsIn = member;
      const attempts = [
        await host.read(shapes[0]?.nodeId ?? "", 4096).catch((error: unknown) => error),
        await host.read(id, 20).catch((error: unknown) => error),
        await host.place(orderFor(id)).catch((error: unknown) => error),
      ];
      const failed = attempts.filter((one) => one instanceof Error);
      expect(failed.length).toBeGreaterThan(0);
      for (const error of failed) expect(error).toMatchObject({ message: expect.stringMatching(/\.$/) });
      quirks.throwsIn = null;
      await host.selection();
      expect(pea.documents.map(({ name }) => name)).toEqual(["lake.png"]);
      const placed = !(attempts[2] instanceof Error);
      if (!placed) expect(stateOf(photograph(pea))).toEqual(stateOf(before));
    },
  );

  it("hears an error that comes as a string, and goes on", async () => {
    const { host, quirks, pea } = open();
    const before = photograph(pea);
    quirks.breaksOn = 'saveToOE("png")'; // Every script has this helper.
    const error: unknown = await host.selection().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "unreadable", message: expect.stringContaining("something is not defined") });
    quirks.breaksOn = null;
    expect((await host.selection()).state).toBe("ready");
    expect(photograph(pea)).toEqual(before);
  });

  it("knows each quirk", () => {
    expect(Object.keys(usualQuirks).sort()).toEqual(
      [
        ...new Set([...misbehaviours.flatMap(([, quirks]) => Object.keys(quirks))]),
        ...["breaksOn", "historyStates", "neverOpens", "silence", "throwsIn"],
      ].sort(),
    );
  });
});

/** All but the steps of history. */
function stateOf(photo: unknown): unknown {
  const { active, documents } = photo as { active: unknown; documents: { name: string; state: unknown }[] };
  return { active, names: documents.map(({ name }) => name), states: documents.map(({ state }) => state) };
}
