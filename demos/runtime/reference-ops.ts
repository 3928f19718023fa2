/** The operations in plain float64: what the page shows before any script runs, and what every backend is held against. */
import { attentionReference } from '../kernels/attention/reference.ts';
import type { Ops } from './ops.ts';

export const referenceOps: Ops = {
  backend: 'float64',
  attention: (input) => Promise.resolve(attentionReference(input)),
};
