/** What is measured: one task a row of the table. */
import { planConv2d, type Conv2dShape } from '../kernels/conv2d/conv2d.ts';
import type { Granularity } from '../kernels/quantized-matmul/quantize.ts';

export type Task =
  | { readonly op: 'matmul'; readonly m: number; readonly k: number; readonly n: number }
  | {
      readonly op: 'attention';
      readonly heads: number;
      readonly queries: number;
      readonly keys: number;
      readonly headSize: number;
      readonly causal: boolean;
    }
  | { readonly op: 'conv2d'; readonly shape: Conv2dShape }
  | { readonly op: 'sampling'; readonly vocabulary: number; readonly batch: number }
  | { readonly op: 'lora'; readonly m: number; readonly k: number; readonly n: number; readonly rank: number }
  | {
      readonly op: 'quantizedMatmul';
      readonly m: number;
      readonly k: number;
      readonly n: number;
      readonly bits: 8 | 4;
      readonly granularity: Granularity;
      readonly symmetric: boolean;
      readonly activations: 'float32' | 'int8';
    }
  | {
      readonly op: 'quantize';
      readonly direction: 'quantize' | 'dequantize';
      readonly k: number;
      readonly n: number;
      readonly bits: 8 | 4;
      readonly granularity: Granularity;
      readonly symmetric: boolean;
    };

export type BenchOp = Task['op'];

export interface BenchRow {
  readonly title: string;
  readonly task: Task;
  /** What the rate counts: floating-point operations (2 a multiply-add), or {@link bytes}. */
  readonly amount: number;
  readonly unit: 'GFLOP/s' | 'GB/s';
  /** Floating-point operations; 0 where they do not count. */
  readonly flops: number;
  /** Bytes that must be read and written even by the best kernel: inputs and outputs, once. */
  readonly bytes: number;
}

/** A row whose rate is in floating-point operations; `numbers` of float32 are read and written. */
function flopRow(title: string, task: Task, flops: number, numbers: number): BenchRow {
  return { title, task, amount: flops, unit: 'GFLOP/s', flops, bytes: 4 * numbers };
}

function byteRow(title: string, task: Task, bytes: number): BenchRow {
  return { title, task, amount: bytes, unit: 'GB/s', flops: 0, bytes };
}

function matmulRow(m: number, k: number, n: number): BenchRow {
  return flopRow(`matmul ${m}×${k}×${n}`, { op: 'matmul', m, k, n }, 2 * m * k * n, m * k + k * n + m * n);
}

function attentionRow(heads: number, queries: number, keys: number, headSize: number, causal: boolean): BenchRow {
  const title = `attention ${heads} head${heads === 1 ? '' : 's'}, ${queries}×${keys}, d ${headSize}${causal ? ', causal' : ''}`;
  const pairs = causal ? (queries * (queries + 1)) / 2 : queries * keys;
  const task: Task = { op: 'attention', heads, queries, keys, headSize, causal };
  return flopRow(title, task, 4 * heads * pairs * headSize, 2 * heads * headSize * (queries + keys));
}

function convRow(name: string, shape: Conv2dShape): BenchRow {
  const { batch, height, width, channels, outHeight, outWidth, filters } = planConv2d(shape);
  const [kernelHeight, kernelWidth, perGroup] = shape.filterShape;
  const window = kernelHeight * kernelWidth * perGroup;
  const outputs = batch * outHeight * outWidth * filters;
  const numbers = batch * height * width * channels + window * filters + outputs;
  return flopRow(`conv2d ${name}`, { op: 'conv2d', shape }, 2 * outputs * window, numbers);
}

function samplingRow(vocabulary: number, batch: number): BenchRow {
  const title = `sampling ${vocabulary.toLocaleString('en-US')} tokens, batch ${batch}`;
  return byteRow(title, { op: 'sampling', vocabulary, batch }, 4 * vocabulary * batch);
}

function loraRow(m: number, k: number, n: number, rank: number): BenchRow {
  const flops = 2 * m * (k * n + k * rank + rank * n);
  const numbers = m * k + k * n + k * rank + rank * n + m * n;
  return flopRow(`lora ${m}×${k}×${n}, rank ${rank}`, { op: 'lora', m, k, n, rank }, flops, numbers);
}

type Layout = Pick<Extract<Task, { op: 'quantizedMatmul' }>, 'bits' | 'granularity' | 'symmetric'>;

const INT8: Layout = { bits: 8, granularity: 'channel', symmetric: true };
const INT4: Layout = { bits: 4, granularity: 32, symmetric: true };
const INT4_AFFINE: Layout = { bits: 4, granularity: 64, symmetric: false };

function nameOf({ bits, granularity, symmetric }: Layout): string {
  const group = typeof granularity === 'number' ? ` groups of ${granularity}` : '';
  return `int${bits}${group}${symmetric ? '' : ', affine'}`;
}

function quantizedRow(m: number, size: number, layout: Layout, activations: 'float32' | 'int8' = 'float32'): BenchRow {
  const kind = activations === 'int8' ? 'int8×int8' : `${nameOf(layout)},`;
  const task = { op: 'quantizedMatmul', m, k: size, n: size, ...layout, activations } as const;
  const numbers = 2 * m * size + (size * size * layout.bits) / 32;
  return flopRow(`${kind} ${m}×${size}×${size}`, task, 2 * m * size * size, numbers);
}

function quantizeRow(direction: 'quantize' | 'dequantize', size: number, layout: Layout): BenchRow {
  const task = { op: 'quantize', direction, k: size, n: size, ...layout } as const;
  return byteRow(`${direction} ${nameOf(layout)}, ${size}×${size}`, task, size * size * (4 + layout.bits / 8));
}

export const BENCH_ROWS: readonly BenchRow[] = [
  ...[256, 512, 1024, 2048].map((size) => matmulRow(size, size, size)),
  matmulRow(1, 4096, 4096),
  attentionRow(8, 64, 64, 64, false),
  attentionRow(8, 512, 512, 64, true),
  attentionRow(8, 1024, 1024, 64, false),
  attentionRow(4, 1024, 1024, 128, true),
  attentionRow(1, 4096, 4096, 64, false),
  attentionRow(16, 1, 4096, 64, false),
  convRow('224×224×3, 7×7×64, stride 2', {
    inputShape: [1, 224, 224, 3],
    filterShape: [7, 7, 3, 64],
    strides: 2,
    padding: 3,
  }),
  convRow('56×56×64, 3×3×64', { inputShape: [1, 56, 56, 64], filterShape: [3, 3, 64, 64], padding: 1 }),
  convRow('56×56×64, 1×1×256', { inputShape: [1, 56, 56, 64], filterShape: [1, 1, 64, 256] }),
  convRow('112×112×32, depthwise 3×3', {
    inputShape: [1, 112, 112, 32],
    filterShape: [3, 3, 1, 32],
    padding: 1,
    groups: 32,
  }),
  convRow('7×7×512, full-size 7×7×1000', { inputShape: [1, 7, 7, 512], filterShape: [7, 7, 512, 1000] }),
  ...[32_000, 131_072].flatMap((vocabulary) => [1, 64].map((batch) => samplingRow(vocabulary, batch))),
  ...[1, 64, 512].map((m) => loraRow(m, 1024, 1024, 16)),
  ...[4, 64].map((rank) => loraRow(64, 2048, 2048, rank)),
  ...[1, 512].map((m) => loraRow(m, 2048, 2048, 16)),
  ...[1, 64, 512].flatMap((m) => [
    quantizedRow(m, 1024, INT8),
    quantizedRow(m, 1024, INT4),
    quantizedRow(m, 1024, INT4_AFFINE),
    quantizedRow(m, 1024, INT8, 'int8'),
  ]),
  ...[1, 64].map((m) => quantizedRow(m, 4096, INT4)),
  ...[INT8, INT4_AFFINE].flatMap((layout) => [
    quantizeRow('quantize', 1024, layout),
    quantizeRow('dequantize', 1024, layout),
  ]),
];
