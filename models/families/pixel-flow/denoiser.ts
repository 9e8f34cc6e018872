import type { Planes } from "../../image/raster";
import { checkFinite, floatOutput } from "../../networks/check";
import { feeding } from "../../networks/feeds";
import type { NetworkSession, Tensor } from "../../networks/session";
import { planesTensor, zeros } from "../../networks/tensors";
import { type DenoiseInput, paintTasks } from "./networks";

const needs = ["noisy", "source", "mask", "time", "context"];
/** Of denoisers that know their task and have room for more conditions. */
const may = ["task", "depth", "slots", "present"];
/** Tokens of references and instructions. */
const slotCount = 16;

/**
 * The denoiser: `noisy` and `source` float32 [1, 3, S, S], `mask` [1, 1, S, S], `time` [1], `context` of the text
 * network → `clean` [1, 3, S, S]. Each answer is checked for NaN and infinity (EditError "not-a-number").
 * Newer ones also take `task` [1, 8] (one-hot), `depth` [1, 1, S, S] (0: unknown), `slots` [1, 16, D] and their
 * `present` [1, 16]; depth and slots are left empty.
 * @param size S, pixels
 * @throws EditError "pack-invalid" if the network's inputs or outputs are others
 */
export function denoiser(session: NetworkSession, size: number): (input: DenoiseInput) => Promise<Planes> {
  const feeds = feeding("denoiser", session, { needs, may, gives: ["clean"] });
  return async (input) => {
    const outputs = await session.run(feeds(valuesOf(input, size)));
    const clean = floatOutput("denoiser", outputs, "clean", [1, 3, size, size]);
    checkFinite("denoiser", clean.data);
    return { width: size, height: size, channels: 3, data: clean.data };
  };
}

/**
 * The denoiser's transposed Jacobian: the denoiser's inputs and `upstream` [1, 3, S, S] → `clean`, and `gradient`
 * [1, 3, S, S], which is that of <clean, upstream> with respect to `noisy` (models/training/blendtrain/guide.py).
 * @throws EditError "pack-invalid" if the network's inputs or outputs are others
 */
export function denoiserGradient(
  session: NetworkSession,
  size: number,
): (input: DenoiseInput, upstream: Planes) => Promise<Planes> {
  const label = "denoiser's gradient";
  const feeds = feeding(label, session, { needs: [...needs, "upstream"], may, gives: ["clean", "gradient"] });
  return async (input, upstream) => {
    const outputs = await session.run(feeds({ ...valuesOf(input, size), upstream: () => planesTensor(upstream) }));
    const gradient = floatOutput(label, outputs, "gradient", [1, 3, size, size]);
    checkFinite(label, gradient.data);
    return { width: size, height: size, channels: 3, data: gradient.data };
  };
}

function valuesOf({ noisy, source, mask, time, context, task }: DenoiseInput, size: number) {
  const width = context.dims.at(-1) ?? 0;
  return {
    noisy: () => planesTensor(noisy),
    source: () => planesTensor(source),
    mask: () => planesTensor(mask),
    time: (): Tensor => ({ type: "float32", dims: [1], data: Float32Array.of(time) }),
    context: () => context,
    task: (): Tensor => ({
      type: "float32",
      dims: [1, paintTasks.length],
      data: Float32Array.from(paintTasks, (each) => (each === task ? 1 : 0)),
    }),
    depth: () => zeros([1, 1, size, size]),
    slots: () => zeros([1, slotCount, width]),
    present: () => zeros([1, slotCount]),
  };
}
