import type { Planes } from "../image/raster";
import { checkFinite, checkSignature, floatOutput } from "./check";
import { type DenoiseInput, type PaintTask, paintTasks } from "./pack-networks";
import type { NetworkSession, Tensor } from "./session";

const inputs = ["noisy", "source", "mask", "time", "context"] as const;
/** Of painters that know their task and have room for more conditions. */
const laterInputs = ["task", "depth", "slots", "present"] as const;
/** Tokens of references and instructions. */
const slotCount = 16;

/**
 * The painter network: `noisy` and `source` float32 [1, 3, S, S], `mask` [1, 1, S, S], `time` [1], `context` of the text
 * network → `clean` [1, 3, S, S]. Each answer is checked for NaN and infinity (EditError "not-a-number").
 * Newer painters also take `task` [1, 8] (one-hot), `depth` [1, 1, S, S] (0: unknown), `slots` [1, 16, D] and their
 * `present` [1, 16]; depth and slots are left empty.
 * @param size S, pixels
 * @throws EditError "pack-invalid" if the network's inputs or outputs are others
 */
export function painter(session: NetworkSession, size: number): (input: DenoiseInput) => Promise<Planes> {
  const feeds = feedsOf(session, "painter", size, { inputs: [], outputs: ["clean"] });
  return async (input) => {
    const outputs = await session.run(feeds(input));
    const clean = floatOutput("painter", outputs, "clean", [1, 3, size, size]);
    checkFinite("painter", clean.data);
    return { width: size, height: size, channels: 3, data: clean.data };
  };
}

/**
 * The painter's transposed Jacobian: the painter's inputs and `upstream` [1, 3, S, S] → `clean`, and `gradient`
 * [1, 3, S, S], which is that of <clean, upstream> with respect to `noisy` (models/training/blendtrain/guide.py).
 * @throws EditError "pack-invalid" if the network's inputs or outputs are others
 */
export function painterGradient(
  session: NetworkSession,
  size: number,
): (input: DenoiseInput, upstream: Planes) => Promise<Planes> {
  const label = "painter's gradient";
  const feeds = feedsOf(session, label, size, { inputs: ["upstream"], outputs: ["clean", "gradient"] });
  return async (input, upstream) => {
    const outputs = await session.run({ ...feeds(input), upstream: imageTensor(upstream) });
    const gradient = floatOutput(label, outputs, "gradient", [1, 3, size, size]);
    checkFinite(label, gradient.data);
    return { width: size, height: size, channels: 3, data: gradient.data };
  };
}

function feedsOf(
  session: NetworkSession,
  label: string,
  size: number,
  more: { readonly inputs: readonly string[]; readonly outputs: readonly string[] },
): (input: DenoiseInput) => Record<string, Tensor> {
  const isLater = session.inputs.includes("task");
  const known = isLater ? [...inputs, ...laterInputs] : inputs;
  checkSignature(label, session, { inputs: [...known, ...more.inputs], outputs: more.outputs });
  return ({ noisy, source, mask, time, context, task }) => ({
    noisy: imageTensor(noisy),
    source: imageTensor(source),
    mask: imageTensor(mask),
    time: { type: "float32", dims: [1], data: Float32Array.of(time) },
    context,
    ...(isLater && conditions(task, size, context.dims.at(-1) ?? 0)),
  });
}

function conditions(task: PaintTask, size: number, width: number): Record<string, Tensor> {
  return {
    task: {
      type: "float32",
      dims: [1, paintTasks.length],
      data: Float32Array.from(paintTasks, (each) => (each === task ? 1 : 0)),
    },
    depth: zeros([1, 1, size, size]),
    slots: zeros([1, slotCount, width]),
    present: zeros([1, slotCount]),
  };
}

function zeros(dims: readonly number[]): Tensor {
  const count = dims.reduce((product, length) => product * length, 1);
  return { type: "float32", dims, data: new Float32Array(count) };
}

function imageTensor({ channels, width, height, data }: Planes): Tensor {
  return { type: "float32", dims: [1, channels, height, width], data };
}
