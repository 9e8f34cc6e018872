/**
 * How likely a pixel belongs to the clicked thing, by a small trained network over its cues (one hidden layer). Trained
 * by models/training/train_click.py on composed scenes; the numbers lie in click-weights.ts.
 */
import { clickWeights } from "./click-weights";
import { cueCount } from "./cues";

/**
 * Logits of each place: positive where it rather belongs to the thing; from -8 to 8.
 * @param cues from `cuesOf`
 */
export function leaning(cues: Float32Array): Float32Array<ArrayBuffer> {
  const { mean, scale, hidden, outBias } = clickWeights;
  const bias = Float32Array.from(clickWeights.bias);
  const out = Float32Array.from(clickWeights.out);
  const width = bias.length;
  const places = cues.length / cueCount;
  const logits = new Float32Array(places);
  const given = new Float32Array(cueCount);
  const weights = Float32Array.from(hidden);
  for (let place = 0; place < places; place++) {
    for (let k = 0; k < cueCount; k++) {
      given[k] = (cues[place * cueCount + k] - mean[k]) * scale[k];
    }
    let sum = outBias;
    for (let j = 0; j < width; j++) {
      let value = bias[j];
      for (let k = 0; k < cueCount; k++) value += weights[j * cueCount + k] * given[k];
      if (value > 0) sum += value * out[j];
    }
    logits[place] = Math.min(8, Math.max(-8, sum));
  }
  return logits;
}
