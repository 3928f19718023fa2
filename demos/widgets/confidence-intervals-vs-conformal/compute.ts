/**
 * Calibrate, then cover: a conformal threshold from n calibration items, the sets it gives to 2000 test items, and what would have happened
 * with 200 other calibration sets.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { wilson, type Interval } from '../confidence-intervals/intervals.ts';
import {
  drawItem,
  isKept,
  massSet,
  posterior,
  predictionSet,
  scoreOf,
  thresholdOf,
  thresholdRank,
} from './conformal.ts';
import type { ScoreName } from './conformal.ts';

export interface Params {
  /** Coverage asked for, in percent, 50 … 99. */
  level: number;
  /** Calibration items, 5 … 2000. */
  n: number;
  /** The model's logits are divided by it, 0.25 … 4. */
  temperature: number;
  /** Test inputs are moved by it along x, 0 … 3. */
  shift: number;
  score: ScoreName;
  seed: number;
}

export const parameters: Parameters<Params> = {
  level: { kind: 'number', min: 50, max: 99, step: 1, default: 90 },
  n: { kind: 'number', min: 5, max: 2000, step: 1, scale: 'log', whole: true, default: 100 },
  temperature: { kind: 'number', min: 0.25, max: 4, step: 0.01, scale: 'log', default: 1 },
  shift: { kind: 'number', min: 0, max: 3, step: 0.1, default: 0 },
  score: { kind: 'choice', options: ['lac', 'aps'], default: 'lac' },
  seed: { kind: 'seed', default: 26 },
};

export const backends: readonly BackendKind[] = ['float64'];

export const TEST_ITEMS = 2000;
export const RECALIBRATIONS = 200;
/** Items on which the true coverage of a threshold is measured. */
const POOL = 20_000;
/** The piece of the plane that is drawn, its cells, and how many test items are drawn in it. */
export const WINDOW = { x: [-2.5, 4.7], y: [-2.6, 4.6] } as const;
export const CELLS = 120;
const DRAWN = 110;
export const SCORE_BINS = 25;

/** Coverage and mean size of sets. */
export interface Quality {
  coverage: number;
  size: number;
}

export interface Result {
  /** Number of calibration items, rank of the threshold and the threshold; `null` keeps every label. */
  n: number;
  rank: number;
  threshold: number | null;
  /** Calibration scores in bins of equal width from 0 to 1. */
  scoreCounts: number[];
  conformal: Quality;
  /** Wilson interval of the coverage. */
  interval: Interval;
  /** Number of test items whose set holds 0, 1, 2, 3 labels. */
  sizes: number[];
  /** The same for labels taken until their softmax mass reaches the level. */
  mass: Quality;
  /** For each label: row, first and last cell of every run of inputs whose set holds it; rows count from below. */
  regions: number[][];
  items: { x: number; y: number; label: number; covered: boolean }[];
  /** True coverage after each of the recalibrations. */
  coverages: number[];
  /** The Beta law of these, if calibration and test items are exchangeable; `null` where every label is kept. */
  beta: [a: number, b: number] | null;
}

function regionsOf(threshold: number | null, { temperature, score }: Params): number[][] {
  const regions: number[][] = [[], [], []];
  const p = new Float64Array(3);
  const step = (WINDOW.x[1] - WINDOW.x[0]) / CELLS;
  for (let row = 0; row < CELLS; row++) {
    const from = [-1, -1, -1];
    for (let column = 0; column <= CELLS; column++) {
      posterior(WINDOW.x[0] + (column + 0.5) * step, WINDOW.y[0] + (row + 0.5) * step, temperature, p);
      for (let k = 0; k < 3; k++) {
        const kept = column < CELLS && isKept(scoreOf(p, k, score), threshold);
        if (kept && (from[k] as number) < 0) from[k] = column;
        if (!kept && (from[k] as number) >= 0) {
          regions[k]?.push(row, from[k] as number, column - 1);
          from[k] = -1;
        }
      }
    }
  }
  return regions;
}

/** Share of the sorted scores that are at most the threshold. */
function shareBelow(sorted: Float64Array, threshold: number | null): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isKept(sorted[middle] as number, threshold)) low = middle + 1;
    else high = middle;
  }
  return low / sorted.length;
}

export async function compute(params: Params, _ops: Ops | undefined, run: Run<Result>): Promise<Result> {
  const { temperature, shift, score, seed } = params;
  const n = Math.round(params.n);
  const alpha = (100 - params.level) / 100;
  const random = seededRandom(seed);
  const p = new Float64Array(3);
  const drawScores = (count: number, moved: number): Float64Array =>
    Float64Array.from({ length: count }, () => {
      const { x, y, label } = drawItem(random, moved);
      return scoreOf(posterior(x, y, temperature, p), label, score);
    });

  const calibration = drawScores(n, 0);
  const threshold = thresholdOf(calibration, alpha);
  const scoreCounts = new Array<number>(SCORE_BINS).fill(0);
  for (const value of calibration) {
    const bin = Math.min(SCORE_BINS - 1, Math.floor(value * SCORE_BINS));
    scoreCounts[bin] = (scoreCounts[bin] as number) + 1;
  }

  const sizes = [0, 0, 0, 0];
  const items: Result['items'] = [];
  let hits = 0;
  let massHits = 0;
  let massSize = 0;
  for (let i = 0; i < TEST_ITEMS; i++) {
    const item = drawItem(random, shift);
    posterior(item.x, item.y, temperature, p);
    const set = predictionSet(p, threshold, score);
    const covered = set.includes(item.label);
    const naive = massSet(p, params.level / 100);
    sizes[set.length] = (sizes[set.length] as number) + 1;
    if (covered) hits++;
    if (naive.includes(item.label)) massHits++;
    massSize += naive.length;
    if (items.length < DRAWN) items.push({ ...item, covered });
  }

  const pool = drawScores(POOL, shift).sort();
  const coverages: number[] = [];
  for (let r = 0; r < RECALIBRATIONS; r++) {
    await run.breathe();
    coverages.push(shareBelow(pool, thresholdOf(drawScores(n, 0), alpha)));
  }
  const rank = thresholdRank(n, alpha);
  return {
    n,
    rank,
    threshold,
    scoreCounts,
    conformal: {
      coverage: hits / TEST_ITEMS,
      size: sizes.reduce((sum, count, size) => sum + count * size, 0) / TEST_ITEMS,
    },
    interval: wilson(hits, TEST_ITEMS, 95),
    sizes,
    mass: { coverage: massHits / TEST_ITEMS, size: massSize / TEST_ITEMS },
    regions: regionsOf(threshold, params),
    items,
    coverages,
    beta: rank > n ? null : [rank, n + 1 - rank],
  };
}
