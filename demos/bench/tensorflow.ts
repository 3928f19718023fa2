/** TensorFlow.js for tests and benchmarks: core and one backend, loaded when asked for. */
import type * as TensorFlow from '@tensorflow/tfjs-core';

export type TfBackend = 'cpu' | 'wasm' | 'webgpu';

/** Where the WASM files lie, seen from the page: `serve.ts` and the site's build put them there. */
export const WASM_PATH = 'tfjs-wasm/';

/** @throws Error when the backend cannot start here */
export async function loadTensorFlow(backend: TfBackend): Promise<typeof TensorFlow> {
  const tf = await import('@tensorflow/tfjs-core');
  if (backend === 'cpu') await import('@tensorflow/tfjs-backend-cpu');
  if (backend === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  if (backend === 'wasm') {
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(new URL(WASM_PATH, location.href).href);
  }
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js could not start its ${backend} backend.`);
  await tf.ready();
  return tf;
}
