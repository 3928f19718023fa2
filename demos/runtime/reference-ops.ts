/** The operations in plain float64: what the page shows before any script runs, and what every backend is held against. */
import { attentionReference } from '../kernels/attention/reference.ts';
import { conv2dReference } from '../kernels/conv2d/reference.ts';
import { loraReference } from '../kernels/lora/reference.ts';
import { matmulReference } from '../kernels/matmul/reference.ts';
import { quantize } from '../kernels/quantized-matmul/quantize.ts';
import { quantizedMatmulReference } from '../kernels/quantized-matmul/reference.ts';
import { samplingReference } from '../kernels/sampling/reference.ts';
import type { Ops } from './ops.ts';

export const referenceOps: Ops = {
  backend: 'float64',
  attention: (input) => Promise.resolve(attentionReference(input)),
  matmul: (input) => Promise.resolve(matmulReference(input)),
  conv2d: (input) => Promise.resolve(conv2dReference(input)),
  lora: (input) => Promise.resolve(loraReference(input)),
  quantize: (weights, options) => Promise.resolve(quantize(weights, options)),
  quantizedMatmul: (input) => Promise.resolve(quantizedMatmulReference(input)),
  sampling: (input) => Promise.resolve(samplingReference(input)),
};
