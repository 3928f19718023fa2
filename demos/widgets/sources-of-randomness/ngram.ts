/**
 * A trigram language model with interpolated absolute discounting (Ney, Essen & Kneser 1994):
 *
 *   P(w | h) = max(c(h, w) − D, 0) / c(h) + λ(h) · P(w | h′),   D = 0.75,
 *
 * where h′ is h without its oldest word, λ(h) is what the first term leaves, and below the unigrams stands 1 / V. A history never seen is
 * passed over. Rare n-grams may be left out of the counts: λ(h) then passes their share on to the shorter history, and all still sums to 1.
 */

export const DISCOUNT = 0.75;

/** Words, numbers (all as `#`) and the marks that end or divide a sentence, in lower case. */
export function wordsOf(text: string): string[] {
  const pieces = text.toLowerCase().match(/[a-z]+(?:['’-][a-z]+)*|\d[\d,.]*\d|\d|[.,;:?]/g) ?? [];
  return pieces.map((piece) => (/^\d/.test(piece) ? '#' : piece.replace(/’/g, "'")));
}

/** Counts after one history. */
export interface Followers {
  /** How often the history was followed by anything. */
  total: number;
  counts: Map<number, number>;
}

export interface Model {
  words: readonly string[];
  unigrams: Followers;
  /** By the id of the last word. */
  bigrams: Map<number, Followers>;
  /** By `before * V + last`. */
  trigrams: Map<number, Followers>;
}

/** Least counts at which an n-gram is kept. */
export interface Pruning {
  bigram: number;
  trigram: number;
}

const count = (into: Map<number, Followers>, history: number, word: number): void => {
  const followers = into.get(history) ?? { total: 0, counts: new Map<number, number>() };
  followers.total++;
  followers.counts.set(word, (followers.counts.get(word) ?? 0) + 1);
  into.set(history, followers);
};

const prune = (grams: Map<number, Followers>, least: number): Map<number, Followers> => {
  const kept = new Map<number, Followers>();
  for (const [history, { total, counts }] of grams) {
    const often = new Map([...counts].filter(([, times]) => times >= least));
    if (often.size > 0) kept.set(history, { total, counts: often });
  }
  return kept;
};

/**
 * Counts n-grams of a list of words. Words outside `words` end what came before them: they are neither predicted nor part of a history.
 * @param words the vocabulary; all distinct words of the text by default, in order of their first appearance
 */
export function train(
  text: readonly string[],
  words: readonly string[] = [...new Set(text)],
  least: Pruning = { bigram: 1, trigram: 1 },
): Model {
  const ids = new Map(words.map((word, id) => [word, id]));
  const unigrams: Followers = { total: 0, counts: new Map() };
  const bigrams = new Map<number, Followers>();
  const trigrams = new Map<number, Followers>();
  let [before, last]: [number | undefined, number | undefined] = [undefined, undefined];
  for (const word of text) {
    const id = ids.get(word);
    if (id !== undefined) {
      unigrams.total++;
      unigrams.counts.set(id, (unigrams.counts.get(id) ?? 0) + 1);
      if (last !== undefined) count(bigrams, last, id);
      if (last !== undefined && before !== undefined) count(trigrams, before * words.length + last, id);
    }
    [before, last] = [id === undefined ? undefined : last, id];
  }
  return { words, unigrams, bigrams: prune(bigrams, least.bigram), trigrams: prune(trigrams, least.trigram) };
}

/** Adds one order of n-grams to a shorter history's probabilities, in place. */
function interpolate(probabilities: Float64Array, { total, counts }: Followers): void {
  let kept = 0;
  for (const times of counts.values()) kept += Math.max(times - DISCOUNT, 0) / total;
  for (let id = 0; id < probabilities.length; id++) probabilities[id] = (probabilities[id] as number) * (1 - kept);
  for (const [id, times] of counts)
    probabilities[id] = (probabilities[id] as number) + Math.max(times - DISCOUNT, 0) / total;
}

/** Probability of every word after (before, last); either may be missing. */
export function nextWord(model: Model, before: number | undefined, last: number | undefined): Float64Array {
  const size = model.words.length;
  const probabilities = new Float64Array(size).fill(1 / size);
  interpolate(probabilities, model.unigrams);
  const bigram = last === undefined ? undefined : model.bigrams.get(last);
  if (bigram) interpolate(probabilities, bigram);
  const trigram = before === undefined || last === undefined ? undefined : model.trigrams.get(before * size + last);
  if (trigram) interpolate(probabilities, trigram);
  return probabilities;
}

/** How many of the two words of the history the model could use. */
export function orderOf(model: Model, before: number | undefined, last: number | undefined): 1 | 2 | 3 {
  if (before !== undefined && last !== undefined && model.trigrams.has(before * model.words.length + last)) return 3;
  return last !== undefined && model.bigrams.has(last) ? 2 : 1;
}

/** The model as a short text: numbers in base 36, ids as steps from the one before. */
export interface PackedModel {
  /** Separated by spaces, most frequent first. */
  words: string;
  /** Total, then the counts of all words. */
  unigrams: string;
  /** One group a history, separated by `;`: step of the history, total, then step and count of each follower. */
  bigrams: string;
  trigrams: string;
}

const packGrams = (grams: Map<number, Followers>): string => {
  let lastHistory = 0;
  return [...grams]
    .sort(([a], [b]) => a - b)
    .map(([history, { total, counts }]) => {
      let lastId = 0;
      const followers = [...counts]
        .sort(([a], [b]) => a - b)
        .flatMap(([id, times]) => {
          const step = id - lastId;
          lastId = id;
          return [step, times];
        });
      const step = history - lastHistory;
      lastHistory = history;
      return [step, total, ...followers].map((value) => value.toString(36)).join(' ');
    })
    .join(';');
};

export function pack({ words, unigrams, bigrams, trigrams }: Model): PackedModel {
  const counts = words.map((_, id) => unigrams.counts.get(id) ?? 0);
  return {
    words: words.join(' '),
    unigrams: [unigrams.total, ...counts].map((value) => value.toString(36)).join(' '),
    bigrams: packGrams(bigrams),
    trigrams: packGrams(trigrams),
  };
}

const numbers = (text: string): number[] => text.split(' ').map((value) => parseInt(value, 36));

function unpackGrams(packed: string): Map<number, Followers> {
  const grams = new Map<number, Followers>();
  if (packed === '') return grams;
  let history = 0;
  for (const group of packed.split(';')) {
    const [step = 0, total = 0, ...rest] = numbers(group);
    history += step;
    const counts = new Map<number, number>();
    let id = 0;
    for (let i = 0; i + 1 < rest.length; i += 2) {
      id += rest[i] as number;
      counts.set(id, rest[i + 1] as number);
    }
    grams.set(history, { total, counts });
  }
  return grams;
}

export function unpack(packed: PackedModel): Model {
  const [total = 0, ...counts] = numbers(packed.unigrams);
  return {
    words: packed.words.split(' '),
    unigrams: { total, counts: new Map(counts.map((times, id) => [id, times])) },
    bigrams: unpackGrams(packed.bigrams),
    trigrams: unpackGrams(packed.trigrams),
  };
}
