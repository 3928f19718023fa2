/** What the reader can set, and how much there is to buy. */
import type { Parameters } from '../../runtime/parameters.ts';
import type { BackendKind } from '../../runtime/widget.ts';

export const STRATEGIES = ['random', 'uncertain', 'farthest'] as const;
export type Strategy = (typeof STRATEGIES)[number];

export interface Params {
  data: 'moons' | 'blobs';
  strategy: Strategy | 'hand';
  /** Labels in all, the four of the start included, 4 … 80. */
  budget: number;
  /** Label propagation over the whole pool. */
  propagation: boolean;
  /** Noise of the moons, 0 … 0.4. */
  noise: number;
  /** Half the distance of the blobs' means, 0.5 … 3 standard deviations. */
  half: number;
  seed: number;
  /** Points of the pool picked by hand, in order. */
  picks: readonly number[];
}

/** Points in the pool, labels to begin with, most labels that can be bought. */
export const POOL = 400;
export const START = 4;
export const MOST = 80;

export const parameters: Parameters<Params> = {
  data: { kind: 'choice', options: ['moons', 'blobs'], default: 'moons' },
  strategy: { kind: 'choice', options: [...STRATEGIES, 'hand'], default: 'uncertain' },
  budget: { kind: 'number', min: START, max: MOST, step: 1, default: 20 },
  propagation: { kind: 'toggle', default: false },
  noise: { kind: 'number', min: 0, max: 0.4, step: 0.05, default: 0.15 },
  half: { kind: 'number', min: 0.5, max: 3, step: 0.25, default: 1.25 },
  seed: { kind: 'seed', default: 2 },
  picks: { kind: 'numbers', min: 0, max: POOL - 1, maxLength: MOST - START, default: [] },
};

export const backends: readonly BackendKind[] = ['float64'];
