/** A latent pack's networks as a model. */
import { EditError } from "../../contract/errors";
import type { Traits } from "../../contract/traits";
import { cleanOf, ddimScheduler, signalShares, trainStep } from "../../diffusion/ddim";
import type { Planes } from "../../image/raster";
import type { LatentPack } from "../../packs/pack";
import type { Conditioning, Model, TextCondition } from "../family";
import { guided } from "../guided";
import { latentMask, masked } from "../planes";
import type { LatentDenoiser } from "./denoiser";

export interface LatentNetworks {
  readonly embed: Model["embed"];
  readonly encode: (picture: Planes) => Promise<Planes>;
  readonly decode: (latent: Planes) => Promise<Planes>;
  readonly denoiser: LatentDenoiser;
}

export interface LatentOptions extends Pick<LatentPack, "schedule" | "latent"> {
  readonly traits: Traits;
  readonly guidanceInterval: readonly [number, number];
}

/** @param networks stay the caller's: `release` is theirs to add */
export function latentModel(
  { embed, encode, decode, denoiser }: LatentNetworks,
  { traits, schedule, latent: { factor, preview }, guidanceInterval: [low, high] }: LatentOptions,
): Omit<Model, "release"> {
  const shares = signalShares(schedule);
  return {
    traits,
    embed,
    encode,
    decode,
    preview: (latent) => projected(latent, preview),
    async known(picture, hidden) {
      if (!denoiser.seesSource) return null;
      return { planes: await encode(masked(picture, hidden)), mask: latentMask(hidden, factor) };
    },
    async predict(latent, time, conditioning) {
      mustUse(conditioning);
      const { text, source } = conditioning;
      const { text: guidance } = conditioning.guidance;
      const pass = async ({ states }: TextCondition): Promise<Planes> => {
        const answer = await denoiser.run(latent, trainStep(time, shares.length), states, source);
        return cleanOf(latent, answer, time, schedule.prediction, shares);
      };
      if (guidance === null || time < low || time > high) return pass(text);
      if (guidance.scale === 0) return pass(guidance.without);
      const conditional = await pass(text);
      return guided(await pass(guidance.without), conditional, guidance.scale);
    },
    schedule: ({ steps, strength, sampler }) => ddimScheduler(shares, steps, strength, sampler),
  };
}

/** @throws EditError "bad-request" for conditions that these networks have no input for */
function mustUse({ image, depth, reference, guidance }: Conditioning): void {
  if (image === null && depth === null && reference === null && guidance.image === null) return;
  throw new EditError("bad-request", "This pack takes words and a region alone; choose another pack for this edit.");
}

/** Colours of a latent by a linear map: rows of one weight a channel and a constant. */
function projected({ width, height, channels, data }: Planes, rows: LatentPack["latent"]["preview"]): Planes {
  const count = width * height;
  const colours = new Float32Array(3 * count);
  for (const [colour, row] of rows.entries()) {
    for (let i = 0; i < count; i++) {
      let value = row[channels];
      for (let channel = 0; channel < channels; channel++) value += row[channel] * data[channel * count + i];
      colours[colour * count + i] = value;
    }
  }
  return { width, height, channels: 3, data: colours };
}
