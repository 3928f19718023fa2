/**
 * The demo's word vectors behind the figures of chapter 1: what `table.ts` of the demo counts, compares with chance and codes by
 * the leading directions.
 */
import { BOOK_TEXT } from '../../demos/widgets/embeddings-latent-representations/compute';
import {
  countPairs,
  eigenSteps,
  ppmi,
  sentencesOf,
  type Eigen,
} from '../../demos/widgets/embeddings-latent-representations/table';

/** Cosine of two vectors. */
export function cosine(u: readonly number[], v: readonly number[]): number {
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
  return dot(u, v) / Math.sqrt(dot(u, u) * dot(v, v));
}

/** The demo's decomposition in one go. */
export function eigen(symmetric: readonly (readonly number[])[]): Eigen {
  const steps = eigenSteps(symmetric);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
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

/** The PPMI table of the demo's text, coded by its leading singular directions. */
export function wordVectors(): WordVectors {
  const found = countPairs(sentencesOf(BOOK_TEXT, 'the at in near a'), Infinity);
  const table = ppmi(found);
  const { values, vectors } = eigen(table);
  const place = (word: string) => found.words.indexOf(word);
  // For a symmetric matrix the singular value is |eigenvalue|; the sign goes to V and leaves U S V^T unchanged.
  const vector = (word: string, d: number) =>
    [...values.slice(0, d)].map((l, k) => (vectors[k]?.[place(word)] ?? 0) * Math.abs(l));
  const decoded = (row: string, column: string, d: number) =>
    values
      .slice(0, d)
      .reduce((sum, l, k) => sum + l * (vectors[k]?.[place(row)] ?? 0) * (vectors[k]?.[place(column)] ?? 0), 0);
  return { words: found.words, table, singular: [...values].map(Math.abs), vector, decoded };
}
