/**
 * What holds the points apart: an encoder trained on pairs of views, with three losses and three kinds of views.
 *
 * An item has two numbers of content, drawn about one of four centers on the unit circle, and two of nuisance, which are larger and tell
 * nothing. Labels color the picture and score the result; training never sees them.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { normalFrom, seededRandom } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { Adam, backward, forward, initialWeights, INPUTS } from './encoder.ts';
import { collapsedLoss, ntXent, positivesOnly, ringLoss, vicreg, type LossValue } from './losses.ts';

export type Loss = 'positives' | 'nt-xent' | 'vicreg';
export type Views = 'nuisance' | 'noise' | 'content';

export interface Params {
  loss: Loss;
  /** What the two views of an item differ in, beside noise of 0.1. */
  views: Views;
  /** Temperature of NT-Xent, 0.1 … 2. */
  temperature: number;
  /** Standard deviation of the nuisance numbers, 0 … 4. */
  nuisance: number;
  /** Items in the batch, 8 … 128. */
  items: number;
  seed: number;
}

export const parameters: Parameters<Params> = {
  loss: { kind: 'choice', options: ['positives', 'nt-xent', 'vicreg'], default: 'nt-xent' },
  views: { kind: 'choice', options: ['nuisance', 'noise', 'content'], default: 'nuisance' },
  temperature: { kind: 'number', min: 0.1, max: 2, step: 0.01, scale: 'log', default: 0.5 },
  nuisance: { kind: 'number', min: 0, max: 4, step: 0.25, default: 2 },
  items: { kind: 'number', min: 8, max: 128, step: 4, default: 64 },
  seed: { kind: 'seed', default: 3 },
};

export const backends: readonly BackendKind[] = ['float64'];

export const GROUPS = 4;
export const STEPS = 600;
/** Fresh items that are scored. */
export const TEST_ITEMS = 400;
/** A partial result is shown after so many steps. */
const SHOW_EVERY = 10;

export interface Step {
  step: number;
  loss: number;
  /** Standard deviation of the two outputs over the items. */
  sd: [number, number];
}

export interface Result {
  /** The outputs for the items themselves, two numbers each; for NT-Xent scaled to length 1, since it sees directions only. */
  points: [x: number, y: number][];
  /** Group of each item, 0 … 3. */
  groups: number[];
  /** Every tenth step, and the first. */
  history: Step[];
  /** Share of fresh items whose five nearest training items vote for the right group. */
  accuracy: number;
  /** The same on the four input numbers. */
  rawAccuracy: number;
  /** ln(2N − 1), and the loss of N items spread evenly on the circle. */
  collapsed: number;
  ring: number;
}

/** All random numbers of a run, drawn before it starts. */
export interface World {
  items: Float64Array;
  weights: Float64Array;
  /** For each step the 2N views. */
  views: Float64Array[];
  fresh: Float64Array;
}

export async function drawWorld(params: Params, run: Pick<Run<never>, 'breathe'>, steps = STEPS): Promise<World> {
  const { uniform } = seededRandom(params.seed * 7919 + 17);
  const normal = normalFrom(uniform);
  const item = (group: number): [number, number, number, number] => {
    const angle = ((45 + 90 * group) * Math.PI) / 180;
    return [
      Math.cos(angle) + 0.2 * normal(),
      Math.sin(angle) + 0.2 * normal(),
      params.nuisance * normal(),
      params.nuisance * normal(),
    ];
  };
  const draw = (count: number): Float64Array =>
    Float64Array.from(Array.from({ length: count }, (_, i) => item(i % GROUPS)).flat());
  const view = (x: Float64Array): readonly number[] => {
    const [a = 0, b = 0, c = 0, d = 0] = x;
    if (params.views === 'noise') return [a, b, c, d].map((value) => value + 0.1 * normal());
    if (params.views === 'content') {
      const other = item(Math.floor(GROUPS * uniform()));
      return [other[0], other[1], c + 0.1 * normal(), d + 0.1 * normal()];
    }
    return [a + 0.1 * normal(), b + 0.1 * normal(), params.nuisance * normal(), params.nuisance * normal()];
  };
  const items = draw(params.items);
  const weights = initialWeights(normal);
  const views: Float64Array[] = [];
  for (let step = 0; step < steps; step++) {
    await run.breathe();
    const batch = new Float64Array(2 * items.length);
    for (let i = 0; i < 2 * params.items; i++) {
      const at = INPUTS * (i % params.items);
      batch.set(view(items.subarray(at, at + INPUTS)), INPUTS * i);
    }
    views.push(batch);
  }
  return { items, weights, views, fresh: draw(TEST_ITEMS) };
}

/** Share of the queries whose five nearest known points vote for their group; the group of point i is i mod 4, ties go to the first. */
export function fiveNearest(known: Float64Array, queries: Float64Array, size: number): number {
  const [count, asked] = [known.length / size, queries.length / size];
  let right = 0;
  for (let q = 0; q < asked; q++) {
    const near: { k: number; d: number }[] = [];
    for (let k = 0; k < count; k++) {
      let d = 0;
      for (let j = 0; j < size; j++) d += ((known[size * k + j] as number) - (queries[size * q + j] as number)) ** 2;
      if (near.length === 5 && d >= (near[4]?.d ?? Infinity)) continue;
      let place = near.length;
      while (place > 0 && (near[place - 1]?.d ?? 0) > d) place--;
      near.splice(place, 0, { k, d });
      near.length = Math.min(5, near.length);
    }
    const votes = [0, 0, 0, 0];
    for (const { k } of near) votes[k % GROUPS] = (votes[k % GROUPS] ?? 0) + 1;
    if (votes.indexOf(Math.max(...votes)) === q % GROUPS) right++;
  }
  return right / asked;
}

function standardDeviation(z: Float64Array, j: number): number {
  const count = z.length / 2;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < count; i++) sum += (z[2 * i + j] as number) / count;
  for (let i = 0; i < count; i++) squares += ((z[2 * i + j] as number) - sum) ** 2;
  return Math.sqrt(squares / (count - 1));
}

/** Outputs as they are compared: NT-Xent knows directions only. */
function codes(z: Float64Array, loss: Loss): Float64Array {
  if (loss !== 'nt-xent') return z;
  return z.map((x, k) => x / Math.max(1e-12, Math.hypot(z[k & ~1] as number, z[k | 1] as number)));
}

export function lossOf(z: Float64Array, { loss, temperature, items }: Params): LossValue {
  if (loss === 'positives') return positivesOnly(z, items);
  return loss === 'vicreg' ? vicreg(z, items) : ntXent(z, items, temperature);
}

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const world = await drawWorld(params, run);
  const w = world.weights;
  const adam = new Adam();
  const history: Step[] = [];
  const rawAccuracy = fiveNearest(world.items, world.fresh, INPUTS);
  const groups = Array.from({ length: params.items }, (_, i) => i % GROUPS);
  const note = (step: number, loss: number): Float64Array => {
    const { z } = forward(w, world.items);
    history.push({ step, loss, sd: [standardDeviation(z, 0), standardDeviation(z, 1)] });
    return codes(z, params.loss);
  };
  const shown = (points: Float64Array): Result => ({
    points: groups.map((_, i) => [points[2 * i] ?? 0, points[2 * i + 1] ?? 0]),
    groups,
    history: [...history],
    accuracy: fiveNearest(points, codes(forward(w, world.fresh).z, params.loss), 2),
    rawAccuracy,
    collapsed: collapsedLoss(params.items),
    ring: ringLoss(params.items, params.temperature),
  });
  let points = codes(forward(w, world.items).z, params.loss);
  for (const [at, batch] of world.views.entries()) {
    await run.breathe();
    const pass = forward(w, batch);
    const { value, gradient } = lossOf(pass.z, params);
    if (at === 0) note(0, value);
    adam.update(w, backward(w, batch, pass, gradient));
    const step = at + 1;
    if (step % SHOW_EVERY) continue;
    points = note(step, value);
    if (step < STEPS) run.report(shown(points), step / STEPS);
  }
  return shown(points);
}
