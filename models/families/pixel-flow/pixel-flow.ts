/** The family "pixel-flow": today's packs, which paint pixels along straight lines from noise. */
import { knownWords, parseVocabulary } from "../../networks/vocabulary";
import type { PackSource, PixelFlowPack } from "../../packs/pack";
import { decodeJson } from "../../packs/read";
import { remembered } from "../../packs/remembered";
import type { Family } from "../family";
import { networkBytes, opening, orReleased, readFile } from "../opening";
import { pixelNetworks } from "./adapter";
import { denoiserGradient } from "./denoiser";
import { pixelFlowModel } from "./model";
import type { PixelNetworks } from "./networks";
import { pixelFlowTraits } from "./traits";

export const pixelFlow: Family<PixelFlowPack> = {
  traits: pixelFlowTraits,
  read(pack: PixelFlowPack, source: PackSource) {
    const { tokenizer, networks, schedule, size } = pack;
    const { guidanceInterval } = pack.defaults;
    const traits = pixelFlowTraits(pack);
    const vocabulary = remembered(async () =>
      parseVocabulary(decodeJson(await readFile(tokenizer, source), tokenizer.file)),
    );
    return {
      traits,
      bytes: tokenizer.bytes + networkBytes(networks.text) + networkBytes(networks.denoiser),
      fingerprint: networks.denoiser.sha256,
      hasGradient: networks.gradient !== undefined,
      names: async () => (await vocabulary()).names,
      words: async () => knownWords(await vocabulary()),
      async open(open, report) {
        const words = await vocabulary();
        const opened = opening(source, open, report);
        // Without progress: whoever loaded the pack may no longer listen when a run first guides through it.
        const later = opening(source, open);
        return orReleased(opened, async () => {
          const text = await opened.open(networks.text, "text");
          const all = pixelNetworks(size, words, text, await opened.open(networks.denoiser, "denoiser"));
          const { gradient } = networks;
          const carry =
            gradient &&
            remembered(async () => denoiserGradient(await later.open(gradient, "denoiser's gradient"), size));
          const guided: PixelNetworks = {
            ...all,
            ...(carry && { gradient: async (input, upstream) => (await carry())(input, upstream) }),
          };
          return {
            ...pixelFlowModel(guided, { traits, schedule, guidanceInterval }),
            async release() {
              await later.release();
              await opened.release();
            },
          };
        });
      },
    };
  },
};
