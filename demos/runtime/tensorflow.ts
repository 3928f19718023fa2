/** TensorFlow.js with its WASM and CPU backends, loaded only where no GPU can be used. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import type { BackendProgress, OpenBackend } from './backends.ts';

/** Fetches a file and says how many bytes have come. Answers with an address that needs no second request. */
async function fetchWithProgress(
  url: string,
  what: string,
  onProgress: (progress: BackendProgress) => void,
): Promise<string> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${what}: the server answered ${response.status}.`);
  const total = Number(response.headers.get('content-length') ?? 0);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    parts.push(chunk.value);
    bytes += chunk.value.length;
    onProgress({ what, bytes, total: Math.max(total, bytes) });
  }
  return URL.createObjectURL(new Blob(parts, { type: 'application/wasm' }));
}

export async function loadTensorFlow(
  onProgress: (progress: BackendProgress) => void,
): Promise<{ wasm?: OpenBackend; cpu: OpenBackend }> {
  const cpu: OpenBackend = { kind: 'cpu', label: 'CPU (TensorFlow.js)', device: { kind: 'cpu', tf } };
  try {
    const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
    // Its threads start from the text of a function, which does not survive a bundler; one thread with SIMD does.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    const url = await fetchWithProgress(simd ? simdWasm : plainWasm, 'TensorFlow.js WASM', onProgress);
    // All three names must be given; only the one that fits the browser is used, and that is the one fetched.
    setWasmPaths({
      'tfjs-backend-wasm.wasm': url,
      'tfjs-backend-wasm-simd.wasm': url,
      'tfjs-backend-wasm-threaded-simd.wasm': url,
    });
    if (!(await tf.setBackend('wasm'))) return { cpu };
    await tf.ready();
    return { cpu, wasm: { kind: 'wasm', label: simd ? 'WASM (SIMD)' : 'WASM', device: { kind: 'wasm', tf } } };
  } catch {
    return { cpu };
  }
}
