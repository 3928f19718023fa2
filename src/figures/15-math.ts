/** Small calculations behind the figures of the chapter on text augmentation. */
import { seededRandom } from '../../demos/runtime/random';

/** Independent texts that `k` versions of each of `n` texts are worth, when versions of one text have correlation `rho`. */
export const effectiveSize = (n: number, k: number, rho: number): number => (n * k) / (1 + (k - 1) * rho);

/** The toy language: 40 concepts with 4 synonyms each; half of the concepts lean to each of two topics. */
const CONCEPTS = 40;
const SYNONYMS = 4;
const WORDS_PER_TEXT = 6;
const LEANING = 0.72;
const COPIES = 4;

interface Text {
  label: 0 | 1;
  words: number[];
}

const pick = (count: number, next: () => number): number => Math.floor(next() * count);

function write(next: () => number): Text {
  const label = next() < 0.5 ? 0 : 1;
  const words = Array.from({ length: WORDS_PER_TEXT }, () => {
    const topic = next() < LEANING ? label : 1 - label;
    return (pick(CONCEPTS / 2, next) * 2 + topic) * SYNONYMS + pick(SYNONYMS, next);
  });
  return { label, words };
}

/** Every word replaced by a random member of its synonym group. */
const reworded = (text: Text, next: () => number): Text => ({
  label: text.label,
  words: text.words.map((w) => Math.floor(w / SYNONYMS) * SYNONYMS + pick(SYNONYMS, next)),
});

/** Accuracy of naive Bayes on word counts. */
function naiveBayes(train: readonly Text[], test: readonly Text[]): number {
  const size = CONCEPTS * SYNONYMS;
  const counts = [new Float64Array(size).fill(0.5), new Float64Array(size).fill(0.5)] as const;
  for (const { label, words } of train) for (const w of words) counts[label][w] = (counts[label][w] ?? 0) + 1;
  const totals = counts.map((c) => c.reduce((a, b) => a + b, 0));
  const odds = Float64Array.from(
    { length: size },
    (_, w) => Math.log((counts[1][w] ?? 1) / (totals[1] ?? 1)) - Math.log((counts[0][w] ?? 1) / (totals[0] ?? 1)),
  );
  const right = test.filter(
    ({ label, words }) => (words.reduce((sum, w) => sum + (odds[w] ?? 0), 0) > 0 ? 1 : 0) === label,
  );
  return right.length / test.length;
}

export interface GainPoint {
  labels: number;
  plain: number;
  augmented: number;
}

/** Mean accuracy over `seeds` runs, without and with synonym copies. */
export function synonymGain(labels: readonly number[], seeds: number): GainPoint[] {
  return labels.map((n) => {
    let plain = 0;
    let augmented = 0;
    for (let seed = 1; seed <= seeds; seed++) {
      const next = seededRandom(seed * 7919 + n).uniform;
      const test = Array.from({ length: 400 }, () => write(next));
      const train = Array.from({ length: n }, () => write(next));
      const copies = train.flatMap((t) => Array.from({ length: COPIES }, () => reworded(t, next)));
      plain += naiveBayes(train, test) / seeds;
      augmented += naiveBayes([...train, ...copies], test) / seeds;
    }
    return { labels: n, plain, augmented };
  });
}
