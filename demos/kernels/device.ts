/** Where an operation runs: one type for all operations, chosen by the caller. */
import type * as TensorFlow from '@tensorflow/tfjs-core';
import type { Gpu } from '../gpu/device.ts';

export type Device =
  /** The kernels written here. */
  | { readonly kind: 'webgpu'; readonly gpu: Gpu }
  /**
   * TensorFlow.js, with the backend of that name registered. The module is handed in: it is large, and only the caller
   * knows when to load it.
   */
  | { readonly kind: 'wasm' | 'cpu'; readonly tf: typeof TensorFlow };

export interface RunOptions {
  /** Cancels the run between two pieces of work; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Part of every result on a GPU that has timestamps. */
export interface Timed {
  /** Milliseconds on the GPU's own clock, without copies to and from it. */
  readonly gpuMs?: number;
}
