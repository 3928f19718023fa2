/** What a step buys: eight ways to draw from one target whose every “network” is an exact formula, and how far each lands from it. */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import {
  density,
  digitRange,
  distance,
  drawDigits,
  eulerStep,
  exactMap,
  heunStep,
  langevinStep,
  meanOf,
  momentDistance,
  noisyStep,
  normalQuantiles,
  phi,
  sdOf,
  targetOf,
  targetQuantiles,
  type Target,
} from './samplers.ts';

export const METHODS = ['euler', 'heun', 'exact', 'langevin', 'digits', 'moments', 'oneMode'] as const;
export type Method = (typeof METHODS)[number];

export interface Params {
  method: Method;
  /** Steps of a solver or chain, or digits; 1 … 1000, rounded. */
  steps: number;
  /** Share of fresh noise in an Euler step, 0 … 1; 0 is the ODE, 1 the ancestral (DDPM) sampler. */
  eta: number;
  /** Weight of the left mode, 0.05 … 0.95. */
  left: number;
  /** Scale of the modes' means, 0.5 … 2. */
  gap: number;
  /** Particles, 200 … 20,000, rounded; fewer where there are very many steps. */
  particles: number;
  seed: number;
}

export const parameters: Parameters<Params> = {
  method: { kind: 'choice', options: METHODS, default: 'euler' },
  steps: { kind: 'number', min: 1, max: 1000, step: 1, scale: 'log', whole: true, default: 8 },
  eta: { kind: 'number', min: 0, max: 1, step: 0.05, default: 0 },
  left: { kind: 'number', min: 0.05, max: 0.95, step: 0.05, default: 0.3 },
  gap: { kind: 'number', min: 0.5, max: 2, step: 0.1, default: 1 },
  particles: { kind: 'number', min: 200, max: 20_000, step: 1, scale: 'log', whole: true, default: 2000 },
  seed: { kind: 'seed', default: 9 },
};

export const backends: readonly BackendKind[] = ['float64'];

/** More digits than this change nothing that can be seen. */
export const MOST_DIGITS = 12;
/** Particles × steps, above which fewer particles walk. */
export const MOST_WORK = 3_000_000;
export const SHOWN_PATHS = 24;
export const BINS = 72;

export interface Path {
  /** Where the particle is after each shown step; the first value is where it starts. */
  points: number[];
  endsLeft: boolean;
}

export interface Result {
  method: Method;
  steps: number;
  /** Particles that walked. */
  particles: number;
  /** Network calls for one sample. */
  calls: number;
  /** Wasserstein-1 distance to the target. */
  distance: number;
  momentDistance: number;
  /** Share of samples left of 0, and of the target. */
  shareLeft: number;
  targetLeft: number;
  mean: number;
  sd: number;
  targetMean: number;
  targetSd: number;
  /** Samples a bin as a density; bins cut `range` evenly, what lies outside counts to the end bins. */
  histogram: number[];
  range: [number, number];
  /** Density of the target at 145 points of the range. */
  outline: number[];
  paths: Path[];
  /** Distance against calls for the two solvers, with few particles. */
  eulerCurve: [calls: number, distance: number][];
  heunCurve: [calls: number, distance: number][];
}

export const callsOf = (method: Method, steps: number): number =>
  method === 'heun'
    ? 2 * steps
    : method === 'euler' || method === 'langevin'
      ? steps
      : method === 'digits'
        ? Math.min(steps, MOST_DIGITS)
        : 1;

interface Setting {
  target: Target;
  gap: number;
  steps: number;
  eta: number;
  /** The next standard normal number. */
  draw: () => number;
}

/** Every position of one particle from its noise `z` to its sample. */
function pathOf(method: Method, z: number, { target, gap, steps, eta, draw }: Setting): number[] {
  const walk = (step: (x: number, t: number, s: number) => number): number[] => {
    const path = [z];
    for (let k = 0; k < steps; k++) path.push(step(path[k] as number, 1 - k / steps, 1 - (k + 1) / steps));
    return path;
  };
  switch (method) {
    case 'euler':
      return walk((x, t, s) => (eta > 0 ? noisyStep(target, x, t, s, eta, draw) : eulerStep(target, x, t, s)));
    case 'heun':
      return walk((x, t, s) => heunStep(target, x, t, Math.max(0, s)));
    case 'langevin':
      return walk((x) => langevinStep(target, x, draw));
    case 'digits': {
      const { middles, x } = drawDigits(target, digitRange(gap), Math.min(steps, MOST_DIGITS), phi(z));
      return [...middles, x];
    }
    case 'exact':
      return [z, exactMap(target, z)];
    case 'moments':
      return [z, meanOf(target) + sdOf(target) * z];
    case 'oneMode': {
      const larger = target.reduce((best, mode) => (mode.weight > best.weight ? mode : best));
      return [z, larger.mean + larger.sd * z];
    }
  }
}

/** Every particle's sample. */
async function sampleAll(
  method: Method,
  starts: Float64Array,
  setting: Setting,
  run: Pick<Run<Result>, 'breathe'>,
): Promise<Float64Array> {
  const samples = new Float64Array(starts.length);
  for (let i = 0; i < starts.length; i++) {
    if (i % 32 === 0) await run.breathe();
    samples[i] = pathOf(method, starts[i] as number, setting).at(-1) as number;
  }
  return samples;
}

/** Particles of the curves: few, so that they keep up with a slider. */
const CURVE_PARTICLES = 500;

async function curve(
  method: 'euler' | 'heun',
  target: Target,
  run: Pick<Run<Result>, 'breathe'>,
): Promise<[number, number][]> {
  const starts = normalQuantiles(CURVE_PARTICLES);
  const quantiles = targetQuantiles(target, CURVE_PARTICLES);
  const points: [number, number][] = [];
  for (let calls = method === 'heun' ? 2 : 1; calls <= 256; calls *= 2) {
    const steps = method === 'heun' ? calls / 2 : calls;
    const setting: Setting = { target, gap: 1, steps, eta: 0, draw: () => 0 };
    points.push([calls, distance(await sampleAll(method, starts, setting, run), quantiles)]);
  }
  return points;
}

/** Keeps the picture of a path small: at most 81 of its points, the first and last among them. */
function thin(path: readonly number[]): number[] {
  const every = Math.max(1, Math.ceil((path.length - 1) / 80));
  return path.filter((_, i) => i % every === 0 || i === path.length - 1);
}

function histogramOf(samples: Float64Array, [from, to]: readonly [number, number]): number[] {
  const counts = new Array<number>(BINS).fill(0);
  const width = (to - from) / BINS;
  for (const x of samples) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((x - from) / width)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => count / samples.length / width);
}

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const { method, eta, left, gap, seed } = params;
  const steps = Math.max(1, Math.round(params.steps));
  const walked = method === 'euler' || method === 'heun' || method === 'langevin' ? steps : 1;
  const count = Math.max(1, Math.min(Math.round(params.particles), Math.floor(MOST_WORK / walked)));
  const target = targetOf(left, gap);
  const setting: Setting = { target, gap, steps, eta, draw: seededRandom(seed).normal };
  const samples = await sampleAll(method, normalQuantiles(count), setting, run);
  const range: [number, number] = [-2 * gap - 2.5, 1.5 * gap + 2.5];
  const mean = samples.reduce((sum, x) => sum + x, 0) / count;
  const sd = Math.sqrt(samples.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count);
  const quantiles = targetQuantiles(target, count);
  const shown: Setting = { ...setting, draw: seededRandom(seed + 1).normal };
  const paths = Array.from(normalQuantiles(SHOWN_PATHS), (z): Path => {
    const path = pathOf(method, z, shown);
    return { points: thin(path), endsLeft: (path.at(-1) ?? 0) < 0 };
  });
  return {
    method,
    steps,
    particles: count,
    calls: callsOf(method, steps),
    distance: distance(samples, quantiles),
    momentDistance: momentDistance(samples, target),
    shareLeft: samples.reduce((sum, x) => sum + (x < 0 ? 1 : 0), 0) / count,
    targetLeft: target.reduce((sum, m) => sum + m.weight * phi(-m.mean / m.sd), 0),
    mean,
    sd,
    targetMean: meanOf(target),
    targetSd: sdOf(target),
    histogram: histogramOf(samples, range),
    range,
    outline: Array.from({ length: 145 }, (_, i) => density(target, range[0] + ((range[1] - range[0]) * i) / 144)),
    paths,
    eulerCurve: await curve('euler', target, run),
    heunCurve: await curve('heun', target, run),
  };
}
