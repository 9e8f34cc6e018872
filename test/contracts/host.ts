/** What every host must do, whatever the editor. Each implementation brings a stage with one selected picture. */
import { describe, expect, it } from "vitest";
import type { PlacedImage } from "../../models/contract/picture";
import type { CanvasRect, Size } from "../../models/image/geometry";
import { hashOf, type Picture } from "../../plugin/playground/document/pictures";
import { toPng } from "../../plugin/playground/render/export-layer";
import { type HostBridge, HostError, type PlaceOrder, type Selection } from "../../plugin/protocol/host";
import { noisePicture } from "../support/figma-stage";

export interface HostUnderTest {
  readonly host: HostBridge;
  /** Picture to place, encoded. */
  readonly patch: PlacedImage["image"];
  readonly patchSize: Size;
  /** Deletes the source as a user would. */
  deleteSource(): void;
  /** Draws a red rectangle over the picture on a layer of its own, as a user would, and selects it with the picture. */
  drawOver(at: CanvasRect): void;
  undo(): void;
  redo(): void;
  /** Layers in the document, and those of them that can be seen. */
  layerCount(): number;
  visible(): number;
  /** RGBA of an encoded picture. */
  decode(image: PlacedImage["image"]): {
    readonly width: number;
    readonly height: number;
    readonly data: ArrayLike<number>;
  };
  dispose(): void;
}

/** A fresh editor in which one picture is selected: of at least 32 x 32 pixels, unless one is given. */
export type OpenHost = (picture?: Picture) => Promise<HostUnderTest>;

/** Runs the suite. */
export function describeHost(name: string, open: OpenHost): void {
  async function with_<T>(act: (stage: HostUnderTest, source: Selected) => Promise<T>, picture?: Picture): Promise<T> {
    const stage = await open(picture);
    try {
      const selection = await stage.host.selection();
      if (selection.state !== "ready") throw new Error(`The stage has no picture selected: ${selection.problem}`);
      return await act(stage, selection.source);
    } finally {
      stage.dispose();
    }
  }

  describe(`host ${name}`, () => {
    it("describes the selected picture and reads it at its own size", () =>
      with_(async ({ host, decode }, source) => {
        const { image, bounds } = await host.read(source.nodeId, 4096);
        expect(bounds).toEqual(source.bounds);
        const { width, height } = decode(image);
        expect({ width, height }).toEqual(source.pixels);
      }));

    it("reads no side longer than asked for", () =>
      with_(async ({ host, decode }, source) => {
        const { width, height } = decode((await host.read(source.nodeId, 16)).image);
        expect(Math.max(width, height)).toBe(16);
      }));

    it("gives the selected layer by itself, with its name and alpha, no side longer than asked for", () =>
      with_(async ({ host, decode }, source) => {
        const [layer, ...others] = await host.picked(4096);
        expect(others).toEqual([]);
        expect(layer?.name).not.toBe("");
        const whole = decode((await host.read(source.nodeId, 4096)).image);
        const alone = decode(layer?.image as PlacedImage["image"]);
        expect([alone.width, alone.height]).toEqual([whole.width, whole.height]);
        expect(Buffer.from(Uint8Array.from(alone.data)).equals(Buffer.from(Uint8Array.from(whole.data)))).toBe(true);
        const small = decode((await host.picked(16))[0]?.image as PlacedImage["image"]);
        expect(Math.max(small.width, small.height)).toBe(16);
        expect(layer?.bounds).toEqual(source.bounds);
      }));

    it("gives what was drawn over the picture alone, where it lies, and the picture without it", () =>
      with_(async ({ host, decode, drawOver }, source) => {
        const plain = await host.read(source.nodeId, 4096);
        // Partly beside the picture: nothing of it is lost.
        const at = { x: source.bounds.x - 4, y: source.bounds.y + 6, width: 20, height: 10 };
        drawOver(at);
        const now = await host.selection();
        expect(now.state === "ready" && now.source.nodeId).toBe(source.nodeId);
        const [drawing, ...others] = await host.picked(4096, source.nodeId);
        if (drawing === undefined) throw new Error("Nothing was picked.");
        expect(others).toEqual([]);
        expect(drawing.bounds).toEqual(at);
        const red = Uint8Array.from({ length: 20 * 10 * 4 }, (_, i) => (i % 4 === 0 || i % 4 === 3 ? 255 : 0));
        expect(Buffer.from(Uint8Array.from(decode(drawing.image).data)).equals(Buffer.from(red))).toBe(true);
        const gone = 'layer:[0,"gone",1,1,[[7,"gone"]]]';
        const without = await host.read(source.nodeId, 4096, [drawing.nodeId, gone]);
        expect(Buffer.from(without.image.bytes).equals(Buffer.from(plain.image.bytes))).toBe(true);
        expect(without.bounds).toEqual(plain.bounds);
      }));

    it("gives a drawing as fine as the picture it lies over", () =>
      with_(async ({ host, decode, drawOver }, source) => {
        const { x, y } = source.bounds;
        const longest = Math.max(source.bounds.width, source.bounds.height);
        drawOver({ x, y, width: longest / 2, height: longest / 4 });
        const [half] = await host.picked(longest / 2, source.nodeId);
        const { width, height } = decode(half?.image as PlacedImage["image"]);
        expect([width, height]).toEqual([longest / 4, longest / 8]);
      }));

    it("has no drawing while only the picture is selected, or a result of ours", () =>
      with_(async (stage, source) => {
        expect(await stage.host.picked(512, source.nodeId)).toEqual([]);
        await stage.host.place(orderFor(stage, source));
        expect(await stage.host.picked(512, source.nodeId)).toEqual([]);
      }));

    it("hides what was drawn on when the result is placed, and never the picture", () =>
      with_(async (stage, source) => {
        const plain = stage.decode((await stage.host.read(source.nodeId, 4096)).image);
        stage.drawOver({ x: source.bounds.x, y: source.bounds.y, width: 8, height: 8 });
        const [drawing] = await stage.host.picked(512, source.nodeId);
        const order = orderFor(stage, source);
        const hide = [drawing?.nodeId ?? "", source.nodeId];
        const placed = await stage.host.place({ ...order, at: { ...order.at, y: order.at.y + 20 }, hide });
        // What is visible of the document is the picture again, wherever reading looks at all that is visible.
        expect(stage.decode((await stage.host.read(source.nodeId, 4096)).image)).toEqual(plain);
        expect(stage.visible()).toBe(stage.layerCount() - 1);
        expect(placed).not.toBe("");
      }));

    it.each([
      ["4096 pixels wide, the longest there may be", noisePicture(4096, 3)],
      ["of one pixel", noisePicture(1, 1)],
      ["one pixel wide", noisePicture(1, 40)],
      ["wholly transparent", clear({ width: 40, height: 30 })],
    ])("reads a picture %s as it is, and takes a result over it", (_, picture) =>
      with_(async (stage, source) => {
        const { image, bounds } = await stage.host.read(source.nodeId, 4096);
        const { width, height, data } = stage.decode(image);
        expect([width, height]).toEqual([picture.pixels.width, picture.pixels.height]);
        expect(Buffer.from(Uint8Array.from(data)).equals(Buffer.from(picture.pixels.data))).toBe(true);
        expect(source.pixels).toEqual({ width, height });
        const before = stage.layerCount();
        const order = { ...orderFor(stage, source), at: bounds, image: picture.image };
        const placed = await stage.host.place(order);
        expect(stage.layerCount()).toBe(before + 1);
        const again = stage.decode((await stage.host.read(placed, 4096)).image);
        expect(Buffer.from(Uint8Array.from(again.data)).equals(Buffer.from(picture.pixels.data))).toBe(true);
      }, picture),
    );

    it("takes a result of one pixel", () =>
      with_(async (stage, source) => {
        const dot = noisePicture(1, 1);
        const at = { x: source.bounds.x + 4, y: source.bounds.y + 6, width: 1, height: 1 };
        const placed = await stage.host.place({ ...orderFor(stage, source), at, image: dot.image });
        const { image, bounds } = await stage.host.read(placed, 4096);
        expect(bounds).toEqual(at);
        expect([...Array.from(stage.decode(image).data)]).toEqual([...dot.pixels.data]);
      }));

    it("keeps an entry of a newer version as it is, and lets the star be changed", () =>
      with_(async ({ host }) => {
        const newer = { id: "a1", starred: false, value: '{"version":99,"magic":[1,"연"]}' };
        await host.keep(newer);
        await host.keep({ ...newer, starred: true });
        expect(await host.history()).toEqual([{ ...newer, starred: true }]);
      }));

    it("gives back what was placed, byte for byte", () =>
      with_(async (stage, source) => {
        const order = orderFor(stage, source);
        const placed = await stage.host.place(order);
        const { image, bounds } = await stage.host.read(placed, 4096);
        expect(bounds).toEqual(order.at);
        const [sent, got] = [stage.decode(order.image), stage.decode(image)];
        expect([got.width, got.height]).toEqual([sent.width, sent.height]);
        expect(Buffer.from(Uint8Array.from(got.data)).equals(Buffer.from(Uint8Array.from(sent.data)))).toBe(true);
      }));

    it("leaves the source's pixels alone", () =>
      with_(async (stage, source) => {
        const before = stage.decode((await stage.host.read(source.nodeId, 4096)).image).data;
        await stage.host.place(orderFor(stage, source));
        expect(stage.decode((await stage.host.read(source.nodeId, 4096)).image).data).toEqual(before);
      }));

    it("offers the stored request when the result is selected again", () =>
      with_(async (stage, source) => {
        await stage.host.place(orderFor(stage, source));
        const selection = await stage.host.selection();
        expect(selection).toMatchObject({ state: "ready", stored: '{"prompt":"a red kite"}' });
        expect(selection.state === "ready" && selection.source.nodeId).toBe(source.nodeId);
      }));

    it("makes placing one undo step", () =>
      with_(async (stage, source) => {
        const before = stage.layerCount();
        await stage.host.place(orderFor(stage, source));
        expect(stage.layerCount()).toBe(before + 1);
        stage.undo();
        expect(stage.layerCount()).toBe(before);
        stage.redo();
        expect(stage.layerCount()).toBe(before + 1);
      }));

    it("says layer-gone when the source was deleted, for reading and for placing", () =>
      with_(async (stage, source) => {
        stage.deleteSource();
        const before = stage.layerCount();
        for (const attempt of [stage.host.read(source.nodeId, 4096), stage.host.place(orderFor(stage, source))]) {
          const error: unknown = await attempt.catch((reason: unknown) => reason);
          expect(error).toBeInstanceOf(HostError);
          expect(error).toMatchObject({ code: "layer-gone", message: expect.stringMatching(/\.$/) });
        }
        expect(stage.layerCount()).toBe(before);
      }));

    it("refuses a stored request over 90,000 bytes and changes nothing", () =>
      with_(async (stage, source) => {
        const before = stage.layerCount();
        const attempt = stage.host.place({ ...orderFor(stage, source), stored: "ä".repeat(45_001) });
        await expect(attempt).rejects.toMatchObject({ code: "too-large" });
        expect(stage.layerCount()).toBe(before);
      }));

    it("remembers and recalls", () =>
      with_(async ({ host }) => {
        expect(await host.recall("settings")).toBeNull();
        await host.remember("settings", '{"steps":12}');
        expect(await host.recall("settings")).toBe('{"steps":12}');
      }));

    it("forgets what is remembered as nothing", () =>
      with_(async ({ host }) => {
        await host.remember("settings", "{}");
        await host.remember("settings", "");
        expect((await host.recall("settings")) || null).toBeNull();
      }));

    it("keeps runs with the document, oldest first, replaces them by id, and forgets them", () =>
      with_(async ({ host }) => {
        expect(await host.history()).toEqual([]);
        const runs = ["a1", "a3", "a2"].map((id) => ({ id, starred: false, value: `{"prompt":"${id} 연 🪁"}` }));
        for (const run of runs) expect(await host.keep(run)).toEqual([]);
        const starred = { id: "a2", starred: true, value: '{"prompt":"again"}' };
        await host.keep(starred);
        expect(await host.history()).toEqual([runs[0], starred, runs[1]]);
        await host.forget(["a1", "unknown", "a3"]);
        expect(await host.history()).toEqual([starred]);
      }));

    it("refuses a run over 90,000 bytes and keeps the others", () =>
      with_(async ({ host }) => {
        const run = { id: "a1", starred: false, value: "{}" };
        await host.keep(run);
        await expect(host.keep({ ...run, id: "a2", value: "ä".repeat(45_001) })).rejects.toMatchObject({
          code: "too-large",
        });
        expect(await host.history()).toEqual([run]);
      }));
  });
}

/** A picture nobody can see. */
function clear(size: Size): Picture {
  const pixels = { ...size, data: new Uint8ClampedArray(size.width * size.height * 4) };
  const bytes = toPng(pixels);
  return { hash: hashOf(bytes), image: { type: "image/png", bytes }, pixels };
}

type Selected = Extract<Selection, { state: "ready" }>["source"];

function orderFor({ patch, patchSize }: HostUnderTest, { nodeId, bounds }: Selected): PlaceOrder {
  return {
    sourceId: nodeId,
    at: { x: bounds.x + 3, y: bounds.y + 5, ...patchSize },
    image: patch,
    label: "Fill: a red kite",
    stored: '{"prompt":"a red kite"}',
  };
}
