/** What attention takes and gives, and the check of it. */
import { checkFloats, checkNumber, checkSize, type FloatArray } from '../arguments.ts';

export interface AttentionInput {
  /** Row-major [heads, queryCount, headSize]. */
  readonly query: FloatArray;
  /** Row-major [heads, keyCount, headSize]. */
  readonly key: FloatArray;
  /** Row-major [heads, keyCount, headSize]. */
  readonly value: FloatArray;
  /** 1-64. */
  readonly heads: number;
  /** 1-65,536; 1 with many keys is generation against a cache. */
  readonly queryCount: number;
  /** 1-65,536. */
  readonly keyCount: number;
  /** Numbers in a query, key or value, 1-128. */
  readonly headSize: number;
  /** Multiplies q·k; usually 1 / (T · √headSize). Any finite number. */
  readonly scale: number;
  /** Query i sees only keys j ≤ i + keyCount − queryCount. */
  readonly causal: boolean;
  /** Also return the whole matrices of weights and scores, [heads, queryCount, keyCount]. Default false. */
  readonly weights?: boolean;
}

export interface AttentionOutput {
  /** Row-major [heads, queryCount, headSize]; zeros where a query sees no key. */
  readonly context: FloatArray;
  /** Rows sum to 1; exactly 0 where masked. */
  readonly weights?: FloatArray;
  /** scale · q·k; -Infinity where masked. */
  readonly scores?: FloatArray;
}

/** The sizes alone. */
export type AttentionShape = Pick<
  AttentionInput,
  'heads' | 'queryCount' | 'keyCount' | 'headSize' | 'scale' | 'causal'
>;

/** @throws ArgumentError */
export function checkAttention(input: AttentionInput): void {
  const { heads, queryCount, keyCount, headSize } = input;
  checkSize('attention', 'heads', heads, 1, 64);
  checkSize('attention', 'queryCount', queryCount, 1, 65_536);
  checkSize('attention', 'keyCount', keyCount, 1, 65_536);
  checkSize('attention', 'headSize', headSize, 1, 128);
  checkNumber('attention', 'scale', input.scale, -Infinity, Infinity);
  checkFloats('attention', 'query', input.query, heads * queryCount * headSize, 'heads × queryCount × headSize');
  checkFloats('attention', 'key', input.key, heads * keyCount * headSize, 'heads × keyCount × headSize');
  checkFloats('attention', 'value', input.value, heads * keyCount * headSize, 'heads × keyCount × headSize');
}

/** Query-key pairs that are not masked: what the time is proportional to, times 2 · headSize multiply-adds. */
export function countPairs({ heads, queryCount, keyCount, causal }: AttentionShape): number {
  if (!causal) return heads * queryCount * keyCount;
  let pairs = 0;
  for (let i = 0; i < queryCount; i++) pairs += Math.max(0, Math.min(keyCount, i + 1 + keyCount - queryCount));
  return heads * pairs;
}
