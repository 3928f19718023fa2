/** What rounding to a few bits does to a matrix: bytes, error, and which integers are used. */
import { dequantize, integerAt, quantize, type Granularity } from '../../kernels/quantized-matmul/quantize.ts';
import { seededRandom } from '../../runtime/random.ts';

export type DrawnKind = 'gaussian' | 'uniform' | 'columns' | 'rows';
export type Bits = 8 | 4;
export type Scales = 'tensor' | 'channel' | '32' | '64';

export interface Format {
  readonly bits: Bits;
  readonly scales: Scales;
  readonly symmetric: boolean;
}

export const granularityOf = (scales: Scales): Granularity => (scales === '32' ? 32 : scales === '64' ? 64 : scales);

/** One in so many columns or rows is 20 times as large. */
const OUTLIER_EVERY = 128;
const OUTLIER_GAIN = 20;

/** Weights [k, n]: normal, uniform, or normal with outliers in columns (outputs) or rows (inputs). */
export function drawMatrix(kind: DrawnKind, k: number, n: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  const weights = new Float32Array(k * n);
  for (let i = 0; i < weights.length; i++) {
    const value = kind === 'uniform' ? 2 * random.uniform() - 1 : random.normal() / Math.sqrt(k);
    const at = kind === 'columns' ? i % n : kind === 'rows' ? Math.floor(i / n) : 1;
    weights[i] = at % OUTLIER_EVERY === 0 ? OUTLIER_GAIN * value : value;
  }
  return weights;
}

/**
 * Bytes of a k × n matrix: the integers, a scale for each group (float32 for a tensor or a channel, float16 for groups of 32 or 64),
 * and a byte for each zero point where there are any.
 */
export function bytesOf(k: number, n: number, { bits, scales, symmetric }: Format): number {
  const groups = scales === 'tensor' ? 1 : scales === 'channel' ? n : Math.ceil(k / Number(scales)) * n;
  const scaleBytes = scales === 'tensor' || scales === 'channel' ? 4 : 2;
  return (k * n * bits) / 8 + groups * (scaleBytes + (symmetric ? 0 : 1));
}

/** 20 log₁₀ ‖w‖ / ‖w − ŵ‖ in decibels. */
export const decibels = (signal: number, noise: number): number =>
  noise > 0 ? 20 * Math.log10(signal / noise) : Infinity;

export interface Rounded {
  /** ŵ. */
  readonly values: Float32Array;
  /** Root mean square of the error, and what s/√12 predicts for it. */
  readonly rms: number;
  readonly predictedRms: number;
  /** Signal to noise of the weights, in dB. */
  readonly snr: number;
  /** Largest |error| in steps of its own scale; 1/2 at most, but for the rounding of zero points. */
  readonly largestSteps: number;
  /** Shares of errors between −1/2 and 1/2 of a step, in `ERROR_BINS` bins. */
  readonly errorShares: number[];
  /** Shares of the stored integers, from the least to the largest. */
  readonly integerShares: number[];
  /** Entropy of the stored integers in bits: how many of the bits are put to use. */
  readonly usedBits: number;
}

export const ERROR_BINS = 20;

export function roundMatrix(weights: Float32Array, k: number, n: number, format: Format): Rounded {
  const { bits, scales, symmetric } = format;
  const matrix = quantize(weights, { k, n, bits, granularity: granularityOf(scales), symmetric });
  const values = dequantize(matrix);
  const least = -(2 ** (bits - 1));
  const integers = new Array<number>(2 ** bits).fill(0);
  const errors = new Array<number>(ERROR_BINS).fill(0);
  let [signal, noise, predicted, largestSteps] = [0, 0, 0, 0];
  for (let l = 0; l < k; l++) {
    for (let j = 0; j < n; j++) {
      const i = l * n + j;
      const scale = matrix.scales[Math.floor(l / matrix.groupSize) * n + j] as number;
      const weight = weights[i] as number;
      const error = (values[i] as number) - weight;
      const steps = error / scale;
      signal += weight * weight;
      noise += error * error;
      predicted += (scale * scale) / 12;
      largestSteps = Math.max(largestSteps, Math.abs(steps));
      const bin = Math.min(ERROR_BINS - 1, Math.max(0, Math.floor((steps + 0.5) * ERROR_BINS)));
      errors[bin] = (errors[bin] as number) + 1;
      const q = integerAt(matrix, l, j) - least;
      integers[q] = (integers[q] as number) + 1;
    }
  }
  const count = k * n;
  const integerShares = integers.map((number) => number / count);
  return {
    values,
    rms: Math.sqrt(noise / count),
    predictedRms: Math.sqrt(predicted / count),
    snr: decibels(Math.sqrt(signal), Math.sqrt(noise)),
    largestSteps,
    errorShares: errors.map((number) => number / count),
    integerShares,
    usedBits: integerShares.reduce((sum, p) => (p > 0 ? sum - p * Math.log2(p) : sum), 0),
  };
}

/** ‖x ŵ − x w‖ / ‖x w‖ for m rows of x, in float64. */
export function outputError(
  x: Float32Array,
  weights: Float32Array,
  rounded: Float32Array,
  m: number,
  k: number,
): number {
  const n = weights.length / k;
  const exact = new Float64Array(n);
  const off = new Float64Array(n);
  let [signal, noise] = [0, 0];
  for (let i = 0; i < m; i++) {
    exact.fill(0);
    off.fill(0);
    for (let l = 0; l < k; l++) {
      const factor = x[i * k + l] as number;
      for (let j = 0; j < n; j++) {
        const weight = weights[l * n + j] as number;
        exact[j] = (exact[j] as number) + factor * weight;
        off[j] = (off[j] as number) + factor * ((rounded[l * n + j] as number) - weight);
      }
    }
    for (let j = 0; j < n; j++) {
      signal += (exact[j] as number) ** 2;
      noise += (off[j] as number) ** 2;
    }
  }
  return signal > 0 ? Math.sqrt(noise / signal) : 0;
}
