/** Attention through TensorFlow.js, block of queries by block, so that a block's scores stay under 64 MiB. */
import { compute, float32, type TfDevice } from '../tensorflow.ts';
import type { RunOptions } from '../device.ts';
import type { AttentionInput, AttentionOutput } from './shape.ts';

const MOST_SCORES = 16 * 1024 * 1024;

/** Same contract as `attention`; the input is already checked. */
export async function attentionFallback(
  input: AttentionInput,
  device: TfDevice,
  { signal }: RunOptions,
): Promise<AttentionOutput> {
  const { heads, queryCount, keyCount, headSize } = input;
  const context = new Float32Array(heads * queryCount * headSize);
  const weights = new Float32Array(input.weights ? heads * queryCount * keyCount : 0);
  const scores = new Float32Array(weights.length);
  const rows = Math.max(1, Math.min(queryCount, Math.floor(MOST_SCORES / keyCount)));
  for (let head = 0; head < heads; head++) {
    for (let start = 0; start < queryCount; start += rows) {
      signal?.throwIfAborted();
      const end = Math.min(queryCount, start + rows);
      const block = await attendBlock(input, device, head, start, end);
      const row = head * queryCount + start;
      context.set(block.context, row * headSize);
      if (!input.weights) continue;
      weights.set(block.weights, row * keyCount);
      scores.set(block.scores, row * keyCount);
    }
  }
  return input.weights ? { context, weights, scores } : { context };
}

/** One head, queries [start, end). */
async function attendBlock(input: AttentionInput, device: TfDevice, head: number, start: number, end: number) {
  const { queryCount, keyCount, headSize, scale, causal } = input;
  const rows = end - start;
  const firstQuery = head * queryCount + start;
  const keyRange = [head * keyCount * headSize, (head + 1) * keyCount * headSize] as const;
  const mask = causal ? causalMask(input, start, end) : undefined;
  const values = float32(input.value.subarray(...keyRange));
  // 0 · ∞ is NaN: an infinite value that a row does not see must not reach it through the product.
  const odd = [...values.keys()].filter((at) => !Number.isFinite(values[at]));
  const plain = odd.length > 0 ? values.map((value) => (Number.isFinite(value) ? value : 0)) : values;
  const [context = NONE, weights = NONE, scores = NONE] = await compute(device, (tf) => {
    const query = float32(input.query.subarray(firstQuery * headSize, (firstQuery + rows) * headSize));
    const q = tf.tensor2d(query, [rows, headSize]);
    const k = tf.tensor2d(float32(input.key.subarray(...keyRange)), [keyCount, headSize]);
    const v = tf.tensor2d(plain, [keyCount, headSize]);
    const all = tf.matMul(tf.mul(q, scale), k, false, true);
    const seen = mask && tf.tensor2d(mask, [rows, keyCount], 'bool');
    const masked = seen ? tf.where(seen, all, tf.fill(all.shape, -Infinity)) : all;
    const shifted = tf.exp(tf.sub(masked, tf.max(masked, 1, true)));
    const divided = tf.div(shifted, tf.sum(shifted, 1, true));
    const rowWeights = seen ? tf.where(seen, divided, tf.zerosLike(divided)) : divided;
    return [tf.matMul(rowWeights, v), ...(input.weights || odd.length > 0 ? [rowWeights, masked] : [])];
  });
  for (const at of odd) {
    const [key, column] = [Math.floor(at / headSize), at % headSize];
    for (let row = 0; row < rows; row++) {
      if (mask && !mask[row * keyCount + key]) continue;
      const place = row * headSize + column;
      context[place] = (context[place] ?? 0) + (weights[row * keyCount + key] ?? 0) * (values[at] ?? 0);
    }
  }
  return clearBlindRows(input, start, end, { context, weights, scores });
}

const NONE = new Float32Array();

function causalMask({ queryCount, keyCount }: AttentionInput, start: number, end: number): Uint8Array {
  const mask = new Uint8Array((end - start) * keyCount);
  for (let i = start; i < end; i++) {
    const seen = Math.max(0, Math.min(keyCount, i + 1 + keyCount - queryCount));
    mask.fill(1, (i - start) * keyCount, (i - start) * keyCount + seen);
  }
  return mask;
}

interface Block {
  readonly context: Float32Array;
  readonly weights: Float32Array;
  readonly scores: Float32Array;
}

/** Under the mask, queries before the first key see nothing: 0/0 there, and zeros by definition. */
function clearBlindRows(input: AttentionInput, start: number, end: number, block: Block): Block {
  const blind = input.causal ? Math.max(0, Math.min(end, input.queryCount - input.keyCount) - start) : 0;
  block.context.fill(0, 0, blind * input.headSize);
  block.weights.fill(0, 0, blind * input.keyCount);
  return block;
}
