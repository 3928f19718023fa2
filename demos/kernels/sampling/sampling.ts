/** Drawing a token: the checked entry point. The kernel's idea is told in `sampling.wgsl`. */
import { Recording, type Slot } from '../../gpu/recording.ts';
import type { Device, RunOptions, Timed } from '../device.ts';
import source from './sampling.wgsl?raw';
import { checkSampling, settingsOf, type SamplingInput, type SamplingOutput } from './shape.ts';

export type { SamplingInput, SamplingOutput, SamplingSettings } from './shape.ts';
export { SAMPLING_EPSILON, settingsOf } from './shape.ts';

/**
 * Draws one token a row, after temperature, top-k, top-p and min-p in this order; ties go to the lowest id.
 * @throws ArgumentError; GpuError; the signal's reason
 */
export async function sampling(
  input: SamplingInput,
  device: Device,
  options: RunOptions = {},
): Promise<SamplingOutput & Timed> {
  checkSampling(input);
  if (device.kind !== 'webgpu') {
    const { samplingFallback } = await import('./fallback.ts');
    return samplingFallback(input, device, options);
  }
  const run = new Recording(device.gpu, 'sampling', options.signal);
  const slots = { logits: run.input('logits', input.logits), uniform: run.input('uniform', input.uniform) };
  const { token, probability } = recordSampling(run, slots, input);
  const { arrays, gpuMs } = await run.execute({ read: [token, probability] });
  const [tokenBytes = new ArrayBuffer(), probabilityBytes = new ArrayBuffer()] = arrays;
  return {
    token: new Uint32Array(tokenBytes),
    probability: new Float32Array(probabilityBytes),
    ...(gpuMs !== undefined && { gpuMs }),
  };
}

/** Records the draw. @returns the slots of the tokens (u32) and of their probabilities (f32) */
export function recordSampling(
  run: Recording,
  { logits, uniform }: { readonly logits: Slot; readonly uniform: Slot },
  shape: Omit<SamplingInput, 'logits' | 'uniform'>,
): { token: Slot; probability: Slot } {
  const { batch, vocabulary } = shape;
  const { temperature, topK, topP, minP } = settingsOf({ ...shape, logits: NONE, uniform: NONE });
  const token = run.output('token', batch * 4);
  const probability = run.output('probability', batch * 4);
  // A software adapter does four lanes in one step; more than that, and every barrier switches between stacks.
  const threads = run.gpu.isSoftware ? 4 : 256;
  run.step({
    kernel: { label: 'sampling', source, buffers: ['read', 'read', 'write', 'write'], consts: { THREADS: threads } },
    params: [vocabulary, topK < vocabulary ? topK : 0, { f32: 1 / temperature }, { f32: topP }, { f32: minP }],
    buffers: [logits, uniform, token, probability],
    groups: [batch, 1, 1],
    work: batch * vocabulary * 32,
  });
  return { token, probability };
}

const NONE = new Float32Array();
