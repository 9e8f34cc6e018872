/** A pixel-flow pack's networks as a model: latents are pictures, and every prediction is a clean one. */
import { EditError } from "../../contract/errors";
import type { Traits } from "../../contract/traits";
import { flowScheduler } from "../../diffusion/flow";
import type { Planes } from "../../image/raster";
import type { FlowSchedule } from "../../packs/pack";
import type { Conditioning, Model, TextCondition } from "../family";
import { guided } from "../guided";
import { masked } from "../planes";
import { type DenoiseInput, type PaintTask, type PixelNetworks, paintTasks } from "./networks";

export interface PixelFlowOptions {
  readonly traits: Traits;
  readonly schedule: FlowSchedule;
  /** Guidance is applied only for noise levels inside [low, high] (Kynkäänniemi et al. 2024); outside, one pass. */
  readonly guidanceInterval: readonly [number, number];
}

/** @param networks stay the caller's: `release` is theirs to add */
export function pixelFlowModel(
  networks: PixelNetworks,
  { traits, schedule: { shift, floor }, guidanceInterval: [low, high] }: PixelFlowOptions,
): Omit<Model, "release"> {
  const { gradient } = networks;
  return {
    traits,
    async embed(prompt) {
      const { context, unknownWords } = await networks.embed(prompt);
      return { text: { states: context }, unknownWords };
    },
    encode: async (picture) => picture,
    decode: async (latent) => latent,
    preview: (latent) => latent,
    known: async (picture, hidden) => ({ planes: masked(picture, hidden), mask: hidden }),
    async predict(latent, time, conditioning) {
      const { text, guidance } = conditioning;
      const task = taskOf(conditioning);
      const pass = (words: TextCondition, told: PaintTask): Promise<Planes> =>
        networks.denoise(inputOf(latent, time, conditioning, words, told));
      if (guidance.text === null || time < low || time > high) return pass(text, task);
      const { speaks, scale, without } = guidance.text;
      const silent = speaks ? task : silentTask(task);
      if (scale === 0) return pass(without, silent);
      const conditional = await pass(text, task);
      return guided(await pass(without, silent), conditional, scale);
    },
    schedule: ({ steps, strength, sampler }) => flowScheduler(steps, shift, strength, floor, sampler),
    ...(gradient && {
      gradient: (latent, time, conditioning, upstream) =>
        gradient(inputOf(latent, time, conditioning, conditioning.text, taskOf(conditioning)), upstream),
    }),
  };
}

/** @throws EditError "bad-request" for conditions that these networks have no input for */
function inputOf(
  noisy: Planes,
  time: number,
  { source, image, depth, reference, guidance }: Conditioning,
  { states: context }: TextCondition,
  task: PaintTask,
): DenoiseInput {
  if (image !== null || depth !== null || reference !== null || guidance.image !== null) {
    throw new EditError("bad-request", "This pack takes words and a region alone; choose another pack for this edit.");
  }
  if (source === null) throw new RangeError("The denoiser is told what is known.");
  return { noisy, source: source.planes, mask: source.mask, time, context, task };
}

/** What a denoiser has not been taught as a task of its own, scribbles among it, it fills. */
function taskOf({ task, silent }: Pick<Conditioning, "task" | "silent">): PaintTask {
  const told: PaintTask = task !== "scribble" && isPaintTask(task) ? task : "fill";
  return silent ? silentTask(told) : told;
}

function isPaintTask(task: string): task is PaintTask {
  return paintTasks.some((each) => each === task);
}

/** A fill without words takes away what is there: so guidance leads from what would be there anyway to the thing. */
function silentTask(task: PaintTask): PaintTask {
  return task === "fill" ? "remove" : task;
}
