/**
 * The same column of whole numbers read in three ways: as grades (cumulative logit), as counts (Poisson), as lengths (a Gaussian line).
 * The training rows are drawn from the seed; the scores are expectations over all inputs and all outcomes of the true world, without test noise.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { DemoError, type Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { average, judge } from './judge.ts';
import { dispersionOf, ordinalProbabilities, poissonProbabilities, upperTail } from './models.ts';
import { fitAll, MODELS, predictors, type ModelName } from './predictors.ts';
import { countProbabilities, drawCounts, drawGrades, INTERCEPT } from './truth.ts';

export interface Params {
  truth: 'grades' | 'counts';
  /** Grades: hidden score is slope · x plus logistic noise, 0 … 3. */
  slope: number;
  /** The three cuts of the hidden score, −4 … 4. */
  cuts: readonly number[];
  /** The numbers by which the four grades are called. */
  codes: string;
  /** Counts: log mean is 0.5 + growth · x, 0 … 1.2. */
  growth: number;
  /** Counts: variance over mean given x, 1 … 5. */
  dispersion: number;
  /** Training rows, 50 … 2000. */
  n: number;
  seed: number;
}

export const UNEVEN: readonly number[] = [-3, -2.5, 2];
export const EVEN: readonly number[] = [-1.5, 0, 1.5];

export const parameters: Parameters<Params> = {
  truth: { kind: 'choice', options: ['grades', 'counts'], default: 'grades' },
  slope: { kind: 'number', min: 0, max: 3, step: 0.1, default: 1.5 },
  codes: { kind: 'text', default: '1, 2, 3, 4', maxLength: 40 },
  growth: { kind: 'number', min: 0, max: 1.2, step: 0.1, default: 0.6 },
  dispersion: { kind: 'number', min: 1, max: 5, step: 0.1, default: 1 },
  cuts: { kind: 'numbers', default: UNEVEN, min: -4, max: 4, maxLength: 3 },
  n: { kind: 'number', min: 50, max: 2000, step: 50, default: 300 },
  seed: { kind: 'seed', default: 5 },
};

export const backends: readonly BackendKind[] = ['float64'];

export interface Score {
  model: ModelName;
  /** Expected −log q(y | x), over outcomes to which the model gives any probability. */
  logLoss: number;
  /** Share of outcomes to which it gives none. */
  unseen: number;
  /** Expected ranked probability score: squared error of the cumulative probabilities, summed over the cuts. */
  rps: number;
  accuracy: number;
  /** Grades: probability on, or mean at, a number that is no grade. Counts: share of rows with a negative mean. 0 … 1. */
  impossible: number;
}

/** Probabilities of the bands at each x of `AXIS`; names such as “3–4”. */
export interface Bands {
  name: 'truth' | ModelName;
  values: number[][];
}

export interface Result {
  codes: number[];
  cuts: number[];
  bandNames: string[];
  bands: Bands[];
  scores: Score[];
  /** Training rows by value. */
  seen: { value: number; rows: number }[];
  ordinal: { cuts: number[]; slope: number };
  line: { a: number; b: number; sd: number };
  poisson: { a: number; b: number };
  /** Variance over mean of the column as it stands, and over the fitted means. */
  rawDispersion: number;
  residualDispersion: number;
  /** A part of the training rows, to be drawn. */
  sample: { x: number[]; y: number[] };
}

export const AXIS: readonly number[] = Array.from({ length: 61 }, (_, i) => -3 + i * 0.1);

/** Reads “1, 2, 3, 10”. @throws DemoError unless there are four increasing whole numbers from 0 to 99. */
export function parseCodes(text: string): number[] {
  const parts = text.split(/[\s,;，、；]+/).filter((part) => part !== '');
  const codes = parts.map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : NaN));
  const increasing = codes.every((code, i) => i === 0 || code > (codes[i - 1] as number));
  if (codes.length !== 4 || codes.some(Number.isNaN) || !increasing) {
    throw new DemoError(
      'The codes must be four whole numbers from 0 to 99, each larger than the one before, such as 1, 2, 3, 10.',
      '编码须是四个0到99的整数，一个比一个大，例如1, 2, 3, 10。',
    );
  }
  return codes;
}

function cutsOf(given: readonly number[]): number[] {
  if (given.length !== 3)
    throw new DemoError('There must be three cuts, such as −3, −2.5, 2.', '切点须有三个，例如−3、−2.5、2。');
  return [...given].sort((a, b) => a - b);
}

/** Share of inputs at which the line lies below `at`. */
function shareBelow({ a, b }: { a: number; b: number }, at: number): number {
  if (Math.abs(b) < 1e-12) return a < at ? 1 : 0;
  return b > 0 ? upperTail(-(at - a) / b) : upperTail((at - a) / b);
}

const nearest = (codes: readonly number[], value: number): number =>
  codes.reduce((best, code, k) => (Math.abs(code - value) < Math.abs((codes[best] as number) - value) ? k : best), 0);

const spread = (y: readonly number[]): number => {
  const mean = y.reduce((s, v) => s + v, 0) / y.length;
  return y.reduce((s, v) => s + (v - mean) ** 2, 0) / (y.length - 1) / mean;
};

/** Counts are drawn in these bands: 0, 1, 2, 3–4, 5 and more. */
const COUNT_BANDS = ['0', '1', '2', '3–4', '5+'];
const countBands = (p: readonly number[]): number[] => {
  const at = (k: number): number => p[k] ?? 0;
  const first = [at(0), at(1), at(2), at(3) + at(4)];
  return [...first, Math.max(0, 1 - first.reduce((s, v) => s + v, 0))];
};

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const { slope, growth, dispersion, n, seed } = params;
  const grades = params.truth === 'grades';
  // What does not act on counts is not allowed to stop them either.
  const codes = grades ? parseCodes(params.codes) : [1, 2, 3, 4];
  const cuts = grades ? cutsOf(params.cuts) : [...UNEVEN];
  const { x, y } = grades ? drawGrades(n, slope, cuts, seed) : drawCounts(n, growth, dispersion, seed);
  const number = (outcome: number): number => (grades ? (codes[outcome] as number) : outcome);
  const fitted = fitAll(x, y, number);
  await run.breathe();
  const { ordinal, line, poisson, seenValues } = fitted;
  const predict = predictors(fitted, grades ? codes : undefined);
  const truth = (v: number): number[] =>
    grades ? ordinalProbabilities(cuts, slope * v) : countProbabilities(Math.exp(INTERCEPT + growth * v), dispersion);
  const rounded = (v: number): number =>
    grades ? nearest(codes, line.a + line.b * v) : Math.max(0, Math.round(line.a + line.b * v));
  const impossible: Record<ModelName, number> = {
    ordinal: 0,
    gaussian: grades
      ? shareBelow(line, codes[0] as number) + 1 - shareBelow(line, codes[3] as number)
      : shareBelow(line, 0),
    poisson: grades ? average((v) => poissonProbabilities(codes, poisson.a + poisson.b * v).outside) : 0,
  };
  const scores: Score[] = [];
  for (const model of MODELS) {
    await run.breathe();
    const judged = judge(truth, predict[model], model === 'gaussian' ? rounded : undefined);
    scores.push({ model, ...judged, impossible: impossible[model] });
  }
  const banded = (p: number[]): number[] => (grades ? p : countBands(p));
  const outcomes = grades ? 4 : 400;
  const numbers = y.map((outcome) => number(outcome) - (grades ? (codes[0] as number) : 0));
  return {
    codes,
    cuts,
    bandNames: grades ? codes.map(String) : COUNT_BANDS,
    bands: [
      { name: 'truth', values: AXIS.map((v) => banded(truth(v))) },
      ...MODELS.map((name): Bands => ({ name, values: AXIS.map((v) => banded(predict[name](v, outcomes))) })),
    ],
    scores,
    seen: seenValues.map((value) => ({ value: number(value), rows: y.filter((outcome) => outcome === value).length })),
    ordinal,
    line,
    poisson,
    rawDispersion: spread(numbers),
    residualDispersion: dispersionOf(x, numbers, poisson),
    sample: { x: x.slice(0, 150), y: y.slice(0, 150).map(number) },
  };
}
