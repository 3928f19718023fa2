import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { seededRandom } from '../../runtime/random.ts';
import { depthwiseModel, integerProductModel, PICTURE, productModel } from './onnx-model';

const ort = await import('onnxruntime-web/wasm');
ort.env.wasm.numThreads = 1;
const file = createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm');
ort.env.wasm.wasmBinary = readFileSync(file).buffer as ArrayBuffer;

const normal = (count: number, seed: number): Float32Array => {
  const random = seededRandom(seed);
  return Float32Array.from({ length: count }, () => random.normal());
};

async function answer(
  model: Uint8Array,
  shape: number[],
  x: Float32Array,
  level: 'disabled' | 'basic' | 'extended' | 'all',
) {
  const session = await ort.InferenceSession.create(model, { graphOptimizationLevel: level });
  const { y } = await session.run({ x: new ort.Tensor('float32', x, shape) });
  return y?.data as Float32Array;
}

const relative = (a: Float32Array, b: Float32Array): number =>
  Math.hypot(...a.map((v, i) => v - (b[i] ?? NaN))) / Math.hypot(...b);

test('the depthwise graph gives the same at every level of optimization, to 1e-4', async () => {
  const { channels, side } = PICTURE;
  const x = normal(channels * side * side, 1);
  const model = depthwiseModel(22);
  const plain = await answer(model, [1, channels, side, side], x, 'disabled');
  expect(plain).toHaveLength(channels * side * side);
  for (const level of ['basic', 'extended', 'all'] as const) {
    const other = await answer(model, [1, channels, side, side], x, level);
    const largest = plain.reduce((max, v, i) => Math.max(max, Math.abs(v - (other[i] ?? NaN))), 0);
    expect(largest / plain.reduce((max, v) => Math.max(max, Math.abs(v)), 0)).toBeLessThan(1e-4);
  }
}, 60_000);

test('the product graphs: float32 equals the sums by hand, int8 is off by about 1 %', async () => {
  const [m, size] = [3, 64];
  const [x, w] = [normal(m * size, 2), normal(size * size, 3)];
  const expected = Float32Array.from({ length: m * size }, (_, at) => {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += (x[Math.floor(at / size) * size + k] ?? 0) * (w[k * size + (at % size)] ?? 0);
    return sum;
  });
  expect(relative(await answer(productModel(m, size, w), [m, size], x, 'all'), expected)).toBeLessThan(1e-5);
  const error = relative(await answer(integerProductModel(m, size, w), [m, size], x, 'all'), expected);
  expect(error).toBeGreaterThan(1e-3);
  expect(error).toBeLessThan(0.03);
});
