/** The open document: layers, selection, pictures, history, and who wants to know about changes. */
import { createHistory, type History } from "./history";
import { type Layer, type Placed, walk } from "./layer";
import type { Picture } from "./pictures";

export interface Snapshot {
  readonly layers: readonly Layer[];
  readonly selection: readonly string[];
  readonly data: { readonly [key: string]: string };
}

export type DocumentEvent = "layers" | "selection" | "history";

export class EditorDocument {
  layers: Layer[];
  /** What plugins keep with the document itself. */
  data: { [key: string]: string };
  readonly pictures: Map<string, Picture>;
  #selection: readonly string[] = [];
  #nextId: number;
  readonly #listeners = new Set<(event: DocumentEvent) => void>();
  readonly #history: History<Snapshot>;

  constructor(
    layers: readonly Layer[] = [],
    pictures: readonly Picture[] = [],
    data: { readonly [key: string]: string } = {},
  ) {
    this.data = { ...data };
    this.layers = structuredClone([...layers]);
    this.pictures = new Map(pictures.map((picture) => [picture.hash, picture]));
    const used = walk(this.layers).map(({ layer }) => Number(layer.id.split(":")[1]) || 0);
    this.#nextId = used.reduce((a, b) => Math.max(a, b), 0) + 1;
    this.#history = createHistory(() =>
      structuredClone({ layers: this.layers, selection: this.#selection, data: this.data }),
    );
  }

  get selection(): readonly string[] {
    return this.#selection;
  }

  /** Never used before, not even by a layer that was deleted. */
  newId(): string {
    return `1:${this.#nextId++}`;
  }

  placed(): readonly Placed[] {
    return walk(this.layers);
  }

  find(id: string): Placed | null {
    return this.placed().find(({ layer }) => layer.id === id) ?? null;
  }

  /** The list a layer stands in: its parent's children or the page's. */
  siblings(id: string): Layer[] | null {
    const placed = this.find(id);
    return placed === null ? null : (placed.ancestors[placed.ancestors.length - 1]?.children ?? this.layers);
  }

  /** Runs a change. It becomes part of the next undo step. */
  change(act: () => void): void {
    act();
    this.#history.touch();
    const kept = this.#selection.filter((id) => this.find(id) !== null);
    this.#tell("layers");
    if (kept.length !== this.#selection.length) this.select(kept);
  }

  /** Removes a layer. */
  remove(id: string): void {
    this.change(() => {
      const siblings = this.siblings(id);
      siblings?.splice(
        siblings.findIndex((layer) => layer.id === id),
        1,
      );
    });
  }

  select(ids: readonly string[]): void {
    if (ids.length === this.#selection.length && ids.every((id, i) => id === this.#selection[i])) return;
    this.#selection = [...ids];
    this.#tell("selection");
  }

  commit(): void {
    this.#history.commit();
    this.#tell("history");
  }

  undo(): void {
    this.#restore(this.#history.undo());
  }

  redo(): void {
    this.#restore(this.#history.redo());
  }

  get canUndo(): boolean {
    return this.#history.canUndo();
  }

  get canRedo(): boolean {
    return this.#history.canRedo();
  }

  get undoDepth(): number {
    return this.#history.depth();
  }

  listen(listener: (event: DocumentEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #restore(snapshot: Snapshot | null): void {
    if (snapshot === null) return;
    this.layers = structuredClone([...snapshot.layers]);
    this.data = { ...snapshot.data };
    this.#tell("layers");
    this.select(snapshot.selection.filter((id) => this.find(id) !== null));
    this.#tell("history");
  }

  #tell(event: DocumentEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
