/** Tracking, cost and forgetting in the small cases of chapter 20. */

export const sigma = 2;
export const drift = 0.05;
/** Error of the mean of the last `w` values: noise and squared lag. */
export const windowNoise = (w: number): number => sigma ** 2 / w;
export const windowLag = (w: number): number => (drift ** 2 * (w - 1) ** 2) / 4;
export const windowError = (w: number): number => windowNoise(w) + windowLag(w);
/** Error of an exponential average with step `a`. */
export const decayError = (a: number): number => (sigma ** 2 * a) / (2 - a) + drift ** 2 * ((1 - a) / a) ** 2;
export const effectiveSize = (a: number): number => (2 - a) / a;
/** The step with the smallest error, by golden-section search. */
export function bestDecay(): number {
  let [low, high] = [0.01, 0.9];
  const ratio = (Math.sqrt(5) - 1) / 2;
  for (let i = 0; i < 80; i++) {
    const a = high - ratio * (high - low);
    const b = low + ratio * (high - low);
    if (decayError(a) < decayError(b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}

const rowsPerWeek = 12;
/** Cumulative row visits, in millions, after each of `weeks` weekly models. */
export function visits(weeks: number, perModel: (week: number) => number): number[] {
  let sum = 0;
  return Array.from({ length: weeks }, (_, i) => (sum += rowsPerWeek * perModel(i + 1)));
}

export type Weights = readonly [number, number];
/** The two rows: the old one wants w1 = 1, the new one w1 + w2 = 0. */
export const fitNew = ([a, b]: Weights): Weights => [a - (a + b) / 2, b - (a + b) / 2];
export const fitOld = ([, b]: Weights): Weights => [1, b];
export function replayPath(steps: number): Weights[] {
  const path: Weights[] = [[1, 0]];
  for (let i = 0; i < steps; i++) {
    const last = path.at(-1) ?? [1, 0];
    path.push(i % 2 === 0 ? fitNew(last) : fitOld(last));
  }
  return path;
}
/** Where an equal penalty of strength mu on both weights ends. */
export const penalised = (mu: number): Weights => [1 - 1 / (2 + mu), -1 / (2 + mu)];
/** Gradient flow on the new row's loss plus mu/2 (w1 - 1)^2, the penalty by importance. */
export function importancePath(mu: number): Weights[] {
  const path: Weights[] = [[1, 0]];
  let [a, b] = [1, 0];
  for (let i = 0; i < 3000; i++) {
    const slope = a + b;
    [a, b] = [a - 0.01 * (slope + mu * (a - 1)), b - 0.01 * slope];
    if (i % 10 === 9) path.push([a, b]);
  }
  return path;
}
