/** The two true worlds: grades cut from a hidden score, and counts whose log mean is linear; their probabilities and draws. */
import { normalFrom, seededRandom, type Random } from '../../runtime/random.ts';
import { logFactorial } from './models.ts';

/** Log mean of a count at x = 0. */
export const INTERCEPT = 0.5;

const normals = (n: number, random: Random): number[] => Array.from({ length: n }, normalFrom(random.uniform));

/** Grades 0 … 3: a hidden slope · x plus logistic noise, cut three times. */
export function drawGrades(
  n: number,
  slope: number,
  cuts: readonly number[],
  seed: number,
): { x: number[]; y: number[] } {
  const random = seededRandom(seed);
  const x = normals(n, random);
  const y = x.map((v) => {
    const u = Math.min(1 - 1e-12, Math.max(1e-12, random.uniform()));
    const hidden = slope * v + Math.log(u / (1 - u));
    return cuts.filter((cut) => hidden > cut).length;
  });
  return { x, y };
}

/** log P(k) of a count with this mean and variance = dispersion · mean: Poisson, or the negative binomial with size μ/(φ − 1). */
export function logCount(k: number, mean: number, dispersion: number): number {
  if (dispersion <= 1 + 1e-9) return k * Math.log(mean) - mean - logFactorial(k);
  const size = mean / (dispersion - 1);
  // log Γ(k + size)/Γ(size) as a sum of k logarithms.
  let rising = 0;
  for (let i = 0; i < k; i++) rising += Math.log(size + i);
  return rising - logFactorial(k) - size * Math.log(dispersion) + k * Math.log((dispersion - 1) / dispersion);
}

/** P(0), P(1), … of a count until all but 1e-10 is told. */
export function countProbabilities(mean: number, dispersion: number): number[] {
  const out: number[] = [];
  let sum = 0;
  let p = Math.exp(logCount(0, mean, dispersion));
  const size = mean / (dispersion - 1);
  for (let k = 0; k < 5000; k++) {
    out.push(p);
    sum += p;
    if (sum > 1 - 1e-10) break;
    const odds = dispersion <= 1 + 1e-9 ? mean : ((size + k) * (dispersion - 1)) / dispersion;
    p *= odds / (k + 1);
  }
  return out;
}

/** Counts 0, 1, 2, …: log mean linear in x, one draw at each. */
export function drawCounts(n: number, growth: number, dispersion: number, seed: number): { x: number[]; y: number[] } {
  const random = seededRandom(seed);
  const x = normals(n, random);
  const y = x.map((v) => {
    const probabilities = countProbabilities(Math.exp(INTERCEPT + growth * v), dispersion);
    let [u, k] = [random.uniform(), 0];
    while (k < probabilities.length - 1 && u >= (probabilities[k] as number)) u -= probabilities[k++] as number;
    return k;
  });
  return { x, y };
}
