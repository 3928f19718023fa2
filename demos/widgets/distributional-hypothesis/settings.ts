/** What the reader can set. */
import type { Parameters } from '../../runtime/parameters.ts';
import type { BackendKind } from '../../runtime/widget.ts';

export interface Params {
  /** Sentences written by the little grammar, or the text in the box. */
  source: 'grammar' | 'text';
  /** Number of sentences the grammar writes, 200 … 20,000. */
  sentences: number;
  /** A neighbor stands at most this many places away, 1 … 8. */
  window: number;
  weighting: 'ppmi' | 'raw';
  experiment: 'none' | 'split' | 'merge';
  /** The word looked at, split, or merged. */
  word: string;
  /** The word it is merged with. */
  other: string;
  text: string;
  seed: number;
}

/** The nine sentences of the chapter. */
export const NINE =
  'we drink hot tea / they drink green tea / we drink hot coffee / they drink cold coffee / we drink cold tea / we repair old cars / they sell old cars / they repair rusty trucks / we wash old trucks';

export const parameters: Parameters<Params> = {
  source: { kind: 'choice', options: ['grammar', 'text'], default: 'grammar' },
  experiment: { kind: 'choice', options: ['none', 'split', 'merge'], default: 'split' },
  sentences: { kind: 'number', min: 200, max: 20_000, step: 1, scale: 'log', whole: true, default: 2000 },
  window: { kind: 'number', min: 1, max: 8, step: 1, default: 3 },
  weighting: { kind: 'choice', options: ['ppmi', 'raw'], default: 'ppmi' },
  word: { kind: 'text', default: 'cat', maxLength: 60 },
  other: { kind: 'text', default: 'car', maxLength: 60 },
  text: { kind: 'text', default: NINE, maxLength: 4000 },
  seed: { kind: 'seed', default: 14 },
};

export const backends: readonly BackendKind[] = ['float64'];
