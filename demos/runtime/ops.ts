/** The operations a demo's computation is given. The same calls run on the GPU, on WASM, on the CPU, and in float64 at build. */
import { attention, type AttentionInput, type AttentionOutput } from '../kernels/attention/attention.ts';
import { conv2d, type Conv2dInput, type Conv2dOutput } from '../kernels/conv2d/conv2d.ts';
import type { FloatArray } from '../kernels/arguments.ts';
import type { Timed } from '../kernels/device.ts';
import { lora, type LoraInput, type LoraOutput } from '../kernels/lora/lora.ts';
import { matmul, type MatmulInput, type MatmulOutput } from '../kernels/matmul/matmul.ts';
import { quantizeMatrix } from '../kernels/quantize/quantize-matrix.ts';
import type { QuantizedMatrix, QuantizeOptions } from '../kernels/quantized-matmul/quantize.ts';
import {
  quantizedMatmul,
  type QuantizedMatmulInput,
  type QuantizedMatmulOutput,
} from '../kernels/quantized-matmul/quantized-matmul.ts';
import { sampling, type SamplingInput, type SamplingOutput } from '../kernels/sampling/sampling.ts';
import type { OpenBackend } from './backends.ts';
import { referenceOps } from './reference-ops.ts';
import type { BackendKind } from './widget.ts';

export interface Ops {
  /** Where the numbers come from. */
  readonly backend: BackendKind;
  /** softmax(scale · Q Kᵀ) V for each head; see `kernels/attention`. */
  attention(input: AttentionInput): Promise<AttentionOutput & Timed>;
  /** C = A · B or A · Bᵀ; see `kernels/matmul`. */
  matmul(input: MatmulInput): Promise<MatmulOutput & Timed>;
  /** Cross-correlation of images with filters; see `kernels/conv2d`. */
  conv2d(input: Conv2dInput): Promise<Conv2dOutput & Timed>;
  /** y = xW + s·(xA)B; see `kernels/lora`. */
  lora(input: LoraInput): Promise<LoraOutput & Timed>;
  /** Row-major [k, n] weights as integers with scales; see `kernels/quantize`. */
  quantize(weights: FloatArray, options: QuantizeOptions): Promise<QuantizedMatrix & Timed>;
  /** x · W with W in int8 or int4; see `kernels/quantized-matmul`. */
  quantizedMatmul(input: QuantizedMatmulInput): Promise<QuantizedMatmulOutput & Timed>;
  /** One token a row for one uniform number a row; see `kernels/sampling`. */
  sampling(input: SamplingInput): Promise<SamplingOutput & Timed>;
}

/** Operations on an open backend. `onGpuTime` hears of every run that the GPU's own clock has timed. */
export function opsOn(backend: OpenBackend, signal: AbortSignal, onGpuTime: (ms: number) => void = () => {}): Ops {
  const { device } = backend;
  if (!device) return referenceOps;
  const options = { signal };
  const timed = async <T extends Timed>(result: Promise<T>): Promise<T> => {
    const done = await result;
    if (done.gpuMs !== undefined) onGpuTime(done.gpuMs);
    return done;
  };
  return {
    backend: backend.kind,
    attention: (input) => timed(attention(input, device, options)),
    matmul: (input) => timed(matmul(input, device, options)),
    conv2d: (input) => timed(conv2d(input, device, options)),
    lora: (input) => timed(lora(input, device, options)),
    quantize: (weights, how) => timed(quantizeMatrix(weights, how, device, options)),
    quantizedMatmul: (input) => timed(quantizedMatmul(input, device, options)),
    sampling: (input) => timed(sampling(input, device, options)),
  };
}
