/** What one seed draws: a training set with its relabelled copies, further examples, and clean test points. */
import { seededRandom, type Random } from '../../runtime/random.ts';
import type { Params } from './settings.ts';
import { bySuspicion, doubts, draw, relabelled, shuffled, type Points, type World } from './world.ts';

export const TESTS = 1000;

/** One seed's examples, whom people look at, and the labels under each way of spending. */
export interface Training {
  points: Points;
  extra: Points;
  suspects: number[];
  random: number[];
  labels: Record<'given' | 'random' | 'suspects' | 'clean', Uint8Array>;
  withExtra: Uint8Array;
}

const worldOf = ({ shape, jitter, noise, kind }: Params): World => ({ shape, jitter, noise, kind });

interface Trial {
  training: Training;
  tests: Points;
  /** Which test labels are read wrongly. */
  flips: Uint8Array;
}

export const randomOf = (seed: number): Random => seededRandom(seed * 7919 + 17);

/** Draws the examples, the budget's worth of further ones and `size` test points. */
export function prepare(params: Params, random: Random, size = TESTS): Trial {
  const { n, budget, judgeK, leaveOut, testNoise } = params;
  const world = worldOf(params);
  const points = draw(n, world, random);
  const extra = draw(budget, world, random);
  const tests = draw(size, { ...world, noise: 0 }, random);
  const looked = Math.min(budget, n);
  const byChance = shuffled(n, random).slice(0, looked);
  const suspects = bySuspicion(doubts(points, Math.min(judgeK, n - 1), leaveOut)).slice(0, looked);
  const flips = Uint8Array.from({ length: size }, () => (random.uniform() < testNoise ? 1 : 0));
  const withExtra = new Uint8Array(n + budget);
  withExtra.set(points.label);
  withExtra.set(extra.label, n);
  const labels = {
    given: points.label,
    random: relabelled(points, byChance),
    suspects: relabelled(points, suspects),
    clean: points.truth,
  };
  return { training: { points, extra, suspects, random: byChance, labels, withExtra }, tests, flips };
}
