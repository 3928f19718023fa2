/** Which kernels of attention a device can run for a shape. */
import type { Gpu } from '../../gpu/device.ts';
import type { LazySource } from '../../gpu/pipeline-cache.ts';
import decode from './attention-decode.wgsl?raw';
import tile from './attention-tile.wgsl?raw';
import type { AttentionShape } from './shape.ts';

export interface AttentionVariant {
  readonly name: string;
  readonly source: string | LazySource;
  /** As what the kernel sees rows. */
  readonly number: 'vec4f' | 'f32';
  readonly enable?: string;
  readonly consts: Readonly<Record<string, number>>;
  /** Queries a workgroup. */
  readonly rows: number;
}

/** Fewer queries than this, in all heads, do not fill a GPU with a thread each. */
export const FEW_QUERIES = 2048;

/** vec4s in a query, key or value. */
export function headVectors(headSize: number): number {
  return Math.ceil(headSize / 4);
}

/** Most promising first; the tuner measures which is fastest. */
export function attentionVariants(gpu: Gpu, shape: AttentionShape): readonly [AttentionVariant, ...AttentionVariant[]] {
  if (gpu.isSoftware) return [softwareVariant(gpu, shape)];
  const { heads, queryCount, headSize } = shape;
  const head4 = headVectors(headSize);
  const slices = { SLICES: Math.floor(128 / head4) };
  const decoding: AttentionVariant = { name: 'decode', source: decode, number: 'vec4f', consts: slices, rows: 1 };
  if (queryCount === 1) return [decoding];
  const room = gpu.device.limits.maxComputeWorkgroupStorageSize;
  const tiles = [4, 2].filter((rows) => tileBytes(rows, head4) <= room).map((rows) => tileVariant(rows, head4));
  if (heads * queryCount < FEW_QUERIES) return [decoding, ...tiles];
  const [first, ...others] = tiles;
  return first ? [first, ...others] : [PLAIN];
}

function tileVariant(rows: number, head4: number): AttentionVariant {
  const consts = { ROWS: rows, VECS: Math.ceil(head4 / 16) };
  return { name: `tile ${8 * rows}`, source: tile, number: 'vec4f', consts, rows: 8 * rows };
}

/** Workgroup memory of `attention-tile.wgsl`: queries, keys or values, weights, and what the threads have found. */
function tileBytes(rows: number, head4: number): number {
  const queries = 8 * rows;
  return 16 * (queries * head4 + 32 * (head4 + 1)) + 4 * (queries * 32 + queries * 16);
}

/** For devices with little workgroup memory, and software adapters without subgroups: fetched when one needs it. */
const plain: LazySource = { name: 'attention.wgsl', load: () => import('./attention.wgsl?raw') };
const PLAIN: AttentionVariant = { name: 'rows', source: plain, number: 'vec4f', consts: {}, rows: 64 };

/** For software adapters only, so that a device with a GPU never fetches it. */
const quad: LazySource = { name: 'attention-quad.wgsl', load: () => import('./attention-quad.wgsl?raw') };

function softwareVariant(gpu: Gpu, { headSize, queryCount }: AttentionShape): AttentionVariant {
  if (!gpu.features.subgroups) return PLAIN;
  // The unrolled body grows with rows · head size, and the adapter's compiler with it.
  const rows = queryCount === 1 ? 1 : queryCount < 16 || headVectors(headSize) > 16 ? 4 : 8;
  const consts = { ROWS: rows, KEYS: 16, KEYS4: 4 };
  return { name: `quad ${rows}`, source: quad, number: 'f32', enable: 'enable subgroups;', consts, rows };
}
