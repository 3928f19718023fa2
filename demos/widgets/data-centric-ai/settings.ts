/** What the reader sets: the world, the budget, the ways to spend it, and the model. */
import type { Parameters } from '../../runtime/parameters.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import type { World } from './world.ts';

export type Spending = 'nothing' | 'more' | 'random' | 'suspects' | 'otherK' | 'both' | 'clean';
export const SPENDINGS: readonly Spending[] = ['nothing', 'more', 'random', 'suspects', 'otherK', 'both', 'clean'];

export interface Params {
  /** Share of wrong labels, 0 … 0.45. */
  noise: number;
  kind: World['kind'];
  /** Label actions, 0 … 300; never more than there are examples. */
  budget: number;
  /** Neighbours of the model, odd, 1 … 51. */
  k: number;
  /** The spending whose labels and decisions are drawn. */
  drawn: Spending;
  shape: World['shape'];
  /** Training examples, 50 … 1000. */
  n: number;
  jitter: number;
  /** Neighbours of the changed model. */
  otherK: number;
  /** Neighbours that judge a label. */
  judgeK: number;
  /** Whether an item is left out when its own label is judged. */
  leaveOut: boolean;
  /** Share of wrong test labels, 0 … 0.2. */
  testNoise: number;
  /** Number of seeds averaged over, 1 … 100, and the first of them. */
  seeds: number;
  seed: number;
}

export const parameters: Parameters<Params> = {
  noise: { kind: 'number', min: 0, max: 0.45, step: 0.01, default: 0.2 },
  budget: { kind: 'number', min: 0, max: 300, step: 10, default: 60 },
  k: { kind: 'number', min: 1, max: 51, step: 2, default: 5 },
  kind: { kind: 'choice', options: ['random', 'systematic'], default: 'random' },
  shape: { kind: 'choice', options: ['moons', 'blobs'], default: 'moons' },
  drawn: { kind: 'choice', options: SPENDINGS, default: 'suspects' },
  n: { kind: 'number', min: 50, max: 1000, step: 10, default: 300 },
  jitter: { kind: 'number', min: 0, max: 0.5, step: 0.02, default: 0.2 },
  otherK: { kind: 'number', min: 1, max: 51, step: 2, default: 15 },
  judgeK: { kind: 'number', min: 1, max: 51, step: 2, default: 15 },
  leaveOut: { kind: 'toggle', default: true },
  testNoise: { kind: 'number', min: 0, max: 0.2, step: 0.01, default: 0 },
  seeds: { kind: 'number', min: 1, max: 100, step: 1, default: 60 },
  seed: { kind: 'seed', default: 1 },
};

export const backends: readonly BackendKind[] = ['float64'];
