/** One edit after another, from the window's session down to the document: everything but the engine is real. */
import { afterEach, expect, it } from "vitest";
import { memoryStore } from "../../../models/packs/store/memory-store";
import { makeLayer, solid } from "../../../plugin/playground/document/layer";
import { translation } from "../../../plugin/playground/document/matrix";
import { toPng } from "../../../plugin/playground/render/export-layer";
import { HostError } from "../../../plugin/protocol/host";
import { composed } from "../../../ui/app/compose";
import { newStates } from "../../../ui/app/state";
import { fileResults } from "../../../ui/engine/file-results";
import { FakeEngine } from "../../support/fake-engine";
import { noisePicture, pictureLayer, type Stage, stage } from "../../support/figma-stage";
import { flat } from "../../support/flat";

const size = { width: 60, height: 40 };
const photo = noisePicture(size.width, size.height);
const shape = (id: string, x: number) =>
  makeLayer({
    id,
    type: "RECTANGLE",
    name: id,
    width: 20,
    height: 20,
    transform: translation(x, 5),
    fills: [solid(1, 0, 0, 0.3)],
  });

let set: Stage | null = null;
afterEach(() => set?.dispose());

it("each fill sees the results before it, and a result made again does not see itself", async () => {
  set = await stage({
    layers: [pictureLayer("1:1", photo, 0, 0), shape("1:2", 5), shape("1:3", 15)],
    pictures: [photo],
  });
  const { document, host } = set;
  const engine = new FakeEngine();
  engine.size = size;
  engine.patchAt = { x: 4, y: 4, width: 30, height: 22 };
  engine.encode = async (image) => ({ type: "image/png", bytes: toPng(image) });
  document.select(["1:2"]);
  const states = newStates(7, {
    secure: true,
    webgpu: false,
    storage: true,
    mac: false,
    f16: false,
    memory: null,
  });
  let ids = 0;
  const opened = composed(states, {
    host,
    engine,
    timers: { after: () => () => undefined },
    now: () => 0,
    randomSeed: () => 1000,
    newId: () => `run-${++ids}`,
    today: () => 0,
    results: fileResults(memoryStore()),
    thumbnail: async () => "",
    texts: async () => null,
    space: async () => null,
    persist: async () => true,
    breathe: async () => undefined,
    save: () => undefined,
    log: (error) => {
      // Keeping goes on behind the last step, and the test's end closes the editor under it.
      if (!(error instanceof HostError && error.code === "closed")) throw error;
    },
  });
  const actions = flat(opened.features);
  const fill = async (ids: readonly string[]): Promise<void> => {
    document.select(ids);
    await actions.readAgain();
    await actions.run();
  };
  const names = () => document.layers.map(({ id, visible }) => (visible ? id : `${id} hidden`));
  const seen = () => engine.requests[engine.requests.length - 1]?.above?.map(({ bounds }) => bounds.x);

  await opened.open();
  await fill(["1:2"]);
  expect(seen()).toEqual([]);
  await actions.accept();
  const [first] = document.selection;
  expect(names()).toEqual(["1:1", first, "1:2 hidden", "1:3"]);

  engine.patchAt = { ...engine.patchAt, x: 14 };
  await fill(["1:3"]);
  expect(seen()).toEqual([4]);
  await actions.accept();
  const [second] = document.selection;
  expect(names()).toEqual(["1:1", first, second, "1:2 hidden", "1:3 hidden"]);

  document.select([first ?? ""]);
  await actions.readAgain();
  actions.editAgain();
  await actions.run();
  expect(seen()).toEqual([]);
  document.select([second ?? ""]);
  await actions.readAgain();
  actions.editAgain();
  await actions.run();
  expect(seen()).toEqual([4]);
  await fill(["1:1"]);
  expect(seen()).toEqual([4, 14]);

  document.undo();
  expect(names()).toEqual(["1:1", first, "1:2 hidden", "1:3"]);
  await fill(["1:1"]);
  expect(seen()).toEqual([4]);
});
