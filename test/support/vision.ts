/** The vision pack's networks in Node, on one WASM thread, and pictures for them. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readOrtFile } from "../../models/cli/node-io";
import { wasmBackend } from "../../models/engine/ort";
import type { Raster } from "../../models/image/raster";
import type { NetworkSession, Tensor } from "../../models/networks/session";

/** Found upwards, because measurements are bundled into another folder. */
function repositoryFolder(from: string): string {
  return existsSync(join(from, "package.json")) ? from : repositoryFolder(dirname(from));
}

const root = repositoryFolder(import.meta.dirname);
/** The pack's file of this name. */
export const visionFile = (name: string): string => join(root, "models/packs/vision", name);
/** Pictures that lie outside the repository. */
export const dataFolder = join(root, "../shared/data");

/** @param file such as "features.onnx" */
export function openVision(file: string): Promise<NetworkSession> {
  const bytes = new Uint8Array(readFileSync(visionFile(file)));
  return wasmBackend({ read: readOrtFile }).open(bytes, file);
}

/** The picture of models/training/blendtrain/vision.py's `example`, number for number. */
export function exampleBall(side: number): Raster {
  const data = new Uint8ClampedArray(side * side * 4);
  const whole = Math.floor;
  const r = whole(side / 4);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const tile = (whole((x * 8) / side) + whole((y * 8) / side)) % 2;
      const floor = y * 5 >= side * 3;
      let colour = floor
        ? [120 + 60 * tile, 90 + 40 * tile, 60 + 30 * tile]
        : [90 + whole((y * 100) / side), 140 + whole((y * 80) / side), 230];
      const dx = x - whole(side / 2);
      const dy = y - whole((side * 11) / 20);
      if (dx * dx + dy * dy < r * r) {
        const third = whole(r / 3);
        const bright = (dx + third) * (dx + third) + (dy + third) * (dy + third);
        const light = 255 - whole((bright * 170) / (2 * r * r));
        colour = [light, whole((light * 120) / 255), whole((light * 20) / 255)];
      }
      data.set([...colour, 255], (y * side + x) * 4);
    }
  }
  return { width: side, height: side, data };
}

/** A network of arithmetic. */
export function madeUpNetwork(
  inputs: readonly string[],
  outputs: readonly string[],
  run: (feeds: Readonly<Record<string, Tensor>>) => Readonly<Record<string, Tensor>>,
): NetworkSession {
  const declared = (names: readonly string[]) => names.map((name) => ({ name, type: "float32", dims: [] }));
  return {
    inputs: declared(inputs),
    outputs: declared(outputs),
    run: async (feeds) => run(feeds),
    release: async () => {},
  };
}

export function floats(dims: readonly number[], value: (at: number) => number): Tensor {
  const length = dims.reduce((product, side) => product * side, 1);
  return { type: "float32", dims, data: Float32Array.from({ length }, (_, at) => value(at)) };
}
