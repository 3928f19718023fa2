/** Words counted by their neighbors: the table, its positive pointwise mutual information, and the cosine of two rows. */

/** A square table: row `i` tells how often each word stood near word `i`. */
export interface Table {
  readonly size: number;
  /** Row-major, size × size; symmetric. */
  readonly counts: Float64Array;
}

export const emptyTable = (size: number): Table => ({ size, counts: new Float64Array(size * size) });

/** Adds all ordered pairs of words at most `window` places apart. */
export function addSentence({ size, counts }: Table, sentence: readonly number[], window: number): void {
  for (let i = 0; i < sentence.length; i++) {
    const row = (sentence[i] as number) * size;
    const last = Math.min(sentence.length - 1, i + window);
    for (let j = Math.max(0, i - window); j <= last; j++) {
      if (j !== i) {
        const at = row + (sentence[j] as number);
        counts[at] = (counts[at] as number) + 1;
      }
    }
  }
}

/** The table of a whole corpus. */
export function countTable(sentences: readonly (readonly number[])[], size: number, window: number): Table {
  const table = emptyTable(size);
  for (const sentence of sentences) addSentence(table, sentence, window);
  return table;
}

export function rowSums({ size, counts }: Table): Float64Array {
  const sums = new Float64Array(size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) sums[i] = (sums[i] as number) + (counts[i * size + j] as number);
  return sums;
}

/** max(0, ln p(w,c) / (p(w) p(c))), with shares of all ordered pairs (Church and Hanks 1990; Levy and Goldberg 2014). */
export function ppmi(table: Table): Table {
  const { size, counts } = table;
  const sums = rowSums(table);
  const total = sums.reduce((a, b) => a + b, 0);
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const count = counts[i * size + j] as number;
      if (count > 0)
        out[i * size + j] = Math.max(0, Math.log((count * total) / ((sums[i] as number) * (sums[j] as number))));
    }
  }
  return { size, counts: out };
}

/** Cosine of rows i and j; 0 where a row is empty. */
export function cosine({ size, counts }: Table, i: number, j: number): number {
  let dot = 0;
  let a = 0;
  let b = 0;
  for (let k = 0; k < size; k++) {
    const x = counts[i * size + k] as number;
    const y = counts[j * size + k] as number;
    dot += x * y;
    a += x * x;
    b += y * y;
  }
  return a > 0 && b > 0 ? Math.min(1, dot / Math.sqrt(a * b)) : 0;
}
