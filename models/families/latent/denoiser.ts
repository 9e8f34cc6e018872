import { EditError } from "../../contract/errors";
import type { Planes } from "../../image/raster";
import { checkFinite, floatOutput } from "../../networks/check";
import { feeding } from "../../networks/feeds";
import type { NetworkSession, Tensor } from "../../networks/session";
import { planesTensor } from "../../networks/tensors";
import type { SourceCondition } from "../family";

export interface LatentDenoiser {
  /** Whether it is shown what is known of the picture (9 planes: latent, mask, masked picture) beside the latent. */
  readonly seesSource: boolean;
  /** Its answer, whatever it predicts. @param step training step, from 0 */
  run(latent: Planes, step: number, states: Tensor, source: SourceCondition | null): Promise<Planes>;
}

/**
 * The U-Net as Diffusers exports it: `sample` [batch, planes, height, width], `timestep` ([] or [batch], any number
 * type), `encoder_hidden_states` [batch, tokens, width] → `out_sample` [batch, channels, height, width]; halves or singles.
 * @param channels of a latent
 * @throws EditError "pack-invalid" if it has other inputs or outputs, or another number of planes
 */
export function latentDenoiser(session: NetworkSession, channels: number): LatentDenoiser {
  const needs = ["sample", "timestep", "encoder_hidden_states"];
  const feeds = feeding("denoiser", session, { needs, gives: ["out_sample"] });
  const planes = session.inputs.find(({ name }) => name === "sample")?.dims[1];
  if (planes !== channels && planes !== 2 * channels + 1) {
    throw new EditError(
      "pack-invalid",
      `The pack's denoiser network takes ${planes} planes instead of ${channels} or ${2 * channels + 1}; choose another pack.`,
    );
  }
  return {
    seesSource: planes !== channels,
    async run(latent, step, states, source) {
      const { width, height } = latent;
      const sample = source === null ? latent : stacked([latent, source.mask, source.planes]);
      const outputs = await session.run(
        feeds({
          sample: () => planesTensor(sample),
          timestep: () => ({ type: "int32", dims: [1], data: Int32Array.of(step) }),
          encoder_hidden_states: () => states,
        }),
      );
      const { data } = floatOutput("denoiser", outputs, "out_sample", [1, channels, height, width]);
      checkFinite("denoiser", data);
      return { width, height, channels, data };
    },
  };
}

function stacked(parts: readonly Planes[]): Planes {
  const [{ width, height }] = parts as [Planes];
  const channels = parts.reduce((total, part) => total + part.channels, 0);
  const data = new Float32Array(channels * width * height);
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    at += part.data.length;
  }
  return { width, height, channels, data };
}
