/** What a seed gives: a pool, a test set, and the labels to begin with. */
import { seededRandom, type Random } from '../../runtime/random.ts';
import { blobs, moons, type Sample, type Smoothness } from './learning.ts';
import { POOL, START, type Params } from './settings.ts';

/** Points in the test set. */
const TEST = 500;

export type WorldName = Pick<Params, 'data' | 'noise' | 'half'>;

/** How smooth the classifier is in each world. */
export const SMOOTHNESS: Record<Params['data'], Smoothness> = {
  moons: { width: 0.4, lambda: 0.1 },
  blobs: { width: 0.8, lambda: 0.3 },
};

const draw = ({ data, noise, half }: WorldName, count: number, random: Random): Sample =>
  data === 'moons' ? moons(count, noise, random) : blobs(count, half, random);

/** Random labels to begin with, `each` of either class. */
export function startLabels({ labels }: Sample, random: Random, each = START / 2): number[] {
  const chosen: number[] = [];
  for (const sign of [1, -1]) {
    let left = each;
    while (left > 0) {
      const i = random.below(labels.length);
      if (labels[i] !== sign || chosen.includes(i)) continue;
      chosen.push(i);
      left--;
    }
  }
  return chosen;
}

export interface World {
  pool: Sample;
  test: Sample;
  start: number[];
  smoothness: Smoothness;
}

/** Equal seeds give equal worlds. */
export function openWorld(params: WorldName, seed: number): World {
  const random = seededRandom(seed);
  const pool = draw(params, POOL, random);
  const test = draw(params, TEST, random);
  return { pool, test, start: startLabels(pool, random), smoothness: SMOOTHNESS[params.data] };
}
