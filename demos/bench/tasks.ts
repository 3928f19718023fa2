/** What is measured: one task a row of the table. */
import { planConv2d, type Conv2dShape } from '../kernels/conv2d/conv2d.ts';

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
      readonly activations: 'float32' | 'int8';
    };

export type BenchOp = Task['op'];

export interface BenchRow {
  readonly title: string;
  readonly task: Task;
  /** What the rate counts: floating-point operations (2 a multiply-add), or bytes that must be read. */
  readonly amount: number;
  readonly unit: 'GFLOP/s' | 'GB/s';
  /** Not measured on a software adapter unless asked: takes minutes there. */
  readonly isLarge: boolean;
}

function row(title: string, task: Task, amount: number, unit: BenchRow['unit'] = 'GFLOP/s'): BenchRow {
  return { title, task, amount, unit, isLarge: unit === 'GFLOP/s' && amount > 1e9 };
}

function matmulRow(m: number, k: number, n: number): BenchRow {
  return row(`matmul ${m}×${k}×${n}`, { op: 'matmul', m, k, n }, 2 * m * k * n);
}

function attentionRow(heads: number, queries: number, keys: number, headSize: number, causal: boolean): BenchRow {
  const title = `attention ${heads} heads, ${queries}×${keys}, d ${headSize}${causal ? ', causal' : ''}`;
  const pairs = causal ? (queries * (queries + 1)) / 2 : queries * keys;
  return row(title, { op: 'attention', heads, queries, keys, headSize, causal }, 4 * heads * pairs * headSize);
}

function convRow(name: string, shape: Conv2dShape): BenchRow {
  const { batch, outHeight, outWidth, filters } = planConv2d(shape);
  const [kernelHeight, kernelWidth, perGroup] = shape.filterShape;
  const flops = 2 * batch * outHeight * outWidth * filters * kernelHeight * kernelWidth * perGroup;
  return row(`conv2d ${name}`, { op: 'conv2d', shape }, flops);
}

function samplingRow(vocabulary: number, batch: number): BenchRow {
  const title = `sampling ${vocabulary.toLocaleString('en-US')} tokens, batch ${batch}`;
  return row(title, { op: 'sampling', vocabulary, batch }, 4 * vocabulary * batch, 'GB/s');
}

function loraRow(m: number, k: number, n: number, rank: number): BenchRow {
  return row(`lora ${m}×${k}×${n}, rank ${rank}`, { op: 'lora', m, k, n, rank }, 2 * m * (k * n + k * rank + rank * n));
}

function quantizedRow(m: number, size: number, bits: 8 | 4, activations: 'float32' | 'int8' = 'float32'): BenchRow {
  const kind = activations === 'int8' ? 'int8×int8' : `int${bits} weights`;
  const task = { op: 'quantizedMatmul', m, k: size, n: size, bits, activations } as const;
  return row(`${kind} ${m}×${size}×${size}`, task, 2 * m * size * size);
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
  ...[1, 64, 512].flatMap((m) => [
    quantizedRow(m, 1024, 8),
    quantizedRow(m, 1024, 4),
    quantizedRow(m, 1024, 8, 'int8'),
  ]),
  ...[1, 64].map((m) => quantizedRow(m, 4096, 4)),
];
