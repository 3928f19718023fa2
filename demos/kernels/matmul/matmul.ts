/** The matrix product: the checked entry point. The kernels are told in `../gemm/*.wgsl`. */
import type { LazySource } from '../../gpu/pipeline-cache.ts';
import { Recording, type Slot } from '../../gpu/recording.ts';
import type { Device, RunOptions, Timed } from '../device.ts';
import { recordGemm } from '../gemm/gemm.ts';
import operands from './operands.wgsl?raw';
import { checkMatmul, type MatmulInput, type MatmulOutput, type MatmulShape } from './shape.ts';

export type { MatmulInput, MatmulOutput, MatmulShape } from './shape.ts';

/**
 * C = A · B, or A · Bᵀ.
 * @throws ArgumentError for shapes that do not fit; GpuError; the signal's reason
 */
export async function matmul(
  input: MatmulInput,
  device: Device,
  options: RunOptions = {},
): Promise<MatmulOutput & Timed> {
  checkMatmul(input);
  if (device.kind !== 'webgpu') {
    const { matmulFallback } = await import('./fallback.ts');
    return matmulFallback(input, device, options);
  }
  const run = new Recording(device.gpu, 'matmul', options.signal);
  const c = recordMatmul(run, { a: run.input('a', input.a), b: run.input('b', input.b) }, input);
  const { arrays, gpuMs } = await run.execute({ read: [c] });
  const [bytes = new ArrayBuffer()] = arrays;
  return { c: new Float32Array(bytes), ...(gpuMs !== undefined && { gpuMs }) };
}

/**
 * Records C = A · B.
 * @param label names the product in errors and in the choice of a variant
 * @returns the slot of C
 */
export function recordMatmul(
  run: Recording,
  slots: { readonly a: Slot; readonly b: Slot },
  shape: MatmulShape,
  label = 'matmul',
): Slot {
  const { m, k, n } = shape;
  const b = shape.transposeB ? recordTranspose(run, slots.b, n, k) : slots.b;
  const c = run.output('c', m * n * 4);
  recordGemm(run, {
    label,
    operands,
    rows: m,
    columns: n,
    depth: k,
    buffers: [
      { slot: slots.a, use: 'read' },
      { slot: slots.a, use: 'read' },
      { slot: b, use: 'read' },
      { slot: c, use: 'write' },
    ],
    consts: { ALIGNED: k % 4 === 0 ? 1 : 0 },
  });
  return c;
}

/** Fetched when b is given transposed. */
const transposeSource: LazySource = { name: 'transpose.wgsl', load: () => import('./transpose.wgsl?raw') };

/** Records the transpose of a [rows, columns] matrix. @returns the slot of the result */
export function recordTranspose(run: Recording, matrix: Slot, rows: number, columns: number): Slot {
  const transposed = run.output('transposed', rows * columns * 4);
  run.step({
    kernel: { label: 'transpose', source: [transposeSource], buffers: ['read', 'write'] },
    params: [rows, columns],
    buffers: [matrix, transposed],
    groups: [Math.ceil(columns / 16), Math.ceil(rows / 16), 1],
    work: rows * columns,
  });
  return transposed;
}
