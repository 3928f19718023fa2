/**
 * A little world of harbours: sentences drawn from a few patterns, and what can be learned from counting in them: static word vectors
 * and a bigram language model. Nothing here is BERT: a word has one vector, whatever sentence it stands in.
 */
import { seededRandom } from '../../runtime/random.ts';
import type { Tokens } from './metrics.ts';

const SLOTS: Readonly<Record<string, readonly string[]>> = {
  vessel: ['ferry', 'boat', 'ship'],
  go: ['leaves', 'departs from', 'sails from'],
  direction: ['north', 'northern', 'south', 'southern', 'old'],
  haven: ['harbour', 'port', 'pier'],
  hour: ['seven', 'nine', 'eight', '7', '9'],
  every: ['every', 'each'],
  time: ['morning', 'day', 'evening'],
  often: ['never', 'always', 'often', 'usually'],
  food: ['bread', 'fish', 'tea'],
  animal: ['cat', 'dog', 'bird'],
  see: ['watch', 'see', 'await'],
};

const PATTERNS = [
  'the vessel go the direction haven at hour every time',
  'every time at hour am the vessel go the direction haven',
  'the vessel often go the haven at hour',
  'a small vessel waits in the haven',
  'the direction haven is quiet in the time',
  'the food shop opens at hour every time',
  'travelers see the vessel at the haven',
  'the animal often sleeps at the haven in the time',
];

/** Sentences the vectors and the language model are made of. */
export const SENTENCES = 600;

export function corpus(): string[][] {
  const random = seededRandom(19);
  const pick = (list: readonly string[]): string => list[random.below(list.length)] ?? '';
  return Array.from({ length: SENTENCES }, () =>
    pick(PATTERNS)
      .split(' ')
      .map((word) => (SLOTS[word] ? pick(SLOTS[word]) : word))
      .join(' ')
      .split(' '),
  );
}

export interface Knowledge {
  /** One vector a word: positive pointwise mutual information with its neighbours up to two places away, scaled to length 1. */
  readonly vectors: ReadonlyMap<string, Float64Array>;
  /** q(word | previous word); an empty previous word is the start of a sentence. */
  probability(previous: string, word: string): number;
  readonly vocabulary: readonly string[];
}

/** Weights of bigram, unigram and uniform distribution in the language model. */
export const MIX = [0.7, 0.25, 0.05] as const;
const WINDOW = 2;

function vectorsOf(sentences: readonly Tokens[], vocabulary: readonly string[]): Map<string, Float64Array> {
  const size = vocabulary.length;
  const at = new Map(vocabulary.map((word, i) => [word, i]));
  const counts = new Float64Array(size * size);
  for (const sentence of sentences) {
    sentence.forEach((word, i) => {
      for (let j = Math.max(0, i - WINDOW); j <= Math.min(sentence.length - 1, i + WINDOW); j++) {
        if (j === i) continue;
        const cell = (at.get(word) ?? 0) * size + (at.get(sentence[j] ?? '') ?? 0);
        counts[cell] = (counts[cell] as number) + 1;
      }
    });
  }
  const sums = vocabulary.map((_, i) => counts.subarray(i * size, (i + 1) * size).reduce((sum, v) => sum + v, 0));
  const total = sums.reduce((sum, v) => sum + v, 0);
  return new Map(
    vocabulary.map((word, i) => {
      const row = Float64Array.from({ length: size }, (_, j) => {
        const pairs = counts[i * size + j] as number;
        return pairs ? Math.max(0, Math.log((pairs * total) / ((sums[i] as number) * (sums[j] as number)))) : 0;
      });
      const length = Math.hypot(...row) || 1;
      return [word, row.map((v) => v / length)];
    }),
  );
}

function learn(): Knowledge {
  const sentences = corpus();
  const vocabulary = [...new Set(sentences.flat())].sort();
  const unigrams = new Map<string, number>();
  const bigrams = new Map<string, number>();
  const starts = new Map<string, number>();
  let total = 0;
  for (const sentence of sentences) {
    sentence.forEach((word, i) => {
      const previous = sentence[i - 1] ?? '';
      unigrams.set(word, (unigrams.get(word) ?? 0) + 1);
      bigrams.set(`${previous} ${word}`, (bigrams.get(`${previous} ${word}`) ?? 0) + 1);
      starts.set(previous, (starts.get(previous) ?? 0) + 1);
      total++;
    });
  }
  return {
    vocabulary,
    vectors: vectorsOf(sentences, vocabulary),
    probability(previous, word) {
      const seen = starts.get(previous) ?? 0;
      const single = (unigrams.get(word) ?? 0) / total;
      const pair = seen ? (bigrams.get(`${previous} ${word}`) ?? 0) / seen : single;
      return MIX[0] * pair + MIX[1] * single + MIX[2] / (vocabulary.length + 1);
    },
  };
}

let learned: Knowledge | undefined;
/** Learned once, at the first call. */
export const knowledge = (): Knowledge => (learned ??= learn());

/** Cosine of two words. A word outside the corpus is like itself only. */
export function cosine(a: string, b: string, vectors: 'onehot' | 'static'): number {
  if (a === b) return 1;
  if (vectors === 'onehot') return 0;
  const known = knowledge().vectors;
  const [u, v] = [known.get(a), known.get(b)];
  return u && v ? u.reduce((sum, x, i) => sum + x * (v[i] as number), 0) : 0;
}
