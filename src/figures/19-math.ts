/** The demo's metrics behind the figures of chapter 19: one candidate, one reference, words split at spaces. */
import * as metrics from '../../demos/widgets/evaluating-generative-llms/metrics';

export { brevityPenalty, chrF, greedyMatch, ngrams } from '../../demos/widgets/evaluating-generative-llms/metrics';
type Tokens = metrics.Tokens;

export const reference = 'the ferry leaves the north harbour at seven every morning'.split(' ');
export const candidates: readonly (readonly [mark: string, words: Tokens])[] = [
  ['a', 'the ferry leaves from the north harbour at seven each morning'.split(' ')],
  ['b', 'the ferry leaves the north harbour at seven'.split(' ')],
  ['c', [...reference].reverse()],
  ['d', 'each day at 7 am the boat departs from the northern port'.split(' ')],
  ['e', 'the ferry never leaves the north harbour at seven every morning'.split(' ')],
];

/** Which of the candidate's n-grams find a partner in the reference, each partner used once. */
export function matches(candidate: Tokens, target: Tokens, n: number): boolean[] {
  const { found } = metrics.clippedCounts(candidate, [target], n);
  let next = 0;
  // The first occurrences of an n-gram find the partners, so that the found ones come in the order of the candidate.
  return metrics.ngrams(candidate, n).map((gram) => {
    const yes = gram === found[next];
    if (yes) next++;
    return yes;
  });
}

export const bleu = (candidate: Tokens, target: Tokens, order: number): number =>
  metrics.bleu(candidate, [target], order, false);
export const rouge = (candidate: Tokens, target: Tokens, n: number): number => metrics.rougeN(candidate, target, n).f1;
export const rougeL = (candidate: Tokens, target: Tokens): number => metrics.rougeL(candidate, target).f1;

/** Index pairs of one longest common subsequence; the demo needs its length only. */
export function commonSubsequence(a: Tokens, b: Tokens): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = (k: number, l: number) => metrics.commonSubsequence(a.slice(k), b.slice(l));
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (left(i + 1, j) >= left(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** Perplexity after each of the first tokens. */
export function runningPerplexity(probabilities: readonly number[]): number[] {
  let nats = 0;
  return probabilities.map((p, i) => Math.exp((nats -= Math.log(p)) / (i + 1)));
}
