/** What can be set: the page, the picture, the kernel and how it slides. */
import type { Parameters } from '../../runtime/parameters.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { FILTERS, type FilterName } from './filters.ts';
import { PICTURES, TEMPLATE, type PictureName } from './pictures.ts';

export type Tab = 'slide' | 'pointwise' | 'full' | 'shift';

export interface Params {
  tab: Tab;
  picture: PictureName | 'own';
  filter: FilterName;
  /** Side of the kernel, 1 … 31 pixels. */
  k: number;
  /** Place of the window: row and column of the output, from 0. */
  row: number;
  column: number;
  /** Side of the picture, 12 … 64 pixels. */
  size: number;
  stride: number;
  padding: number;
  dilation: number;
  /** Added to every output, −4 … 4. */
  bias: number;
  /** Weights of the two equalities: multiples of 1/16, on which no 32-bit sum rounds, or normal random numbers. */
  weights: 'grid' | 'random';
  /** Pixels by which the picture is moved right and down, 0 … 6. */
  shift: number;
  /** The reader's picture, whole numbers 0 … 256. */
  image: readonly number[];
  /** The reader's kernel, −4 … 4. */
  kernel: readonly number[];
  /** What a press on the picture does. */
  tool: 'window' | 'draw' | 'erase';
  /** What went wrong with a file. */
  notice: 'none' | 'notImage' | 'tooLarge' | 'unreadable';
  seed: number;
}

export const MOST_PIXELS = 64;

export const parameters: Parameters<Params> = {
  tab: { kind: 'choice', options: ['slide', 'pointwise', 'full', 'shift'], default: 'slide' },
  picture: { kind: 'choice', options: [...PICTURES, 'own'], default: 'scene' },
  filter: { kind: 'choice', options: FILTERS, default: 'sobelX' },
  k: { kind: 'number', min: 1, max: 31, step: 1, default: 3 },
  row: { kind: 'number', min: 0, max: MOST_PIXELS - 1, step: 1, default: 8 },
  column: { kind: 'number', min: 0, max: MOST_PIXELS - 1, step: 1, default: 13 },
  size: { kind: 'number', min: TEMPLATE, max: MOST_PIXELS, step: 1, default: 24 },
  stride: { kind: 'number', min: 1, max: 4, step: 1, default: 1 },
  padding: { kind: 'number', min: 0, max: 3, step: 1, default: 0 },
  dilation: { kind: 'number', min: 1, max: 3, step: 1, default: 1 },
  bias: { kind: 'number', min: -4, max: 4, step: 1 / 16, default: 0 },
  weights: { kind: 'choice', options: ['grid', 'random'], default: 'grid' },
  shift: { kind: 'number', min: 0, max: 6, step: 1, default: 3 },
  image: { kind: 'numbers', min: 0, max: 256, maxLength: MOST_PIXELS ** 2, default: [] },
  kernel: { kind: 'numbers', min: -4, max: 4, maxLength: 31 ** 2, default: [] },
  tool: { kind: 'choice', options: ['window', 'draw', 'erase'], default: 'window' },
  notice: { kind: 'choice', options: ['none', 'notImage', 'tooLarge', 'unreadable'], default: 'none' },
  seed: { kind: 'seed', default: 12 },
};

export const backends: readonly BackendKind[] = ['webgpu', 'wasm', 'cpu'];
