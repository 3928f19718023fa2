/** The look-up task: m pairs (one of 16 keys, one of 8 values), then one of the keys; the answer is its value. */
import { seededRandom, type Random } from '../../runtime/random.ts';

export const KEYS = 16;
export const VALUES = 8;
/** The vocabulary: keys first, then values. */
export const TOKENS = KEYS + VALUES;

export interface Example {
  keys: number[];
  values: number[];
  /** Index of the pair that is asked for. */
  asked: number;
}

/** A random example with m pairs of different keys. */
export function example(m: number, random: Random): Example {
  const pool = Array.from({ length: KEYS }, (_, i) => i);
  const keys: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < m; i++) {
    const at = i + random.below(KEYS - i);
    keys.push(pool[at] as number);
    pool[at] = pool[i] as number;
    values.push(random.below(VALUES));
  }
  return { keys, values, asked: random.below(m) };
}

/** `size` examples with m pairs, always the same for a seed. */
export function examples(m: number, size: number, seed: number): Example[] {
  const random = seededRandom(seed);
  return Array.from({ length: size }, () => example(m, random));
}

/** The value that is asked for. */
export const answerOf = (one: Example): number => one.values[one.asked] as number;
/** Rows of the vocabulary that make up pair i. */
export const keyRow = (one: Example, i: number): number => one.keys[i] as number;
export const valueRow = (one: Example, i: number): number => KEYS + (one.values[i] as number);

const guesses = new Map<number, number>();

/** Expected share of the most frequent value among m draws from eight: the best answer without knowing which pair is meant. */
export function guessLine(m: number): number {
  const known = guesses.get(m);
  if (known !== undefined) return known;
  // Counts of the values, sorted, with their probability.
  let states = new Map<string, number>([[new Array<number>(VALUES).fill(0).join(), 1]]);
  for (let i = 0; i < m; i++) {
    const following = new Map<string, number>();
    for (const [state, chance] of states) {
      for (let v = 0; v < VALUES; v++) {
        const counts = state.split(',').map(Number);
        counts[v] = (counts[v] as number) + 1;
        const name = counts.sort((a, b) => b - a).join();
        following.set(name, (following.get(name) ?? 0) + chance / VALUES);
      }
    }
    states = following;
  }
  let most = 0;
  for (const [state, chance] of states) most += chance * Number(state.split(',')[0]);
  guesses.set(m, most / m);
  return most / m;
}
