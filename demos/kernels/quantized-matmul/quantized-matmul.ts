/** The product with quantized weights: the checked entry point. See `operands.wgsl` and `int8.wgsl`. */
import type { LazySource } from '../../gpu/pipeline-cache.ts';
import { Recording, type Slot } from '../../gpu/recording.ts';
import type { Device, RunOptions, Timed } from '../device.ts';
import { recordGemm } from '../gemm/gemm.ts';
import operands from './operands.wgsl?raw';
import type { QuantizedMatrix } from './quantize.ts';
import { checkQuantizedMatmul, type QuantizedMatmulInput, type QuantizedMatmulOutput } from './shape.ts';

export type { QuantizedMatmulInput, QuantizedMatmulOutput } from './shape.ts';
export { dequantize, integerAt, quantize } from './quantize.ts';
export type { Granularity, QuantizedMatrix, QuantizeOptions } from './quantize.ts';

/**
 * y = x · weights.
 * @throws ArgumentError for shapes that do not fit; GpuError; the signal's reason
 */
export async function quantizedMatmul(
  input: QuantizedMatmulInput,
  device: Device,
  options: RunOptions = {},
): Promise<QuantizedMatmulOutput & Timed> {
  checkQuantizedMatmul(input);
  if (device.kind !== 'webgpu') {
    const { quantizedMatmulFallback } = await import('./fallback.ts');
    return quantizedMatmulFallback(input, device, options);
  }
  const run = new Recording(device.gpu, 'quantizedMatmul', options.signal);
  const { packed, scales, zeros } = input.weights;
  const slots = {
    x: run.input('x', input.x),
    packed: run.input('packed weights', packed),
    scales: run.input('scales', scales),
    zeros: run.input('zero points', zeros),
  };
  const y = recordQuantizedMatmul(run, slots, input);
  const { arrays, gpuMs } = await run.execute({ read: [y] });
  const [bytes = new ArrayBuffer()] = arrays;
  return { y: new Float32Array(bytes), ...(gpuMs !== undefined && { gpuMs }) };
}

export interface QuantizedSlots {
  readonly x: Slot;
  readonly packed: Slot;
  readonly scales: Slot;
  readonly zeros: Slot;
}

/** What the record needs to know of the weights. */
export type QuantizedLayout = Omit<QuantizedMatrix, 'packed' | 'scales' | 'zeros'>;

export interface QuantizedShape {
  readonly m: number;
  readonly weights: QuantizedLayout;
  readonly activations?: 'float32' | 'int8';
}

/** Records the product. @returns the slot of y */
export function recordQuantizedMatmul(run: Recording, slots: QuantizedSlots, shape: QuantizedShape): Slot {
  if (shape.activations !== 'int8') return recordDequantizing(run, slots, shape);
  // A software adapter knows the packed dot product, but spells it out lane by lane: slower than float32.
  if (run.gpu.features.packedDot && !run.gpu.isSoftware) return recordPackedMatmul(run, slots, shape);
  return recordDequantizing(run, { ...slots, x: recordRounding(run, slots, shape) }, shape);
}

function recordDequantizing(run: Recording, slots: QuantizedSlots, { m, weights }: QuantizedShape): Slot {
  const y = run.output('y', m * weights.n * 4);
  const { k, n, bits, groupSize, symmetric } = weights;
  recordGemm(run, {
    label: `int${bits} matmul`,
    operands,
    rows: m,
    columns: n,
    depth: k,
    params: [groupSize],
    buffers: [
      { slot: slots.x, use: 'read' },
      { slot: slots.x, use: 'read' },
      { slot: slots.packed, use: 'read' },
      { slot: slots.scales, use: 'read' },
      { slot: slots.zeros, use: 'read' },
      { slot: y, use: 'write' },
    ],
    consts: {
      ALIGNED: Number(k % 4 === 0),
      BITS: bits,
      SYMMETRIC: Number(symmetric),
      GROUPED: Number(groupSize < k),
    },
  });
  return y;
}

/** Fetched when the activations are to be int8 too. */
const int8Source: LazySource = { name: 'int8.wgsl', load: () => import('./int8.wgsl?raw') };

/** The kernel's tile, in outputs a thread. */
const INT8_TILE = { ROWS: 4, COLS: 4, THREADS: 64 };

const INT8_BUFFERS = ['read', 'read', 'read', 'write', 'write', 'write'] as const;

/** Records int8 × int8 with the packed dot product, which the device must have. @returns the slot of y */
export function recordPackedMatmul(run: Recording, slots: QuantizedSlots, { m, weights }: QuantizedShape): Slot {
  const { k, n } = weights;
  const y = run.output('y', m * n * 4);
  const rows = Math.min(INT8_TILE.ROWS, m);
  const kernel = { source: [int8Source], buffers: INT8_BUFFERS, consts: { ...INT8_TILE, ROWS: rows } };
  const xPacked = run.output('packed rows', m * Math.ceil(k / 4) * 4);
  const xScales = run.output('row scales', m * 4);
  const shared = { params: [m, n, k], buffers: [slots.x, slots.packed, slots.scales, xPacked, xScales, y] };
  run.step({
    kernel: { ...kernel, label: 'quantize rows', entryPoint: 'quantizeRows' },
    ...shared,
    groups: [m, 1, 1],
    work: m * k,
  });
  run.step({
    kernel: { ...kernel, label: 'int8×int8 matmul' },
    ...shared,
    groups: [Math.ceil(n / (16 * INT8_TILE.COLS)), Math.ceil(m / (4 * rows)), 1],
    work: m * n * k,
  });
  return y;
}

/** Rounds the rows of x to their int8 grids, as numbers. */
function recordRounding(run: Recording, slots: QuantizedSlots, { m, weights }: QuantizedShape): Slot {
  const rounded = run.output('rounded rows', m * weights.k * 4);
  const unused = [run.output('no packed rows', 4), run.output('no row scales', 4)];
  run.step({
    kernel: {
      label: 'round rows',
      source: [int8Source],
      entryPoint: 'roundRows',
      buffers: INT8_BUFFERS,
      // A software adapter does four lanes in one step; more than that, and every barrier switches between stacks.
      consts: { ...INT8_TILE, THREADS: run.gpu.isSoftware ? 4 : INT8_TILE.THREADS },
    },
    params: [m, weights.n, weights.k],
    buffers: [slots.x, slots.packed, slots.scales, ...unused, rounded],
    groups: [m, 1, 1],
    work: m * weights.k,
  });
  return rounded;
}
