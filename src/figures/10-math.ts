/** Small exact models for the figures of chapter 10: descents, samplers, sums and one convolution in 32-bit floats. */

const f32 = Math.fround;

export const loss = (w: number): number => w ** 4 / 4 - w * w + 0.3 * w;
const slope = (w: number): number => w ** 3 - 2 * w + 0.3;

/** Where gradient descent with step 0.05 stands after each of 400 steps. */
export function descent(start: number): number[] {
  const path = [start];
  for (let i = 0; i < 400; i++) {
    const w = path[i] ?? start;
    path.push(w - 0.05 * slope(w));
  }
  return path;
}

/** The top of the ridge between the two valleys, by bisection on the slope. */
export function watershed(): number {
  let [low, high] = [0, 0.5];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export const preset: readonly number[] = [0.36, 0.22, 0.14, 0.1, 0.08, 0.05, 0.03, 0.02];

/** The preset at another temperature. */
export function tempered(temperature: number): number[] {
  const powers = preset.map((p) => p ** (1 / temperature));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / total);
}

/** How many tokens (sorted, most probable first) top-p keeps. */
export function nucleus(p: readonly number[], limit: number): number {
  let sum = 0;
  const crossing = p.findIndex((v) => (sum += v) >= limit - 1e-12);
  return crossing < 0 ? p.length : crossing + 1;
}

/** How many tokens min-p keeps. */
export const minP = (p: readonly number[], m: number): number =>
  p.filter((v) => v >= m * Math.max(...p) - 1e-12).length;

export interface SumErrors {
  n: number;
  largeToSmall: number;
  smallToLarge: number;
  halves: number;
  kahan: number;
}

/** Relative errors of four ways to add 1/k, k = 1 … n, in 32-bit floats. */
export function sumErrors(n: number): SumErrors {
  const terms = Float32Array.from({ length: n }, (_, i) => 1 / (i + 1));
  let exact = 0;
  let up = 0;
  for (let k = n; k >= 1; k--) {
    exact += 1 / k;
    up = f32(up + (terms[k - 1] ?? 0));
  }
  let down = 0;
  let kahan = 0;
  let lost = 0;
  for (const term of terms) {
    down = f32(down + term);
    const corrected = f32(term - lost);
    const next = f32(kahan + corrected);
    lost = f32(f32(next - kahan) - corrected);
    kahan = next;
  }
  const half = (from: number, to: number): number =>
    to - from === 1 ? (terms[from] ?? 0) : f32(half(from, (from + to) >> 1) + half((from + to) >> 1, to));
  const error = (value: number) => Math.abs(value - exact) / exact;
  return { n, largeToSmall: error(down), smallToLarge: error(up), halves: error(half(0, n)), kahan: error(kahan) };
}

const signal = [0.3, -0.1, 0.7, 0.2].map(f32) as [number, number, number, number];
const filter = [0.9, -0.4, 0.1].map(f32) as [number, number, number];

function fft(re: number[], im: number[], sign: 1 | -1): [number[], number[]] {
  const n = re.length;
  if (n === 1) return [re, im];
  const part = (values: number[], odd: 0 | 1) => values.filter((_, i) => i % 2 === odd);
  const [er, ei] = fft(part(re, 0), part(im, 0), sign);
  const [or, oi] = fft(part(re, 1), part(im, 1), sign);
  const outRe: number[] = [];
  const outIm: number[] = [];
  for (let k = 0; k < n / 2; k++) {
    const c = f32(Math.cos((2 * Math.PI * k) / n));
    const s = f32(sign * Math.sin((2 * Math.PI * k) / n));
    const [a, b, x, y] = [er[k] ?? 0, ei[k] ?? 0, or[k] ?? 0, oi[k] ?? 0];
    const tr = f32(f32(c * x) - f32(s * y));
    const ti = f32(f32(c * y) + f32(s * x));
    [outRe[k], outIm[k], outRe[k + n / 2], outIm[k + n / 2]] = [f32(a + tr), f32(b + ti), f32(a - tr), f32(b - ti)];
  }
  return [outRe, outIm];
}

/** The first output of the filter on the signal by three exact methods in 32-bit floats, and in 64-bit floats from the same inputs. */
export function firstOutput(): { direct: number; winograd: number; fft: number; float64: number } {
  const [d0, d1, d2] = signal;
  const [g0, g1, g2] = filter;
  const direct = f32(f32(f32(d0 * g0) + f32(d1 * g1)) + f32(d2 * g2));
  const plus = f32(f32(f32(g0 + g1) + g2) / 2);
  const minus = f32(f32(f32(g0 - g1) + g2) / 2);
  const winograd = f32(f32(f32(f32(d0 - d2) * g0) + f32(f32(d1 + d2) * plus)) + f32(f32(d2 - d1) * minus));
  const pad = (values: number[]) => [...values, ...Array<number>(8 - values.length).fill(0)];
  const zero = Array<number>(8).fill(0);
  const [dr, di] = fft(pad(signal), zero, -1);
  const [gr, gi] = fft(pad(filter), zero, -1);
  const re = dr.map((v, k) => f32(f32(v * (gr[k] ?? 0)) + f32((di[k] ?? 0) * (gi[k] ?? 0))));
  const im = dr.map((v, k) => f32(f32((di[k] ?? 0) * (gr[k] ?? 0)) - f32(v * (gi[k] ?? 0))));
  const [back] = fft(re, im, 1);
  return { direct, winograd, fft: f32((back[0] ?? 0) / 8), float64: d0 * g0 + d1 * g1 + d2 * g2 };
}

/** The 32 bits of a float, sign first. */
export function bits(value: number): string {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return view.getUint32(0).toString(2).padStart(32, '0');
}

export const hex = (value: number): string => parseInt(bits(value), 2).toString(16).toUpperCase();
