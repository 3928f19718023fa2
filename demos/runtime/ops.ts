/** The operations a demo's computation is given. The same calls run on the GPU, on WASM, on the CPU, and in float64 at build. */
import type { AttentionInput, AttentionOutput } from '../kernels/attention/attention.ts';
import { attention } from '../kernels/attention/attention.ts';
import type { Timed } from '../kernels/device.ts';
import type { BackendKind } from './widget.ts';
import type { OpenBackend } from './backends.ts';
import { referenceOps } from './reference-ops.ts';

export interface Ops {
  /** Where the numbers come from. */
  readonly backend: BackendKind;
  /** softmax(scale · Q Kᵀ) V for each head; see `kernels/attention`. */
  attention(input: AttentionInput): Promise<AttentionOutput & Timed>;
}

/** Operations on an open backend. `onGpuTime` hears of every run that the GPU's own clock has timed. */
export function opsOn(backend: OpenBackend, signal: AbortSignal, onGpuTime: (ms: number) => void = () => {}): Ops {
  const { device } = backend;
  if (!device) return referenceOps;
  const timed = async <T extends Timed>(result: Promise<T>): Promise<T> => {
    const done = await result;
    if (done.gpuMs !== undefined) onGpuTime(done.gpuMs);
    return done;
  };
  return {
    backend: backend.kind,
    attention: (input) => timed(attention(input, device, { signal })),
  };
}
