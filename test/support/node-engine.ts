/** The engine over networks of arithmetic, in Node. */
import { nodeCodec } from "../../models/cli/codec-node";
import { createEngine, type EngineOptions } from "../../models/engine/engine";
import { arithmeticBackend, arithmeticFiles, memoryPack } from "./node-packs";

/** An engine whose one pack lives in memory and whose clock stands still, unless told otherwise. */
export function arithmeticEngine(options: Partial<EngineOptions> = {}) {
  return createEngine({
    backends: [arithmeticBackend()],
    packs: [memoryPack(arithmeticFiles())],
    codec: nodeCodec,
    now: () => 0,
    pause: async () => undefined,
    ...options,
  });
}
