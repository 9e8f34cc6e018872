import { describe, expect, it } from "vitest";
import type { EditEvent } from "../../../models/contract/events";
import type { EditRequest } from "../../../models/contract/request";
import { standardSettings } from "../../../models/contract/settings";
import { arithmeticEngine } from "../../support/node-engine";
import { arithmeticBackend } from "../../support/node-packs";
import { asPng, pattern, smallRequest } from "../../support/node-pictures";

const silent = () => undefined;

function engine() {
  let clock = 0;
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
  return arithmeticEngine({ backends: [arithmeticBackend()], now: () => clock++, pause });
}

const size = { width: 160, height: 120 };
const source = { image: asPng(pattern(size)), bounds: { x: 0, y: 0, ...size } };
/** Two marks at the ends of the upper edge: soft within, so that coverage can be strength. */
const soft = Array.from({ length: 160 * 120 }, (_, i) => (i < 160 * 10 && (i % 160 < 10 || i % 160 >= 150) ? 1 : 0));
const corners = { from: "runs", width: 160, height: 120, ...runsOf(soft) } as const;

function runsOf(marks: readonly number[]) {
  const runs: number[] = [];
  let [value, count] = [0, 0];
  for (const mark of marks) {
    if (mark === value) count++;
    else {
      runs.push(count);
      [value, count] = [mark, 1];
    }
  }
  return { runs: [...runs, count] };
}

const common = { id: "one", packId: "arithmetic", source, settings: smallRequest().settings };
const requests: Readonly<Record<string, EditRequest>> = {
  "fill by words": { ...common, kind: "fill", mask: corners, prompt: "a red ball", reference: "none" },
  "fill without words": { ...common, kind: "fill", mask: corners, prompt: "", reference: "auto" },
  removal: { ...common, kind: "remove", mask: corners, shadow: true },
  background: { ...common, kind: "background", mask: corners, prompt: "", reference: "auto" },
  extension: {
    ...common,
    kind: "extend",
    sides: { left: 40, right: 0, top: 20, bottom: 0 },
    prompt: "",
    reference: "auto",
  },
};

describe("a plan", () => {
  it.each(Object.entries(requests))("says what the run then does: %s", async (_, request) => {
    const planned: EditEvent[] = [];
    const painter = engine();
    const plan = await painter.plan(request);
    await painter.edit(request, (event) => event.type === "planned" && planned.push(event));
    const { crop, working, source: seen } = plan;
    expect(planned).toEqual([{ type: "planned", crop, working, source: seen }]);
  });

  it.each(["fill by words", "removal", "background"])("has the preview's frames: %s", async (name) => {
    const request = requests[name] as EditRequest & { readonly mask: typeof corners };
    const painter = engine();
    const { frames, enlargement } = await painter.plan(request);
    expect(await painter.preview(request, 80)).toMatchObject({ frames, enlargement });
  });

  it("says what painting starts from", async () => {
    const painter = engine();
    const starts = async (name: string) => (await painter.plan(requests[name] as EditRequest)).starts;
    expect(await starts("fill by words")).toEqual([{ from: "words" }]);
    expect(await starts("fill without words")).toEqual([{ from: "surroundings" }]);
    expect(await starts("removal")).toEqual([{ from: "surroundings" }]);
    expect(await starts("extension")).toEqual([
      { side: "left", from: "surroundings" },
      { side: "top", from: "surroundings" },
    ]);
    const drawn = { ...common, kind: "fill", mask: corners, prompt: "bricks", reference: "auto" } as const;
    expect((await painter.plan(drawn)).starts).toMatchObject([
      { from: "picture", picture: { name: expect.any(String) } },
    ]);
    const weak = { ...drawn, prompt: "a ball", settings: { ...common.settings, strength: 0.5 } };
    expect((await painter.plan(weak)).starts).toEqual([{ from: "source" }]);
  });

  it("refuses what a run refuses, with the same code", async () => {
    const black = {
      ...common,
      kind: "fill",
      mask: { ...corners, runs: [160 * 120] },
      prompt: "",
      reference: "auto",
    } as const;
    await expect(engine().plan(black)).rejects.toMatchObject({ code: "empty-mask" });
    await expect(engine().edit(black, silent)).rejects.toMatchObject({ code: "empty-mask" });
  });
});

// Where coverage is strength, a quarter of it is already seen in full (models/image/soft-edge.ts).
it("a preview shows soft coverage as the run uses it", async () => {
  const mask = { from: "runs", width: 4, height: 3, runs: [4, 1, 1, 6], levels: [0, 255, 30, 0] } as const;
  const region = {
    source,
    mask,
    packId: "arithmetic",
    settings: { ...standardSettings, feather: 0, grow: 0, context: null },
  };
  const painter = engine();
  const alpha = async (softMask: boolean) => {
    const { coverage } = await painter.preview({ ...region, settings: { ...region.settings, softMask } }, 160);
    return coverage.data.reduce((sum, value, i) => (i % 4 === 3 ? sum + value : sum), 0);
  };
  expect(await alpha(true)).toBeGreaterThan(await alpha(false));
});
