import { describe, expect, it } from 'vitest';
import { PIECE_MS, Pace } from './pace.ts';
import { learnPace, planSubmissions, type Step } from './plan.ts';
import type { Pipeline } from './pipeline-cache.ts';

const LIMIT = 65_535;
const pipeline = {} as Pipeline;
const step = (label: string, groups: Step['groups'], work: number): Step => ({
  kernel: { label, source: '', buffers: [] },
  params: [],
  buffers: [],
  groups,
  work,
});
/** A device that does a million multiply-adds in a millisecond. */
const paceOf = (label: string): Pace => {
  const pace = new Pace({ isSoftware: false });
  pace.learn(label, 1e8, 100);
  return pace;
};

describe('planSubmissions', () => {
  it('puts short steps into one submission', () => {
    const steps = [step('a', [4, 4, 1], 1e6), step('a', [2, 1, 1], 1e6)];
    const plan = planSubmissions(steps, [pipeline, pipeline], paceOf('a'), LIMIT);
    expect(plan.map((items) => items.length)).toEqual([2]);
  });

  it('cuts two seconds of work so that no submission is expected to take longer than a piece', () => {
    const plan = planSubmissions([step('a', [64, 64, 1], 2e9)], [pipeline], paceOf('a'), LIMIT);
    expect(plan.length).toBeGreaterThanOrEqual(2000 / PIECE_MS);
    for (const items of plan) {
      expect(items.reduce((ms, item) => ms + item.expectedMs, 0)).toBeLessThanOrEqual(PIECE_MS * 1.001);
    }
    const shares = plan.flat().reduce((sum, { piece }) => sum + piece.share, 0);
    expect(shares).toBeCloseTo(1, 12);
  });

  it('cannot cut a workgroup, and gives it a submission of its own', () => {
    const plan = planSubmissions([step('a', [3, 1, 1], 1e9)], [pipeline], paceOf('a'), LIMIT);
    expect(plan.map((items) => items.map(({ piece }) => piece.size))).toEqual([[[1, 1, 1]], [[1, 1, 1]], [[1, 1, 1]]]);
  });

  it('begins with short pieces on a device it does not know', () => {
    const unknown = new Pace({ isSoftware: true });
    expect(planSubmissions([step('a', [64, 64, 1], 1e9)], [pipeline], unknown, LIMIT).length).toBeGreaterThan(10);
  });
});

describe('learnPace', () => {
  it('shares the time of a submission among its dispatches as was expected of them', () => {
    const pace = paceOf('a');
    const [items = []] = planSubmissions([step('a', [1, 1, 1], 2e7)], [pipeline], pace, LIMIT);
    learnPace(pace, items, 80);
    // Between 20 ms, as before, and 80 ms, as measured: the geometric mean.
    expect(pace.expectMs('a', 2e7)).toBeCloseTo(40);
  });
});
