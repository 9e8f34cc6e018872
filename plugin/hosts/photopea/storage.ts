/** Settings, and the requests of placed layers: Photopea keeps no data for plugins, so this browser does. */

import type { CanvasRect } from "../../../models/image/geometry";
import { HostError } from "../../protocol/host";
import { type DocumentKey, stem } from "./ids";

export type KeyValues = Pick<Storage, "getItem" | "setItem">;

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
}

const settingsKey = (key: string): string => `blendfill.photopea.setting.${key}`;
const layersKey = "blendfill.photopea.layers";
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

  return {
    remember(key, value) {
      try {
        store.setItem(settingsKey(key), value);
      } catch {
        throw new HostError(
          "storage-full",
          "The browser's storage for Blendfill is full. Clear the history to make room.",
        );
      }
    },
    recall(key) {
      try {
        return store.getItem(settingsKey(key));
      } catch {
        return null; // Denied; defaults do as well.
      }
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
