/** Overlap metrics in their plainest form, on lists of tokens; all return shares between 0 and 1. Several references are allowed. */

export type Tokens = readonly string[];

/** Latin words and numbers in lower case, Han characters one by one; punctuation is dropped. */
export function tokenize(text: string): string[] {
  const pieces = text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
  return pieces.flatMap((piece) => piece.match(/\p{Script=Han}|\P{Script=Han}+/gu) ?? []);
}

/** Separates the tokens of an n-gram: no token contains it. */
export const GLUE = ' ';

export const ngrams = (tokens: Tokens, n: number): string[] =>
  Array.from({ length: Math.max(0, tokens.length - n + 1) }, (_, i) => tokens.slice(i, i + n).join(GLUE));

function countOf(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** Size of the intersection of two bags. */
function common(a: readonly string[], b: readonly string[]): number {
  const left = countOf(b);
  let sum = 0;
  for (const [item, count] of countOf(a)) sum += Math.min(count, left.get(item) ?? 0);
  return sum;
}

export interface Counts {
  matched: number;
  total: number;
  /** The n-grams that found a partner. */
  found: string[];
}

/** Clipped counts (Papineni et al. 2002): an n-gram counts at most as often as in the reference that has it most often. */
export function clippedCounts(candidate: Tokens, references: readonly Tokens[], n: number): Counts {
  const allowed = new Map<string, number>();
  for (const reference of references)
    for (const [gram, count] of countOf(ngrams(reference, n)))
      allowed.set(gram, Math.max(count, allowed.get(gram) ?? 0));
  const found: string[] = [];
  const grams = ngrams(candidate, n);
  for (const gram of grams) {
    const left = allowed.get(gram) ?? 0;
    if (left === 0) continue;
    allowed.set(gram, left - 1);
    found.push(gram);
  }
  return { matched: found.length, total: grams.length, found };
}

/** Length of the reference closest to c, the shorter one where two are equally close. */
export const closestLength = (c: number, references: readonly Tokens[]): number =>
  references
    .map(({ length }) => length)
    .reduce((best, r) =>
      Math.abs(r - c) < Math.abs(best - c) || (Math.abs(r - c) === Math.abs(best - c) && r < best) ? r : best,
    );

/** BP = 1 where c > r, else e^(1 − r/c). */
export const brevityPenalty = (c: number, r: number): number => (c > r ? 1 : c === 0 ? 0 : Math.exp(1 - r / c));

/** BLEU up to n-grams of `order`; `smooth` adds one to both counts from n = 2 on (Lin and Och 2004). */
export function bleu(candidate: Tokens, references: readonly Tokens[], order: number, smooth: boolean): number {
  let logs = 0;
  for (let n = 1; n <= order; n++) {
    const { matched, total } = clippedCounts(candidate, references, n);
    const extra = smooth && n > 1 ? 1 : 0;
    if (matched + extra === 0) return 0;
    logs += Math.log((matched + extra) / (total + extra)) / order;
  }
  return brevityPenalty(candidate.length, closestLength(candidate.length, references)) * Math.exp(logs);
}

/** F score over character n-grams of 1 to 6, recall weighted twice (chrF2, Popović 2015); spaces left out. */
export function chrF(candidate: Tokens, reference: Tokens): number {
  const [a, b] = [[...candidate.join('')], [...reference.join('')]];
  let [precision, recall, orders] = [0, 0, 0];
  for (let n = 1; n <= Math.min(6, a.length, b.length); n++) {
    const [x, y] = [ngrams(a, n), ngrams(b, n)];
    const shared = common(x, y);
    precision += shared / x.length;
    recall += shared / y.length;
    orders++;
  }
  if (precision === 0 || recall === 0) return 0;
  return (5 * precision * recall) / (orders * (4 * precision + recall));
}

export interface Score {
  precision: number;
  recall: number;
  f1: number;
}

export const scoreOf = (shared: number, candidate: number, reference: number): Score => {
  const precision = candidate ? shared / candidate : 0;
  const recall = reference ? shared / reference : 0;
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
};

/** Length of the longest common subsequence: same order, gaps allowed. */
export function commonSubsequence(a: Tokens, b: Tokens): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const token of a) {
    const next = [0];
    b.forEach((other, j) =>
      next.push(token === other ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number)),
    );
    row = next;
  }
  return row[b.length] ?? 0;
}

/** All ordered pairs of tokens, whatever stands between. */
export const skipBigrams = (tokens: Tokens): string[] =>
  tokens.flatMap((first, i) => tokens.slice(i + 1).map((second) => first + GLUE + second));

export function rougeN(candidate: Tokens, reference: Tokens, n: number): Score {
  const [a, b] = [ngrams(candidate, n), ngrams(reference, n)];
  return scoreOf(common(a, b), a.length, b.length);
}
export const rougeL = (candidate: Tokens, reference: Tokens): Score =>
  scoreOf(commonSubsequence(candidate, reference), candidate.length, reference.length);
export function rougeS(candidate: Tokens, reference: Tokens): Score {
  const [a, b] = [skipBigrams(candidate), skipBigrams(reference)];
  return scoreOf(common(a, b), a.length, b.length);
}

const mean = (values: readonly number[]): number =>
  values.length ? values.reduce((sum, v) => sum + v, 0) / values.length : 0;

/** Greedy matching as in BERTScore (Zhang et al. 2019), from cosines [candidate, reference]: best of each row, best of each column. */
export function greedyMatch(cosines: readonly (readonly number[])[]): Score {
  const columns = (cosines[0] ?? []).map((_, j) => cosines.map((row) => row[j] ?? 0));
  const precision = mean(cosines.map((row) => Math.max(...row)));
  const recall = mean(columns.map((column) => Math.max(...column)));
  return { precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0 };
}

/** The reference with the highest F1, for metrics that compare with one reference at a time. */
export const bestOf = <T extends { f1: number }>(scores: readonly T[]): T =>
  scores.reduce((best, score) => (score.f1 > best.f1 ? score : best));
