/** Two classifiers on the features of a text: logistic regression by full-batch gradient descent, and the nearest neighbor. */
import type { Label } from './language.ts';

/** Words, pairs of neighboring words, and with `characters` the three-letter pieces of each word; each counts once. */
export function featuresOf(words: readonly string[], characters: boolean): string[] {
  const features = new Set<string>(words);
  words.forEach((word, i) => {
    const next = words[i + 1];
    if (next !== undefined) features.add(`${word} ${next}`);
    if (!characters) return;
    const padded = `‹${word}›`;
    for (let k = 0; k + 3 <= padded.length; k++) features.add(`~${padded.slice(k, k + 3)}`);
  });
  return [...features];
}

export interface Encoded {
  readonly features: readonly number[];
  readonly label: Label;
}

/** Features as numbers; the same index for the same feature. */
export class Vocabulary {
  private readonly index = new Map<string, number>();
  get size(): number {
    return this.index.size;
  }
  /** Numbers of a training text; new features get the next number. */
  add(features: readonly string[]): number[] {
    return features.map((feature) => {
      const known = this.index.get(feature);
      if (known !== undefined) return known;
      this.index.set(feature, this.index.size);
      return this.index.size - 1;
    });
  }
  /** Numbers of a test text; features never seen in training are dropped. */
  known(features: readonly string[]): number[] {
    return features.flatMap((feature) => this.index.get(feature) ?? []);
  }
}

export const STEPS = 80;
/** Gradient descent with heavy-ball momentum (Polyak 1964). */
const RATE = 0.4;
const MOMENTUM = 0.9;
/** Weight of |w|²/2 beside the mean loss. */
const DECAY = 1e-3;

/** Sum of the weights of a text's features, and the bias, which is the last weight. */
export function score(weights: Float64Array, features: readonly number[]): number {
  let sum = weights[weights.length - 1] as number;
  for (const feature of features) sum += weights[feature] as number;
  return sum;
}

/** All features of all texts in one array; text `i` has those from `starts[i]` to `starts[i + 1]`. */
function flatten(texts: readonly Encoded[]): { starts: Int32Array; features: Int32Array } {
  const starts = new Int32Array(texts.length + 1);
  texts.forEach((text, i) => (starts[i + 1] = (starts[i] as number) + text.features.length));
  const features = new Int32Array(starts[texts.length] as number);
  texts.forEach((text, i) => features.set(text.features, starts[i] as number));
  return { starts, features };
}

/**
 * Minimizes the mean logistic loss. The mean makes exact copies of the whole set change nothing.
 * @param breathe called after each step, so that a long training can be stopped
 */
export async function trainLogistic(
  texts: readonly Encoded[],
  size: number,
  breathe: () => Promise<void> = () => Promise.resolve(),
): Promise<Float64Array> {
  const weights = new Float64Array(size + 1);
  const speed = new Float64Array(size + 1);
  const gradient = new Float64Array(size + 1);
  const { starts, features } = flatten(texts);
  for (let step = 0; step < STEPS; step++) {
    gradient.fill(0);
    for (let i = 0; i < texts.length; i++) {
      const [first, last] = [starts[i] as number, starts[i + 1] as number];
      let sum = weights[size] as number;
      for (let k = first; k < last; k++) sum += weights[features[k] as number] as number;
      const error = 1 / (1 + Math.exp(-sum)) - (texts[i] as Encoded).label;
      for (let k = first; k < last; k++) {
        const feature = features[k] as number;
        gradient[feature] = (gradient[feature] as number) + error;
      }
      gradient[size] = (gradient[size] as number) + error;
    }
    for (let i = 0; i <= size; i++) {
      const w = weights[i] as number;
      const slope = (gradient[i] as number) / texts.length + (i < size ? DECAY * w : 0);
      speed[i] = MOMENTUM * (speed[i] as number) - RATE * slope;
      weights[i] = w + (speed[i] as number);
    }
    await breathe();
  }
  return weights;
}

/** Label of the training text with the largest Jaccard overlap of features; the first of equals. */
export function nearestLabels(train: readonly Encoded[], size: number, tests: readonly (readonly number[])[]): Label[] {
  const holders: number[][] = Array.from({ length: size }, () => []);
  train.forEach(({ features }, i) => features.forEach((feature) => holders[feature]?.push(i)));
  const common = new Int32Array(train.length);
  return tests.map((features) => {
    common.fill(0);
    for (const feature of features) for (const i of holders[feature] ?? []) common[i] = (common[i] as number) + 1;
    let best = 0;
    let most = -1;
    train.forEach((text, i) => {
      const shared = common[i] as number;
      const overlap = shared / (text.features.length + features.length - shared || 1);
      if (overlap > most) [best, most] = [i, overlap];
    });
    return train[best]?.label ?? 0;
  });
}
