/** In the browser: the built worker behind Comlink, for tests that drive the engine without the window. */
import { proxy, type Remote, wrap } from "comlink";
import type { EngineApi } from "../../models/contract/engine-api";
import { EditError } from "../../models/contract/errors";
import type { EditEvent } from "../../models/contract/events";
import type { Notice } from "../../models/contract/notices";
import type { RequestOf } from "../../models/contract/request";
import { type EngineStart, type EngineStarted, type EngineWorkerApi, installWire } from "../../models/engine/wire";

/** An encoded picture as it can be handed to a page. */
export interface PageImage {
  readonly type: RequestOf<"fill">["source"]["image"]["type"];
  readonly bytes: readonly number[];
}

export type PageRequest = Omit<RequestOf<"fill">, "source" | "above" | "mask" | "reference"> & {
  readonly source: PageImage;
  readonly mask: Extract<RequestOf<"fill">["mask"], { from: "everything" | "runs" }>;
  readonly size: { readonly width: number; readonly height: number };
};

export interface PagePixels {
  readonly width: number;
  readonly height: number;
  readonly data: readonly number[];
}

export type PageDecoded =
  | ({ readonly ok: true } & PagePixels)
  | { readonly ok: false; readonly code: string; readonly message: string };

export interface PageEdit {
  readonly backend: string;
  readonly notices: readonly Notice[];
  readonly candidates: readonly PagePixels[];
}

interface EnginePage {
  start(options: EngineStart): Promise<EngineStarted>;
  /** The picture's pixels as the engine sees them. */
  decode(image: PageImage, packId: string): Promise<PageDecoded>;
  /** `heard` gets every event's type and number. */
  edit(request: PageRequest): Promise<PageEdit>;
}

declare global {
  interface Window {
    enginePage?: EnginePage;
    /** Set by a test that wants to hear of steps; resolves before the engine goes on being heard. */
    heardStep?: (index: number) => Promise<void>;
  }
}

installWire();
const remote: Remote<EngineWorkerApi> = wrap<EngineWorkerApi>(new Worker("/worker.js", { type: "module" }));

const encoded = ({ type, bytes }: PageImage) => ({ type, bytes: new Uint8Array(bytes) });
const plain = ({ width, height, data }: { width: number; height: number; data: Uint8ClampedArray }): PagePixels => ({
  width,
  height,
  data: Array.from(data),
});

window.enginePage = {
  start: (options) => remote.start(options),
  async decode(image, packId) {
    const request: Parameters<EngineApi["preview"]>[0] = {
      source: { image: encoded(image), bounds: { x: 0, y: 0, width: 1, height: 1 } },
      mask: { from: "everything" },
      packId,
      settings: { feather: 0, grow: 0, context: null },
    };
    try {
      return { ok: true, ...plain((await remote.preview(request, 4096)).picture) };
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      return { ok: false, code: error.code, message: error.message };
    }
  },
  async edit({ source, size, ...rest }) {
    const request: RequestOf<"fill"> = {
      ...rest,
      reference: "none",
      source: { image: encoded(source), bounds: { x: 0, y: 0, ...size } },
    };
    const heard = (event: EditEvent): Promise<void> | undefined =>
      event.type === "step" ? window.heardStep?.(event.index) : undefined;
    const { backend, notices, candidates } = await remote.edit(request, proxy(heard));
    return { backend, notices, candidates: candidates.map(({ image }) => plain(image)) };
  },
};
