/** Temperature, top-k, top-p, min-p and the draw, in this order, in plain float64. */
import type { FloatArray } from '../arguments.ts';
import { settingsOf, type SamplingInput, type SamplingOutput, type SamplingSettings } from './shape.ts';

/** The definition that every other path is tested against. Cost: one sort of the vocabulary a row. */
export function samplingReference(input: SamplingInput): SamplingOutput {
  const { logits, uniform, batch, vocabulary } = input;
  const settings = settingsOf(input);
  const token = new Uint32Array(batch);
  const probability = new Float64Array(batch);
  for (let row = 0; row < batch; row++) {
    const kept = keptDistribution(logits.subarray(row * vocabulary, (row + 1) * vocabulary), settings);
    const drawn = draw(kept, uniform[row] ?? 0);
    token[row] = drawn;
    probability[row] = kept[drawn] ?? 0;
  }
  return { token, probability };
}

/** The probabilities that are drawn from: 0 where filtered out, summing to 1. */
export function keptDistribution(logits: FloatArray, settings: SamplingSettings): Float64Array {
  const { temperature, topK, topP, minP } = settings;
  const ids = Uint32Array.from(logits, (_, id) => id);
  // Largest first; equal logits by id.
  ids.sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0) || a - b);
  const largest = logits[ids[0] ?? 0] ?? 0;
  const weightOf = (id: number): number => Math.exp(((logits[id] ?? 0) - largest) / temperature);

  const byTopK = ids.subarray(0, topK);
  const mass = byTopK.reduce((sum, id) => sum + weightOf(id), 0);
  let count = 0;
  for (let reached = 0; count < byTopK.length && (count === 0 || topP === 1 || reached < topP * mass); count++) {
    reached += weightOf(byTopK[count] ?? 0);
  }
  const kept = byTopK.subarray(0, count).filter((id) => weightOf(id) >= minP);

  const total = kept.reduce((sum, id) => sum + weightOf(id), 0);
  const probabilities = new Float64Array(logits.length);
  for (const id of kept) probabilities[id] = weightOf(id) / total;
  return probabilities;
}

/** The first token, by id, at which the sum of probabilities passes `u`; rounding may leave none: then the last kept. */
function draw(probabilities: Float64Array, u: number): number {
  let sum = 0;
  for (let id = 0; id < probabilities.length; id++) {
    sum += probabilities[id] ?? 0;
    if (sum > u) return id;
  }
  return probabilities.findLastIndex((p) => p > 0);
}
