/** A way to run networks. The engine is given backends in order of preference and knows nothing else about them. */
import type { Backend } from "../contract/result";
import type { OpenSession } from "../networks/session";

export interface BackendOpener {
  readonly backend: Backend;
  /** Names the hardware and runtime, so that a self-test's outcome can be remembered: "webgpu google swiftshader ort 1.30.0". */
  readonly device: string;
  /** True where results must first be compared with WASM (graphics drivers differ; the processor is the reference). */
  readonly needsSelfTest: boolean;
  readonly open: OpenSession;
  /** Starts afresh after a failure (a new GPU device). Sessions opened before are dead. */
  rebuild(): Promise<void>;
}
