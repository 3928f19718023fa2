/**
 * Three losses for pairs of views, each with its gradient. `z` holds two numbers for each of 2N views; views i and i + N show the same
 * item.
 */

export interface LossValue {
  value: number;
  /** By output, in the order of `z`. */
  gradient: Float64Array;
}

/** NT-Xent when every vector is the same: one right answer among 2N − 1 equal candidates, whatever the temperature. */
export const collapsedLoss = (items: number): number => Math.log(2 * items - 1);

/** NT-Xent when the two views of an item coincide and the items are spread evenly on a circle. */
export function ringLoss(items: number, t: number): number {
  let sum = 1;
  for (let k = 1; k < items; k++) sum += 2 * Math.exp((Math.cos((2 * Math.PI * k) / items) - 1) / t);
  return Math.log(sum);
}

const add = (a: Float64Array, i: number, x: number): void => {
  a[i] = (a[i] as number) + x;
};

/** Mean squared distance of the two views. Nothing keeps different items apart. */
export function positivesOnly(z: Float64Array, N: number): LossValue {
  const gradient = new Float64Array(z.length);
  let value = 0;
  for (let i = 0; i < 2 * N; i++) {
    const d = (z[i] as number) - (z[i + 2 * N] as number);
    value += (d * d) / N;
    gradient[i] = (2 * d) / N;
    gradient[i + 2 * N] = (-2 * d) / N;
  }
  return { value, gradient };
}

/** −log of the softmax share of the right partner among all other views; cosine over temperature t (Chen et al. 2020). */
export function ntXent(z: Float64Array, N: number, t: number): LossValue {
  const M = 2 * N;
  const norm = Float64Array.from(
    { length: M },
    (_, i) => Math.hypot(z[2 * i] as number, z[2 * i + 1] as number) + 1e-12,
  );
  const unit = z.map((x, k) => x / (norm[k >> 1] as number));
  const byUnit = new Float64Array(z.length);
  const cosine = (i: number, k: number): number =>
    (unit[2 * i] as number) * (unit[2 * k] as number) + (unit[2 * i + 1] as number) * (unit[2 * k + 1] as number);
  // exp((cos − 1) / t) of all pairs; symmetric, so each is computed once.
  const weight = new Float64Array(M * M);
  for (let i = 0; i < M; i++)
    for (let k = 0; k < i; k++) weight[i * M + k] = weight[k * M + i] = Math.exp((cosine(i, k) - 1) / t);
  let value = 0;
  for (let i = 0; i < M; i++) {
    const partner = (i + N) % M;
    const [ux, uy] = [unit[2 * i] as number, unit[2 * i + 1] as number];
    let sum = 0;
    for (let k = 0; k < M; k++) sum += weight[i * M + k] as number;
    // In logarithms, since at low temperatures the partner's weight may be too small for a number.
    value += (Math.log(sum) - (cosine(i, partner) - 1) / t) / M;
    for (let k = 0; k < M; k++) {
      const g = ((weight[i * M + k] as number) / sum - (k === partner ? 1 : 0)) / (t * M);
      add(byUnit, 2 * i, g * (unit[2 * k] as number));
      add(byUnit, 2 * i + 1, g * (unit[2 * k + 1] as number));
      add(byUnit, 2 * k, g * ux);
      add(byUnit, 2 * k + 1, g * uy);
    }
  }
  const gradient = new Float64Array(z.length);
  for (let i = 0; i < M; i++) {
    const [ux, uy] = [unit[2 * i] as number, unit[2 * i + 1] as number];
    const [gx, gy] = [byUnit[2 * i] as number, byUnit[2 * i + 1] as number];
    const along = ux * gx + uy * gy;
    gradient[2 * i] = (gx - along * ux) / (norm[i] as number);
    gradient[2 * i + 1] = (gy - along * uy) / (norm[i] as number);
  }
  return { value, gradient };
}

/**
 * VICReg (Bardes et al. 2022), weights 25, 25, 1: the views agree (mean over items and dimensions), each dimension keeps a standard
 * deviation of at least 1, and the two dimensions are uncorrelated.
 */
export function vicreg(z: Float64Array, N: number): LossValue {
  const gradient = new Float64Array(z.length);
  let value = 0;
  for (let i = 0; i < 2 * N; i++) {
    const d = (z[i] as number) - (z[i + 2 * N] as number);
    value += (25 * d * d) / (2 * N);
    add(gradient, i, (25 * d) / N);
    add(gradient, i + 2 * N, (-25 * d) / N);
  }
  for (let view = 0; view < 2; view++) value += columnTerms(z, N, view * N, gradient);
  return { value, gradient };
}

/** Variance and covariance terms of one view, whose first item stands in row `first`. */
function columnTerms(z: Float64Array, N: number, first: number, gradient: Float64Array): number {
  const mean = [0, 0];
  for (let j = 0; j < 2; j++) {
    for (let i = 0; i < N; i++) mean[j] = (mean[j] as number) + (z[2 * (first + i) + j] as number);
    mean[j] = (mean[j] as number) / N;
  }
  const centered = (i: number, j: number): number => (z[2 * (first + i) + j] as number) - (mean[j] as number);
  let covariance = 0;
  for (let i = 0; i < N; i++) covariance += (centered(i, 0) * centered(i, 1)) / (N - 1);
  let value = covariance * covariance;
  for (let j = 0; j < 2; j++) {
    let variance = 0;
    for (let i = 0; i < N; i++) variance += centered(i, j) ** 2 / (N - 1);
    const sd = Math.sqrt(variance + 1e-4);
    if (sd < 1) value += (25 * (1 - sd)) / 2;
    for (let i = 0; i < N; i++) {
      const spread = sd < 1 ? (-25 / 2) * (centered(i, j) / ((N - 1) * sd)) : 0;
      add(gradient, 2 * (first + i) + j, spread + (2 * covariance * centered(i, 1 - j)) / (N - 1));
    }
  }
  return value;
}
