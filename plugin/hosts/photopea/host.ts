/** HostBridge for Photopea. */
import type { EncodedImage, PlacedImage } from "../../../models/contract/picture";
import { type HostBridge, HostError, type HostEvents, type PlaceOrder, type Selection } from "../../protocol/host";
import type { Timers } from "../../protocol/timers";
import type { ThemeSource } from "../theme";
import { type DocumentNow, readActive, readBox, readDescription } from "./answers";
import { type Calls, createCalls } from "./calls";
import { hostErrorOf } from "./failures";
import { fromId, pathsAmong, toId } from "./ids";
import type { Line } from "./line";
import { createPlacing } from "./placing";
import {
  describeScript,
  readActiveScript,
  readDocumentScript,
  readLayerScript,
  readSelectionScript,
} from "./read-scripts";
import { type Script, script } from "./script";
import { selectionOf } from "./selection";
import { hostStorage, type KeyValues } from "./storage";
import { createTasks } from "./tasks";
import { createWatch } from "./watch";

export interface PhotopeaHostParts {
  readonly line: Line;
  readonly timers: Timers;
  readonly theme: ThemeSource;
  /** The browser's storage, or null where it is denied. */
  readonly storage: KeyValues | null;
  /** Whether the user can see the window. */
  readonly visible: () => boolean;
  /** Different in every window. */
  readonly prefix: string;
  /** Monotonic clock, milliseconds. */
  readonly now: () => number;
}

export interface PhotopeaHost extends HostBridge {
  /** Stops listening and rejects what is under way. */
  dispose(): void;
}

/** Photopea may still be starting, or be busy with a filter. */
const lookPatience = 15_000;
/** Saving 24 megapixels as PNG takes seconds. */
const readPatience = 60_000;

export function photopeaHost({ line, timers, theme, storage, visible, prefix, now }: PhotopeaHostParts): PhotopeaHost {
  const calls = createCalls(line, timers, prefix);
  const stores = hostStorage(storage);
  const tasks = createTasks(calls, {
    script: () => placing.recovery.script(),
    done: () => placing.recovery.done(),
  });
  const placing = createPlacing({ line, timers, tasks, stores });
  const listeners = new Set<(selection: Selection) => void>();

  const describe = async (run: Calls["run"]): Promise<DocumentNow | null> =>
    readDescription((await run(describeScript(), lookPatience)).value);
  const toSelection = (now: DocumentNow | null): Selection =>
    selectionOf(now, now === null ? [] : stores.layersOf(now));
  const keyOf = (now: DocumentNow | null) => ({
    key: JSON.stringify([now?.index, now?.name, now?.width, now?.height, now?.selection, now?.active]),
    revision: now?.revision ?? "",
  });

  /** The document the user looks at; its name is all a run can be kept by. */
  const openDocument = async (): Promise<{ readonly name: string }> => ({
    name:
      (await tasks.queue(describe).catch((error: unknown) => Promise.reject(hostErrorOf(error, "reading"))))?.name ??
      "",
  });

  const watch = createWatch<Selection>({
    timers,
    now,
    free: () => visible() && tasks.idle,
    ask: async () => {
      const now = await tasks.queue(describe);
      return { value: toSelection(now), ...keyOf(now) };
    },
    tell(selection) {
      for (const listener of [...listeners]) listener(selection);
    },
  });

  const read = async (script: Script): Promise<PlacedImage> => {
    try {
      const { value, picture } = await tasks.queue((run) => run(script, readPatience));
      if (picture === null) throw new Error("no picture came");
      const image: EncodedImage = { type: "image/png", bytes: new Uint8Array(picture) };
      return { image, bounds: readBox(value) };
    } catch (error) {
      throw hostErrorOf(error, "reading");
    }
  };

  return {
    name: "photopea",
    command: async () => ({ verb: "fill", prompt: null }),
    async selection() {
      try {
        const now = await tasks.queue(describe);
        const value = toSelection(now);
        watch.known({ value, ...keyOf(now) });
        return value;
      } catch (error) {
        throw hostErrorOf(error, "reading");
      }
    },
    async read(nodeId, maxSide, without = []) {
      const target = fromId(nodeId);
      const { kind, document } = target;
      const longest = Math.max(1, Math.floor(maxSide));
      switch (kind) {
        case "document": {
          const names = stores.layersOf(document).map(({ layer }) => layer);
          return read(readDocumentScript(document, names, longest, pathsAmong(without)));
        }
        case "selection":
          return read(readSelectionScript(document, longest));
        case "layer":
          return read(readLayerScript(document, target.path, longest));
      }
    },
    async picked(maxSide, besides = null) {
      try {
        const over = besides === null ? null : fromId(besides).document;
        const results = over === null ? [] : stores.layersOf(over).map(({ layer }) => layer);
        const script = readActiveScript(Math.max(1, Math.floor(maxSide)), over && { document: over, results });
        const { value, picture } = await tasks.queue((run) => run(script, readPatience));
        const layer = readActive(value);
        if (layer === null || picture === null) return [];
        const { document, name, bounds } = layer;
        const path = layer.path.map(([fromBottom, step]) => ({ fromBottom, name: step }));
        const image: EncodedImage = { type: "image/png", bytes: new Uint8Array(picture) };
        return [{ nodeId: toId({ kind: "layer", document, path }), name, image, bounds }];
      } catch (error) {
        throw hostErrorOf(error, "reading");
      }
    },
    place: (order: PlaceOrder) => placing.place(order),
    remember: async (key, value) => stores.remember(key, value),
    recall: async (key) => stores.recall(key),
    history: async () => stores.runsOf(await openDocument()),
    keep: async (run) => stores.keepRun(await openDocument(), run),
    forget: async (ids) => stores.forgetRuns(ids),
    // Photopea keeps nothing for plugins: this browser does, or nobody.
    results: null,
    async notify(sentence) {
      await tasks
        .queue((run) => run(script`alert(${sentence}); return true;`, lookPatience))
        .catch((error: unknown) => {
          throw hostErrorOf(error, "reading");
        });
    },
    // The panel's size is the user's, and only the user closes it.
    resize: async () => undefined,
    close: async () => undefined,
    on<N extends keyof HostEvents>(name: N, listener: (payload: HostEvents[N]) => void): () => void {
      switch (name) {
        case "theme":
          return theme.watch(listener as (payload: HostEvents["theme"]) => void);
        case "selection": {
          const own = listener as (payload: Selection) => void;
          listeners.add(own);
          watch.start();
          return () => {
            listeners.delete(own);
            if (listeners.size === 0) watch.stop();
          };
        }
        case "command":
          return () => undefined; // A plugin of Photopea's has no menu.
        default:
          throw new HostError("internal", "Photopea sends no such event.");
      }
    },
    dispose() {
      watch.stop();
      calls.close();
    },
  };
}
