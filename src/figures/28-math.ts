/** The simulations of chapter 28: the demo's cross-validation of simulated data sets, and the cost of choosing features too early. */
import { cleanParams } from '../../demos/runtime/parameters';
import { normalFrom, seededRandom } from '../../demos/runtime/random';
import {
  addDataSet,
  dataSet,
  newTrial,
  parameters,
  rowOf,
  trueAccuracy,
  type Params,
  type Row,
} from '../../demos/widgets/k-fold-cross-validation/compute';
import { learners } from '../../demos/widgets/k-fold-cross-validation/learners';

export type { Row };

/** Standard normal numbers from a seeded generator (Box and Muller). */
export function normal(seed: number): () => number {
  return normalFrom(seededRandom(seed).uniform);
}

/** Examples, features and distance of the class means, as in the first state of the demo. */
const { n: N, dimension: D, separation } = cleanParams(parameters);

/** Stratified k-fold cross-validation, twice with different partitions, on `sets` simulated data sets. */
export function spreads(name: Params['learner'], sets: number, ks: readonly number[], seed = 28): Row[] {
  const data = { normal: normal(seed) };
  const partitions = seededRandom(seed + 1);
  const trials = ks.map(newTrial);
  for (let s = 0; s < sets; s++) {
    const learner = learners[name](dataSet(N, D, separation, data));
    const whole = trueAccuracy(learner, N);
    for (const trial of trials) addDataSet(trial, learner, N, whole, partitions);
  }
  return trials.map(rowOf);
}

/** Accuracy of 5-fold cross-validation on pure noise with the 20 "best" of 2000 features, chosen outside or inside the folds. */
export function noiseAccuracy(runs: number, seed = 28): { outside: number; inside: number } {
  const n = 50;
  const d = 2000;
  const keep = 20;
  const gauss = normal(seed);
  const out = { outside: 0, inside: 0 };
  for (let r = 0; r < runs; r++) {
    const x = Array.from({ length: n }, () => Float64Array.from({ length: d }, gauss));
    const label = (i: number) => i % 2;
    const folds = Array.from({ length: n }, (_, i) => Math.floor(i / 2) % 5);
    const means = (rows: readonly number[], features: readonly number[] | null) => {
      const columns = features ?? Array.from({ length: d }, (_, j) => j);
      const m = [new Float64Array(columns.length), new Float64Array(columns.length)] as const;
      const count: [number, number] = [0, 0];
      for (const i of rows) {
        const c = label(i) as 0 | 1;
        count[c]++;
        columns.forEach((j, a) => (m[c][a] = (m[c][a] ?? 0) + (x[i]?.[j] ?? 0)));
      }
      return m.map((v, c) => v.map((value) => value / (count[c] ?? 1)));
    };
    const choose = (rows: readonly number[]): number[] => {
      const [a, b] = means(rows, null);
      return Array.from({ length: d }, (_, j) => j)
        .sort((s, t) => Math.abs((a?.[t] ?? 0) - (b?.[t] ?? 0)) - Math.abs((a?.[s] ?? 0) - (b?.[s] ?? 0)))
        .slice(0, keep);
    };
    const all = Array.from({ length: n }, (_, i) => i);
    const early = choose(all);
    for (let f = 0; f < 5; f++) {
      const train = all.filter((i) => folds[i] !== f);
      for (const [name, features] of [
        ['outside', early],
        ['inside', choose(train)],
      ] as const) {
        const [a, b] = means(train, features);
        for (const i of all.filter((v) => folds[v] === f)) {
          let gap = 0;
          features.forEach(
            (j, c) => (gap += ((x[i]?.[j] ?? 0) - (b?.[c] ?? 0)) ** 2 - ((x[i]?.[j] ?? 0) - (a?.[c] ?? 0)) ** 2),
          );
          if (gap > 0 === (label(i) === 0)) out[name] += 1 / n / runs;
        }
      }
    }
  }
  return out;
}

/** Learning curve of the text. */
export const learningCurve = (m: number): number => 0.08 + 0.9 / Math.sqrt(m);
