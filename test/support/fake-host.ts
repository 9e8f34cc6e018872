/** An editor made of arithmetic, for the window's tests and for looking at the window without one. */
import type { EncodedImage, PlacedImage } from "../../models/contract/picture";
import type { Size } from "../../models/image/geometry";
import type {
  Command,
  HostBridge,
  HostEvents,
  KeptRun,
  PickedLayer,
  PlaceOrder,
  Selection,
} from "../../plugin/protocol/host";
import type { ResultStore } from "../../plugin/protocol/results";

/** The file signature is all the fakes need. */
export const png: EncodedImage = { type: "image/png", bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]) };

/** A picture selected, with as many shapes as asked for. */
export function selectionOf(nodeId: string, shapes = 0, stored: string | null = null): Selection {
  return {
    state: "ready",
    source: {
      nodeId,
      name: `Photo ${nodeId}`,
      bounds: { x: 100, y: 50, width: 512, height: 384 },
      pixels: { width: 1024, height: 768 },
    },
    shapes: Array.from({ length: shapes }, (_, index) => ({
      nodeId: `${nodeId}/shape ${index}`,
      name: `Shape ${index}`,
      bounds: { x: 260 + index * 60, y: 150, width: 128, height: 96 },
    })),
    stored,
  };
}

type Listeners = { [N in keyof HostEvents]: Set<(payload: HostEvents[N]) => void> };

/** An editor whose selection, failures and memory the test holds in its hand. */
export class FakeHost implements HostBridge {
  readonly name = "playground";
  now: Selection = { state: "none", problem: "nothing-selected" };
  launch: Command = { verb: "open", prompt: null };
  readonly placed: PlaceOrder[] = [];
  readonly said: string[] = [];
  readonly sizes: Size[] = [];
  readonly reads: string[] = [];
  readonly memory = new Map<string, string>();
  /** Thrown by the next calls of a kind, until cleared. */
  readonly failing: { place?: Error; read?: Error; picked?: Error; selection?: Error; keep?: Error } = {};
  /** The history kept with the document. */
  readonly runs = new Map<string, KeptRun>();
  readonly #listeners: Listeners = { selection: new Set(), command: new Set(), theme: new Set() };

  async command(): Promise<Command> {
    return this.launch;
  }
  async selection(): Promise<Selection> {
    if (this.failing.selection) throw this.failing.selection;
    return this.now;
  }
  /** What each source was last read without. */
  readonly without = new Map<string, readonly string[]>();
  async read(nodeId: string, _maxSide = 0, without: readonly string[] = []): Promise<PlacedImage> {
    this.reads.push(nodeId);
    this.without.set(nodeId, without);
    if (this.failing.read) throw this.failing.read;
    const { now } = this;
    const pictures = now.state === "ready" ? [now] : (now.pictures ?? []);
    const layers = pictures.flatMap(({ source, shapes, above = [] }) => [source, ...shapes, ...above]);
    const bounds = layers.find((layer) => layer.nodeId === nodeId)?.bounds ?? { x: 0, y: 0, width: 1, height: 1 };
    return { image: png, bounds };
  }
  /** What is selected, for `picked`. */
  layers: readonly (Pick<PickedLayer, "name" | "image"> & Partial<PickedLayer>)[] = [];
  /** What was picked besides, if anything. */
  besides: string | null = null;
  async picked(_maxSide = 0, besides: string | null = null): Promise<readonly PickedLayer[]> {
    const error = this.failing.picked ?? this.failing.read;
    if (error) throw error;
    this.besides = besides;
    return this.layers.map((layer, index) => ({
      nodeId: `picked ${index}`,
      bounds: { x: 0, y: 0, width: 8, height: 8 },
      ...layer,
    }));
  }
  async place(order: PlaceOrder): Promise<string> {
    if (this.failing.place) throw this.failing.place;
    this.placed.push(order);
    return `placed ${this.placed.length}`;
  }
  async remember(key: string, value: string): Promise<void> {
    this.memory.set(key, value);
  }
  async recall(key: string): Promise<string | null> {
    return this.memory.get(key) ?? null;
  }
  async history(): Promise<readonly KeptRun[]> {
    if (this.failing.keep) throw this.failing.keep;
    return [...this.runs.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  async keep(run: KeptRun): Promise<readonly string[]> {
    if (this.failing.keep) throw this.failing.keep;
    this.runs.set(run.id, run);
    return [];
  }
  async forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.runs.delete(id);
  }
  results: ResultStore | null = null;
  async notify(sentence: string): Promise<void> {
    this.said.push(sentence);
  }
  async resize(size: Size): Promise<void> {
    this.sizes.push(size);
  }
  async close(): Promise<void> {}
  on<N extends keyof HostEvents>(name: N, listener: (payload: HostEvents[N]) => void): () => void {
    this.#listeners[name].add(listener);
    return () => this.#listeners[name].delete(listener);
  }
  emit<N extends keyof HostEvents>(name: N, payload: HostEvents[N]): void {
    for (const listener of this.#listeners[name]) listener(payload);
  }
  /** The user selects something else. */
  select(selection: Selection): void {
    this.now = selection;
    this.emit("selection", selection);
  }
}
