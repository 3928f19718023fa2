/** The matrix product in plain float64: c[i, j] = Σ a[i, l] · b[l, j]. */
import type { MatmulInput, MatmulOutput } from './shape.ts';

/** The definition that every other path is tested against. Cost: m · k · n multiply-adds, in JavaScript. */
export function matmulReference({ a, b, m, k, n, transposeB }: MatmulInput): MatmulOutput {
  const c = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let l = 0; l < k; l++) {
        sum += (a[i * k + l] ?? 0) * (b[transposeB ? j * k + l : l * n + j] ?? 0);
      }
      c[i * n + j] = sum;
    }
  }
  return { c };
}
