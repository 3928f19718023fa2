/** TensorFlow.js for tests and benchmarks: core and one backend, loaded when asked for. */
import type * as TensorFlow from '@tensorflow/tfjs-core';

export type TfBackend = 'cpu' | 'wasm' | 'webgpu';

/** Where the server of `serve.ts` keeps the WASM files. */
export const WASM_PATH = '/tfjs-wasm/';

/** @throws Error when the backend cannot start here */
export async function loadTensorFlow(backend: TfBackend): Promise<typeof TensorFlow> {
  const tf = await import('@tensorflow/tfjs-core');
  if (backend === 'cpu') await import('@tensorflow/tfjs-backend-cpu');
  if (backend === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  if (backend === 'wasm') {
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(WASM_PATH);
  }
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js could not start its ${backend} backend.`);
  await tf.ready();
  return tf;
}
