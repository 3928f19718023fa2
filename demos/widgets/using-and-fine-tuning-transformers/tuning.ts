/** Tuning a copy of the base network on the new task. */
import { digits, PIXELS, type DigitSet } from './digits.ts';
import { CHOSEN, trainedLayers, type NewTask, type Params } from './method.ts';
import { accuracy, batches, copyOf, Trainer, withFactors, type Net } from './net.ts';

/** Full fine-tuning learns at this part of the rate: what is right for the factors is too fast for all weights. */
export const FULL_RATE = 0.3;
/** Test images of each task. */
export const TESTS = 500;
/** Test images of each task behind the curves, which are drawn while the training runs. */
export const CURVE_TESTS = 100;

export interface Sets {
  tune: DigitSet;
  newTest: DigitSet;
  oldTest: DigitSet;
}

/** Images of one seed; the tests of all methods are the same. */
export const setsOf = (task: NewTask, samples: number, seed: number): Sets => ({
  tune: digits(samples, task, seed * 10 + 1),
  newTest: digits(TESTS, task, seed * 10 + 2),
  oldTest: digits(TESTS, 'plain', seed * 10 + 3),
});

export interface Tuned {
  net: Net;
  /** Mean training loss and accuracies on the new and the old task, after each epoch. */
  losses: number[];
  newCurve: number[];
  oldCurve: number[];
}

export type Tuning = Omit<Params, 'experiment' | 'state'>;

/** Tunes a copy of `base`, or a fresh network for `scratch`. */
export async function tune(
  base: Net,
  sets: Sets,
  { method, rank, alpha, layers, rate, epochs, seed }: Tuning,
  breathe: () => Promise<void>,
  onEpoch?: (tuned: Tuned) => void,
): Promise<Tuned> {
  const start = method === 'lora' ? withFactors(base, CHOSEN[layers], rank, alpha, seed * 10 + 4) : copyOf(base);
  const trainer = new Trainer(start, trainedLayers(method, layers), method === 'full' ? rate * FULL_RATE : rate);
  const tuned: Tuned = { net: trainer.net, losses: [], newCurve: [], oldCurve: [] };
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0;
    const all = batches(sets.tune, seed * 1000 + epoch);
    for (const batch of all) {
      loss += trainer.step(batch) / all.length;
      await breathe();
    }
    tuned.losses.push(loss);
    if (onEpoch) {
      const few = (set: DigitSet): DigitSet => ({
        pixels: set.pixels.subarray(0, CURVE_TESTS * PIXELS),
        labels: set.labels.subarray(0, CURVE_TESTS),
      });
      tuned.newCurve.push(accuracy(trainer.net, few(sets.newTest)));
      tuned.oldCurve.push(accuracy(trainer.net, few(sets.oldTest)));
      onEpoch(tuned);
    }
  }
  return tuned;
}
