/** Sums over the layers, and the bytes that training holds: weights, gradients, what the optimizer keeps, activations. */
import { sizeOf, uselessBiases, type Row, type Shape } from './counting.ts';
import { hasBias } from './layers.ts';
import type { Params } from './settings.ts';

/** Sums over all layers. */
export interface Totals {
  parameters: number;
  buffers: number;
  macs: number;
  /** Numbers for one picture: the picture itself and every layer's output. */
  activations: number;
  uselessBiases: number;
}

/** Bytes while training. */
export interface Memory {
  weights: number;
  gradients: number;
  /** What the optimizer keeps beside weights and gradients. */
  state: number;
  activations: number;
  /** The smallest batch whose activations outweigh the weights. */
  overtakes: number;
}

export function totalsOf(rows: readonly Row[], input: Shape): Totals {
  const sum = (of: (row: Row) => number): number => rows.reduce((all, row) => all + of(row), 0);
  return {
    parameters: sum((row) => row.weights + row.biases),
    buffers: sum((row) => row.buffers),
    macs: sum((row) => row.macs),
    activations: sizeOf(input) + sum((row) => row.activations),
    uselessBiases: uselessBiases(rows),
  };
}

/** Numbers that Adafactor keeps for the second moment: a row and a column sum for each weight matrix, all of it for vectors (Shazeer & Stern 2018). */
export function adafactorNumbers(rows: readonly Row[]): number {
  return rows.reduce((sum, { layer, weights, biases, output }) => {
    if (weights === 0) return sum;
    if (!hasBias(layer.kind)) return sum + weights + biases;
    return sum + output.channels + weights / output.channels + biases;
  }, 0);
}

/** Bytes of training; in bfloat16 the state holds a 32-bit copy of the weights (Rajbhandari et al. 2020). */
export function memoryOf(
  rows: readonly Row[],
  totals: Totals,
  { batch, optimizer, format }: Pick<Params, 'batch' | 'optimizer' | 'format'>,
): Memory {
  const bytes = format === 'f32' ? 4 : 2;
  const numbers = {
    sgd: 0,
    momentum: totals.parameters,
    adam: 2 * totals.parameters,
    adafactor: adafactorNumbers(rows),
  };
  const weights = bytes * totals.parameters;
  const each = bytes * totals.activations;
  return {
    weights,
    gradients: weights,
    state: 4 * numbers[optimizer] + (format === 'bf16' ? 4 * totals.parameters : 0),
    activations: each * batch,
    overtakes: Math.floor(weights / each) + 1,
  };
}
