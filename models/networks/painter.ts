import type { Planes } from "../image/raster";
import { checkFinite, checkSignature, floatOutput } from "./check";
import type { DenoiseInput } from "./pack-networks";
import type { NetworkSession, Tensor } from "./session";

const inputs = ["noisy", "source", "mask", "time", "context"] as const;

/**
 * The painter network: `noisy` and `source` float32 [1, 3, S, S], `mask` [1, 1, S, S], `time` [1], `context` of the text
 * network → `clean` [1, 3, S, S]. Each answer is checked for NaN and infinity (EditError "not-a-number").
 * @param size S, pixels
 * @throws EditError "pack-invalid" if the network's inputs or outputs are others
 */
export function painter(session: NetworkSession, size: number): (input: DenoiseInput) => Promise<Planes> {
  checkSignature("painter", session, { inputs, outputs: ["clean"] });
  return async ({ noisy, source, mask, time, context }) => {
    const outputs = await session.run({
      noisy: imageTensor(noisy),
      source: imageTensor(source),
      mask: imageTensor(mask),
      time: { type: "float32", dims: [1], data: Float32Array.of(time) },
      context,
    });
    const clean = floatOutput("painter", outputs, "clean", [1, 3, size, size]);
    checkFinite("painter", clean.data);
    return { width: size, height: size, channels: 3, data: clean.data };
  };
}

function imageTensor({ channels, width, height, data }: Planes): Tensor {
  return { type: "float32", dims: [1, channels, height, width], data };
}
