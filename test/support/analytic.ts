/** Networks made of arithmetic: known answers, no weights, no runtime. */

import { pixelFlowModel } from "../../models/families/pixel-flow/model";
import type { DenoiseInput, PixelNetworks } from "../../models/families/pixel-flow/networks";
import { pixelFlowTraits } from "../../models/families/pixel-flow/traits";
import type { Planes } from "../../models/image/raster";
import type { Tensor } from "../../models/networks/session";
import type { PipelineContext } from "../../models/pipelines/pipeline";

export interface AnalyticNetworks extends PixelNetworks {
  /** Side of the model's square, pixels. */
  readonly size: number;
  /** What was asked, in order. */
  readonly prompts: string[];
  readonly inputs: DenoiseInput[];
}

/**
 * Paints the prompt's colour, moved a little by the noise so that seeds differ. Words starting with "un" are unknown.
 * Each answer is `answer` milliseconds late.
 */
export function analyticNetworks(size: number, answer = 0): AnalyticNetworks {
  const prompts: string[] = [];
  const inputs: DenoiseInput[] = [];
  const late = () => (answer > 0 ? new Promise<void>((done) => setTimeout(done, answer)) : Promise.resolve());
  return {
    size,
    prompts,
    inputs,
    async embed(prompt) {
      prompts.push(prompt);
      const words = prompt.split(" ").filter((word) => word !== "");
      const known = words.filter((word) => !word.startsWith("un"));
      return { context: contextOf(known.join(" ")), unknownWords: words.filter((word) => word.startsWith("un")) };
    },
    async denoise(input) {
      inputs.push(input);
      await late();
      return paintedClean(input);
    },
  };
}

/** float32 [1, 12, 3]: the colour the words stand for, zero for none. */
export function contextOf(words: string): Tensor {
  const data = new Float32Array(36);
  for (let i = 0; i < words.length; i++) {
    data[i % 3] = ((data[i % 3] as number) + words.charCodeAt(i) / 128) % 1;
  }
  return { type: "float32", dims: [1, 12, 3], data };
}

function paintedClean({ noisy, source, mask, time, context }: DenoiseInput): Planes {
  const data = new Float32Array(noisy.data.length);
  const count = mask.data.length;
  for (let i = 0; i < data.length; i++) {
    const colour = Number(context.data[Math.floor(i / count)]);
    const isOpen = mask.data[i % count] === 1;
    data[i] = isOpen ? colour * (1 - 0.3 * time) + 0.2 * (noisy.data[i] as number) : (source.data[i] as number) * 0.5;
  }
  return { ...noisy, data };
}

/** These networks as a model of the pixel-flow family. */
function analyticModel(networks: AnalyticNetworks): PipelineContext["model"] {
  return pixelFlowModel(networks, {
    traits: pixelFlowTraits({ size: networks.size }),
    schedule: { type: "flow", prediction: "clean", shift: 2, floor: 0 },
    guidanceInterval: [0, 1],
  });
}

/** A pipeline context around these networks, with a clock that stands still unless given. */
export function pipelineContext(networks: AnalyticNetworks, change: Partial<PipelineContext> = {}): PipelineContext {
  return { model: analyticModel(networks), previewEvery: 0, now: () => 0, timed: () => {}, ...change };
}
