/** A layer with a low-rank update, fused: the checked entry point. The kernel's idea is told in `operands.wgsl`. */
import { Recording, type Slot } from '../../gpu/recording.ts';
import type { Device, RunOptions, Timed } from '../device.ts';
import { recordGemm } from '../gemm/gemm.ts';
import { recordMatmul } from '../matmul/matmul.ts';
import operands from './operands.wgsl?raw';
import { checkLora, type LoraInput, type LoraOutput, type LoraShape } from './shape.ts';

export type { LoraInput, LoraOutput, LoraShape } from './shape.ts';

/**
 * y = x W + scale · (x A) B. With B = 0 the result has the bits of x W.
 * @throws ArgumentError for shapes that do not fit; GpuError; the signal's reason
 */
export async function lora(input: LoraInput, device: Device, options: RunOptions = {}): Promise<LoraOutput & Timed> {
  checkLora(input);
  if (device.kind !== 'webgpu') {
    const { loraFallback } = await import('./fallback.ts');
    return loraFallback(input, device, options);
  }
  const run = new Recording(device.gpu, 'lora', options.signal);
  const y = recordLora(
    run,
    {
      x: run.input('x', input.x),
      w: run.input('w', input.w),
      a: run.input(
        'a',
        input.a.map((value) => value * input.scale),
      ),
      b: run.input('b', input.b),
    },
    input,
  );
  const { arrays, gpuMs } = await run.execute({ read: [y] });
  const [bytes = new ArrayBuffer()] = arrays;
  return { y: new Float32Array(bytes), ...(gpuMs !== undefined && { gpuMs }) };
}

/**
 * Records the layer in two dispatches: x A, then the rest.
 * @param slots `a` already multiplied by the scale
 * @returns the slot of y
 */
export function recordLora(
  run: Recording,
  { x, w, a, b }: { readonly x: Slot; readonly w: Slot; readonly a: Slot; readonly b: Slot },
  { m, k, n, rank }: Omit<LoraShape, 'scale'>,
): Slot {
  const down = recordMatmul(run, { a: x, b: a }, { m, k, n: rank }, 'lora down');
  const y = run.output('y', m * n * 4);
  recordGemm(run, {
    label: 'lora',
    operands,
    rows: m,
    columns: n,
    depth: k,
    parts: 2,
    work: m * n * (k + rank),
    params: [rank],
    buffers: [
      { slot: x, use: 'read' },
      { slot: x, use: 'read' },
      { slot: w, use: 'read' },
      { slot: down, use: 'read' },
      { slot: b, use: 'read' },
      { slot: y, use: 'write' },
    ],
    consts: { ALIGNED: k % 4 === 0 && rank % 4 === 0 ? 1 : 0 },
  });
  return y;
}
