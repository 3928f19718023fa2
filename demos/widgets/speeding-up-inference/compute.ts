/**
 * An inference lab around one matrix product. Computed: what rounding a weight matrix to int8 or int4 does to its numbers, its bytes and
 * its output, and, for a trained layer, to what its network reads. Timed on the reader's machine, at the press of a button: fusion, loop order and tiling, lanes, batching, int8, and the
 * graph optimizer of ONNX Runtime.
 */
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
  type DrawnKind,
  type Rounded,
  type Scales,
} from './quantization.ts';
import { trainedLayer } from './trained.ts';

export type { Measured } from './measure.ts';

export interface Params {
  /** The hidden layer of a network trained here, or numbers drawn at random. */
  matrix: 'trained' | DrawnKind;
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
  matrix: { kind: 'choice', options: ['trained', 'gaussian', 'uniform', 'columns', 'rows'], default: 'trained' },
  bits: { kind: 'choice', options: [8, 4], default: 8 },
  scales: { kind: 'choice', options: ['tensor', 'channel', '64', '32'], default: 'tensor' },
  symmetric: { kind: 'toggle', default: true },
  task: { kind: 'choice', options: TASKS, default: 'fusion' },
  seed: { kind: 'seed', default: 22 },
};

export const backends: readonly BackendKind[] = ['webgpu', 'wasm', 'cpu'];

/** Rows and columns of a matrix that is drawn, and how many inputs test a matrix. */
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
  /** Trained layer only: the share of new digits that its network reads right with the layer in this format. */
  right?: number;
}

export interface Result {
  /** The matrix has k rows (inputs) and n columns (outputs). */
  k: number;
  n: number;
  /** Trained layer only: the share of digits read right in float32. */
  rightInFloat?: number;
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

interface Subject {
  readonly k: number;
  readonly n: number;
  /** Row-major [k, n]. */
  readonly weights: Float32Array;
  /** `INPUTS` rows of k. */
  readonly x: Float32Array;
  right?(weights: ArrayLike<number>): number;
}

/** The matrix and the inputs that test it: a layer's own, or normal ones. */
async function subjectOf({ matrix, seed }: Params, run: Run<Result>): Promise<Subject> {
  if (matrix === 'trained') {
    const layer = await trainedLayer(seed, run.breathe);
    return { ...layer, x: layer.x.slice(0, INPUTS * layer.k) };
  }
  const random = seededRandom(seed + 1_000_003);
  const x = Float32Array.from({ length: INPUTS * SIZE }, () => random.normal());
  return { k: SIZE, n: SIZE, weights: drawMatrix(matrix, SIZE, SIZE, seed), x };
}

interface Table extends Subject {
  readonly key: string;
  readonly rows: readonly (Omit<Rounded, 'values'> & FormatRow)[];
  readonly rightInFloat?: number;
}

/** The table of all formats does not depend on the format looked at: the last one is kept. */
let lastTable: Table | undefined;

async function tableOf(params: Params, run: Run<Result>): Promise<Table> {
  const { matrix, symmetric, seed } = params;
  const key = `${matrix} ${symmetric} ${seed}`;
  if (lastTable?.key === key) return lastTable;
  const subject = await subjectOf(params, run);
  const { k, n, weights, x, right } = subject;
  const rows: Table['rows'][number][] = [];
  for (const format of FORMATS) {
    await run.breathe();
    const { values, ...rounded } = roundMatrix(weights, k, n, { ...format, symmetric });
    const bytes = bytesOf(k, n, { ...format, symmetric });
    rows.push({
      ...rounded,
      ...format,
      bytes,
      bitsPerWeight: (8 * bytes) / (k * n),
      outputError: outputError(x, weights, values, INPUTS, k),
      ...(right && { right: right(values) }),
    });
  }
  lastTable = { ...subject, key, rows, ...(right && { rightInFloat: right(weights) }) };
  return lastTable;
}

export async function compute(params: Params, ops: Ops, run: Run<Result>): Promise<Result> {
  const { bits, scales, symmetric } = params;
  const { k, n, weights, x, rows, rightInFloat } = await tableOf(params, run);
  const chosen = rows.find((row) => row.bits === bits && row.scales === scales);
  if (!chosen) throw new Error(`no such format: int${bits}, ${scales}`);
  const formats = rows.map((row): FormatRow => ({
    bits: row.bits,
    scales: row.scales,
    bytes: row.bytes,
    bitsPerWeight: row.bitsPerWeight,
    snr: row.snr,
    outputError: row.outputError,
    ...(row.right !== undefined && { right: row.right }),
  }));
  await run.breathe();
  const stored = await ops.quantize(weights, { k, n, bits, granularity: granularityOf(scales), symmetric });
  const { y } = await ops.quantizedMatmul({ x, m: INPUTS, weights: stored });
  const { c } = await ops.matmul({ a: x, b: weights, m: INPUTS, k, n });
  const kernelError = relative(y, c);
  return { k, n, formats, chosen, kernelError, ...(rightInFloat !== undefined && { rightInFloat }) };
}

export function measure(params: Params, ops: Ops, run: Run<Measured>): Promise<Measured> {
  return timeTask(params.task, ops, run);
}
