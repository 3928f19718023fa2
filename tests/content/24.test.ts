import { expect, test } from 'vitest';
import {
  fitLine,
  fitOrdinal,
  fitPoisson,
  gaussianProbabilities,
  gradeSample,
  ordinalProbabilities,
  poissonProbabilities,
} from '../../src/figures/24-math';
import { normalFrom, seededRandom } from '../../demos/runtime/random';
import { chapter } from './chapter';

const { text } = chapter(24);
const has = (...parts: string[]): void => {
  for (const part of parts) expect(text).toContain(part);
};
const poisson = (k: number, mu: number): number =>
  Math.exp(-mu + k * Math.log(mu) - Array.from({ length: k }, (_, i) => Math.log(i + 1)).reduce((a, b) => a + b, 0));
const upTo = (k: number, mu: number): number =>
  Array.from({ length: k + 1 }, (_, i) => poisson(i, mu)).reduce((a, b) => a + b, 0);
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const phi = (z: number): number => {
  const cells = 20_000;
  const h = (z + 10) / cells;
  let sum = 0;
  for (let i = 0; i < cells; i++) sum += Math.exp(-0.5 * (-10 + (i + 0.5) * h) ** 2);
  return (sum * h) / Math.sqrt(2 * Math.PI);
};

test('W1: Poisson with mean 2.3', () => {
  has(
    [0, 1, 2, 3].map((k) => poisson(k, 2.3).toFixed(6)).join(', '),
    poisson(4, 2.3).toFixed(6),
    poisson(5, 2.3).toFixed(7),
    (1 - upTo(5, 2.3)).toFixed(7),
  );
});

test('W2: exposure and rate ratio', () => {
  const mu = (x: number): number => 3 * Math.exp(-1.2 + 0.35 * x);
  has(mu(0).toFixed(6), mu(1).toFixed(6), (mu(1) / mu(0)).toFixed(6));
});

test('W3: the small Poisson fit solves its equations', () => {
  const [a, b] = fitPoisson([0, 1, 2, 3], [1, 2, 4, 9]);
  const mu = [0, 1, 2, 3].map((x) => Math.exp(a + b * x));
  expect(mu.reduce((s, v) => s + v, 0)).toBeCloseTo(16, 9);
  expect(mu.reduce((s, v, x) => s + x * v, 0)).toBeCloseTo(37, 9);
  has(
    `${a.toFixed(7)}+${b.toFixed(6)}x`,
    Math.exp(b).toFixed(5),
    mu.map((v) => v.toFixed(6)).join(', '),
    Math.exp(a - b).toFixed(6),
  );
  const line = fitLine([0, 1, 2, 3], [1, 2, 4, 9]);
  expect(line.a).toBeCloseTo(0.1, 12);
  expect(line.b).toBeCloseTo(2.6, 12);
  has('0.1+2.6x', 'predicts -2.5');
});

test('W4 and W5: pooled variance, dispersion, negative binomial', () => {
  has(`3.5+${(2.5 ** 2).toFixed(2)}=${(3.5 + 2.5 ** 2).toFixed(2)}`);
  const y = [0, 0, 0, 0, 1, 1, 2, 3, 5, 8];
  const variance = y.reduce((s, v) => s + (v - 2) ** 2, 0) / 9;
  const theta = 4 / (variance - 2);
  has(
    variance.toFixed(5),
    (variance / 2).toFixed(5),
    Math.sqrt(variance / 2).toFixed(5),
    theta.toFixed(6),
    ((theta / (theta + 2)) ** theta).toFixed(6),
    Math.exp(-2).toFixed(6),
  );
});

test('W6: the normal for a Poisson', () => {
  has(upTo(80, 100).toFixed(7), phi((80.5 - 100) / 10).toFixed(7), upTo(2, 4).toFixed(6), phi(-0.75).toFixed(6));
  expect((100 * phi(-2.25)).toFixed(1)).toBe('1.2');
});

test('W7: four grades under three thresholds', () => {
  const classes = (score: number): string[] => {
    const below = [0, ...[-1.2, 0.4, 2.1].map((t) => sigmoid(t - score)), 1];
    return below.slice(1).map((p, i) => (p - (below[i] ?? 0)).toFixed(6));
  };
  for (const score of [0, 0.8]) {
    const p = classes(score);
    has(`${p.slice(0, 3).join(', ')} and ${p[3]}`);
  }
  has(Math.exp(0.8).toFixed(6));
});

test('W8: scores that see distance', () => {
  const rps = (p: number[]): number => {
    let below = 0;
    return p.slice(0, -1).reduce((sum, v, k) => sum + ((below += v) - (k >= 3 ? 1 : 0)) ** 2, 0);
  };
  has(
    `${rps([0, 0.1, 0.2, 0.6, 0.1]).toFixed(2)} and ${rps([0.3, 0.1, 0, 0.6, 0]).toFixed(2)}`,
    (-Math.log(0.6)).toFixed(6),
  );
  const truth = [1, 1, 2, 2, 3, 3, 4, 4];
  const kappa = (guess: number[]): number => {
    const seen = truth.reduce((s, t, i) => s + (t - (guess[i] ?? 0)) ** 2, 0);
    const chance = truth.reduce((s, t) => s + guess.reduce((u, g) => u + (t - g) ** 2, 0), 0) / truth.length;
    return 1 - seen / chance;
  };
  const mae = (guess: number[]): number => truth.reduce((s, t, i) => s + Math.abs(t - (guess[i] ?? 0)), 0) / 8;
  const [near, far] = [
    [1, 2, 2, 1, 3, 4, 4, 3],
    [1, 4, 2, 4, 3, 1, 4, 1],
  ];
  has(`${mae(near)} and ${mae(far)}`, `${kappa(near).toFixed(1)} and ${kappa(far).toFixed(6)}`);
  for (const guess of [near, far]) expect(truth.filter((t, i) => t === guess[i])).toHaveLength(4);
});

test('W9, W11, W12: thresholds without features, extra zeros, CORAL and CORN', () => {
  has([0.12, 0.42, 0.8].map((p) => Math.log(p / (1 - p)).toFixed(6)).join(', '));
  has(
    (0.4 + 0.6 * Math.exp(-3)).toFixed(6),
    Math.exp(-1.8).toFixed(6),
    `mean is ${(0.6 * 3).toFixed(1)}, the variance ${(1.8 + 0.6 * 0.4 * 9).toFixed(2)}`,
  );
  has(
    [0.1, 0.9 - 0.55, 0.55 - 0.2, 0.2].map((p) => p.toFixed(2)).join(', '),
    `${(0.9 * 0.6).toFixed(2)}, ${(0.9 * 0.6 * 0.3).toFixed(3)}`,
  );
  has(`${4 * 21} against ${20 + 5 - 1}`);
});

const cells = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

test('W10: an independent run of the simulation agrees with the losses and the accuracies in the text', () => {
  const run = (cuts: number[], seeds: number): { losses: number[]; accuracy: number; rounded: number } => {
    const losses = [0, 0, 0];
    let [accuracy, rounded] = [0, 0];
    for (let seed = 1; seed <= seeds; seed++) {
      const train = gradeSample(300, 1.5, cuts, 300 + seed);
      const held = gradeSample(1000, 1.5, cuts, 900 + seed);
      const fit = fitOrdinal(train.x, train.grade, 4);
      const line = fitLine(
        train.x,
        train.grade.map((g) => g + 1),
      );
      const [a, b] = fitPoisson(train.x, train.grade);
      held.x.forEach((x, i) => {
        const g = held.grade[i] ?? 0;
        const ordinal = ordinalProbabilities(fit.cuts, fit.slope * x);
        const all = [
          ordinal,
          gaussianProbabilities([1, 2, 3, 4], line.a + line.b * x, line.sd),
          poissonProbabilities([1, 2, 3, 4], Math.exp(a + b * x)),
        ];
        all.forEach((p, k) => (losses[k] = (losses[k] ?? 0) - Math.log(p[g] ?? 0) / 1000 / seeds));
        if (ordinal.indexOf(Math.max(...ordinal)) === g) accuracy += 1 / 1000 / seeds;
        if (Math.min(4, Math.max(1, Math.round(line.a + line.b * x))) === g + 1) rounded += 1 / 1000 / seeds;
      });
    }
    return { losses, accuracy, rounded };
  };
  const close = (found: number[], stated: number[]): void =>
    stated.forEach((value, k) => expect(Math.abs((found[k] ?? 0) - value)).toBeLessThan(0.02));
  const uneven = run([-3, -2.5, 2], 60);
  close([...uneven.losses, uneven.rounded, uneven.accuracy], [0.762, 0.993, 1.247, 0.643, 0.708]);
  close(run([-1.5, 0, 1.5], 60).losses, [1.154, 1.194, 1.256]);
  has(
    '0.762 for the ordinal model, 0.993 for a Gaussian on codes, 1.247 for Poisson on codes',
    '1.154, 1.194 and 1.256',
  );
  has(
    'the line is right in 0.643 of cases, the ordinal model in 0.708',
    `from ${(0.993 - 0.762).toFixed(2)} to ${(1.194 - 1.154).toFixed(2)}`,
  );
});

test('W10: on true counts the ordinal model has no place for a count it has not seen, and the line goes below zero', () => {
  const sample = (n: number, seed: number): { x: number[]; y: number[] } => {
    const next = seededRandom(seed).uniform;
    const x = cells(n).map(normalFrom(next));
    const y = x.map((v) => {
      let [k, room] = [0, Math.exp(0.5 + 0.6 * v) + Math.log(1 - next())];
      for (; room > 0; k++) room += Math.log(1 - next());
      return k;
    });
    return { x, y };
  };
  const seeds = 15;
  let [poissonLoss, ordinalLoss, seen, unseen, negative] = [0, 0, 0, 0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    const train = sample(300, 40 + seed);
    const held = sample(2000, 7000 + seed);
    const values = [...new Set(train.y)].sort((p, q) => p - q);
    const ordinal = fitOrdinal(
      train.x,
      train.y.map((v) => values.indexOf(v)),
      values.length,
    );
    const [a, b] = fitPoisson(train.x, train.y);
    const line = fitLine(train.x, train.y);
    held.x.forEach((x, i) => {
      const y = held.y[i] ?? 0;
      poissonLoss -= Math.log(poisson(y, Math.exp(a + b * x)));
      if (line.a + line.b * x < 0) negative++;
      const place = values.indexOf(y);
      if (place < 0) return void unseen++;
      seen++;
      ordinalLoss -= Math.log(ordinalProbabilities(ordinal.cuts, ordinal.slope * x)[place] ?? 0);
    });
  }
  const rows = 2000 * seeds;

  expect(Math.abs(poissonLoss / rows - 1.597)).toBeLessThan(0.02);
  expect(Math.abs(ordinalLoss / seen - 1.612)).toBeLessThan(0.02);
  expect(Math.abs(unseen / rows - 0.006)).toBeLessThan(0.002);
  expect(Math.abs(negative / rows - 0.046)).toBeLessThan(0.008);
  has(
    'Poisson has 1.597',
    '1.612 on counts it has seen',
    'gives 0.6% of test counts probability 0',
    'a negative mean for 4.6% of the rows',
  );
});
