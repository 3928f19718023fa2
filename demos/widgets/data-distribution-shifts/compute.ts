/**
 * A model is trained in one world and used in another. What changed, which alarms can see it, and which cure helps?
 * The samples are drawn from the seed and the models fitted to them; their accuracies are exact, integrated over the whole target world.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { wilson, type Interval } from '../confidence-intervals/intervals.ts';
import { CHI2_9, domainAuc, domainClassifier, ksDistance, mean, psi, variance, Z } from './alarms.ts';
import { fitLogistic } from './logistic.ts';
import {
  accuracyIn,
  bestAccuracy,
  bestLine,
  bump,
  corrected,
  effectiveShare,
  labelled,
  moved,
  priorFromRate,
  rates,
  shareOfOnes,
  sigmoid,
  type Line,
  type World,
} from './worlds.ts';

export type Scenario = 'label' | 'covariate' | 'bump' | 'concept' | 'domain';
export type Cure = 'none' | 'weights' | 'prior' | 'audit';
export const CURES: readonly Cure[] = ['none', 'weights', 'prior', 'audit'];

export interface Params {
  scenario: Scenario;
  /** How far the inputs move, −3 … 3; for covariate, bump and domain. */
  shift: number;
  /** New share of class 1, 0.02 … 0.98; for label. */
  prior: number;
  /** The new rule is σ(2sx), s from −1 to 1; for concept and domain. */
  rule: number;
  /** The cure whose model is drawn. */
  cure: Cure;
  /** Examples with labels from the source, inputs without labels from the target. 200 … 20,000. */
  n: number;
  /** Target examples that are labelled, 0 … 1000. */
  audit: number;
  ratio: 'true' | 'estimated';
  /** No weight is larger than this, 1 … 10,000. */
  clip: number;
  seed: number;
}

export const parameters: Parameters<Params> = {
  scenario: { kind: 'choice', options: ['label', 'covariate', 'bump', 'concept', 'domain'], default: 'label' },
  shift: { kind: 'number', min: -3, max: 3, step: 0.1, default: 1 },
  prior: { kind: 'number', min: 0.02, max: 0.98, step: 0.02, default: 0.1 },
  rule: { kind: 'number', min: -1, max: 1, step: 0.1, default: -0.5 },
  cure: { kind: 'choice', options: ['none', 'weights', 'prior', 'audit'], default: 'prior' },
  audit: { kind: 'number', min: 0, max: 1000, step: 10, default: 100 },
  n: { kind: 'number', min: 200, max: 20_000, step: 1, scale: 'log', whole: true, default: 2000 },
  ratio: { kind: 'choice', options: ['true', 'estimated'], default: 'true' },
  clip: { kind: 'number', min: 1, max: 10_000, step: 1, scale: 'log', default: 10_000 },
  seed: { kind: 'seed', default: 103 },
};

export const backends: readonly BackendKind[] = ['float64'];

export type AlarmName = 'ks' | 'psi' | 'auc' | 'rate' | 'confidence' | 'audited';

export interface Alarm {
  name: AlarmName;
  /** What is read now, and what it is in the source (absent where there is nothing to compare). */
  value: number;
  source?: number;
  /** The reading, or its distance from the source, that chance alone passes in 5% of cases. */
  limit: number;
  on: boolean;
}

export interface CureResult {
  cure: Cure;
  /** Absent where there is nothing to fit: no audit labels. */
  model?: Line;
  /** Accuracy in the target world of the model fitted to this sample. */
  accuracy?: number;
  /** The same after endless data. */
  endless: number;
}

/** Curves of one factor at `AXIS`: source, then target; p(x | y) has two of each. */
export interface Factor {
  name: 'p(x)' | 'p(y|x)' | 'p(x|y)';
  source: number[][];
  target: number[][];
  fixed: boolean;
}

export interface Result {
  n: number;
  factors: Factor[];
  sharesOfOnes: { source: number; target: number };
  sourceAccuracy: { sample: number; endless: number };
  best: number;
  cures: CureResult[];
  alarms: Alarm[];
  /** What the audit measured for the uncured model. */
  audited?: { right: number; of: number; interval: Interval };
  /** Examples left in effect by the weights: counted in the sample, and n times the true share. */
  effective: { sample: number; theory: number };
  estimatedPrior: number;
}

/** Where curves are drawn. */
export const AXIS: readonly number[] = Array.from({ length: 81 }, (_, i) => -4 + i * 0.1);

export function worldsOf({ scenario, shift, prior, rule }: Params): { source: World; target: World } {
  const source = moved(0, 1);
  switch (scenario) {
    case 'label':
      return { source, target: labelled(prior) };
    case 'covariate':
      return { source, target: moved(shift, 1) };
    case 'bump':
      return { source: bump(-1), target: bump(-1 + shift) };
    case 'concept':
      return { source, target: moved(0, rule) };
    case 'domain':
      return { source, target: moved(shift, rule) };
  }
}

const same = (a: readonly number[][], b: readonly number[][]): boolean =>
  a.every((curve, i) => curve.every((value, j) => Math.abs(value - (b[i]?.[j] ?? 0)) < 1e-9));

function factorsOf(source: World, target: World): Factor[] {
  const curves = (world: World, name: Factor['name']): number[][] => {
    if (name === 'p(x)') return [AXIS.map((x) => world.density(x))];
    if (name === 'p(y|x)') return [AXIS.map((x) => world.truth(x))];
    const share = shareOfOnes(world);
    return [
      AXIS.map((x) => (world.density(x) * world.truth(x)) / share),
      AXIS.map((x) => (world.density(x) * (1 - world.truth(x))) / (1 - share)),
    ];
  };
  return (['p(x)', 'p(y|x)', 'p(x|y)'] as const).map((name) => {
    const [from, to] = [curves(source, name), curves(target, name)];
    return { name, source: from, target: to, fixed: same(from, to) };
  });
}

interface Sample {
  xs: Float64Array;
  ys: Float64Array;
}

/** Inputs and labels have generators of their own: another rule gives other labels for the very same inputs. */
function draw(world: World, n: number, seed: number): Sample {
  const inputs = seededRandom(seed);
  const labels = seededRandom(seed + 500_009);
  const xs = Float64Array.from({ length: n }, () => world.draw(inputs.uniform(), inputs.normal()));
  return { xs, ys: xs.map((x) => (labels.uniform() < world.truth(x) ? 1 : 0)) };
}

const toLine = ([a = 0, b = 0]: readonly number[]): Line => ({ a, b });
const says = ({ a, b }: Line, x: number): number => (a + b * x > 0 ? 1 : 0);
const sureness = ({ a, b }: Line, x: number): number => {
  const p = sigmoid(a + b * x);
  return Math.max(p, 1 - p);
};
const rightOf = (model: Line, { xs, ys }: Sample): Float64Array => xs.map((x, i) => (says(model, x) === ys[i] ? 1 : 0));

/** Weights p_t(x)/p_s(x) of source inputs, from the densities or from a classifier of source against target. */
export function weightsOf(
  params: Params,
  source: World,
  target: World,
  xs: Float64Array,
  seen: Float64Array,
): Float64Array {
  const cap = (w: number): number => Math.min(params.clip, w);
  if (params.ratio === 'true') return xs.map((x) => cap(target.density(x) / source.density(x)));
  const score = domainClassifier(xs, seen);
  return xs.map((x) => cap((xs.length / seen.length) * Math.exp(Math.min(30, score(x)))));
}

/** Examples that weights leave in effect. */
export const effectiveSize = (weights: Float64Array): number =>
  weights.reduce((s, w) => s + w, 0) ** 2 / weights.reduce((s, w) => s + w * w, 0);

interface Samples {
  train: Sample;
  /** Source examples the model was not trained on: what outputs, confidence and accuracy are compared with. */
  held: Sample;
  now: Sample;
  audit: Sample;
}

function alarmsOf(model: Line, { train, held, now, audit }: Samples): Alarm[] {
  const n = now.xs.length;
  const compare = (name: AlarmName, current: Float64Array, before: Float64Array): Alarm => {
    const [value, source] = [mean(current), mean(before)];
    const limit = Z * Math.sqrt(variance(current) / current.length + variance(before) / before.length);
    return { name, value, source, limit, on: Math.abs(value - source) > limit };
  };
  const over = (name: AlarmName, value: number, limit: number): Alarm => ({ name, value, limit, on: value > limit });
  const half = n - (n >> 1);
  const alarms = [
    over('ks', ksDistance(train.xs, now.xs), 1.358 * Math.sqrt(2 / n)),
    over('psi', psi(train.xs, now.xs), (CHI2_9 * 2) / n),
    over('auc', domainAuc(train.xs, now.xs), 0.5 + 1.645 * Math.sqrt((2 * half + 1) / (12 * half * half))),
    compare(
      'rate',
      now.xs.map((x) => says(model, x)),
      held.xs.map((x) => says(model, x)),
    ),
    compare(
      'confidence',
      now.xs.map((x) => sureness(model, x)),
      held.xs.map((x) => sureness(model, x)),
    ),
  ];
  return audit.xs.length ? [...alarms, compare('audited', rightOf(model, audit), rightOf(model, held))] : alarms;
}

/** BBSE: the share of class 1 that explains the model's outputs in the target, from its rates on held-out source examples. */
function estimatePrior(model: Line, { held, now }: Samples): { from: number; to: number } {
  const ones = held.xs.filter((_, i) => held.ys[i] === 1);
  const zeros = held.xs.filter((_, i) => held.ys[i] === 0);
  const rate = (xs: Float64Array): number => mean(xs.map((x) => says(model, x)));
  const from = Math.min(0.99, Math.max(0.01, ones.length / held.xs.length));
  return { from, to: priorFromRate(rate(now.xs), rate(ones), rate(zeros)) };
}

/** The models after endless data: integrals in place of samples. */
function endlessModels(source: World, target: World): Record<Cure, Line> & { source: Line } {
  const none = bestLine(source);
  const { ones, zeros } = rates(source, none);
  const prior = priorFromRate(rates(target, none).all, ones, zeros);
  const best = bestLine(target);
  const sameInputs = AXIS.every((x) => Math.abs(source.density(x) - target.density(x)) < 1e-12);
  // Weights give the target's inputs the source's rule.
  const weighted = sameInputs ? none : bestLine({ ...target, truth: source.truth });
  return { source: none, none, weights: weighted, prior: corrected(none, shareOfOnes(source), prior), audit: best };
}

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const n = Math.round(params.n);
  const { source, target } = worldsOf(params);
  const now = draw(target, n, params.seed * 10 + 3);
  const samples: Samples = {
    train: draw(source, n, params.seed * 10 + 1),
    held: draw(source, n, params.seed * 10 + 2),
    now,
    audit: draw(target, params.audit, params.seed * 10 + 4),
  };
  const { train, audit } = samples;
  const fit = ({ xs, ys }: Sample, weights: Float64Array): Line => toLine(fitLogistic(xs, ys, weights, 1));
  const unit = (sample: Sample): Float64Array => new Float64Array(sample.xs.length).fill(1);
  const model = fit(train, unit(train));
  await run.breathe();
  const weights = weightsOf(params, source, target, train.xs, now.xs);
  const prior = estimatePrior(model, samples);
  const models: Record<Cure, Line | undefined> = {
    none: model,
    weights: fit(train, weights),
    prior: corrected(model, prior.from, prior.to),
    audit: audit.xs.length ? fit(audit, unit(audit)) : undefined,
  };
  await run.breathe();
  const endless = endlessModels(source, target);
  const right = rightOf(model, audit).reduce((sum, r) => sum + r, 0);
  const of = audit.xs.length;
  await run.breathe();
  return {
    n,
    factors: factorsOf(source, target),
    sharesOfOnes: { source: shareOfOnes(source), target: shareOfOnes(target) },
    sourceAccuracy: { sample: accuracyIn(source, model), endless: accuracyIn(source, endless.source) },
    best: bestAccuracy(target),
    cures: CURES.map((cure) => {
      const own = models[cure];
      const common = { cure, endless: accuracyIn(target, endless[cure]) };
      return own ? { ...common, model: own, accuracy: accuracyIn(target, own) } : common;
    }),
    alarms: alarmsOf(model, samples),
    ...(of ? { audited: { right, of, interval: wilson(right, of, 95) } } : {}),
    effective: { sample: effectiveSize(weights), theory: n * effectiveShare(source, target) },
    estimatedPrior: prior.to,
  };
}
