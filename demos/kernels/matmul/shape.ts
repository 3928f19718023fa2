/** What matmul takes and gives, and the check of it. */
import { checkFloats, checkSize, type FloatArray } from '../arguments.ts';

export interface MatmulInput {
  /** Row-major [m, k]. */
  readonly a: FloatArray;
  /** Row-major [k, n]; with `transposeB` [n, k]. */
  readonly b: FloatArray;
  /** 1-65,536 each. */
  readonly m: number;
  readonly k: number;
  readonly n: number;
  /** B is stored with its columns as rows. Default false. */
  readonly transposeB?: boolean;
}

export interface MatmulOutput {
  /** Row-major [m, n]. */
  readonly c: FloatArray;
}

export type MatmulShape = Pick<MatmulInput, 'm' | 'k' | 'n' | 'transposeB'>;

/** @throws ArgumentError */
export function checkMatmul({ a, b, m, k, n, transposeB }: MatmulInput): void {
  checkSize('matmul', 'm', m, 1, 65_536);
  checkSize('matmul', 'k', k, 1, 65_536);
  checkSize('matmul', 'n', n, 1, 65_536);
  checkFloats('matmul', 'a', a, m * k, 'm × k');
  checkFloats('matmul', 'b', b, k * n, transposeB ? 'n × k' : 'k × n');
}
