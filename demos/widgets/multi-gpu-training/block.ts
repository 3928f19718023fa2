/** The block that is trained: L square linear layers without bias, ReLU after the first, third, fifth …; squared error. All matrices are row-major. */
import { seededRandom } from '../../runtime/random.ts';

/** C = A B, A n × k, B k × m. */
export function times(a: Float64Array, b: Float64Array, n: number, k: number, m: number): Float64Array {
  const c = new Float64Array(n * m);
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < k; l++) {
      const e = a[i * k + l] as number;
      if (e === 0) continue;
      for (let j = 0; j < m; j++) c[i * m + j] = (c[i * m + j] as number) + e * (b[l * m + j] as number);
    }
  }
  return c;
}

/** C += Aᵀ B, A n × k, B n × m: the gradient of a weight. */
export function addTransposedTimes(
  c: Float64Array,
  a: Float64Array,
  b: Float64Array,
  n: number,
  k: number,
  m: number,
): void {
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < k; l++) {
      const e = a[i * k + l] as number;
      if (e === 0) continue;
      for (let j = 0; j < m; j++) c[l * m + j] = (c[l * m + j] as number) + e * (b[i * m + j] as number);
    }
  }
}

/** C = A Bᵀ, A n × m, B k × m: the gradient of an input. */
export function timesTransposed(a: Float64Array, b: Float64Array, n: number, m: number, k: number): Float64Array {
  const c = new Float64Array(n * k);
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < k; l++) {
      let sum = 0;
      for (let j = 0; j < m; j++) sum += (a[i * m + j] as number) * (b[l * m + j] as number);
      c[i * k + l] = sum;
    }
  }
  return c;
}

export const hasRelu = (layer: number): boolean => layer % 2 === 0;

export const relu = (x: Float64Array): Float64Array => x.map((value) => Math.max(0, value));

/** Gradient through a ReLU whose output was `output`. */
export const throughRelu = (gradient: Float64Array, output: Float64Array): Float64Array =>
  gradient.map((value, i) => ((output[i] as number) > 0 ? value : 0));

export interface Block {
  layers: number;
  width: number;
  batch: number;
  weights: Float64Array[];
  input: Float64Array;
  target: Float64Array;
}

/** Random weights, inputs and targets; the scale of the weights keeps the activations near 1 through all layers. */
export function randomBlock(layers: number, width: number, batch: number, seed: number): Block {
  const random = seededRandom(seed);
  const normals = (size: number, scale: number): Float64Array =>
    Float64Array.from({ length: size }, () => scale * random.normal());
  return {
    layers,
    width,
    batch,
    weights: Array.from({ length: layers }, (_, l) => normals(width * width, Math.sqrt((hasRelu(l) ? 1 : 2) / width))),
    input: normals(batch * width, 1),
    target: normals(batch * width, 1),
  };
}

/** Rows from … to of a matrix with `width` columns. */
export const rows = (matrix: Float64Array, width: number, from: number, to: number): Float64Array =>
  matrix.slice(from * width, to * width);

/** What layers from … to keep of a forward pass: the input of each, and the last output. */
export function forward(
  block: Block,
  weightOf: (layer: number) => Float64Array,
  from: number,
  to: number,
  input: Float64Array,
): Float64Array[] {
  const kept = [input];
  const n = input.length / block.width;
  for (let l = from; l < to; l++) {
    const out = times(kept.at(-1) as Float64Array, weightOf(l), n, block.width, block.width);
    kept.push(hasRelu(l) ? relu(out) : out);
  }
  return kept;
}

/** Adds the gradients of layers from … to and returns the gradient of their input. */
export function backward(
  block: Block,
  weightOf: (layer: number) => Float64Array,
  addTo: (layer: number) => Float64Array,
  from: number,
  to: number,
  kept: readonly Float64Array[],
  outputGradient: Float64Array,
): Float64Array {
  const { width } = block;
  const n = outputGradient.length / width;
  let gradient = outputGradient;
  for (let l = to - 1; l >= from; l--) {
    if (hasRelu(l)) gradient = throughRelu(gradient, kept[l - from + 1] as Float64Array);
    addTransposedTimes(addTo(l), kept[l - from] as Float64Array, gradient, n, width, width);
    gradient = timesTransposed(gradient, weightOf(l), n, width, width);
  }
  return gradient;
}

/** Gradient of the loss Σ |output − target|² / (2 batch) with respect to the output of these rows. */
export const lossGradient = (output: Float64Array, target: Float64Array, batch: number): Float64Array =>
  output.map((value, i) => (value - (target[i] as number)) / batch);

export function loss({ layers, weights, input, target, batch, ...rest }: Block): number {
  const block = { layers, weights, input, target, batch, ...rest };
  const output = forward(block, (l) => weights[l] as Float64Array, 0, layers, input).at(-1) as Float64Array;
  return output.reduce((sum, value, i) => sum + (value - (target[i] as number)) ** 2, 0) / (2 * batch);
}
