/** Word-overlap metrics behind the figures of chapter 19, in their plainest form: one candidate, one reference, words split at spaces. */

export const reference = 'the ferry leaves the north harbour at seven every morning'.split(' ');
export const candidates: readonly (readonly [mark: string, words: readonly string[]])[] = [
  ['a', 'the ferry leaves from the north harbour at seven each morning'.split(' ')],
  ['b', 'the ferry leaves the north harbour at seven'.split(' ')],
  ['c', [...reference].reverse()],
  ['d', 'each day at 7 am the boat departs from the northern port'.split(' ')],
  ['e', 'the ferry never leaves the north harbour at seven every morning'.split(' ')],
];

export const ngrams = (words: readonly string[], n: number): string[] =>
  words.slice(0, Math.max(0, words.length - n + 1)).map((_, i) => words.slice(i, i + n).join(' '));

/** Which of the candidate's n-grams find a partner in the reference, each partner used once. */
export function matches(candidate: readonly string[], target: readonly string[], n: number): boolean[] {
  const left = ngrams(target, n);
  return ngrams(candidate, n).map((gram) => {
    const at = left.indexOf(gram);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
const count = (flags: readonly boolean[]): number => flags.filter(Boolean).length;

export const brevityPenalty = (c: number, r: number): number => (c > r ? 1 : Math.exp(1 - r / c));
export function bleu(candidate: readonly string[], target: readonly string[], order: number): number {
  const logs = Array.from({ length: order }, (_, i) =>
    Math.log(count(matches(candidate, target, i + 1)) / ngrams(candidate, i + 1).length),
  );
  return brevityPenalty(candidate.length, target.length) * Math.exp(logs.reduce((a, b) => a + b, 0) / order);
}
const f1 = (common: number, candidate: number, target: number): number => (2 * common) / (candidate + target);
export const rouge = (candidate: readonly string[], target: readonly string[], n: number): number =>
  f1(count(matches(candidate, target, n)), ngrams(candidate, n).length, ngrams(target, n).length);

/** Index pairs of one longest common subsequence. */
export function commonSubsequence(a: readonly string[], b: readonly string[]): [number, number][] {
  const length = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => length[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const line = length[i];
      if (line) line[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
export const rougeL = (a: readonly string[], b: readonly string[]): number =>
  f1(commonSubsequence(a, b).length, a.length, b.length);

/** Character n-gram F score (orders 1 to 6, recall weighted twice), spaces left out, in per cent. */
export function chrF(candidate: readonly string[], target: readonly string[]): number {
  const [a, b] = [[...candidate.join('')], [...target.join('')]];
  let precision = 0;
  let recall = 0;
  for (let n = 1; n <= 6; n++) {
    const common = count(matches(a, b, n));
    precision += common / ngrams(a, n).length / 6;
    recall += common / ngrams(b, n).length / 6;
  }
  return (100 * 5 * precision * recall) / (4 * precision + recall);
}

/** Perplexity after each of the first tokens. */
export function runningPerplexity(probabilities: readonly number[]): number[] {
  let nats = 0;
  return probabilities.map((p, i) => Math.exp((nats -= Math.log(p)) / (i + 1)));
}
