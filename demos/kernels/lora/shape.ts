/** What lora takes and gives, and the check of it. */
import { checkFloats, checkNumber, checkSize, type FloatArray } from '../arguments.ts';

export interface LoraInput {
  /** Inputs, row-major [m, k]. */
  readonly x: FloatArray;
  /** The frozen weights, row-major [k, n]. */
  readonly w: FloatArray;
  /** Down to the rank, row-major [k, rank]. */
  readonly a: FloatArray;
  /** Up from the rank, row-major [rank, n]. */
  readonly b: FloatArray;
  /** Multiplies the update; usually α / rank. Any finite number. */
  readonly scale: number;
  /** 1-65,536 each; rank 1-1,024. */
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly rank: number;
}

export interface LoraOutput {
  /** x W + scale · (x A) B, row-major [m, n]. */
  readonly y: FloatArray;
}

export type LoraShape = Pick<LoraInput, 'm' | 'k' | 'n' | 'rank' | 'scale'>;

/** @throws ArgumentError */
export function checkLora({ x, w, a, b, scale, m, k, n, rank }: LoraInput): void {
  checkSize('lora', 'm', m, 1, 65_536);
  checkSize('lora', 'k', k, 1, 65_536);
  checkSize('lora', 'n', n, 1, 65_536);
  checkSize('lora', 'rank', rank, 1, 1024);
  checkNumber('lora', 'scale', scale, -Infinity, Infinity);
  checkFloats('lora', 'x', x, m * k, 'm × k');
  checkFloats('lora', 'w', w, k * n, 'k × n');
  checkFloats('lora', 'a', a, k * rank, 'k × rank');
  checkFloats('lora', 'b', b, rank * n, 'rank × n');
}
