/** The emulator does what Photopea is known to do, beyond what the host needs of it. */
import { describe, expect, it } from "vitest";
import { receive } from "../../../plugin/photopea-emulator/core/messages";
import { Pea } from "../../../plugin/photopea-emulator/core/pea";
import { type Quirks, usualQuirks } from "../../../plugin/photopea-emulator/core/quirks";
import { rectangleSelection } from "../../../plugin/photopea-emulator/core/selecting";
import { decodePng } from "../../../plugin/playground/document/png";
import { toPng } from "../../../plugin/playground/render/export-layer";
import { noisePicture, realTimers } from "../../support/figma-stage";

function start(quirks: Partial<Quirks> = {}) {
  const heard: unknown[] = [];
  const pea = new Pea({
    quirks: { ...usualQuirks, pings: false, ...quirks },
    timers: realTimers,
    post: (message) => heard.push(message),
    decode: async (bytes) => decodePng(bytes),
    encode: toPng,
  });
  const document = pea.addPicture("lake.png", noisePicture(40, 30).pixels);
  heard.length = 0;
  return { pea, document, heard };
}

const settle = (milliseconds = 60) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("the emulated Photopea", () => {
  it("says done after a script, and once more for each document that comes or goes", () => {
    const { pea, heard } = start();
    receive(pea, 'app.echoToOE("a");');
    expect(heard).toEqual(["a", "done"]);
    receive(pea, 'app.documents.add(8, 8, 72, "new", NewDocumentMode.RGB, DocumentFill.WHITE); app.echoToOE("b");');
    expect(heard.slice(2)).toEqual(["done", "b", "done"]);
  });

  it("reports errors as strings and goes on", () => {
    const { pea, heard } = start();
    for (const code of ["nonsense(", "missing();", 'app.activeDocument.saveToOE("psd");']) receive(pea, code);
    expect(heard.filter((one) => one !== "done")).toEqual([
      expect.stringMatching(/^SyntaxError/),
      expect.stringMatching(/^ReferenceError/),
      expect.stringMatching(/^Error/),
    ]);
  });

  it("opens a smart object late, in the middle of what is active by then", async () => {
    const { pea, document, heard } = start();
    const uri = `data:image/png;base64,${Buffer.from(toPng(noisePicture(10, 6).pixels)).toString("base64")}`;
    receive(pea, `app.open(${JSON.stringify(uri)}, null, true); app.echoToOE(app.activeDocument.layers.length);`);
    expect(heard).toEqual(["1", "done"]);
    const other = pea.addPicture("other.png", noisePicture(20, 20).pixels);
    await settle();
    expect(document.state.layers).toHaveLength(1);
    expect(other.state.layers[0]).toMatchObject({ name: "Smart object", x: 5, y: 7 });
  });

  it("saves groups and half-transparent layers as they are seen", () => {
    const { pea, document, heard } = start();
    const red = pea.blank("Red", { width: 2, height: 2 });
    for (let i = 0; i < 16; i += 4) red.raster.data.set([255, 0, 0, 255], i);
    const group = { ...red, kind: "group" as const, id: pea.newId(), name: "Group", opacity: 50, layers: [red] };
    document.commit("New Group", { layers: [group, ...document.state.layers] });
    receive(pea, 'app.activeDocument.saveToOE("png");');
    const { data } = decodePng(new Uint8Array(heard[0] as ArrayBuffer));
    const under = noisePicture(40, 30).pixels.data;
    expect(Math.abs((data[0] ?? 0) - (255 + (under[0] ?? 0)) / 2)).toBeLessThanOrEqual(0.5);
    expect(Math.abs((data[1] ?? 0) - (under[1] ?? 0) / 2)).toBeLessThanOrEqual(0.5);
    expect([...data.slice(8, 12)]).toEqual([...under.slice(8, 12)]);
  });

  it("feathers selections, inverts and drops them", () => {
    const { pea, document, heard } = start();
    const hard = rectangleSelection(document.state, { x: 10, y: 10, width: 10, height: 8 }, 0);
    expect(new Set(hard?.data)).toEqual(new Set([0, 255]));
    const soft = rectangleSelection(document.state, { x: 10, y: 10, width: 10, height: 8 }, 4);
    expect(soft?.data[14 * 40 + 15]).toBeGreaterThan(soft?.data[14 * 40 + 10] ?? 255);
    expect(soft?.data[14 * 40 + 9]).toBeGreaterThan(0);
    expect(rectangleSelection(document.state, { x: 50, y: 0, width: 9, height: 9 }, 0)).toBeNull();
    document.commit("Rectangle Select", { selection: hard });
    receive(pea, "app.activeDocument.selection.invert();");
    expect(document.state.selection?.data[0]).toBe(255);
    receive(pea, "app.activeDocument.selection.deselect(); app.echoToOE(app.activeDocument.selection.bounds);");
    expect(heard).toContain("null");
  });

  it("forgets redone steps with a new one, and the active layer with the layer", () => {
    const { pea, document } = start();
    receive(pea, "app.activeDocument.artLayers.add(); app.activeDocument.artLayers.add();");
    document.goTo(1);
    receive(pea, "app.activeDocument.activeLayer.remove();");
    expect(document.steps.map(({ name }) => name)).toEqual(["Open", "New Layer", "Delete Layer"]);
    expect(document.state.active).toBe(document.state.layers[0]?.id);
  });
});
