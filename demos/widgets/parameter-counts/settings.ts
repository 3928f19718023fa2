/** What can be set: the picture, how it is trained, and the network as a list of numbers. */
import type { Parameters } from '../../runtime/parameters.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { encodeLayers, MOST_LAYERS, NUMBERS_A_LAYER } from './layers.ts';
import { PRESETS } from './presets.ts';

export type Optimizer = 'sgd' | 'momentum' | 'adam' | 'adafactor';

export interface Params {
  /** Rows and columns of the picture, 8 … 256 pixels. */
  height: number;
  width: number;
  /** Pictures in a batch, 1 … 512. */
  batch: number;
  optimizer: Optimizer;
  /** Everything in 32-bit floats, or bfloat16 with a 32-bit copy of the weights in the optimizer. */
  format: 'f32' | 'bf16';
  /** Channels of the picture, 1 … 4. */
  channels: number;
  /** Eight numbers a layer; see `layers.ts`. */
  net: readonly number[];
  /** The layer being edited, counted from 1. */
  layer: number;
}

export const parameters: Parameters<Params> = {
  height: { kind: 'number', min: 8, max: 256, step: 1, default: 45 },
  width: { kind: 'number', min: 8, max: 256, step: 1, default: 60 },
  batch: { kind: 'number', min: 1, max: 512, step: 1, default: 64 },
  optimizer: { kind: 'choice', options: ['sgd', 'momentum', 'adam', 'adafactor'], default: 'adam' },
  format: { kind: 'choice', options: ['f32', 'bf16'], default: 'f32' },
  channels: { kind: 'number', min: 1, max: 4, step: 1, default: 3 },
  net: {
    kind: 'numbers',
    min: 0,
    max: 4096,
    maxLength: MOST_LAYERS * NUMBERS_A_LAYER,
    default: encodeLayers(PRESETS[0]?.layers ?? []),
  },
  layer: { kind: 'number', min: 1, max: MOST_LAYERS, step: 1, default: 1 },
};

export const backends: readonly BackendKind[] = ['webgpu', 'wasm', 'cpu'];
