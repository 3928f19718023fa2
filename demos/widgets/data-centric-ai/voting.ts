/** The votes of the nearest neighbours, once for every way of spending. */
import type { Params } from './settings.ts';
import { TESTS, type Training } from './training.ts';
import { fieldOf, Nearest, type Field, type Points } from './world.ts';

/** Searches once and votes for every way of spending. */
export class Voter {
  private readonly near: Nearest;
  private readonly field: Field;
  private readonly extra: Field;
  private readonly training: Training;
  private readonly params: Params;

  constructor(training: Training, params: Params) {
    this.training = training;
    this.params = params;
    this.near = new Nearest(Math.max(params.k, params.otherK));
    this.field = fieldOf(training.points);
    this.extra = fieldOf(training.extra, training.extra.x.length, training.points.x.length);
  }

  /** Decisions at a place, in the order of `SPENDINGS`. */
  decide(x: number, y: number, out: Uint8Array): void {
    const { near, training, params } = this;
    const { labels, withExtra } = training;
    const { k, otherK } = params;
    const says = (label: Uint8Array, size: number): number => (near.vote(label, size) > 0.5 ? 1 : 0);
    near.clear();
    near.search(this.field, x, y);
    out[0] = says(labels.given, k);
    out[2] = says(labels.random, k);
    out[3] = says(labels.suspects, k);
    out[4] = says(labels.given, otherK);
    out[5] = says(labels.suspects, otherK);
    out[6] = says(labels.clean, k);
    near.search(this.extra, x, y);
    out[1] = says(withExtra, k);
  }
}

/** Clean-test error of the fixed model on the first `count` examples. */
export function errorOfFirst(count: number, { points }: Training, tests: Points, k: number): number {
  const near = new Nearest(k);
  const field = fieldOf(points, count);
  let wrong = 0;
  for (let t = 0; t < TESTS; t++) {
    near.clear();
    near.search(field, tests.x[t] as number, tests.y[t] as number);
    if ((near.vote(points.label, k) > 0.5 ? 1 : 0) !== tests.truth[t]) wrong++;
  }
  return wrong / TESTS;
}
