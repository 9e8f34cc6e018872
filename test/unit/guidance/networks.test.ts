/** The gradient networks in ONNX Runtime against PyTorch's autograd (models/training/blendtrain/guide_goldens.py). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readOrtFile } from "../../../models/cli/node-io";
import { wasmBackend } from "../../../models/engine/ort";
import { denoiserGradient } from "../../../models/families/pixel-flow/denoiser";
import type { Planes } from "../../../models/image/raster";
import { measuring } from "../../../models/networks/clip-image";
import { goldenFile } from "../../support/golden";
import { repository } from "../../support/node-packs";

interface Sampled {
  readonly index: readonly number[];
  readonly values: readonly number[];
  readonly largest: number;
}

interface Golden {
  readonly guide: {
    readonly side: number;
    readonly vector: readonly number[];
    readonly cases: readonly ({ readonly bend: number; readonly distance: number } & Sampled)[];
    readonly tolerance: number;
  };
  readonly painter: { readonly size: number; readonly tolerance: number } & Sampled;
}

const golden = JSON.parse(goldenFile("guide.json")) as Golden;
const backend = wasmBackend({ read: readOrtFile });
const open = (file: string) =>
  backend.open(new Uint8Array(readFileSync(join(repository, "test/golden/tiny-pack", file))), file);

function planes(channels: number, size: number, value: (i: number) => number): Planes {
  const data = Float32Array.from({ length: channels * size * size }, (_, i) => value(i));
  return { width: size, height: size, channels, data };
}

function expectSampled(gradient: Planes, { index, values, largest }: Sampled, tolerance: number): void {
  const most = Math.max(...index.map((at, k) => Math.abs((gradient.data[at] as number) - (values[k] as number))));
  expect(most).toBeLessThanOrEqual(tolerance * largest);
}

describe("the gradient networks", () => {
  it.each(golden.guide.cases)("guide: distance and gradient at bend $bend", async (numbers) => {
    const { side, vector, tolerance } = golden.guide;
    const measure = measuring(await open("pair_image.onnx"), side);
    const raw = Float32Array.from(vector, (_, i) => Math.cos(0.7 * i + 0.1));
    const length = Math.hypot(...raw);
    const text = raw.map((value) => value / length);
    const pixels = planes(3, side, (i) => 0.9 * Math.sin(0.11 * i + 0.4));
    const answer = await measure(pixels, text, numbers.bend === 1 ? "great-circle" : "cosine");
    for (const [i, value] of vector.entries()) expect(answer.vector[i]).toBeCloseTo(value, 4);
    expect(Math.abs(answer.distance - numbers.distance)).toBeLessThanOrEqual(tolerance * numbers.distance);
    expectSampled(answer.gradient, numbers, tolerance);
  });

  it("denoiser: its transposed Jacobian", async () => {
    const { size, tolerance } = golden.painter;
    const carry = denoiserGradient(await open("painter_gradient.onnx"), size);
    const isInside = (i: number): boolean => {
      const [x, y] = [i % size, Math.floor(i / size) % size];
      return x >= (5 * size) / 16 && x < (11 * size) / 16 && y >= size / 4 && y < (3 * size) / 4;
    };
    const gradient = await carry(
      {
        noisy: planes(3, size, (i) => 1.2 * Math.sin(0.37 * i + 0.5)),
        source: planes(3, size, (i) => (isInside(i) ? 0 : 0.8 * Math.cos(0.05 * i + 0.2))),
        mask: planes(1, size, (i) => (isInside(i) ? 1 : 0)),
        time: 0.6,
        context: {
          type: "float32",
          dims: [1, 12, 8],
          data: Float32Array.from({ length: 96 }, (_, i) => Math.sin(0.3 * i)),
        },
        task: "fill",
      },
      planes(3, size, (i) => Math.cos(0.23 * i + 0.9)),
    );
    expectSampled(gradient, golden.painter, tolerance);
  });

  it("are refused when they are others", async () => {
    const session = await open("painter_gradient.onnx");
    expect(() => measuring(session, 32)).toThrow("CLIP image network has the inputs");
  });
});
