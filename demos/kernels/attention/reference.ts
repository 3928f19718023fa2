/** Scaled dot-product attention in plain float64, as close to the formula as code can be: C = softmax(scale · Q Kᵀ) V. */
import type { AttentionInput, AttentionOutput } from './shape.ts';

/**
 * The definition that every other path is tested against. A row whose keys are all masked gives zeros.
 * Cost: heads · queryCount · keyCount · headSize · 2 multiply-adds, in JavaScript.
 */
export function attentionReference(input: AttentionInput): AttentionOutput {
  const { query, key, value, heads, queryCount, keyCount, headSize, scale, causal } = input;
  const context = new Float64Array(heads * queryCount * headSize);
  const weights = new Float64Array(heads * queryCount * keyCount);
  const scores = new Float64Array(heads * queryCount * keyCount).fill(-Infinity);
  for (let head = 0; head < heads; head++) {
    for (let i = 0; i < queryCount; i++) {
      const row = head * queryCount + i;
      const seen = causal ? Math.max(0, Math.min(keyCount, i + 1 + keyCount - queryCount)) : keyCount;

      let largest = -Infinity;
      for (let j = 0; j < seen; j++) {
        let dot = 0;
        for (let c = 0; c < headSize; c++) {
          dot += (query[row * headSize + c] ?? 0) * (key[(head * keyCount + j) * headSize + c] ?? 0);
        }
        scores[row * keyCount + j] = scale * dot;
        largest = Math.max(largest, scale * dot);
      }

      let sum = 0;
      for (let j = 0; j < seen; j++) sum += Math.exp((scores[row * keyCount + j] ?? 0) - largest);
      for (let j = 0; j < seen; j++) {
        const weight = Math.exp((scores[row * keyCount + j] ?? 0) - largest) / sum;
        weights[row * keyCount + j] = weight;
        for (let c = 0; c < headSize; c++) {
          const at = row * headSize + c;
          context[at] = (context[at] ?? 0) + weight * (value[(head * keyCount + j) * headSize + c] ?? 0);
        }
      }
    }
  }
  return input.weights ? { context, weights, scores } : { context };
}
