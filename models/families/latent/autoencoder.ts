/** The autoencoder as Diffusers exports it, in two networks; float16 or float32, any size its graphs allow. */
import { EditError } from "../../contract/errors";
import type { Planes } from "../../image/raster";
import { checkFinite, floatOutput } from "../../networks/check";
import { feeding } from "../../networks/feeds";
import type { NetworkSession } from "../../networks/session";
import { planesTensor } from "../../networks/tensors";
import type { LatentPack } from "../../packs/pack";
import { latentSize } from "../planes";

/**
 * Pictures to latents: `sample` [1, 3, H, W] → `latent_sample` [1, C, h, w], or `latent_parameters` [1, 2·C, h, w], of
 * which the mean is taken, so that the same picture always gives the same latent.
 * @throws EditError "pack-invalid" if the network's inputs or outputs are others
 */
export function latentEncoder(
  session: NetworkSession,
  { channels, factor, scale }: LatentPack["latent"],
): (picture: Planes) => Promise<Planes> {
  const isMean = session.outputs.some(({ name }) => name === "latent_parameters");
  const output = isMean ? "latent_parameters" : "latent_sample";
  const feeds = feeding("encoder", session, { needs: ["sample"], gives: [output] });
  return async (picture) => {
    const { width, height } = latentSize(checked(picture, factor), factor);
    const outputs = await session.run(feeds({ sample: () => planesTensor(picture) }));
    const { data } = floatOutput("encoder", outputs, output, [1, isMean ? 2 * channels : channels, height, width]);
    checkFinite("encoder", data);
    const mean = data.slice(0, channels * width * height);
    return { width, height, channels, data: mean.map((value) => value * scale) };
  };
}

/**
 * Latents to pictures: `latent_sample` [1, C, h, w] → `sample` [1, 3, H, W] in about [-1, 1].
 * @throws EditError "pack-invalid" if the network's inputs or outputs are others
 */
export function latentDecoder(
  session: NetworkSession,
  { factor, scale }: LatentPack["latent"],
): (latent: Planes) => Promise<Planes> {
  const feeds = feeding("decoder", session, { needs: ["latent_sample"], gives: ["sample"] });
  return async (latent) => {
    const [width, height] = [latent.width * factor, latent.height * factor];
    const unscaled = { ...latent, data: latent.data.map((value) => value / scale) };
    const outputs = await session.run(feeds({ latent_sample: () => planesTensor(unscaled) }));
    const { data } = floatOutput("decoder", outputs, "sample", [1, 3, height, width]);
    checkFinite("decoder", data);
    return { width, height, channels: 3, data };
  };
}

function checked(picture: Planes, factor: number): Planes {
  const { width, height, channels } = picture;
  if (channels === 3 && width % factor === 0 && height % factor === 0) return picture;
  throw new EditError(
    "bad-request",
    `The encoder takes 3 planes whose sides are multiples of ${factor}, not ${channels} of ${width} × ${height}.`,
  );
}
