/** Runs an operation's property on a device: random cases, and the smallest that fails. */
import * as fc from 'fast-check';
import type { Device } from '../kernels/device.ts';
import type { Agreement } from './agreement.ts';
import { attentionCase, checkAttentionCase } from './properties/attention.ts';
import { checkConv2dCase, conv2dCase } from './properties/conv2d.ts';
import { checkLoraCase, loraCase } from './properties/lora.ts';
import { checkMatmulCase, matmulCase } from './properties/matmul.ts';
import { checkQuantizeCase, quantizeCase } from './properties/quantize.ts';
import { checkQuantizedCase, quantizedCase } from './properties/quantized.ts';
import { checkSamplingCase, samplingCase } from './properties/sampling.ts';

export const OPS = ['matmul', 'attention', 'conv2d', 'sampling', 'lora', 'quantize', 'quantizedMatmul'] as const;
export type Op = (typeof OPS)[number];

export interface PropertyReport {
  readonly op: Op;
  /** Cases run, shrinking included. */
  readonly runs: number;
  /** Largest error seen, as a share of the bound. */
  readonly worst: number;
  /** The smallest failing case and what was wrong, ready to be printed. */
  readonly failure?: string;
}

/** @param options `runs` cases from `seed`; equal seeds give equal cases */
export function checkOp(op: Op, device: Device, options: { runs: number; seed: number }): Promise<PropertyReport> {
  switch (op) {
    case 'matmul':
      return check(op, matmulCase, (one) => checkMatmulCase(one, device), options);
    case 'attention':
      return check(op, attentionCase, (one) => checkAttentionCase(one, device), options);
    case 'conv2d':
      return check(op, conv2dCase, (one) => checkConv2dCase(one, device), options);
    case 'sampling':
      return check(op, samplingCase, (one) => checkSamplingCase(one, device), options);
    case 'lora':
      return check(op, loraCase, (one) => checkLoraCase(one, device), options);
    case 'quantize':
      return check(op, quantizeCase, (one) => checkQuantizeCase(one, device), options);
    case 'quantizedMatmul':
      return check(op, quantizedCase, (one) => checkQuantizedCase(one, device), options);
  }
}

async function check<T>(
  op: Op,
  arbitrary: fc.Arbitrary<T>,
  agree: (one: T) => Promise<Agreement>,
  { runs, seed }: { runs: number; seed: number },
): Promise<PropertyReport> {
  let worst = 0;
  const property = fc.asyncProperty(arbitrary, async (one) => {
    const agreement = await agree(one);
    if (agreement.worst <= 1) {
      worst = Math.max(worst, agreement.worst);
      return;
    }
    const { index, got, want } = agreement;
    throw new Error(`number ${index} is ${got}, should be ${want}: ${agreement.worst.toPrecision(3)} times the bound`);
  });
  const result = await fc.check(property, { numRuns: runs, seed });
  const done = { op, runs: result.numRuns + result.numShrinks, worst };
  if (!result.failed) return done;
  const why = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
  return { ...done, failure: `${JSON.stringify(result.counterexample?.[0])}: ${why}` };
}
