/** The emulated program: open documents, what is active, and what it says to plugins. Knows no DOM. */
import type { Size } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import type { ArtLayer } from "./layers";
import { PeaDocument, type State } from "./pea-document";
import type { Quirks } from "./quirks";

export interface Timers {
  after(milliseconds: number, callback: () => void): () => void;
}

export interface PeaParts {
  readonly quirks: Quirks;
  readonly timers: Timers;
  /** A message to the plugin's window. */
  readonly post: (message: string | ArrayBuffer) => void;
  readonly decode: (bytes: Uint8Array<ArrayBuffer>) => Promise<Raster>;
  readonly encode: (raster: Raster) => Uint8Array<ArrayBuffer>;
}

export class Pea {
  readonly documents: PeaDocument[] = [];
  readonly alerts: string[] = [];
  private current: PeaDocument | null = null;
  private readonly listeners = new Set<() => void>();
  private lastId = 0;
  private asked = false;
  /** Messages of the plugin's that wait. */
  readonly inbox: { readonly message: string | ArrayBuffer; readonly heard: boolean }[] = [];
  busy = false;
  /** Messages of the running script, in order; null between scripts. */
  outbox: (string | ArrayBuffer)[] | null = null;

  constructor(readonly parts: PeaParts) {}

  get active(): PeaDocument | null {
    return this.current;
  }

  activate(document: PeaDocument): void {
    if (!this.documents.includes(document)) throw new Error("Document is not open");
    this.current = document;
    this.tell();
  }

  newId = (): number => ++this.lastId;

  /** Opens a document in a tab of its own; Photopea says an extra "done" for it. */
  add(name: string, state: State): PeaDocument {
    const document = new PeaDocument(name, state, () => this.tell());
    this.documents.push(document);
    this.current = document;
    this.extraDone();
    this.tell();
    return document;
  }

  close(document: PeaDocument): void {
    const index = this.documents.indexOf(document);
    if (index < 0) throw new Error("Document is not open");
    this.documents.splice(index, 1);
    if (this.current === document) this.current = this.documents[Math.max(0, index - 1)] ?? null;
    this.extraDone();
    this.tell();
  }

  /** As opening a file: one layer. */
  addPicture(name: string, raster: Raster): PeaDocument {
    const layer = this.art("Background", raster);
    const { width, height } = raster;
    return this.add(name, { width, height, layers: [layer], selection: null, active: layer.id });
  }

  art(name: string, raster: Raster, x = 0, y = 0): ArtLayer {
    return { kind: "art", id: this.newId(), name, visible: true, opacity: 100, x, y, raster };
  }

  blank(name: string, { width, height }: Size): ArtLayer {
    return this.art(name, { width, height, data: new Uint8ClampedArray(width * height * 4) });
  }

  /** Says something to the plugin, at once or when the running script is over. */
  say(message: string | ArrayBuffer): void {
    if (this.outbox !== null) this.outbox.push(message);
    else this.parts.post(message);
  }

  private extraDone(): void {
    if (this.parts.quirks.done !== "never") this.say("done");
  }

  /** Hears of every change, once a turn at most. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private tell(): void {
    if (this.asked) return;
    this.asked = true;
    queueMicrotask(() => {
      this.asked = false;
      for (const listener of [...this.listeners]) listener();
    });
  }
}
