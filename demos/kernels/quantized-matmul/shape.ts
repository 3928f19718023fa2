/** What quantizedMatmul takes and gives, and the check of it. */
import { ArgumentError, checkFloats, checkLength, checkSize, type FloatArray } from '../arguments.ts';
import { checkQuantize, groupSizeOf, type QuantizedMatrix } from './quantize.ts';

export interface QuantizedMatmulInput {
  /** Row-major [m, k]. */
  readonly x: FloatArray;
  /** 1-65,536. */
  readonly m: number;
  /** [k, n]; see `quantize`. */
  readonly weights: QuantizedMatrix;
  /**
   * `float32`: the weights are turned into numbers inside the kernel. `int8`: the rows of x are quantized too
   * (symmetric, one scale a row), products are summed in int32; weights must be symmetric int8 per tensor or channel,
   * and k at most 133,144, so that no sum overflows. Default `float32`.
   */
  readonly activations?: 'float32' | 'int8';
}

export interface QuantizedMatmulOutput {
  /** Row-major [m, n]. */
  readonly y: FloatArray;
}

/** @throws ArgumentError */
export function checkQuantizedMatmul({ x, m, weights, activations = 'float32' }: QuantizedMatmulInput): void {
  const op = 'quantizedMatmul';
  const { k, bits, granularity, symmetric } = weights;
  checkQuantizedMatrix(op, weights);
  checkSize(op, 'm', m, 1, 65_536);
  checkFloats(op, 'x', x, m * k, 'm × k');
  if (activations !== 'float32' && activations !== 'int8') {
    throw new ArgumentError(op, 'activations', String(activations), "'float32' or 'int8'");
  }
  const whole = typeof granularity === 'string' && bits === 8 && symmetric;
  if (activations === 'int8' && !whole) {
    const got = `${bits}-bit, ${symmetric ? 'symmetric' : 'affine'}, granularity ${granularity}`;
    throw new ArgumentError(op, 'weights', got, 'symmetric int8 per tensor or channel when activations are int8');
  }
}

/** @throws ArgumentError */
export function checkQuantizedMatrix(op: string, matrix: QuantizedMatrix): void {
  const { k, n, bits, groupSize, packed, scales, zeros } = matrix;
  checkQuantize(matrix);
  if (groupSize !== groupSizeOf(matrix)) {
    throw new ArgumentError(
      op,
      'weights.groupSize',
      String(groupSize),
      `${groupSizeOf(matrix)}, as the granularity says`,
    );
  }
  const groups = Math.ceil(k / groupSize);
  checkLength(op, 'weights.packed', packed.length, Math.ceil((k * bits) / 32) * n, `ceil(k / ${32 / bits}) × n`);
  checkLength(op, 'weights.scales', scales.length, groups * n, 'ceil(k / groupSize) × n');
  checkLength(op, 'weights.zeros', zeros.length, groups * n, 'ceil(k / groupSize) × n');
}
