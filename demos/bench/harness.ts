/**
 * What the kernel tests call in a browser (or in Node): properties on a named backend, the count of buffers, and failures
 * provoked on purpose (`troubles.ts`). Bundled and put on an empty page by `tests/kernels`.
 */
import { openGpu, type Gpu } from '../gpu/device.ts';
import { Tuner, type Named } from '../gpu/tuner.ts';
import { attention } from '../kernels/attention/attention.ts';
import { conv2d } from '../kernels/conv2d/conv2d.ts';
import type { Device } from '../kernels/device.ts';
import { lora } from '../kernels/lora/lora.ts';
import { matmul } from '../kernels/matmul/matmul.ts';
import { dequantizeMatrix, quantizeMatrix } from '../kernels/quantize/quantize-matrix.ts';
import { quantize, quantizedMatmul } from '../kernels/quantized-matmul/quantized-matmul.ts';
import { sampling } from '../kernels/sampling/sampling.ts';
import { chiSquareOfDraws, type ChiSquare } from './chi-square.ts';
import { checkOp, type Op, type PropertyReport } from './property.ts';
import { randomFloats, randomFrom } from './random.ts';
import { loadTensorFlow } from './tensorflow.ts';
import { attentionInput } from './troubles.ts';

export { OPS } from './property.ts';
export { provoke } from './troubles.ts';

/**
 * `webgpu-tiles`: a software adapter given the kernels that a GPU gets, all variants in turn; `webgpu-plain`: the kernels of a
 * software adapter without subgroups.
 */
export type BackendName = 'webgpu' | 'webgpu-tiles' | 'webgpu-plain' | 'wasm' | 'cpu';

let gpu: Promise<Gpu> | undefined;

export async function openDevice(name: BackendName): Promise<Device> {
  if (name === 'wasm' || name === 'cpu') return { kind: name, tf: await loadTensorFlow(name) };
  gpu ??= openGpu(navigator.gpu, { allowFallback: true });
  const opened = await gpu;
  if (name === 'webgpu') return { kind: 'webgpu', gpu: opened };
  if (name === 'webgpu-plain') {
    return { kind: 'webgpu', gpu: { ...opened, features: { ...opened.features, subgroups: false } } };
  }
  return { kind: 'webgpu', gpu: { ...opened, isSoftware: false, tuner: new EveryVariant() } };
}

/** Takes the variants in turn, whatever their speed, so that each is tested. */
class EveryVariant extends Tuner {
  #turn = 0;

  override pick<T extends Named>(_kind: string, variants: readonly [T, ...T[]]): T {
    return variants[this.#turn++ % variants.length] ?? variants[0];
  }
}

/** Random cases of `op` on a backend, against the float64 reference. */
export async function checkOn(
  name: BackendName,
  op: Op,
  options: { runs: number; seed: number },
): Promise<PropertyReport> {
  return checkOp(op, await openDevice(name), options);
}

/** Opens the GPU as a new visit would, multiplies `runs` times, and tells what the tuner has chosen: kind → variant. */
export async function tunedChoices(runs: number): Promise<Record<string, string>> {
  const own = await openGpu(navigator.gpu, { allowFallback: true });
  const random = randomFrom(1);
  const [m, k, n] = [128, 512, 128];
  const input = { a: randomFloats(random, m * k), b: randomFloats(random, k * n), m, k, n };
  for (let run = 0; run < runs; run++) await matmul(input, { kind: 'webgpu', gpu: own });
  const choices = Object.entries(own.tuner.choices).map(([kind, { variant }]) => [kind, variant]);
  own.close();
  return Object.fromEntries(choices) as Record<string, string>;
}

/** χ² of the tokens that a backend draws. */
export async function drawnChiSquare(name: BackendName, draws: number): Promise<ChiSquare[]> {
  return chiSquareOfDraws(await openDevice(name), draws);
}

/** Ten runs, then as many as asked: buffers and bytes alive after each, which should be equal. */
export async function countBuffers(op: Op, runs: number): Promise<{ early: string; late: string; used: number }> {
  const device = { kind: 'webgpu', gpu: await openGpu(navigator.gpu, { allowFallback: true }) } as const;
  const { buffers } = device.gpu;
  for (let run = 0; run < 10; run++) await runSmall(op, device);
  const early = JSON.stringify(buffers.live);
  for (let run = 10; run < runs; run++) await runSmall(op, device);
  const counts = { early, late: JSON.stringify(buffers.live), used: buffers.used.count };
  device.gpu.close();
  return counts;
}

async function runSmall(op: Op, device: Device): Promise<void> {
  const random = randomFrom(1);
  const floats = (length: number): Float32Array => randomFloats(random, length);
  if (op === 'matmul') await matmul({ a: floats(64), b: floats(64), m: 8, k: 8, n: 8 }, device);
  if (op === 'attention') await attention(attentionInput(16), device);
  if (op === 'conv2d') {
    const shapes = { inputShape: [1, 8, 8, 4], filterShape: [3, 3, 4, 4] } as const;
    await conv2d({ ...shapes, input: floats(256), filter: floats(144) }, device);
  }
  if (op === 'sampling') {
    await sampling({ logits: floats(100), uniform: Float32Array.of(0.5), batch: 1, vocabulary: 100, topK: 9 }, device);
  }
  if (op === 'lora') {
    const shape = { m: 8, k: 8, n: 8, rank: 2, scale: 1 };
    await lora({ ...shape, x: floats(64), w: floats(64), a: floats(16), b: floats(16) }, device);
  }
  const whole = { k: 8, n: 8, bits: 8, granularity: 'channel', symmetric: true } as const;
  if (op === 'quantize') await dequantizeMatrix(await quantizeMatrix(floats(64), whole, device), device);
  if (op === 'quantizedMatmul') {
    const weights = quantize(floats(64), whole);
    await quantizedMatmul({ x: floats(64), m: 8, weights, activations: 'int8' }, device);
  }
}
