/**
 * From a text to vectors in three steps that can be checked by hand: count which words share a sentence, compare with chance (positive
 * pointwise mutual information), and keep the leading directions of that symmetric table (singular value decomposition).
 */

/** Sentences end at a slash, a line end or a full stop; words are split at spaces and commas and put in lower case. */
export function sentencesOf(text: string, stop: string): string[][] {
  const split = (line: string): string[] =>
    line
      .toLowerCase()
      .split(/[\s,，、:："“”()（）]+/)
      .filter(Boolean);
  const dropped = new Set(split(stop));
  return text
    .split(/[/\n.!?;。！？；]+/)
    .map((line) => split(line).filter((word) => !dropped.has(word)))
    .filter((line) => line.length > 0);
}

export interface Counts {
  words: string[];
  /** C_ij: ordered pairs of places in one sentence that are at most `window` apart. */
  counts: number[][];
  rowSums: number[];
  total: number;
}

export function countPairs(lines: readonly (readonly string[])[], window: number): Counts {
  const words = [...new Set(lines.flat())];
  const index = new Map(words.map((word, i) => [word, i]));
  const counts = words.map(() => words.map(() => 0));
  for (const line of lines) {
    const places = line.map((word) => index.get(word) ?? 0);
    places.forEach((a, i) =>
      places.forEach((b, j) => {
        const row = counts[a];
        if (row && i !== j && Math.abs(i - j) <= window) row[b] = (row[b] ?? 0) + 1;
      }),
    );
  }
  const rowSums = counts.map((row) => row.reduce((a, b) => a + b, 0));
  return { words, counts, rowSums, total: rowSums.reduce((a, b) => a + b, 0) };
}

/** P_ij = max(0, ln(C_ij T / (r_i r_j))), and 0 for pairs that were never seen. */
export function ppmi({ counts, rowSums, total }: Counts): number[][] {
  return counts.map((row, i) =>
    row.map((c, j) => (c > 0 ? Math.max(0, Math.log((c * total) / ((rowSums[i] ?? 1) * (rowSums[j] ?? 1)))) : 0)),
  );
}

export interface Eigen {
  /** Sorted by falling magnitude; the singular values are their magnitudes. */
  values: Float64Array;
  /** vectors[k] belongs to values[k]; its entry of largest magnitude is positive. */
  vectors: Float64Array[];
}

const swing = (a: Float64Array, i: number, j: number, c: number, s: number): void => {
  const [x, y] = [a[i] as number, a[j] as number];
  a[i] = c * x - s * y;
  a[j] = s * x + c * y;
};

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Golub & Van Loan, section 8.5). It yields before
 * each row, since a large matrix takes long.
 */
export function* eigenSteps(symmetric: readonly (readonly number[])[]): Generator<undefined, Eigen, undefined> {
  const n = symmetric.length;
  const a = symmetric.map((row) => Float64Array.from(row));
  const v = a.map((_, i) => Float64Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
  const size = a.reduce((sum, row) => sum + row.reduce((s, x) => s + x * x, 0), 0);
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    a.forEach((row, p) => row.forEach((x, q) => (off += p === q ? 0 : x * x)));
    if (off <= 1e-26 * size) break;
    for (let p = 0; p < n; p++) {
      yield;
      const rowP = a[p] as Float64Array;
      for (let q = p + 1; q < n; q++) {
        const rowQ = a[q] as Float64Array;
        const x = rowP[q] as number;
        if (Math.abs(x) < 1e-300) continue;
        const theta = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * x);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        for (const row of a) swing(row, p, q, c, t * c);
        for (let k = 0; k < n; k++) {
          const [y, z] = [rowP[k] as number, rowQ[k] as number];
          rowP[k] = c * y - t * c * z;
          rowQ[k] = t * c * y + c * z;
        }
        swingRows(v, p, q, c, t * c);
      }
    }
  }
  const diagonal = a.map((row, i) => row[i] as number);
  const order = diagonal.map((_, i) => i).sort((i, j) => Math.abs(diagonal[j] ?? 0) - Math.abs(diagonal[i] ?? 0));
  return {
    values: Float64Array.from(order, (i) => diagonal[i] as number),
    vectors: order.map((i) => upright(v[i] as Float64Array)),
  };
}

/** {@link eigenSteps} from first to last, with a pause at each. */
export async function eigen(symmetric: readonly (readonly number[])[], breathe: () => Promise<void>): Promise<Eigen> {
  const steps = eigenSteps(symmetric);
  let step = steps.next();
  while (!step.done) {
    await breathe();
    step = steps.next();
  }
  return step.value;
}

function swingRows(v: Float64Array[], p: number, q: number, c: number, s: number): void {
  const [first, second] = [v[p] as Float64Array, v[q] as Float64Array];
  for (let k = 0; k < first.length; k++) {
    const [x, y] = [first[k] as number, second[k] as number];
    first[k] = c * x - s * y;
    second[k] = s * x + c * y;
  }
}

/** An eigenvector is given up to its sign; this one choice keeps pictures from flipping. */
function upright(v: Float64Array): Float64Array {
  let largest = 0;
  for (const x of v) if (Math.abs(x) > Math.abs(largest) + 1e-9) largest = x;
  return largest < 0 ? v.map((x) => -x) : v;
}

export type Measure = 'cosine' | 'dot' | 'distance';

export const dot = (u: ArrayLike<number>, v: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += (u[i] as number) * (v[i] as number);
  return sum;
};

/** How alike two vectors are; null where one of them is 0 and has no direction. */
export function likeness(u: ArrayLike<number>, v: ArrayLike<number>, measure: Measure): number | null {
  const [uu, vv, uv] = [dot(u, u), dot(v, v), dot(u, v)];
  if (uu < 1e-24 || vv < 1e-24) return null;
  if (measure === 'dot') return uv;
  if (measure === 'distance')
    return Math.sqrt(
      Math.max(
        0,
        Array.from(u).reduce((s, x, i) => s + (x - (v[i] as number)) ** 2, 0),
      ),
    );
  return Math.min(1, Math.max(-1, uv / Math.sqrt(uu * vv)));
}
