/** The three models fitted to one sample, and what each predicts at any x. */
import { DemoError } from '../../runtime/run.ts';
import type { Predict } from './judge.ts';
import {
  fitLine,
  fitOrdinal,
  fitPoisson,
  gaussianProbabilities,
  logPoisson,
  ordinalProbabilities,
  poissonProbabilities,
} from './models.ts';

export type ModelName = 'ordinal' | 'gaussian' | 'poisson';
export const MODELS: readonly ModelName[] = ['ordinal', 'gaussian', 'poisson'];

interface Fitted {
  seenValues: number[];
  ordinal: { cuts: number[]; slope: number };
  line: { a: number; b: number; sd: number };
  poisson: { a: number; b: number };
}

/** Fits the three models to outcomes 0, 1, 2, … that are called `number(outcome)`. @throws DemoError where all outcomes are the same */
export function fitAll(x: readonly number[], outcome: readonly number[], number: (outcome: number) => number): Fitted {
  const seenValues = [...new Set(outcome)].sort((a, b) => a - b);
  if (seenValues.length < 2) {
    throw new DemoError(
      'All rows of this sample have the same number, so there is nothing to fit. Move the cuts, or draw more rows.',
      '这份样本的数全都一样，没什么可拟合的。请移动切点，或增加行数。',
    );
  }
  const rank = new Map(seenValues.map((value, k) => [value, k]));
  const lowest = number(0);
  return {
    seenValues,
    ordinal: fitOrdinal(
      x,
      outcome.map((value) => rank.get(value) ?? 0),
      seenValues.length,
    ),
    line: fitLine(x, outcome.map(number)),
    poisson: fitPoisson(
      x,
      outcome.map((value) => number(value) - lowest),
    ),
  };
}

/** The three predictions in terms of outcomes 0, 1, 2, …; `codes` are their names, absent where the number is a count. */
export function predictors(fitted: Fitted, codes?: readonly number[]): Record<ModelName, Predict> {
  const { seenValues, ordinal, line, poisson } = fitted;
  const names = (outcomes: number): readonly number[] => codes ?? Array.from({ length: outcomes + 1 }, (_, k) => k);
  return {
    ordinal: (x, outcomes) => {
      const p = ordinalProbabilities(ordinal.cuts, ordinal.slope * x);
      const out = new Array<number>(outcomes).fill(0);
      seenValues.forEach((value, k) => {
        if (value < outcomes) out[value] = p[k] as number;
      });
      return out;
    },
    gaussian: (x, outcomes) =>
      gaussianProbabilities(names(outcomes), line.a + line.b * x, line.sd)
        .slice(0, outcomes)
        .map((p) => Math.max(p, 1e-300)),
    poisson: (x, outcomes) => {
      const logMean = poisson.a + poisson.b * x;
      if (codes) return poissonProbabilities(codes, logMean).inside.map((p) => Math.max(p, 1e-300));
      return Array.from({ length: outcomes }, (_, k) => Math.exp(logPoisson(k, logMean)));
    },
  };
}
