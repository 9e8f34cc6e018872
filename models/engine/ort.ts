/**
 * ONNX Runtime Web: the only file that imports it. Two artifacts of one version: the native WebGPU build for the
 * graphics card, the plain build for the processor (half the size and a fifth of the start-up time; same kernels).
 */
import type { InferenceSession, Tensor as OrtTensor } from "onnxruntime-web/webgpu";
import { EditError } from "../contract/errors";
import type { Notice } from "../contract/notices";
import type { Declared, ExternalData, NetworkSession, OpenSession, Tensor } from "../networks/session";
import type { BackendOpener } from "./backend";
import { editErrorOf, firstLine } from "./failures";
import { findAdapter, type GpuDevice, openDevice } from "./gpu-device";

type Ort = typeof import("onnxruntime-web/webgpu");
type Artifact = "webgpu" | "wasm";

/** File names of the artifacts below `ort/`. */
const ortFiles: Readonly<Record<Artifact, string>> = {
  webgpu: "ort-wasm-simd-threaded.asyncify.wasm",
  wasm: "ort-wasm-simd-threaded.wasm",
};

/** Where the wasm comes from: a folder's URL in a page, the file's bytes in Node (which cannot fetch files). */
export type OrtWasm = { readonly folderUrl: string } | { readonly read: (file: string) => Promise<ArrayBuffer> };

const loaded = new Map<Artifact, Promise<Ort>>();

/** Loads an artifact once; a failure is forgotten so that a second try can succeed. */
function loadOrt(artifact: Artifact, wasm: OrtWasm): Promise<Ort> {
  const known = loaded.get(artifact);
  if (known !== undefined) return known;
  const loading = startOrt(artifact, wasm).catch((cause: unknown) => {
    loaded.delete(artifact);
    throw new EditError(
      "engine-dead",
      `The part that runs networks (${ortFiles[artifact]}) could not be loaded (${firstLine(cause)}); reload the plugin.`,
      { cause },
    );
  });
  loaded.set(artifact, loading);
  return loading;
}

async function startOrt(artifact: Artifact, wasm: OrtWasm): Promise<Ort> {
  const ort: Ort =
    artifact === "webgpu" ? await import("onnxruntime-web/webgpu") : await import("onnxruntime-web/wasm");
  // One thread: sums are then always taken in the same order, so a seed gives the same picture bit for bit.
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = "error";
  const file = ortFiles[artifact];
  if ("read" in wasm) ort.env.wasm.wasmBinary = await wasm.read(file);
  else ort.env.wasm.wasmPaths = { wasm: new URL(file, wasm.folderUrl).href };
  return ort;
}

/** Networks on the processor. */
export function wasmBackend(wasm: OrtWasm): BackendOpener {
  return {
    backend: "wasm",
    device: "wasm",
    needsSelfTest: false,
    open: async (bytes, label, external) => {
      // A site may deploy only the WebGPU artifact: it holds the processor's kernels too, bit for bit the same, but
      // starts slower.
      const ort = await loadOrt("wasm", wasm).catch(() => loadOrt("webgpu", wasm));
      return openSession(ort, { bytes, label, external }, { executionProviders: ["wasm"] }, null);
    },
    async rebuild() {
      // The processor cannot be lost.
    },
  };
}

/** Networks on the graphics card; or a sentence why not. */
export async function webgpuBackend(
  gpu: GPU | undefined,
  wasm: OrtWasm,
): Promise<{ readonly backend: BackendOpener } | { readonly note: Notice }> {
  const answer = await findAdapter(gpu);
  if (!answer.found) return { note: answer.note };
  let current: Promise<GpuDevice> | null = null;
  const device = (): Promise<GpuDevice> => {
    current ??= freshDevice(gpu, answer.name).catch((error: unknown) => {
      current = null;
      throw error;
    });
    return current;
  };
  const open: OpenSession = async (bytes, label, external) => {
    const ort = await loadOrt("webgpu", wasm);
    const gpuDevice = await device();
    return openSession(
      ort,
      { bytes, label, external },
      {
        executionProviders: [{ name: "webgpu", device: gpuDevice.device }],
        // Releasing the last session must not destroy the device that the next one is opened on.
        extra: { "ep.webgpuexecutionprovider.preserveDevice": "1" },
      },
      gpuDevice,
    );
  };
  return {
    backend: {
      backend: "webgpu",
      device: `webgpu ${answer.name}`,
      needsSelfTest: true,
      open,
      async rebuild() {
        const old = current;
        current = null;
        if (old !== null) await old.then(({ device: lost }) => lost.destroy()).catch(() => undefined);
      },
    },
  };
}

async function freshDevice(gpu: GPU | undefined, name: string): Promise<GpuDevice> {
  // An adapter is used up by its device, so every device begins with a new adapter.
  const answer = await findAdapter(gpu);
  if (!answer.found) throw new EditError("device-lost", `The graphics card is gone (${answer.note.code}).`);
  try {
    return await openDevice(answer.adapter, name);
  } catch (cause) {
    throw new EditError("device-lost", `The graphics card could not be opened (${firstLine(cause)}).`, { cause });
  }
}

interface Opening {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly label: string;
  readonly external: readonly ExternalData[] | undefined;
}

async function openSession(
  ort: Ort,
  { bytes, label, external = [] }: Opening,
  options: InferenceSession.SessionOptions,
  gpu: GpuDevice | null,
): Promise<NetworkSession> {
  const externalData = external.map(({ location, bytes: data }) => ({ path: location, data }));
  const all: InferenceSession.SessionOptions = {
    ...options,
    // Severity 3 = errors: that shape arithmetic stays on the processor is no news.
    logSeverityLevel: 3,
    ...(externalData.length > 0 && { externalData }),
  };
  const opening = ort.InferenceSession.create(bytes, all).catch((cause: unknown) => {
    throw editErrorOf(cause, label, "open");
  });
  const session = await unlessLost(opening, gpu, label, "open");
  let released = false;
  return {
    inputs: session.inputMetadata.map(declared),
    outputs: session.outputMetadata.map(declared),
    async run(feeds) {
      if (released) throw new EditError("network-failed", `The network "${label}" was already released; try again.`);
      const inputs = Object.fromEntries(Object.entries(feeds).map(([name, tensor]) => [name, toOrt(ort, tensor)]));
      const running = session.run(inputs).catch((cause: unknown) => {
        throw editErrorOf(cause, label, "run");
      });
      const outputs = await unlessLost(running, gpu, label, "run");
      return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, fromOrt(tensor, name, label)]));
    },
    async release() {
      if (released) return;
      released = true;
      await session.release();
    },
  };
}

function declared(value: InferenceSession.ValueMetadata): Declared {
  return value.isTensor
    ? { name: value.name, type: value.type, dims: value.shape }
    : { name: value.name, type: "no tensor", dims: [] };
}

/** A run on a lost device may never end, or end with zeros; the loss itself is what can be relied on. */
async function unlessLost<T>(
  work: Promise<T>,
  gpu: GpuDevice | null,
  label: string,
  phase: "open" | "run",
): Promise<T> {
  if (gpu === null) return work;
  const lost = gpu.lost.then((reason): never => {
    throw editErrorOf(new Error(`device lost: ${reason}`), label, phase);
  });
  return Promise.race([lost, work]);
}

function toOrt(ort: Ort, tensor: Tensor): OrtTensor {
  switch (tensor.type) {
    case "float32":
      return new ort.Tensor("float32", tensor.data, tensor.dims);
    case "float16":
      return new ort.Tensor("float16", tensor.data, tensor.dims);
    case "int32":
      return new ort.Tensor("int32", tensor.data, tensor.dims);
    case "int64":
      return new ort.Tensor("int64", tensor.data, tensor.dims);
    case "bool":
      return new ort.Tensor("bool", tensor.data, tensor.dims);
    case "uint8":
      return new ort.Tensor("uint8", tensor.data, tensor.dims);
  }
}

/** Outputs on the processor may be views into the wasm heap, which grows and goes away: what is given is a copy. */
function fromOrt({ type, dims, data }: OrtTensor, name: string, label: string): Tensor {
  if (type === "float32" && data instanceof Float32Array) return { type, dims, data: new Float32Array(data) };
  // Newer platforms have an array of halves; what counts is its bits.
  if (type === "float16" && ArrayBuffer.isView(data)) {
    return { type, dims, data: new Uint16Array(data.buffer, data.byteOffset, data.length).slice() };
  }
  if (type === "int32" && data instanceof Int32Array) return { type, dims, data: new Int32Array(data) };
  if (type === "int64" && data instanceof BigInt64Array) return { type, dims, data: new BigInt64Array(data) };
  if ((type === "bool" || type === "uint8") && data instanceof Uint8Array) {
    return { type, dims, data: new Uint8Array(data) };
  }
  throw new EditError(
    "pack-invalid",
    `The network "${label}" gives "${name}" as ${type}, which no pack may; choose another pack.`,
  );
}
