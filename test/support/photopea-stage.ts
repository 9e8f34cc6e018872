/** Photopea without a browser: the emulator's core, and the plugin's host as if in a frame of it. */

import type { FrameMessage } from "../../plugin/hosts/parent-port";
import { type PhotopeaHost, photopeaHost } from "../../plugin/hosts/photopea/host";
import { photopeaLine } from "../../plugin/hosts/photopea/line";
import type { KeyValues } from "../../plugin/hosts/photopea/storage";
import { receive } from "../../plugin/photopea-emulator/core/messages";
import { Pea } from "../../plugin/photopea-emulator/core/pea";
import { type Quirks, usualQuirks } from "../../plugin/photopea-emulator/core/quirks";
import { decodePng } from "../../plugin/playground/document/png";
import { toPng } from "../../plugin/playground/render/export-layer";
import type { Timers } from "../../plugin/protocol/timers";
import { realTimers } from "./figma-stage";

const photopeaOrigin = "https://www.photopea.com";

export interface PhotopeaStage {
  readonly pea: Pea;
  readonly host: PhotopeaHost;
  /** May be changed at any time. */
  readonly quirks: Quirks;
  /** Every script and file the host sent. */
  readonly sent: readonly (string | ArrayBuffer)[];
  /** Sends the host's window a message. */
  inject(data: unknown, origin?: string, fromParent?: boolean): void;
  setVisible(visible: boolean): void;
  dispose(): void;
}

export interface PhotopeaStageOptions {
  readonly quirks?: Partial<Quirks>;
  readonly timers?: Timers;
  readonly storage?: KeyValues | null;
  /** How Photopea writes PNG; usually 8 bits a channel. */
  readonly encode?: typeof toPng;
}

export function memoryStorage(): KeyValues & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return { values, getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) };
}

export function photopeaStage(options: PhotopeaStageOptions = {}): PhotopeaStage {
  const { timers = realTimers, storage = memoryStorage(), encode = toPng } = options;
  const quirks: Quirks = { ...usualQuirks, ...options.quirks };
  const listeners = new Set<(event: FrameMessage) => void>();
  const sent: (string | ArrayBuffer)[] = [];
  let visible = true;
  const parent = {
    postMessage(message: unknown, targetOrigin: string) {
      if (targetOrigin !== photopeaOrigin) return;
      if (typeof message === "string" || message instanceof ArrayBuffer) sent.push(message);
      queueMicrotask(() => receive(pea, message));
    },
  };
  const inject = (data: unknown, origin = photopeaOrigin, fromParent = true): void => {
    for (const listener of [...listeners]) listener({ data, origin, source: fromParent ? parent : {} });
  };
  const pea = new Pea({
    quirks,
    timers,
    // Each message is a task of its own, as a browser's are: promises run between them.
    post: (message) => void setImmediate(() => inject(message)),
    decode: async (bytes) => decodePng(bytes),
    encode,
  });
  const frame = {
    parent,
    addEventListener: (_: "message", listener: (event: FrameMessage) => void) => void listeners.add(listener),
    removeEventListener: (_: "message", listener: (event: FrameMessage) => void) => void listeners.delete(listener),
  };
  const host = photopeaHost({
    line: photopeaLine(frame, { parentOrigin: photopeaOrigin }),
    timers,
    theme: { watch: () => () => undefined },
    storage,
    visible: () => visible,
    prefix: "test",
    now: () => 0,
  });
  return {
    pea,
    host,
    quirks,
    sent,
    inject,
    setVisible(now) {
      visible = now;
    },
    dispose: () => host.dispose(),
  };
}

/** Everything of the user's that must not change: documents, what is active, layers, selections, history. */
export function photograph(pea: Pea): unknown {
  return {
    active: pea.active?.name ?? null,
    documents: pea.documents.map((document) => ({
      name: document.name,
      source: document.source,
      state: document.state,
      steps: document.steps.map(({ name }) => name),
      index: document.index,
    })),
  };
}
