/**
 * An inference lab around one matrix product. Computed: what rounding a weight matrix to int8 or int4 does to its numbers, its bytes and
 * its output. Timed on the reader's machine, at the press of a button: fusion, loop order and tiling, lanes, batching, int8, and the
 * graph optimizer of ONNX Runtime.
 */
import { quantize } from '../../kernels/quantized-matmul/quantize.ts';
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { timeTask, type Measured } from './measure.ts';
import { TASKS, type Task } from './plans.ts';
import {
  bytesOf,
  drawMatrix,
  granularityOf,
  outputError,
  roundMatrix,
  type Bits,
  type MatrixKind,
  type Rounded,
  type Scales,
} from './quantization.ts';

export type { Measured } from './measure.ts';

export interface Params {
  matrix: MatrixKind;
  bits: Bits;
  /** Who shares a scale: all weights, a column (output channel), 32 or 64 weights of a column. */
  scales: Scales;
  /** z = 0. */
  symmetric: boolean;
  /** What the button times. */
  task: Task;
  seed: number;
}

export const parameters: Parameters<Params> = {
  matrix: { kind: 'choice', options: ['gaussian', 'uniform', 'columns', 'rows'], default: 'columns' },
  bits: { kind: 'choice', options: [8, 4], default: 8 },
  scales: { kind: 'choice', options: ['tensor', 'channel', '64', '32'], default: 'tensor' },
  symmetric: { kind: 'toggle', default: true },
  task: { kind: 'choice', options: TASKS, default: 'fusion' },
  seed: { kind: 'seed', default: 22 },
};

export const backends: readonly BackendKind[] = ['webgpu', 'wasm', 'cpu'];

/** Rows and columns of the matrix, and inputs that test it. */
export const SIZE = 512;
export const INPUTS = 8;

export interface FormatRow {
  bits: Bits;
  scales: Scales;
  bytes: number;
  /** Bits for each weight, scales included. */
  bitsPerWeight: number;
  /** dB. */
  snr: number;
  /** ‖y − ŷ‖ / ‖y‖ over the test inputs, in float64. */
  outputError: number;
}

export interface Result {
  formats: FormatRow[];
  chosen: Omit<Rounded, 'values'> & FormatRow;
  /** The chosen format's output error as the kernels give it: quantizedMatmul against matmul. */
  kernelError: number;
}

const FORMATS = ([8, 4] as const).flatMap((bits) =>
  (['tensor', 'channel', '64', '32'] as const).map((scales) => ({ bits, scales })),
);

const relative = (y: ArrayLike<number>, exact: ArrayLike<number>): number => {
  let [signal, noise] = [0, 0];
  for (let i = 0; i < exact.length; i++) {
    signal += (exact[i] as number) ** 2;
    noise += ((y[i] as number) - (exact[i] as number)) ** 2;
  }
  return signal > 0 ? Math.sqrt(noise / signal) : 0;
};

interface Table {
  readonly key: string;
  readonly weights: Float32Array;
  readonly x: Float32Array;
  readonly rows: readonly (Omit<Rounded, 'values'> & FormatRow)[];
}

/** The table of all formats does not depend on the format looked at: the last one is kept. */
let lastTable: Table | undefined;

async function tableOf({ matrix, symmetric, seed }: Params, run: Run<Result>): Promise<Table> {
  const key = `${matrix} ${symmetric} ${seed}`;
  if (lastTable?.key === key) return lastTable;
  const weights = drawMatrix(matrix, SIZE, SIZE, seed);
  const random = seededRandom(seed + 1_000_003);
  const x = Float32Array.from({ length: INPUTS * SIZE }, () => random.normal());
  const rows: Table['rows'][number][] = [];
  for (const format of FORMATS) {
    await run.breathe();
    const { values, ...rounded } = roundMatrix(weights, SIZE, SIZE, { ...format, symmetric });
    const bytes = bytesOf(SIZE, SIZE, { ...format, symmetric });
    const error = outputError(x, weights, values, INPUTS, SIZE);
    rows.push({ ...rounded, ...format, bytes, bitsPerWeight: (8 * bytes) / SIZE ** 2, outputError: error });
  }
  lastTable = { key, weights, x, rows };
  return lastTable;
}

export async function compute(params: Params, ops: Ops, run: Run<Result>): Promise<Result> {
  const { bits, scales, symmetric } = params;
  const { weights, x, rows } = await tableOf(params, run);
  const chosen = rows.find((row) => row.bits === bits && row.scales === scales);
  if (!chosen) throw new Error(`no such format: int${bits}, ${scales}`);
  const formats = rows.map((row): FormatRow => {
    const { bytes, bitsPerWeight, snr, outputError: error } = row;
    return { bits: row.bits, scales: row.scales, bytes, bitsPerWeight, snr, outputError: error };
  });
  await run.breathe();
  const stored = quantize(weights, { k: SIZE, n: SIZE, bits, granularity: granularityOf(scales), symmetric });
  const { y } = await ops.quantizedMatmul({ x, m: INPUTS, weights: stored });
  const { c } = await ops.matmul({ a: x, b: weights, m: INPUTS, k: SIZE, n: SIZE });
  return { formats, chosen, kernelError: relative(y, c) };
}

export function measure(params: Params, ops: Ops, run: Run<Measured>): Promise<Measured> {
  return timeTask(params.task, ops, run);
}
