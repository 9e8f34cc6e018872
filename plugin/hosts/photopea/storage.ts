/** Settings, and the requests of placed layers: Photopea keeps no data for plugins, so this browser does. */

import type { CanvasRect } from "../../../models/image/geometry";
import { HostError, type KeptRun } from "../../protocol/host";
import { letGo } from "../../protocol/room";
import { type DocumentKey, stem } from "./ids";

export type KeyValues = Pick<Storage, "getItem" | "setItem">;

/** A run and the document it belongs to, by its name without ending. */
interface StoredRun extends KeptRun {
  readonly document: string;
}

export interface StoredLayer {
  /** Document's name without ending, and layer's name: all that Photopea lets us know a layer by. */
  readonly document: string;
  readonly layer: string;
  readonly request: string;
  readonly at: CanvasRect;
}

export interface HostStorage {
  remember(key: string, value: string): void;
  recall(key: string): string | null;
  /** The newest layer last. */
  layersOf(document: Pick<DocumentKey, "name">): readonly StoredLayer[];
  /** Keeps a request; the oldest make room. Nothing is thrown: the layer is placed either way. */
  keep(layer: StoredLayer): void;
  /** The oldest first. */
  runsOf(document: Pick<DocumentKey, "name">): readonly KeptRun[];
  /** Resolves to the ids of this document's runs that made room. */
  keepRun(document: Pick<DocumentKey, "name">, run: KeptRun): readonly string[];
  forgetRuns(ids: readonly string[]): void;
}

const settingsKey = (key: string): string => `blendfill.photopea.setting.${key}`;
const layersKey = "blendfill.photopea.layers";
const runsKey = "blendfill.photopea.runs";
/** Of runs of all documents, in UTF-16 units. */
const mostOfRuns = 1_500_000;
const longestRun = 90_000;
const mostLayers = 60;
/** A third of what browsers give a site, in UTF-16 units. */
const mostLength = 1_500_000;

/** Over the browser's storage, or over memory where it is denied. */
export function hostStorage(values: KeyValues | null): HostStorage {
  const store = values ?? memory();

  const load = (): readonly StoredLayer[] => {
    try {
      const list: unknown = JSON.parse(store.getItem(layersKey) ?? "[]");
      return Array.isArray(list) ? list.filter(isStoredLayer) : [];
    } catch {
      return [];
    }
  };

  const loadRuns = (): readonly StoredRun[] => {
    try {
      const list: unknown = JSON.parse(store.getItem(runsKey) ?? "[]");
      return Array.isArray(list) ? list.filter(isStoredRun) : [];
    } catch {
      return [];
    }
  };

  const set = (key: string, value: string): void => {
    try {
      store.setItem(key, value);
    } catch {
      throw full();
    }
  };

  return {
    remember: (key, value) => set(settingsKey(key), value),
    recall(key) {
      try {
        return store.getItem(settingsKey(key));
      } catch {
        return null; // Denied; defaults do as well.
      }
    },
    runsOf: ({ name }) =>
      loadRuns()
        .filter(({ document }) => document === stem(name))
        .map(({ id, starred, value }) => ({ id, starred, value }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    keepRun({ name }, run) {
      if (new TextEncoder().encode(run.value).length > longestRun) throw tooLarge();
      const runs = loadRuns();
      const weighed = runs.map((one) => ({ ...one, bytes: one.value.length }));
      const gone = letGo(weighed, { ...run, bytes: run.value.length }, mostOfRuns);
      if (gone === null) throw full();
      const document = stem(name);
      const kept = runs.filter(({ id }) => id !== run.id && !gone.includes(id));
      const { id, starred, value } = run;
      set(runsKey, JSON.stringify([...kept, { document, id, starred, value }]));
      return gone.filter((one) => runs.some((other) => other.id === one && other.document === document));
    },
    forgetRuns(ids) {
      set(runsKey, JSON.stringify(loadRuns().filter(({ id }) => !ids.includes(id))));
    },
    layersOf: ({ name }) => load().filter(({ document }) => document === stem(name)),
    keep(layer) {
      let list = [...load().filter((one) => one.document !== layer.document || one.layer !== layer.layer), layer];
      list = list.slice(-mostLayers);
      while (list.length > 0) {
        const json = JSON.stringify(list);
        try {
          if (json.length <= mostLength) {
            store.setItem(layersKey, json);
            return;
          }
        } catch {
          // Full; without the oldest it may fit.
        }
        list = list.slice(1);
      }
    },
  };
}

function isStoredRun(value: unknown): value is StoredRun {
  if (typeof value !== "object" || value === null) return false;
  const run = value as { [K in keyof StoredRun]?: unknown };
  return (
    typeof run.document === "string" &&
    typeof run.id === "string" &&
    typeof run.starred === "boolean" &&
    typeof run.value === "string"
  );
}

function full(): HostError {
  return new HostError(
    "storage-full",
    "The browser's storage for Blendfill is full. Delete runs from the history to make room.",
  );
}

function tooLarge(): HostError {
  return new HostError("too-large", "This run is too large to keep in the history (over 90 kB). Use a simpler mask.");
}

function isStoredLayer(value: unknown): value is StoredLayer {
  if (typeof value !== "object" || value === null) return false;
  const { document, layer, request, at } = value as { [K in keyof StoredLayer]?: unknown };
  return (
    typeof document === "string" &&
    typeof layer === "string" &&
    typeof request === "string" &&
    typeof at === "object" &&
    at !== null
  );
}

function memory(): KeyValues {
  const values = new Map<string, string>();
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) };
}
