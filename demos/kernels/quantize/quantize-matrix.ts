/** Quantizing and dequantizing on a device: the checked entry points. See `quantize.wgsl` and `dequantize.wgsl`. */
import type { LazySource } from '../../gpu/pipeline-cache.ts';
import { Recording, type Slot } from '../../gpu/recording.ts';
import type { FloatArray } from '../arguments.ts';
import type { Device, RunOptions, Timed } from '../device.ts';
import { checkWeights, groupSizeOf, type QuantizedMatrix, type QuantizeOptions } from '../quantized-matmul/quantize.ts';
import { checkQuantizedMatrix } from '../quantized-matmul/shape.ts';

/**
 * As `quantize`, on a device. A scale may differ from the reference's in its last two bits, and a number that lies on the
 * edge between two integers may become either.
 * @param weights row-major [k, n]; finite
 * @throws ArgumentError; GpuError; the signal's reason
 */
export async function quantizeMatrix(
  weights: FloatArray,
  options: QuantizeOptions,
  device: Device,
  { signal }: RunOptions = {},
): Promise<QuantizedMatrix & Timed> {
  checkWeights(weights, options);
  if (device.kind !== 'webgpu') {
    const { quantizeFallback } = await import('./fallback.ts');
    return quantizeFallback(weights, options, device, { ...(signal && { signal }) });
  }
  const run = new Recording(device.gpu, 'quantize', signal);
  const { packed, scales, zeros } = recordQuantize(run, run.input('weights', weights), options);
  const { arrays, gpuMs } = await run.execute({ read: [packed, scales, zeros] });
  const [words = EMPTY, scaleBytes = EMPTY, zeroBytes = EMPTY] = arrays;
  return {
    ...options,
    groupSize: groupSizeOf(options),
    packed: new Uint32Array(words),
    scales: new Float32Array(scaleBytes),
    zeros: new Int32Array(zeroBytes),
    ...(gpuMs !== undefined && { gpuMs }),
  };
}

/**
 * As `dequantize`, on a device: the same bits.
 * @returns row-major [k, n]
 * @throws ArgumentError; GpuError; the signal's reason
 */
export async function dequantizeMatrix(
  matrix: QuantizedMatrix,
  device: Device,
  { signal }: RunOptions = {},
): Promise<{ readonly weights: Float32Array } & Timed> {
  checkQuantizedMatrix('dequantize', matrix);
  if (device.kind !== 'webgpu') {
    const { dequantizeFallback } = await import('./fallback.ts');
    return dequantizeFallback(matrix, device, { ...(signal && { signal }) });
  }
  const run = new Recording(device.gpu, 'dequantize', signal);
  const slots = {
    packed: run.input('packed weights', matrix.packed),
    scales: run.input('scales', matrix.scales),
    zeros: run.input('zero points', matrix.zeros),
  };
  const { arrays, gpuMs } = await run.execute({ read: [recordDequantize(run, slots, matrix)] });
  return { weights: new Float32Array(arrays[0] ?? EMPTY), ...(gpuMs !== undefined && { gpuMs }) };
}

const EMPTY = new ArrayBuffer();

/** Most who multiply by quantized weights have them already: fetched when a matrix is to be rounded, or unpacked. */
const quantizeSource: LazySource = { name: 'quantize.wgsl', load: () => import('./quantize.wgsl?raw') };
const dequantizeSource: LazySource = { name: 'dequantize.wgsl', load: () => import('./dequantize.wgsl?raw') };

interface QuantizedParts {
  readonly packed: Slot;
  readonly scales: Slot;
  readonly zeros: Slot;
}

/** Records the quantization of a [k, n] matrix. @returns the slots of a {@link QuantizedMatrix}'s arrays */
export function recordQuantize(run: Recording, weights: Slot, options: QuantizeOptions): QuantizedParts {
  const { k, n, bits, granularity, symmetric } = options;
  const groupSize = groupSizeOf(options);
  const groups = Math.ceil(k / groupSize);
  const words = Math.ceil((k * bits) / 32);
  const ranges = run.output('ranges', groups * n * 8);
  const packed = run.output('packed weights', words * n * 4);
  const scales = run.output('scales', groups * n * 4);
  const zeros = run.output('zero points', groups * n * 4);
  const isWhole = granularity === 'tensor';
  const step = (entryPoint: string, grid: readonly [number, number, number], work: number): void => {
    run.step({
      kernel: {
        label: `quantize ${entryPoint}`,
        source: [quantizeSource],
        entryPoint,
        buffers: ['read', 'write', 'write', 'write', 'write'],
        consts: { BITS: bits, SYMMETRIC: Number(symmetric), WHOLE: Number(isWhole) },
      },
      params: [k, n, groupSize],
      buffers: [weights, ranges, packed, scales, zeros],
      groups: grid,
      work,
    });
  };
  step('rangeOfGroups', [Math.ceil(n / 32), groups, 1], k * n);
  if (isWhole) step('widest', [1, 1, 1], n);
  step('pack', [Math.ceil(n / 64), words, 1], 4 * k * n);
  return { packed, scales, zeros };
}

/** Records the way back. @returns the slot of the numbers, [k, n] */
export function recordDequantize(
  run: Recording,
  { packed, scales, zeros }: QuantizedParts,
  options: QuantizeOptions,
): Slot {
  const { k, n, bits } = options;
  const weights = run.output('weights', k * n * 4);
  run.step({
    kernel: {
      label: 'dequantize',
      source: [dequantizeSource],
      buffers: ['read', 'read', 'read', 'write'],
      consts: { BITS: bits },
    },
    params: [k, n, groupSizeOf(options)],
    buffers: [packed, scales, zeros, weights],
    groups: [Math.ceil(n / 64), Math.ceil((k * bits) / 32), 1],
    work: 2 * k * n,
  });
  return weights;
}
