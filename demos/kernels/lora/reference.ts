/** A layer with a low-rank update in plain float64: y = x W + s · (x A) B. */
import type { LoraInput, LoraOutput } from './shape.ts';

/** The definition that every other path is tested against. */
export function loraReference({ x, w, a, b, scale, m, k, n, rank }: LoraInput): LoraOutput {
  const y = new Float64Array(m * n);
  const down = new Float64Array(rank);
  for (let i = 0; i < m; i++) {
    for (let r = 0; r < rank; r++) {
      let sum = 0;
      for (let l = 0; l < k; l++) sum += (x[i * k + l] ?? 0) * (a[l * rank + r] ?? 0);
      down[r] = sum;
    }
    for (let j = 0; j < n; j++) {
      let base = 0;
      for (let l = 0; l < k; l++) base += (x[i * k + l] ?? 0) * (w[l * n + j] ?? 0);
      let update = 0;
      for (let r = 0; r < rank; r++) update += (down[r] ?? 0) * (b[r * n + j] ?? 0);
      y[i * n + j] = base + scale * update;
    }
  }
  return { y };
}
