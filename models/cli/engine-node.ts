/** The same engine as in the plugin, on the processor. */
import type { EngineApi } from "../contract/engine-api";
import type { BackendOpener } from "../engine/backend";
import type { Codec } from "../engine/codec";
import { createEngine } from "../engine/engine";
import { wasmBackend } from "../engine/ort";
import type { PackSource } from "../packs/pack";
import { nodeCodec } from "./codec-node";
import type { CliIo } from "./io";

/** What painting may start from. */
export interface StartSources {
  readonly libraries: readonly PackSource[];
  readonly things?: PackSource;
}

export function nodeEngine(
  io: Pick<CliIo, "wasm" | "now" | "pause" | "version">,
  packs: readonly PackSource[],
  { libraries, things }: StartSources,
  codec: Codec = nodeCodec,
  backend: BackendOpener = wasmBackend(io.wasm),
): EngineApi {
  return createEngine({
    backends: [backend],
    packs,
    libraries,
    ...(things !== undefined && { things }),
    codec,
    now: io.now,
    pause: io.pause,
    version: io.version,
    // Nobody looks at pictures while the command line works.
    previewEvery: 0,
  });
}
