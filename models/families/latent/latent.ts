/**
 * The family "latent": networks in the layout of Diffusers' exports that paint in the latent space of an autoencoder
 * (Rombach et al. 2022), described by a pack.json of ours.
 */
import { checkFinite, floatOutput } from "../../networks/check";
import { feeding } from "../../networks/feeds";
import type { NetworkSession, Tensor } from "../../networks/session";
import { makeTokenizer } from "../../networks/tokenizer";
import { knownWords, parseVocabulary } from "../../networks/vocabulary";
import type { LatentPack, PackSource } from "../../packs/pack";
import { decodeJson } from "../../packs/read";
import { remembered } from "../../packs/remembered";
import type { Family } from "../family";
import { networkBytes, opening, orReleased, readFile } from "../opening";
import { rememberingTexts } from "../remembering";
import { latentDecoder, latentEncoder } from "./autoencoder";
import { latentDenoiser } from "./denoiser";
import { latentModel } from "./model";
import { latentTraits } from "./traits";

const roles = ["text", "denoiser", "encoder", "decoder"] as const;

export const latent: Family<LatentPack> = {
  traits: latentTraits,
  read(pack: LatentPack, source: PackSource) {
    const { tokenizer, networks, schedule } = pack;
    const { guidanceInterval } = pack.defaults;
    const traits = latentTraits(pack);
    const vocabulary = remembered(async () =>
      parseVocabulary(decodeJson(await readFile(tokenizer, source), tokenizer.file)),
    );
    return {
      traits,
      bytes: roles.reduce((sum, role) => sum + networkBytes(networks[role]), tokenizer.bytes),
      fingerprint: roles.map((role) => networks[role].sha256).join(" "),
      hasGradient: false,
      names: async () => (await vocabulary()).names,
      words: async () => knownWords(await vocabulary()),
      async open(open, report) {
        const tokenize = makeTokenizer(await vocabulary());
        const opened = opening(source, open, report);
        return orReleased(opened, async () => {
          const encodeText = textEncoder(await opened.open(networks.text, "text"));
          const denoiser = latentDenoiser(await opened.open(networks.denoiser, "denoiser"), pack.latent.channels);
          const encode = latentEncoder(await opened.open(networks.encoder, "encoder"), pack.latent);
          const decode = latentDecoder(await opened.open(networks.decoder, "decoder"), pack.latent);
          const embed = rememberingTexts(async (prompt: string) => {
            const { tokens, unknownWords } = tokenize(prompt);
            return { text: { states: await encodeText(tokens) }, unknownWords };
          });
          const all = { embed, encode, decode, denoiser };
          const options = { traits, schedule, latent: pack.latent, guidanceInterval };
          return { ...latentModel(all, options), release: () => opened.release() };
        });
      },
    };
  },
};

/** `input_ids` [1, length] (int32 or int64) → `last_hidden_state` [1, length, width], of CLIP's text encoder. */
function textEncoder(session: NetworkSession): (tokens: Int32Array<ArrayBuffer>) => Promise<Tensor> {
  const gives = ["last_hidden_state"];
  const feeds = feeding("text", session, { needs: ["input_ids"], gives, givesMore: true });
  return async (tokens) => {
    const { length } = tokens;
    const outputs = await session.run(feeds({ input_ids: () => ({ type: "int32", dims: [1, length], data: tokens }) }));
    const states = floatOutput("text", outputs, "last_hidden_state", [1, length, null]);
    checkFinite("text", states.data);
    return states;
  };
}
