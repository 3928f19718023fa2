/**
 * Numbers as small integers with a scale: x ≈ s · (q − z). Symmetric has z = 0; affine chooses z so that the whole range
 * of the integers is used and 0 is still exact. After Jacob et al. 2018, arXiv:1712.05877.
 */
import { ArgumentError, checkFloats, checkSize, type FloatArray } from '../arguments.ts';

/** Which weights share a scale: all, those of one column (output channel), or 32 or 64 of a column. */
export type Granularity = 'tensor' | 'channel' | 32 | 64;

export interface QuantizeOptions {
  /** Rows and columns of the weights [k, n]; 1-65,536. */
  readonly k: number;
  readonly n: number;
  readonly bits: 8 | 4;
  readonly granularity: Granularity;
  /** z = 0 and q in ±127 or ±7; otherwise q in −128…127 or −8…7 with a zero point. */
  readonly symmetric: boolean;
}

export interface QuantizedMatrix extends QuantizeOptions {
  /** Rows that share a scale; k for `tensor` and `channel`. */
  readonly groupSize: number;
  /** Integers packed along k, lowest first: word [k / perWord, n], perWord = 4 for int8 and 8 for int4. */
  readonly packed: Uint32Array;
  /** [ceil(k / groupSize), n]. */
  readonly scales: Float32Array;
  /** Zero points, same shape; all 0 where symmetric. */
  readonly zeros: Int32Array;
}

/**
 * @param weights row-major [k, n]; finite
 * @throws ArgumentError
 */
export function quantize(weights: FloatArray, options: QuantizeOptions): QuantizedMatrix {
  checkWeights(weights, options);
  const { k, n, granularity } = options;
  const groupSize = groupSizeOf(options);
  const groups = Math.ceil(k / groupSize);
  const scales = new Float32Array(groups * n);
  const zeros = new Int32Array(groups * n);
  const integers = new Int32Array(k * n);
  const whole = granularity === 'tensor' ? rangeOf(weights, 0, 1, weights.length) : undefined;

  for (let group = 0; group < groups; group++) {
    const [first, last] = [group * groupSize, Math.min(k, (group + 1) * groupSize)];
    for (let j = 0; j < n; j++) {
      const range = whole ?? rangeOf(weights, first * n + j, n, last - first);
      const { scale, zero } = gridFor(range, options);
      scales[group * n + j] = scale;
      zeros[group * n + j] = zero;
      for (let l = first; l < last; l++) {
        integers[l * n + j] = nearest(weights[l * n + j] ?? 0, scale, zero, options);
      }
    }
  }
  return { ...options, groupSize, packed: packIntegers(integers, options), scales, zeros };
}

/** Packs integers, row-major [k, n], into words along k; see {@link QuantizedMatrix}. */
export function packIntegers(integers: ArrayLike<number>, { k, n, bits }: QuantizeOptions): Uint32Array {
  const perWord = 32 / bits;
  const packed = new Uint32Array(Math.ceil(k / perWord) * n);
  for (let l = 0; l < k; l++) {
    for (let j = 0; j < n; j++) {
      const word = Math.floor(l / perWord) * n + j;
      const field = ((integers[l * n + j] ?? 0) & (2 ** bits - 1)) << (bits * (l % perWord));
      packed[word] = (packed[word] ?? 0) | field;
    }
  }
  return packed;
}

/** Back to numbers, row-major [k, n]: s · (q − z) in float32. */
export function dequantize(matrix: QuantizedMatrix): Float32Array {
  const { k, n, groupSize, scales, zeros } = matrix;
  const weights = new Float32Array(k * n);
  for (let l = 0; l < k; l++) {
    for (let j = 0; j < n; j++) {
      const at = Math.floor(l / groupSize) * n + j;
      weights[l * n + j] = (scales[at] ?? 0) * (integerAt(matrix, l, j) - (zeros[at] ?? 0));
    }
  }
  return weights;
}

/** The stored integer at row `l`, column `j`. */
export function integerAt({ packed, bits, n }: QuantizedMatrix, l: number, j: number): number {
  const perWord = 32 / bits;
  const word = packed[Math.floor(l / perWord) * n + j] ?? 0;
  return (word << (32 - bits - bits * (l % perWord))) >> (32 - bits);
}

/** Rows that share a scale. */
export function groupSizeOf({ granularity, k }: QuantizeOptions): number {
  return typeof granularity === 'number' ? granularity : k;
}

/** The least and the largest integer. */
export function integerRange({ bits, symmetric }: QuantizeOptions): readonly [least: number, most: number] {
  const most = 2 ** (bits - 1) - 1;
  return [symmetric ? -most : -most - 1, most];
}

/** @throws ArgumentError */
export function checkWeights(weights: FloatArray, options: QuantizeOptions): void {
  checkQuantize(options);
  checkFloats('quantize', 'weights', weights, options.k * options.n, 'k × n');
  const wrong = weights.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new ArgumentError('quantize', `weights[${wrong}]`, String(weights[wrong]), 'a finite number');
}

/** @throws ArgumentError */
export function checkQuantize({ k, n, bits, granularity }: QuantizeOptions): void {
  checkSize('quantize', 'k', k, 1, 65_536);
  checkSize('quantize', 'n', n, 1, 65_536);
  if (bits !== 8 && bits !== 4) throw new ArgumentError('quantize', 'bits', String(bits), '8 or 4');
  if (!['tensor', 'channel', 32, 64].includes(granularity)) {
    throw new ArgumentError('quantize', 'granularity', String(granularity), "'tensor', 'channel', 32 or 64");
  }
}

interface Range {
  readonly low: number;
  readonly high: number;
}

function rangeOf(weights: FloatArray, start: number, step: number, count: number): Range {
  let [low, high] = [0, 0];
  for (let i = 0; i < count; i++) {
    const value = weights[start + i * step] ?? 0;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { low, high };
}

/** A group of zeros gets scale 1: any would do, and it divides. */
function gridFor({ low, high }: Range, options: QuantizeOptions): { scale: number; zero: number } {
  const [least, most] = integerRange(options);
  if (options.symmetric) return { scale: Math.fround(Math.max(-low, high) / most) || 1, zero: 0 };
  const scale = Math.fround((high - low) / (most - least)) || 1;
  return { scale, zero: Math.max(least, Math.min(most, Math.round(least - low / scale))) };
}

function nearest(value: number, scale: number, zero: number, options: QuantizeOptions): number {
  const [least, most] = integerRange(options);
  return Math.max(least, Math.min(most, Math.round(value / scale) + zero));
}
