/** Three models of a whole number given one input x: cumulative logit, Poisson regression, and a Gaussian line; each with its fit. */

export const sigmoid = (z: number): number => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

/** A pull of the slope towards 0: keeps it finite where a sample can be separated by x; otherwise felt in the seventh digit at most. */
const RIDGE = 1e-6;

/** Solves a linear system by Gauss-Jordan elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) {
      if (Math.abs(rows[r]?.[c] ?? 0) > Math.abs(rows[pivot]?.[c] ?? 0)) pivot = r;
    }
    [rows[c], rows[pivot]] = [rows[pivot] as number[], rows[c] as number[]];
    const top = rows[c] as number[];
    for (let r = 0; r < n; r++) {
      const row = rows[r] as number[];
      const factor = r === c ? 0 : (row[c] as number) / (top[c] as number);
      if (factor !== 0) for (let k = c; k <= n; k++) row[k] = (row[k] as number) - factor * (top[k] as number);
    }
  }
  return rows.map((row, i) => (row[n] as number) / (row[i] as number));
}

/** log k! by a growing table. */
const logFactorials: number[] = [0];
export function logFactorial(k: number): number {
  for (let i = logFactorials.length; i <= k; i++) logFactorials.push((logFactorials[i - 1] as number) + Math.log(i));
  return logFactorials[k] as number;
}

/** log P(k events) at mean e^logMean. */
export const logPoisson = (k: number, logMean: number): number => k * logMean - Math.exp(logMean) - logFactorial(k);

/** Intercept and slope of a log mean, or of a mean. */
export interface Line {
  a: number;
  b: number;
}

/**
 * Poisson regression with log μ = offset + a + bx, by Newton's method with bounded steps.
 * Score equations: Σ (y − μ) = 0 and Σ x (y − μ) = 0.
 */
export function fitPoisson(x: readonly number[], y: readonly number[], offset: readonly number[] = []): Line {
  const exposure = x.reduce((s, _, i) => s + Math.exp(offset[i] ?? 0), 0);
  let a = Math.log(y.reduce((s, v) => s + v, 0) / exposure);
  let b = 0;
  for (let round = 0; round < 100; round++) {
    let [ga, gb, haa, hab, hbb] = [0, -RIDGE * b, 0, 0, RIDGE];
    x.forEach((v, i) => {
      const mean = Math.exp((offset[i] ?? 0) + a + b * v);
      const g = (y[i] as number) - mean;
      ga += g;
      gb += g * v;
      haa += mean;
      hab += mean * v;
      hbb += mean * v * v;
    });
    const det = haa * hbb - hab * hab;
    const [da, db] = [(ga * hbb - gb * hab) / det, (gb * haa - ga * hab) / det];
    if (!Number.isFinite(da) || !Number.isFinite(db)) break;
    const scale = Math.min(1, 1 / Math.max(Math.abs(da), Math.abs(db), 1e-12));
    a += scale * da;
    b += scale * db;
    if (Math.abs(da) + Math.abs(db) < 1e-11) break;
  }
  return { a, b };
}

/** Pearson dispersion Σ (y − μ)²/μ over n − 2: near 1 where the Poisson variance is right. */
export function dispersionOf(x: readonly number[], y: readonly number[], { a, b }: Line): number {
  const sum = x.reduce((s, v, i) => {
    const mean = Math.exp(a + b * v);
    return s + ((y[i] as number) - mean) ** 2 / mean;
  }, 0);
  return sum / (x.length - 2);
}

/** Least-squares line and the standard deviation of its residuals, both by maximum likelihood. */
export function fitLine(x: readonly number[], y: readonly number[]): Line & { sd: number } {
  const n = x.length;
  const mx = x.reduce((s, v) => s + v, 0) / n;
  const my = y.reduce((s, v) => s + v, 0) / n;
  const sxx = x.reduce((s, v) => s + (v - mx) ** 2, 0);
  const b = x.reduce((s, v, i) => s + (v - mx) * ((y[i] as number) - my), 0) / sxx;
  const a = my - b * mx;
  return { a, b, sd: Math.sqrt(x.reduce((s, v, i) => s + ((y[i] as number) - a - b * v) ** 2, 0) / n) };
}

export interface Ordinal {
  cuts: number[];
  slope: number;
}

/** Class probabilities of the cumulative logit: differences of σ(θ − score). */
export function ordinalProbabilities(cuts: readonly number[], score: number): number[] {
  // Differences are taken on the side where both terms are small, so that far classes do not round to 0.
  const below = (cut: number): [low: number, high: number] => [sigmoid(cut - score), sigmoid(score - cut)];
  let previous: [number, number] = [0, 1];
  return [...cuts, Infinity].map((cut) => {
    const next: [number, number] = cut === Infinity ? [1, 0] : below(cut);
    const p = next[0] < 0.5 ? next[0] - previous[0] : previous[1] - next[1];
    previous = next;
    return Math.max(0, p);
  });
}

/** Negative log likelihood of grades 0 … m given x; `theta` is the m cuts, then the slope. */
export function ordinalLoss(x: readonly number[], grade: readonly number[], theta: readonly number[]): number {
  const m = theta.length - 1;
  const slope = theta[m] as number;
  let sum = (RIDGE / 2) * slope * slope;
  for (let i = 0; i < x.length; i++) {
    const k = grade[i] as number;
    const score = slope * (x[i] as number);
    const [low, high] = [k === 0 ? -Infinity : (theta[k - 1] as number), k === m ? Infinity : (theta[k] as number)];
    const p =
      low - score > 0 ? sigmoid(score - low) - sigmoid(score - high) : sigmoid(high - score) - sigmoid(low - score);
    if (!(p > 0)) return Infinity;
    sum -= Math.log(p);
  }
  return sum;
}

/** Gradient and Hessian of the loss; every example touches two cuts and the slope. */
export function ordinalDerivatives(x: readonly number[], grade: readonly number[], theta: readonly number[]) {
  const m = theta.length - 1;
  const slope = theta[m] as number;
  const gradient = theta.map((t, i) => (i === m ? RIDGE * t : 0));
  const hessian = theta.map((_, i) => theta.map((__, j) => (i === j ? (i === m ? RIDGE : 1e-9) : 0)));
  const add = (row: number, column: number, value: number): void => {
    const line = hessian[row] as number[];
    line[column] = (line[column] as number) + value;
  };
  x.forEach((v, i) => {
    const k = grade[i] as number;
    const edges = [
      { at: k, sign: 1 },
      { at: k - 1, sign: -1 },
    ]
      .filter(({ at }) => at >= 0 && at < m)
      .map(({ at, sign }) => {
        const z = (theta[at] as number) - slope * v;
        const [f, g] = [sigmoid(z), sigmoid(-z)];
        return { at, sign, f, g, d: f * g, bend: f * g * (g - f) };
      });
    const upper = edges.find(({ sign }) => sign > 0);
    const lower = edges.find(({ sign }) => sign < 0);
    const p = Math.max(1e-300, lower && lower.f > 0.5 ? lower.g - (upper?.g ?? 0) : (upper?.f ?? 1) - (lower?.f ?? 0));
    // First derivatives of p by each cut it touches, and by the slope.
    const first = edges.map(({ at, sign, d }) => ({ at, value: sign * d }));
    first.push({ at: m, value: -v * first.reduce((s, { value }) => s + value, 0) });
    for (const one of first) {
      gradient[one.at] = (gradient[one.at] as number) - one.value / p;
      for (const two of first) add(one.at, two.at, (one.value * two.value) / (p * p));
    }
    for (const { at, sign, bend } of edges) {
      const value = (-sign * bend) / p;
      add(at, at, value);
      add(at, m, -v * value);
      add(m, at, -v * value);
      add(m, m, v * v * value);
    }
  });
  return { gradient, hessian };
}

/** Cumulative logit by Newton's method; steps are halved until the loss falls. Every grade 0 … classes − 1 must occur. */
export function fitOrdinal(x: readonly number[], grade: readonly number[], classes: number): Ordinal {
  const m = classes - 1;
  let total = 0;
  let theta = Array.from({ length: m }, (_, k) => {
    total += grade.filter((g) => g === k).length;
    return Math.log(total / (x.length - total));
  });
  theta.push(0);
  let current = ordinalLoss(x, grade, theta);
  for (let round = 0; round < 60; round++) {
    const { gradient, hessian } = ordinalDerivatives(x, grade, theta);
    const step = solve(hessian, gradient);
    let [scale, next, after] = [1, theta, Infinity];
    for (; scale > 1e-5; scale /= 2) {
      next = theta.map((t, i) => t - scale * (step[i] as number));
      after = ordinalLoss(x, grade, next);
      if (after <= current) break;
    }
    if (!(after <= current)) break;
    const gained = current - after;
    [theta, current] = [next, after];
    if (gained < 1e-11) break;
  }
  return { cuts: theta.slice(0, m), slope: theta[m] as number };
}

/** P(Z > z) of the standard normal: a series near 0, a continued fraction (Laplace) in the tail, where it keeps its relative precision. */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let [term, sum] = [z, z];
    for (let k = 3; term > 1e-17 * sum; k += 2) sum += term *= (z * z) / k;
    return 0.5 - density * sum;
  }
  let fraction = 0;
  for (let k = 60; k > 0; k--) fraction = k / (z + fraction);
  return density / (z + fraction);
}

/** P(low < Z < high), taken in the tail where both ends lie on one side. */
export const normalBetween = (low: number, high: number): number =>
  low > 0 ? upperTail(low) - upperTail(high) : upperTail(-high) - upperTail(-low);

/** Probabilities of a Gaussian on increasing codes, cut at the midpoints between neighbours. */
export function gaussianProbabilities(codes: readonly number[], mean: number, sd: number): number[] {
  const edges = codes.slice(1).map((code, i) => ((code + (codes[i] as number)) / 2 - mean) / sd);
  return codes.map((_, k) => normalBetween(edges[k - 1] ?? -Infinity, edges[k] ?? Infinity));
}

/** Probabilities of a Poisson on code minus lowest code, renormalised over the list, and what lay outside the list. */
export function poissonProbabilities(codes: readonly number[], logMean: number): { inside: number[]; outside: number } {
  const logs = codes.map((code) => logPoisson(code - (codes[0] as number), logMean));
  const top = Math.max(...logs);
  const raw = logs.map((l) => Math.exp(l - top));
  const total = raw.reduce((s, p) => s + p, 0);
  return { inside: raw.map((p) => p / total), outside: Math.max(0, 1 - total * Math.exp(top)) };
}
