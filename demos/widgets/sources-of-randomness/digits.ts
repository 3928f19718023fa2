/** One convolution by three exact methods, and one sum in many orders, every step rounded to a 32-bit float. */
import { seededRandom } from '../../runtime/random.ts';

const f = Math.fround;

/** The 3-tap filter on four inputs, first of two outputs, straight: ((d0·g0 + d1·g1) + d2·g2). */
export const directTap = (d: readonly number[], g: readonly number[]): number =>
  f(
    f(f((d[0] as number) * (g[0] as number)) + f((d[1] as number) * (g[1] as number))) +
      f((d[2] as number) * (g[2] as number)),
  );

/** G g: the transformed filter of Winograd's F(2, 3). */
const winogradFilter = ([g0 = 0, g1 = 0, g2 = 0]: readonly number[]): number[] => [
  g0,
  f(f(f(g0 + g1) + g2) / 2),
  f(f(f(g0 - g1) + g2) / 2),
  g2,
];
/** Bᵀ d: the transformed input. */
const winogradInput = ([d0 = 0, d1 = 0, d2 = 0, d3 = 0]: readonly number[]): number[] => [
  f(d0 - d2),
  f(d1 + d2),
  f(d2 - d1),
  f(d1 - d3),
];
/** Aᵀ m: two outputs of four products. */
const winogradOutput = ([m0 = 0, m1 = 0, m2 = 0, m3 = 0]: readonly number[]): number[] => [
  f(f(m0 + m1) + m2),
  f(f(m1 - m2) - m3),
];

/** Two outputs of a 3-tap filter on four inputs with four multiplications (Winograd 1980; Lavin & Gray 2016). */
export function winograd1d(d: readonly number[], g: readonly number[]): number[] {
  const filter = winogradFilter(g);
  return winogradOutput(winogradInput(d).map((value, i) => f(value * (filter[i] as number))));
}

type Complex = readonly [re: number[], im: number[]];

/** Discrete Fourier transform by halving; `sign` −1 forward, +1 back without the division by n. */
export function fft(re: number[], im: number[], sign: 1 | -1): Complex {
  const n = re.length;
  if (n === 1) return [re, im];
  const part = (values: number[], odd: 0 | 1): number[] => values.filter((_, i) => i % 2 === odd);
  const [er, ei] = fft(part(re, 0), part(im, 0), sign);
  const [or, oi] = fft(part(re, 1), part(im, 1), sign);
  const outRe = new Array<number>(n).fill(0);
  const outIm = new Array<number>(n).fill(0);
  for (let k = 0; k < n / 2; k++) {
    const c = f(Math.cos((2 * Math.PI * k) / n));
    const s = f(sign * Math.sin((2 * Math.PI * k) / n));
    const [a, b, x, y] = [er[k] as number, ei[k] as number, or[k] as number, oi[k] as number];
    const tr = f(f(c * x) - f(s * y));
    const ti = f(f(c * y) + f(s * x));
    outRe[k] = f(a + tr);
    outIm[k] = f(b + ti);
    outRe[k + n / 2] = f(a - tr);
    outIm[k + n / 2] = f(b - ti);
  }
  return [outRe, outIm];
}

const times = ([ar, ai]: Complex, [br, bi]: Complex): Complex => [
  // a · conj(b): correlation, not convolution.
  ar.map((value, k) => f(f(value * (br[k] as number)) + f((ai[k] as number) * (bi[k] as number)))),
  ar.map((value, k) => f(f((ai[k] as number) * (br[k] as number)) - f(value * (bi[k] as number)))),
];

/** First output of the filter through spectra of length n. */
export function fftTap(d: readonly number[], g: readonly number[], n: number): number {
  const padded = (values: readonly number[]): number[] => Array.from({ length: n }, (_, i) => values[i] ?? 0);
  const zero = new Array<number>(n).fill(0);
  const [re, im] = times(fft(padded(d), zero, -1), fft(padded(g), zero, -1));
  return f((fft(re, im, 1)[0][0] as number) / n);
}

export interface Problem {
  /** Side of the square picture; even, so that tiles of two outputs fit. */
  size: number;
  image: Float32Array;
  /** Nine weights. */
  filter: Float32Array;
}

/** Sums of nine products, row by row, in 32-bit floats. */
export function directConvolution({ size, image, filter }: Problem): Float32Array {
  const out = size - 2;
  return Float32Array.from({ length: out * out }, (_, i) => {
    let sum = 0;
    for (let t = 0; t < 9; t++)
      sum = f(
        sum +
          f(
            (image[(Math.floor(i / out) + Math.floor(t / 3)) * size + (i % out) + (t % 3)] as number) *
              (filter[t] as number),
          ),
      );
    return sum;
  });
}

/** The same in 64-bit floats. */
export function exactConvolution({ size, image, filter }: Problem): Float64Array {
  const out = size - 2;
  return Float64Array.from({ length: out * out }, (_, i) => {
    let sum = 0;
    for (let t = 0; t < 9; t++)
      sum +=
        (image[(Math.floor(i / out) + Math.floor(t / 3)) * size + (i % out) + (t % 3)] as number) *
        (filter[t] as number);
    return sum;
  });
}

const columnsOf = (rows: readonly number[][]): number[][] =>
  (rows[0] ?? []).map((_, j) => rows.map((row) => row[j] as number));
/** Applies a one-dimensional transform to columns, then to rows. */
const both = (rows: readonly number[][], transform: (line: readonly number[]) => number[]): number[][] =>
  columnsOf(columnsOf(rows).map(transform)).map(transform);

/** Winograd's F(2×2, 3×3): tiles of four outputs with sixteen multiplications instead of 36. */
export function winogradConvolution({ size, image, filter }: Problem): Float32Array {
  const out = size - 2;
  const result = new Float32Array(out * out);
  const spectrum = both(
    [0, 1, 2].map((u) => Array.from(filter.subarray(3 * u, 3 * u + 3))),
    winogradFilter,
  );
  for (let i = 0; i < out; i += 2)
    for (let j = 0; j < out; j += 2) {
      const tile = [0, 1, 2, 3].map((u) => Array.from(image.subarray((i + u) * size + j, (i + u) * size + j + 4)));
      const products = both(tile, winogradInput).map((row, u) =>
        row.map((value, v) => f(value * ((spectrum[u] as number[])[v] as number))),
      );
      both(products, winogradOutput).forEach((row, u) =>
        row.forEach((value, v) => (result[(i + u) * out + j + v] = value)),
      );
    }
  return result;
}

function fft2d(re: number[][], im: number[][], sign: 1 | -1): readonly [number[][], number[][]] {
  const lines = (a: number[][], b: number[][]): readonly [number[][], number[][]] => {
    const done = a.map((row, i) => fft(row, b[i] as number[], sign));
    return [done.map(([r]) => r), done.map(([, i]) => i)];
  };
  const [r1, i1] = lines(re, im);
  const [r2, i2] = lines(columnsOf(r1), columnsOf(i1));
  return [columnsOf(r2), columnsOf(i2)];
}

/** Through spectra on a square of 32. */
export function fftConvolution({ size, image, filter }: Problem): Float32Array {
  const n = 32;
  const out = size - 2;
  const plane = (values: Float32Array, side: number): number[][] =>
    Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (__, j) => (i < side && j < side ? (values[i * side + j] as number) : 0)),
    );
  const zero = (): number[][] => Array.from({ length: n }, () => new Array<number>(n).fill(0));
  const [ar, ai] = fft2d(plane(image, size), zero(), -1);
  const [br, bi] = fft2d(plane(filter, 3), zero(), -1);
  const products = ar.map((row, i) => times([row, ai[i] as number[]], [br[i] as number[], bi[i] as number[]]));
  const [re] = fft2d(
    products.map(([r]) => r),
    products.map(([, i]) => i),
    1,
  );
  return Float32Array.from({ length: out * out }, (_, i) =>
    f(((re[Math.floor(i / out)] as number[])[i % out] as number) / (n * n)),
  );
}

/** √(Σ (a − b)² / Σ b²). */
export function relativeError(a: ArrayLike<number>, exact: ArrayLike<number>): number {
  let [gap, size] = [0, 0];
  for (let i = 0; i < exact.length; i++) {
    gap += ((a[i] as number) - (exact[i] as number)) ** 2;
    size += (exact[i] as number) ** 2;
  }
  return size > 0 ? Math.sqrt(gap / size) : 0;
}

export const TERMS = 1_000_000;

/** Adds the upper half to the lower until one sum is left, as threads of a workgroup do. */
function tree(sums: Float32Array): number {
  let values = sums;
  while (values.length > 1) {
    const half = values.length / 2;
    values = Float32Array.from({ length: half }, (_, i) => (values[i] as number) + (values[i + half] as number));
  }
  return values[0] as number;
}

/** `lanes` running sums over every lanes-th term, as the threads of a GPU keep them, then a tree. */
function interleaved(terms: Float32Array, lanes: number): number {
  const sums = new Float32Array(lanes);
  for (let k = 0; k < terms.length; k++) sums[k % lanes] = (sums[k % lanes] as number) + (terms[k] as number);
  return tree(sums);
}

export type SumName = 'descending' | 'ascending' | 'halves' | 'lanes256' | 'lanes64' | 'kahan' | 'shuffled';

/** 1/k for k = 1 … 10⁶, rounded to 32 bits, added in several orders in 32-bit floats; and the sum of the unrounded terms in 64. */
export function harmonicSums(seed: number): { sums: Record<SumName, number>; exact: number } {
  const terms = Float32Array.from({ length: TERMS }, (_, i) => 1 / (i + 1));
  let exact = 0;
  for (let k = TERMS; k >= 1; k--) exact += 1 / k;
  let [descending, ascending, kahan, lost, shuffled] = [0, 0, 0, 0, 0];
  for (let i = 0; i < TERMS; i++) {
    const term = terms[i] as number;
    descending = f(descending + term);
    ascending = f(ascending + (terms[TERMS - 1 - i] as number));
    const corrected = f(term - lost);
    const next = f(kahan + corrected);
    lost = f(f(next - kahan) - corrected);
    kahan = next;
  }
  const halves = (from: number, to: number): number =>
    to - from === 1 ? (terms[from] as number) : f(halves(from, (from + to) >> 1) + halves((from + to) >> 1, to));
  const mixed = terms.slice();
  const { below } = seededRandom(seed);
  for (let i = TERMS - 1; i > 0; i--) {
    const j = below(i + 1);
    const held = mixed[i] as number;
    mixed[i] = mixed[j] as number;
    mixed[j] = held;
  }
  for (const term of mixed) shuffled = f(shuffled + term);
  return {
    sums: {
      descending,
      ascending,
      halves: halves(0, TERMS),
      lanes256: interleaved(terms, 256),
      lanes64: interleaved(terms, 64),
      kahan,
      shuffled,
    },
    exact,
  };
}
