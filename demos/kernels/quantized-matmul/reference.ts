/** The product with quantized weights in plain float64: the stored integers, turned back into numbers, times x. */
import { integerAt } from './quantize.ts';
import type { QuantizedMatmulInput, QuantizedMatmulOutput } from './shape.ts';

/** The definition that every other path is tested against. */
export function quantizedMatmulReference({ x, m, weights, activations }: QuantizedMatmulInput): QuantizedMatmulOutput {
  const { k, n, groupSize, scales, zeros } = weights;
  const y = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    const row = activations === 'int8' ? quantizeRow(x.subarray(i * k, (i + 1) * k)) : x.subarray(i * k, (i + 1) * k);
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let l = 0; l < k; l++) {
        const at = Math.floor(l / groupSize) * n + j;
        sum += (row[l] ?? 0) * (scales[at] ?? 0) * (integerAt(weights, l, j) - (zeros[at] ?? 0));
      }
      y[i * n + j] = sum;
    }
  }
  return { y };
}

/** A row rounded to multiples of its largest magnitude / 127. A half may round either way on a GPU. */
export function quantizeRow(row: Float32Array | Float64Array): Float64Array {
  let largest = 0;
  for (const value of row) largest = Math.max(largest, Math.abs(value));
  const scale = Math.fround(largest / 127) || 1;
  return Float64Array.from(row, (value) => scale * Math.max(-127, Math.min(127, Math.round(value / scale))));
}
