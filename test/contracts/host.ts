/** What every host must do, whatever the editor. Each implementation brings a stage with one selected picture. */
import { describe, expect, it } from "vitest";
import type { PlacedImage } from "../../models/contract";
import type { Size } from "../../models/image/geometry";
import { type HostBridge, HostError, type PlaceOrder, type Selection } from "../../plugin/protocol/host";

export interface HostUnderTest {
  readonly host: HostBridge;
  /** Picture to place, encoded. */
  readonly patch: PlacedImage["image"];
  readonly patchSize: Size;
  /** Deletes the source as a user would. */
  deleteSource(): void;
  undo(): void;
  redo(): void;
  /** Layers in the document. */
  layerCount(): number;
  /** RGBA of an encoded picture. */
  decode(image: PlacedImage["image"]): {
    readonly width: number;
    readonly height: number;
    readonly data: ArrayLike<number>;
  };
  dispose(): void;
}

/** Runs the suite. `open` makes a fresh editor in which one picture of at least 32 x 32 pixels is selected. */
export function describeHost(name: string, open: () => Promise<HostUnderTest>): void {
  async function with_<T>(act: (stage: HostUnderTest, source: Selected) => Promise<T>): Promise<T> {
    const stage = await open();
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
