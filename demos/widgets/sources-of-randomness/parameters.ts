/** The parameters of both pages, and where the demo can run. */
import type { Parameters } from '../../runtime/parameters.ts';
import type { BackendKind } from '../../runtime/widget.ts';

export type MapName = 'winograd' | 'fft' | 'device';

export interface Params {
  tab: 'sampling' | 'digits';
  source: 'preset' | 'book';
  /** The words before the next one; the last two are used. */
  context: string;
  temperature: number;
  /** 0: off. */
  topK: number;
  topP: number;
  minP: number;
  seed: number;
  draws: 100 | 1000 | 10_000 | 100_000;
  /** Holds the draws against a theory that is wrong: 0.95 times the temperature. */
  wrong: boolean;
  /** Which method's digits are held against the direct one's. */
  map: MapName;
  /** The output pixel looked at, 0 … 13. */
  row: number;
  column: number;
  /** A picture of whole numbers and a filter of multiples of 4, on which Winograd rounds nothing. */
  whole: boolean;
}

export const parameters: Parameters<Params> = {
  tab: { kind: 'choice', options: ['sampling', 'digits'], default: 'sampling' },
  source: { kind: 'choice', options: ['preset', 'book'], default: 'preset' },
  context: { kind: 'text', default: 'the number of', maxLength: 200 },
  temperature: { kind: 'number', min: 0.1, max: 3, step: 0.05, default: 1 },
  topK: { kind: 'number', min: 0, max: 100, step: 1, default: 0 },
  topP: { kind: 'number', min: 0.05, max: 1, step: 0.05, default: 1 },
  minP: { kind: 'number', min: 0, max: 1, step: 0.05, default: 0 },
  seed: { kind: 'seed', default: 42 },
  draws: { kind: 'choice', options: [100, 1000, 10_000, 100_000], default: 10_000 },
  wrong: { kind: 'toggle', default: false },
  map: { kind: 'choice', options: ['winograd', 'fft', 'device'], default: 'winograd' },
  row: { kind: 'number', min: 0, max: 13, step: 1, default: 4 },
  column: { kind: 'number', min: 0, max: 13, step: 1, default: 5 },
  whole: { kind: 'toggle', default: false },
};

export const backends: readonly BackendKind[] = ['webgpu', 'wasm', 'cpu'];
