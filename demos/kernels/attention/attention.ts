/** Attention: the checked entry point. The kernel's idea is told in `attention.wgsl`. */
import type { Gpu } from '../../gpu/device.ts';
import type { LazySource } from '../../gpu/pipeline-cache.ts';
import { Recording, type Slot } from '../../gpu/recording.ts';
import type { Device, RunOptions, Timed } from '../device.ts';
import type { FloatArray } from '../arguments.ts';
import exponential from './exponential.wgsl?raw';
import shared from './shared.wgsl?raw';
import { attentionVariants, FEW_QUERIES, headVectors } from './variants.ts';
import { checkAttention, countPairs, type AttentionInput, type AttentionOutput, type AttentionShape } from './shape.ts';

export type { AttentionInput, AttentionOutput, AttentionShape } from './shape.ts';
export { countPairs } from './shape.ts';

/**
 * softmax(scale · Q Kᵀ) V for each head.
 *
 * Context and weights are Float32Array on every device. Memory on the GPU: inputs and output, and the n×n matrices only
 * if `weights` asks for them.
 *
 * @throws ArgumentError for shapes that do not fit; GpuError; the signal's reason
 */
export async function attention(
  input: AttentionInput,
  device: Device,
  options: RunOptions = {},
): Promise<AttentionOutput & Timed> {
  checkAttention(input);
  if (device.kind === 'webgpu') return attentionOnGpu(input, device.gpu, options);
  const { attentionFallback } = await import('./fallback.ts');
  return attentionFallback(input, device, options);
}

async function attentionOnGpu(input: AttentionInput, gpu: Gpu, { signal }: RunOptions) {
  const { heads, queryCount, headSize } = input;
  const run = new Recording(gpu, 'attention', signal);
  const query = run.input('query', padRows(input.query, headSize));
  const key = run.input('key', padRows(input.key, headSize));
  const value = run.input('value', padRows(input.value, headSize));
  const { context, rowStats } = recordAttention(
    run,
    { query, key, value },
    {
      ...input,
      hasOddValues: input.value.some((number) => !Number.isFinite(number)),
    },
  );
  const square = input.weights ? recordWeights(run, { query, key, rowStats }, input) : [];
  const { arrays, gpuMs } = await run.execute({ read: [context, ...square] });
  const [padded = new Float32Array(), scores, weights] = arrays.map((bytes) => new Float32Array(bytes));
  return {
    context: unpadRows(padded, headSize, heads * queryCount),
    ...(scores && { scores }),
    ...(weights && { weights }),
    ...(gpuMs !== undefined && { gpuMs }),
  };
}

/**
 * Records the fused kernel. Rows of all slots are padded with zeros to a multiple of four numbers.
 * @param shape `hasOddValues`: some values are NaN or infinite, and must not leak into rows that do not see them
 * @returns the slots of the contexts and of each row's (maximum, sum)
 */
export function recordAttention(
  run: Recording,
  slots: { readonly query: Slot; readonly key: Slot; readonly value: Slot },
  shape: AttentionShape & { readonly hasOddValues?: boolean },
): { context: Slot; rowStats: Slot } {
  const { heads, queryCount, keyCount, headSize, scale, causal } = shape;
  const context = run.output('context', slots.query.bytes);
  const rowStats = run.output('row statistics', heads * queryCount * 8);
  const work = countPairs(shape) * 8 * headVectors(headSize);
  const variants = attentionVariants(run.gpu, shape);
  const variant = run.choose(kindOf(shape), variants, { shared: shared + exponential, work });
  run.step({
    kernel: {
      label: `attention ${variant.name}`,
      source: [`alias Number = ${variant.number};`, shared, exponential, variant.source],
      buffers: ['read', 'read', 'read', 'write', 'write'],
      consts: { ...variant.consts, HEAD4: headVectors(headSize), ODD: Number(shape.hasOddValues ?? false) },
      ...(variant.enable && { enable: variant.enable }),
    },
    params: [queryCount, keyCount, Number(causal), { f32: scale }],
    buffers: [slots.query, slots.key, slots.value, context, rowStats],
    groups: [Math.ceil(queryCount / variant.rows), heads, 1],
    work,
  });
  return { context, rowStats };
}

/** Shapes of one kind share a choice: head size, and whether there are few queries. */
function kindOf({ heads, queryCount, headSize }: AttentionShape): string {
  const count = queryCount === 1 ? 'one query' : heads * queryCount < FEW_QUERIES ? 'few queries' : 'many queries';
  return `attention d ${4 * headVectors(headSize)}, ${count}`;
}

/** For the demos that show the whole matrices: fetched when one of them asks. */
const weightsSource: LazySource = {
  name: 'attention-weights.wgsl',
  load: () => import('./attention-weights.wgsl?raw'),
};

function recordWeights(
  run: Recording,
  slots: { readonly query: Slot; readonly key: Slot; readonly rowStats: Slot },
  { heads, queryCount, keyCount, headSize, scale, causal }: AttentionInput,
): [scores: Slot, weights: Slot] {
  const bytes = heads * queryCount * keyCount * 4;
  const scores = run.output('scores', bytes);
  const weights = run.output('weights', bytes);
  run.step({
    kernel: {
      label: 'attention weights',
      source: [exponential, weightsSource],
      buffers: ['read', 'read', 'read', 'write', 'write'],
      consts: { HEAD4: headVectors(headSize) },
    },
    params: [queryCount, keyCount, Number(causal), { f32: scale }, { f32: -Infinity }],
    buffers: [slots.query, slots.key, slots.rowStats, scores, weights],
    groups: [Math.ceil(keyCount / 64), queryCount, heads],
    work: heads * queryCount * keyCount * 4 * headVectors(headSize),
  });
  return [scores, weights];
}

/** Rows of `size` numbers, each followed by zeros up to a multiple of four. */
function padRows(data: FloatArray, size: number): FloatArray {
  const padded = 4 * headVectors(size);
  if (padded === size) return data;
  const rows = data.length / size;
  const result = new Float32Array(rows * padded);
  for (let row = 0; row < rows; row++) result.set(data.subarray(row * size, (row + 1) * size), row * padded);
  return result;
}

function unpadRows(data: Float32Array, size: number, rows: number): Float32Array {
  const padded = 4 * headVectors(size);
  if (padded === size) return data;
  const result = new Float32Array(rows * size);
  for (let row = 0; row < rows; row++) result.set(data.subarray(row * padded, row * padded + size), row * size);
  return result;
}
