/**
 * A small transformer with random, untrained weights: D = 16, 2 heads, MLP 64 with ReLU, pre-LN blocks x + Sublayer(LN(x)) and a last
 * LN (Xiong et al. 2020). What a token may see is a list of positions; unseen ones take part in no sum, so that their influence is
 * exactly zero and not merely small.
 */
import { seededRandom } from '../../runtime/random.ts';

export const WIDTH = 16;
const HEADS = 2;
const HIDDEN = 64;

/** One vector for each token. */
export type States = readonly Float64Array[];
/** Positions that a token may look at. */
export type Sees = (row: number) => readonly number[];

interface AttentionWeights {
  readonly query: Float64Array;
  readonly key: Float64Array;
  readonly value: Float64Array;
  readonly output: Float64Array;
}

export interface Layer {
  readonly self: AttentionWeights;
  readonly cross: AttentionWeights;
  readonly into: Float64Array;
  readonly outOf: Float64Array;
}

/** Weights with variance 1 / inputs. Queries and keys are twice as large, so that attention is not nearly uniform. */
export function drawLayers(count: number, seed: number): Layer[] {
  const random = seededRandom(seed);
  const matrix = (rows: number, columns: number, gain = 1): Float64Array =>
    Float64Array.from({ length: rows * columns }, () => (gain * random.normal()) / Math.sqrt(rows));
  const attention = (): AttentionWeights => ({
    query: matrix(WIDTH, WIDTH, 2),
    key: matrix(WIDTH, WIDTH, 2),
    value: matrix(WIDTH, WIDTH),
    output: matrix(WIDTH, WIDTH),
  });
  return Array.from({ length: count }, () => ({
    self: attention(),
    cross: attention(),
    into: matrix(WIDTH, HIDDEN),
    outOf: matrix(HIDDEN, WIDTH),
  }));
}

/** x W for a row vector x. */
function times(x: Float64Array, matrix: Float64Array): Float64Array {
  const columns = matrix.length / x.length;
  const out = new Float64Array(columns);
  for (let i = 0; i < x.length; i++)
    for (let j = 0; j < columns; j++)
      out[j] = (out[j] as number) + (x[i] as number) * (matrix[i * columns + j] as number);
  return out;
}

const plus = (a: Float64Array, b: Float64Array): Float64Array => a.map((x, i) => x + (b[i] as number));

/** The features of one token, standardized by themselves; scale 1 and shift 0, as before any training. */
export function layerNorm(x: Float64Array): Float64Array {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
  const divisor = Math.sqrt(variance + 1e-5);
  return x.map((value) => (value - mean) / divisor);
}

interface KeyValue {
  readonly key: Float64Array;
  readonly value: Float64Array;
}

const keyValue = (x: Float64Array, { key, value }: AttentionWeights): KeyValue => ({
  key: times(x, key),
  value: times(x, value),
});

/** softmax(q·k / √d) over the given keys, head by head, then the output matrix. */
function attend(x: Float64Array, memory: readonly KeyValue[], weights: AttentionWeights): Float64Array {
  const size = WIDTH / HEADS;
  const query = times(x, weights.query);
  const mixed = new Float64Array(WIDTH);
  for (let h = 0; h < HEADS; h++) {
    const scores = memory.map(({ key }) => {
      let dot = 0;
      for (let k = h * size; k < (h + 1) * size; k++) dot += (query[k] as number) * (key[k] as number);
      return dot / Math.sqrt(size);
    });
    const highest = Math.max(...scores);
    const powers = scores.map((score) => Math.exp(score - highest));
    const total = powers.reduce((a, b) => a + b, 0);
    memory.forEach(({ value }, j) => {
      for (let k = h * size; k < (h + 1) * size; k++)
        mixed[k] = (mixed[k] as number) + ((powers[j] as number) / total) * (value[k] as number);
    });
  }
  return times(mixed, weights.output);
}

function mlp(x: Float64Array, { into, outOf }: Layer): Float64Array {
  return times(
    times(x, into).map((value) => Math.max(0, value)),
    outOf,
  );
}

/** One stack over a row of tokens. With `source`, each layer also attends to all of these vectors. */
export function runStack(input: States, layers: readonly Layer[], sees: Sees, source?: States): States {
  let states = input;
  for (const layer of layers) {
    const normed = states.map(layerNorm);
    const memory = normed.map((x) => keyValue(x, layer.self));
    states = states.map((x, i) => {
      const seen = sees(i).map((j) => memory[j] as KeyValue);
      return plus(x, attend(normed[i] as Float64Array, seen, layer.self));
    });
    if (source) {
      const outside = source.map((x) => keyValue(x, layer.cross));
      states = states.map((x) => plus(x, attend(layerNorm(x), outside, layer.cross)));
    }
    states = states.map((x) => plus(x, mlp(layerNorm(x), layer)));
  }
  return states.map(layerNorm);
}

/**
 * The same for a causal stack, one token at a time, with the keys and values of earlier tokens kept: what writing with a cache does.
 * @param window how many tokens a layer looks back, itself included
 */
export function runCached(input: States, layers: readonly Layer[], window: number): States {
  const caches = layers.map((): KeyValue[] => []);
  return input.map((token) => {
    let x = token;
    layers.forEach((layer, l) => {
      const cache = caches[l] as KeyValue[];
      const normed = layerNorm(x);
      cache.push(keyValue(normed, layer.self));
      x = plus(x, attend(normed, cache.slice(-window), layer.self));
      x = plus(x, mlp(layerNorm(x), layer));
    });
    return layerNorm(x);
  });
}
