/** The parameters, and what a method trains: counted before anything runs. */
import type { Parameters } from '../../runtime/parameters.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import type { Task } from './digits.ts';
import { WIDTHS, type Trained } from './net.ts';

export type Method = 'head' | 'lora' | 'full';
export type NewTask = Exclude<Task, 'plain'>;

export interface Params {
  experiment: 'train' | 'sweep';
  /** Whether the update is beside the weights, in them, or taken off, in the picture of the digits. */
  state: 'attached' | 'merged' | 'detached';
  task: NewTask;
  method: Method;
  rank: number;
  /** α; the update is scaled by α / r. */
  alpha: number;
  layers: 'all' | 'first' | 'middle';
  /** Learning rate of head and LoRA; full fine-tuning takes `FULL_RATE` of it. */
  rate: number;
  /** Training images of the new task. */
  samples: number;
  epochs: number;
  seed: number;
}

export const parameters: Parameters<Params> = {
  experiment: { kind: 'choice', options: ['train', 'sweep'], default: 'train' },
  state: { kind: 'choice', options: ['attached', 'merged', 'detached'], default: 'attached' },
  task: { kind: 'choice', options: ['ruled', 'inverted', 'mirrored', 'rotated'], default: 'ruled' },
  method: { kind: 'choice', options: ['lora', 'full', 'head'], default: 'lora' },
  rank: { kind: 'number', min: 1, max: 64, step: 1, default: 4 },
  rate: { kind: 'number', min: 1e-4, max: 3e-2, step: 60, scale: 'log', default: 1e-2 },
  alpha: { kind: 'number', min: 1, max: 32, step: 1, default: 8 },
  layers: { kind: 'choice', options: ['all', 'first', 'middle'], default: 'all' },
  samples: { kind: 'number', min: 50, max: 2000, step: 50, default: 300 },
  epochs: { kind: 'number', min: 1, max: 100, step: 1, default: 30 },
  seed: { kind: 'seed', default: 18 },
};

export const backends: readonly BackendKind[] = ['webgpu', 'wasm', 'cpu'];

/** Digits drawn. */
export const SHOWN = 8;
export const SWEEP_RANKS: readonly number[] = [1, 2, 4, 8, 16];
export const SWEEP_SEEDS = 3;

const ALL = [true, true, true];
/** Which layers carry factors. */
export const CHOSEN: Readonly<Record<Params['layers'], readonly boolean[]>> = {
  all: ALL,
  first: [true, false, false],
  middle: [false, true, false],
};

/** What each layer learns. */
export const trainedLayers = (method: Method, layers: Params['layers']): Trained[] =>
  [0, 1, 2].map((l) =>
    method === 'full'
      ? 'weights'
      : method === 'head'
        ? l === 2
          ? 'weights'
          : 'nothing'
        : CHOSEN[layers][l]
          ? 'factors'
          : 'nothing',
  );

/** Numbers that learn. */
export const trainedCount = (method: Method, layers: Params['layers'], rank: number): number =>
  trainedLayers(method, layers).reduce((sum, what, l) => {
    const [k, n] = [WIDTHS[l] as number, WIDTHS[l + 1] as number];
    return sum + (what === 'weights' ? k * n + n : what === 'factors' ? rank * (k + n) : 0);
  }, 0);

/** Multiply-adds of one training step for one image, forward and backward; no gradient is sent below the lowest layer that learns. */
export function multiplyAdds(method: Method, layers: Params['layers'], rank: number): number {
  const trained = trainedLayers(method, layers);
  const lowest = trained.findIndex((what) => what !== 'nothing');
  return trained.reduce((sum, what, l) => {
    const [k, n] = [WIDTHS[l] as number, WIDTHS[l + 1] as number];
    const sent = l > lowest;
    const own = k * n * (1 + (sent ? 1 : 0) + (what === 'weights' ? 1 : 0));
    const low = what === 'factors' ? rank * (3 * n + (sent ? 3 : 2) * k) : 0;
    return sum + own + low;
  }, 0);
}
