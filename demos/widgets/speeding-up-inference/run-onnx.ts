/** Runs the two ONNX models. Importing this file, and nothing else, brings ONNX Runtime with its 14 MB of WebAssembly. */
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { seededRandom } from '../../runtime/random.ts';
import { DemoError } from '../../runtime/run.ts';
import type { Bench, Measured } from './measure.ts';
import { depthwiseModel, integerProductModel, PICTURE, productModel } from './onnx-model.ts';
import { LAYER } from './plans.ts';

const normals = (count: number, seed: number): Float32Array => {
  const random = seededRandom(seed);
  return Float32Array.from({ length: count }, () => random.normal());
};

/** One thread, so that numbers from pages with and without shared memory can be compared. */
async function open(model: Uint8Array, graphOptimizationLevel: 'disabled' | 'basic' | 'extended' | 'all') {
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { wasm: wasmUrl };
  try {
    return await InferenceSession.create(model, { executionProviders: ['wasm'], graphOptimizationLevel });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DemoError(
      `ONNX Runtime could not start (${reason}). It needs a download of 14 MB; try again when the connection is there.`,
      `ONNX Runtime没能启动（${reason}）。它需要下载14 MB，请在网络正常时重试。`,
    );
  }
}

const relative = (a: Float32Array, b: Float32Array): number => {
  let [signal, noise] = [0, 0];
  for (let i = 0; i < b.length; i++) {
    signal += (b[i] as number) ** 2;
    noise += ((a[i] as number) - (b[i] as number)) ** 2;
  }
  return signal > 0 ? Math.sqrt(noise / signal) : 0;
};

export async function onnxBench(task: 'onnx' | 'onnx-int8', m: number): Promise<Bench> {
  const { channels, side } = PICTURE;
  const shape = task === 'onnx' ? [1, channels, side, side] : [m, LAYER];
  const x = new Tensor(
    'float32',
    normals(
      shape.reduce((a, b) => a * b, 1),
      3,
    ),
    shape,
  );
  const weights = task === 'onnx' ? new Float32Array() : normals(LAYER * LAYER, 4);
  const models =
    task === 'onnx'
      ? (['disabled', 'basic', 'extended', 'all'] as const).map((level) => [level, depthwiseModel(22), level] as const)
      : ([
          ['f32', productModel(m, LAYER, weights), 'all'],
          ['int8-both', integerProductModel(m, LAYER, weights), 'all'],
        ] as const);
  const outputs: Float32Array[] = [];
  const calls: Record<string, () => Promise<void>> = {};
  for (const [index, [name, model, level]] of models.entries()) {
    const session = await open(model, level);
    calls[name] = async () => {
      const { y } = await session.run({ x });
      outputs[index] = y?.data as Float32Array;
    };
  }
  const checks = (): Measured['checks'] => [
    {
      name: 'relative',
      value: Math.max(...outputs.slice(1).map((other) => relative(other, outputs[0] as Float32Array))),
    },
  ];
  return { calls, checks };
}
