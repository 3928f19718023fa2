/** Small fits behind the figures of chapter 24: one input x, a slope and an intercept or cuts. */

export const sigmoid = (z: number): number => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

/** Probability of `k` events at mean `mu`. */
export function poisson(k: number, mu: number): number {
  let p = Math.exp(-mu);
  for (let i = 1; i <= k; i++) p *= mu / i;
  return p;
}

/** Poisson regression by Newton's method: intercept and slope of the log mean. */
export function fitPoisson(x: readonly number[], y: readonly number[]): readonly [intercept: number, slope: number] {
  let a = Math.log(y.reduce((s, v) => s + v, 0) / y.length);
  let b = 0;
  for (let round = 0; round < 60; round++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 0, 0, 0];
    x.forEach((v, i) => {
      const mu = Math.exp(a + b * v);
      const g = (y[i] ?? 0) - mu;
      ga += g;
      gb += g * v;
      haa += mu;
      hab += mu * v;
      hbb += mu * v * v;
    });
    const det = haa * hbb - hab * hab;
    const [da, db] = [(ga * hbb - gb * hab) / det, (gb * haa - ga * hab) / det];
    const scale = Math.min(1, 1 / Math.max(Math.abs(da), Math.abs(db), 1e-12));
    a += scale * da;
    b += scale * db;
  }
  return [a, b];
}

/** Least squares line and the standard deviation of its residuals. */
export function fitLine(x: readonly number[], y: readonly number[]): { a: number; b: number; sd: number } {
  const n = x.length;
  const mx = x.reduce((s, v) => s + v, 0) / n;
  const my = y.reduce((s, v) => s + v, 0) / n;
  const b = x.reduce((s, v, i) => s + (v - mx) * ((y[i] ?? 0) - my), 0) / x.reduce((s, v) => s + (v - mx) ** 2, 0);
  const a = my - b * mx;
  return { a, b, sd: Math.sqrt(x.reduce((s, v, i) => s + ((y[i] ?? 0) - a - b * v) ** 2, 0) / n) };
}

export interface Ordinal {
  cuts: readonly number[];
  slope: number;
}

/** Class probabilities of the cumulative logit: differences of σ(cut − score). */
export function ordinalProbabilities(cuts: readonly number[], score: number): number[] {
  const below = [0, ...cuts.map((cut) => sigmoid(cut - score)), 1];
  return below.slice(1).map((p, k) => p - (below[k] ?? 0));
}

/** Cumulative logit by Newton's method with halved steps; `grade` counts from 0. */
export function fitOrdinal(x: readonly number[], grade: readonly number[], classes: number): Ordinal {
  const n = x.length;
  const m = classes - 1;
  const counts = Array.from({ length: classes }, (_, k) => grade.filter((g) => g === k).length);
  let total = 0;
  let theta = counts.slice(0, m).map((c) => {
    total += c;
    return Math.log((total + 0.5) / (n - total + 0.5));
  });
  theta.push(0);
  const loss = (t: readonly number[]): number =>
    -x.reduce(
      (s, v, i) =>
        s + Math.log(Math.max(1e-300, ordinalProbabilities(t.slice(0, m), (t[m] ?? 0) * v)[grade[i] ?? 0] ?? 0)),
      0,
    );
  let current = loss(theta);
  for (let round = 0; round < 40; round++) {
    const g = new Array<number>(m + 1).fill(0);
    const h = Array.from({ length: m + 1 }, () => new Array<number>(m + 1).fill(0));
    x.forEach((v, i) => {
      const k = grade[i] ?? 0;
      const edge = (j: number): { f: number; d: number; at: number } => {
        if (j < 0) return { f: 0, d: 0, at: -1 };
        if (j >= m) return { f: 1, d: 0, at: -1 };
        const f = sigmoid((theta[j] ?? 0) - (theta[m] ?? 0) * v);
        return { f, d: f * (1 - f), at: j };
      };
      const [hi, lo] = [edge(k), edge(k - 1)];
      const p = Math.max(hi.f - lo.f, 1e-300);
      const first = new Array<number>(m + 1).fill(0);
      if (hi.at >= 0) first[hi.at] = hi.d;
      if (lo.at >= 0) first[lo.at] = (first[lo.at] ?? 0) - lo.d;
      first[m] = -v * (hi.d - lo.d);
      const bend = (e: { f: number; d: number }): number => e.d * (1 - 2 * e.f);
      const parts = [
        { e: hi, sign: 1 },
        { e: lo, sign: -1 },
      ];
      for (let a = 0; a <= m; a++) {
        g[a] = (g[a] ?? 0) + (first[a] ?? 0) / p;
        const row = h[a] ?? [];
        for (let b = 0; b <= m; b++) {
          let second = 0;
          for (const { e, sign } of parts) {
            const da = a === m ? -v : a === e.at ? 1 : 0;
            const db = b === m ? -v : b === e.at ? 1 : 0;
            if (e.at >= 0) second += sign * bend(e) * da * db;
          }
          row[b] = (row[b] ?? 0) + second / p - ((first[a] ?? 0) * (first[b] ?? 0)) / (p * p);
        }
      }
    });
    const step = solve(
      h.map((row) => row.map((value) => -value)),
      g,
    );
    let scale = 1;
    let next = theta.map((t, i) => t + scale * (step[i] ?? 0));
    while (scale > 1e-4 && !(loss(next) <= current)) {
      scale /= 2;
      next = theta.map((t, i) => t + scale * (step[i] ?? 0));
    }
    theta = next;
    const after = loss(theta);
    if (current - after < 1e-10) break;
    current = after;
  }
  return { cuts: theta.slice(0, m), slope: theta[m] ?? 0 };
}

function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(rows[r]?.[c] ?? 0) > Math.abs(rows[pivot]?.[c] ?? 0)) pivot = r;
    [rows[c], rows[pivot]] = [rows[pivot] ?? [], rows[c] ?? []];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const f = (rows[r]?.[c] ?? 0) / (rows[c]?.[c] ?? 1);
      for (let k = c; k <= n; k++) (rows[r] ?? [])[k] = (rows[r]?.[k] ?? 0) - f * (rows[c]?.[k] ?? 0);
    }
  }
  return rows.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1));
}

/** Φ by the series of the error function (Abramowitz–Stegun 7.1.26 would do; this one is exact to 1e-12 for |z| < 6). */
export function normalCdf(z: number): number {
  if (z < -7) return 0;
  if (z > 7) return 1;
  let [term, sum] = [z, z];
  for (let k = 1; k < 200; k++) {
    term *= (z * z) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + sum * (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI));
}

/** Class probabilities of a Gaussian line on codes, cut at the midpoints between neighbouring codes. */
export function gaussianProbabilities(codes: readonly number[], mean: number, sd: number): number[] {
  const below = [0, ...codes.slice(1).map((c, i) => normalCdf(((c + (codes[i] ?? 0)) / 2 - mean) / sd)), 1];
  return below.slice(1).map((p, k) => p - (below[k] ?? 0));
}

/** Class probabilities of a Poisson model on code minus lowest code, renormalised over the list. */
export function poissonProbabilities(codes: readonly number[], mu: number): number[] {
  const raw = codes.map((c) => poisson(c - (codes[0] ?? 0), mu));
  const total = raw.reduce((s, p) => s + p, 0);
  return raw.map((p) => p / total);
}

/** Uniform numbers from a seed (mulberry32). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Grades from a latent slope·x + logistic noise, cut at `cuts`. */
export function gradeSample(
  n: number,
  slope: number,
  cuts: readonly number[],
  seed: number,
): { x: number[]; grade: number[] } {
  const next = uniform(seed);
  const x = Array.from({ length: n }, () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()));
  const grade = x.map((v) => {
    const u = Math.min(1 - 1e-12, Math.max(1e-12, next()));
    const latent = slope * v + Math.log(u / (1 - u));
    return cuts.filter((cut) => latent > cut).length;
  });
  return { x, grade };
}
