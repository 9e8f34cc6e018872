/**
 * Runs a TensorFlow.js model for golden numbers; called by make_vision_goldens.py.
 * node tfjs_reference.mjs PACKAGES model.json graph|layers input.bin 1,3,416,416 OUTPUT_FOLDER
 * PACKAGES is a folder in which tfjs-core, tfjs-converter, tfjs-layers and tfjs-backend-cpu (@tensorflow) are installed.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [packages, path, format, inputPath, shape, out] = process.argv.slice(2);
const load = createRequire(join(packages, "package.json"));
const tf = load("@tensorflow/tfjs-core");
load("@tensorflow/tfjs-backend-cpu");
await tf.setBackend("cpu");

const model = JSON.parse(readFileSync(path, "utf8"));
const files = model.weightsManifest.flatMap((group) => group.paths);
const data = Buffer.concat(files.map((file) => readFileSync(join(dirname(path), file))));
const weights = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
const artifacts = {
  modelTopology: model.modelTopology,
  format: model.format,
  signature: model.signature,
  weightSpecs: model.weightsManifest.flatMap((group) => group.weights),
  weightData: weights,
};
const { loadGraphModel } = load("@tensorflow/tfjs-converter");
const { loadLayersModel } = load("@tensorflow/tfjs-layers");
const handler = { load: async () => artifacts };
const network = format === "graph" ? await loadGraphModel(handler) : await loadLayersModel(handler);

const bytes = readFileSync(inputPath);
const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
const input = tf.tensor(values, shape.split(",").map(Number));
const names = format === "graph" ? network.outputs.map((tensor) => tensor.name) : ["out"];
const made = format === "graph" ? await network.executeAsync(input, names) : network.predict(input);
const tensors = Array.isArray(made) ? made : [made];
const index = tensors.map((tensor, i) => {
  writeFileSync(join(out, `${i}.bin`), Buffer.from(tensor.dataSync().buffer));
  return { name: names[i], shape: tensor.shape, file: `${i}.bin` };
});
writeFileSync(join(out, "index.json"), JSON.stringify(index));
