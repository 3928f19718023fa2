/**
 * The small computations behind the figures of chapter 1: counting word pairs, positive pointwise mutual information, and the
 * truncated singular value decomposition of that symmetric table.
 */

export const sentences: readonly string[] = [
  'cat purrs near warm stove',
  'kitten purrs near warm stove',
  'cat hunts mouse at night',
  'kitten hunts mouse at dawn',
  'dog barks at night',
  'puppy barks at dawn',
  'dog guards the old gate',
  'puppy guards the old gate',
  'tea steams in warm cup',
  'coffee steams in warm cup',
  'tea leaves taste bitter',
  'coffee beans taste bitter',
  'train leaves station at dawn',
  'bus leaves station at night',
  'train crosses river bridge',
  'bus crosses river bridge',
  'driver stops bus at station',
  'driver stops train at bridge',
];

const dropped = new Set(['the', 'at', 'in', 'near', 'a']);

/** Cosine of two vectors. */
export function cosine(u: readonly number[], v: readonly number[]): number {
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
  return dot(u, v) / Math.sqrt(dot(u, u) * dot(v, v));
}

export interface Counts {
  words: string[];
  /** Ordered pairs of positions in one sentence, summed over the text. */
  counts: number[][];
  rowSums: number[];
  total: number;
}

/** Counts which words share a sentence. */
export function countPairs(text: readonly string[]): Counts {
  const lines = text.map((line) => line.split(' ').filter((w) => !dropped.has(w)));
  const words = [...new Set(lines.flat())];
  const index = new Map(words.map((w, i) => [w, i]));
  const counts = words.map(() => words.map(() => 0));
  for (const line of lines) {
    line.forEach((a, i) =>
      line.forEach((b, j) => {
        const row = counts[index.get(a) ?? 0];
        const column = index.get(b) ?? 0;
        if (row && i !== j) row[column] = (row[column] ?? 0) + 1;
      }),
    );
  }
  const rowSums = counts.map((row) => row.reduce((a, b) => a + b, 0));
  return { words, counts, rowSums, total: rowSums.reduce((a, b) => a + b, 0) };
}

/** max(0, log of observed over expected pair frequency). */
export function ppmi({ counts, rowSums, total }: Counts): number[][] {
  return counts.map((row, i) =>
    row.map((c, j) => (c > 0 ? Math.max(0, Math.log((c * total) / ((rowSums[i] ?? 1) * (rowSums[j] ?? 1)))) : 0)),
  );
}

export interface Eigen {
  values: number[];
  /** Column k of the matrix belongs to value k; rows are coordinates. */
  vectors: number[][];
}

/** Eigenvalues of a symmetric matrix by cyclic Jacobi rotations, sorted by decreasing magnitude. */
export function eigen(symmetric: readonly (readonly number[])[]): Eigen {
  const n = symmetric.length;
  const a = symmetric.map((row) => [...row]);
  const v = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)));
  const at = (m: number[][], i: number, j: number) => m[i]?.[j] ?? 0;
  const put = (m: number[][], i: number, j: number, x: number) => {
    const row = m[i];
    if (row) row[j] = x;
  };
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += at(a, p, q) ** 2;
    if (off < 1e-22) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(at(a, p, q)) < 1e-300) continue;
        const theta = (at(a, q, q) - at(a, p, p)) / (2 * at(a, p, q));
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < n; k++) {
          const x = at(a, k, p);
          const y = at(a, k, q);
          put(a, k, p, c * x - s * y);
          put(a, k, q, s * x + c * y);
        }
        for (let k = 0; k < n; k++) {
          const x = at(a, p, k);
          const y = at(a, q, k);
          put(a, p, k, c * x - s * y);
          put(a, q, k, s * x + c * y);
          const vx = at(v, k, p);
          const vy = at(v, k, q);
          put(v, k, p, c * vx - s * vy);
          put(v, k, q, s * vx + c * vy);
        }
      }
    }
  }
  const order = a.map((_, i) => i).sort((i, j) => Math.abs(at(a, j, j)) - Math.abs(at(a, i, i)));
  return { values: order.map((i) => at(a, i, i)), vectors: v.map((row) => order.map((i) => row[i] ?? 0)) };
}

export interface WordVectors {
  words: string[];
  table: number[][];
  singular: number[];
  /** Embedding of a word with d numbers: the first d entries of its row of U S. */
  vector: (word: string, d: number) => number[];
  /** The table entry (row word, column word) as d numbers remember it. */
  decoded: (row: string, column: string, d: number) => number;
}

/** The demo's word vectors: the PPMI table of a text, coded by its leading singular directions. */
export function wordVectors(text: readonly string[]): WordVectors {
  const found = countPairs(text);
  const table = ppmi(found);
  const { values, vectors } = eigen(table);
  const place = (word: string) => found.words.indexOf(word);
  // For a symmetric matrix the singular value is |eigenvalue|; the sign goes to V and leaves U S V^T unchanged.
  const vector = (word: string, d: number) =>
    values.slice(0, d).map((l, k) => (vectors[place(word)]?.[k] ?? 0) * Math.abs(l));
  const decoded = (row: string, column: string, d: number) =>
    values
      .slice(0, d)
      .reduce((sum, l, k) => sum + l * (vectors[place(row)]?.[k] ?? 0) * (vectors[place(column)]?.[k] ?? 0), 0);
  return { words: found.words, table, singular: values.map(Math.abs), vector, decoded };
}
