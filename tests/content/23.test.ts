import { expect, test } from 'vitest';
import { fitLogistic } from '../../demos/widgets/data-distribution-shifts/logistic';
import { accuracyIn, bump } from '../../demos/widgets/data-distribution-shifts/worlds';
import { seededRandom } from '../../demos/runtime/random';
import { chapter } from './chapter';

const { text } = chapter(23);
const has = (...parts: string[]): void => {
  for (const part of parts) expect(text).toContain(part);
};
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const density = (x: number, mean: number): number => Math.exp(-0.5 * (x - mean) ** 2) / Math.sqrt(2 * Math.PI);
/** Midpoint rule; the borders of the decision rules lie on cell borders or do not matter to the digits asked for. */
const integral = (f: (x: number) => number, from: number, to: number, cells = 4000): number => {
  const h = (to - from) / cells;
  let sum = 0;
  for (let i = 0; i < cells; i++) sum += f(from + (i + 0.5) * h);
  return sum * h;
};
const phi = (z: number): number => integral((x) => density(x, 0), -9, z, 40_000);

test('W1: precision collapses with the prior while accuracy hardly moves', () => {
  const precision = (p: number): string => ((0.9 * p) / (0.9 * p + 0.15 * (1 - p))).toFixed(6);
  has(precision(0.5), precision(0.08), precision(0.02), `at 20% it would be ${Number(precision(0.2))}`);
  has(`from ${(0.5 * 0.9 + 0.5 * 0.85).toFixed(3)} to ${(0.08 * 0.9 + 0.92 * 0.85).toFixed(3)}`);
  const corrected = (score: number): number => {
    const odds = (score / (1 - score)) * (0.08 / 0.92);
    return odds / (1 + odds);
  };
  has(((4 * 0.08) / 0.92).toFixed(6), corrected(0.8).toFixed(6), corrected(0.99).toFixed(6));
  expect(corrected(0.92)).toBeCloseTo(0.5, 12);
  has(`${(0.08 / 0.5).toFixed(2)} for bruised and ${(0.92 / 0.5).toFixed(2)} for sound`);
  has(`=(0.21-0.15)/(0.9-0.15)=${((0.21 - 0.15) / (0.9 - 0.15)).toFixed(2)}`);
  has((Math.sqrt((0.21 * 0.79) / 1000) / 0.75).toFixed(7), (Math.sqrt(0.25 / 1000) / 0.1).toFixed(3));
});

test('W2: one bit, five worlds', () => {
  const rate = (one: number, [a, b]: [number, number]): number => (1 - one) * a + one * b;
  const right = (one: number, [a, b]: [number, number]): number => (1 - one) * (1 - a) + one * b;
  const old: [number, number] = [0.1, 0.7];
  const drifted: [number, number] = [0.4, 0.25];
  has(`nothing | ${rate(0.4, old).toFixed(2)} | ${right(0.4, old).toFixed(2)} |`);
  has(`| ${rate(0.8, old).toFixed(2)} | ${right(0.8, old).toFixed(2)} |`);
  has(`| ${rate(0.4, drifted).toFixed(2)} | ${right(0.4, drifted).toFixed(2)} |`);
  has(`| ${rate(0.8, drifted).toFixed(2)} | ${right(0.8, drifted).toFixed(2)} |`);
  const bruised = (0.4 * 0.7) / 0.34;
  const sound = (0.4 * 0.3) / 0.66;
  const one = 0.6 * bruised + 0.4 * sound;
  has(sound.toFixed(6), bruised.toFixed(6), one.toFixed(6));
  const rule: [number, number] = [(0.6 * (1 - bruised)) / (1 - one), (0.6 * bruised) / one];
  has(`(${rule[0].toFixed(6)},${rule[1].toFixed(6)})`, `| 0.60 | ${right(one, rule).toFixed(6)} |`);
});

test('W3: weights and effective sample sizes', () => {
  const [s, t, e] = [
    [0.5, 0.3, 0.2],
    [0.1, 0.3, 0.6],
    [0.02, 0.1, 0.3],
  ];
  const w = s.map((p, i) => (t[i] ?? 0) / p);
  const mean = (f: (i: number) => number): number => s.reduce((sum, p, i) => sum + p * f(i), 0);
  expect(mean((i) => w[i] ?? 0)).toBeCloseTo(1, 12);
  has(
    `weights are ${w
      .slice(0, 2)
      .map((v) => Number(v.toFixed(9)))
      .join(', ')} and ${Number((w[2] ?? NaN).toFixed(9))}.`,
  );
  has(`${(100 / mean((i) => (w[i] ?? 0) ** 2)).toFixed(2)}% in the example`);
  has(
    `source error is ${mean((i) => e[i] ?? 0).toFixed(1)}`,
    `say ${mean((i) => (w[i] ?? 0) * (e[i] ?? 0)).toFixed(3)}`,
  );
  const share = (d2: number): number => 100 * Math.exp(-d2);
  has(
    `${share(0.25).toFixed(2)}% for 0.5`,
    `${share(1).toFixed(2)}% for 1`,
    `${share(4).toFixed(2)}% for 2`,
    `${share(9).toFixed(4)}% for 3`,
    `leaves ${share(2.5).toFixed(2)}%`,
  );
  has(
    (2000 * Math.exp(-4)).toFixed(1),
    `effective size of ${share(4).toFixed(1)}%`,
    `有效样本只剩${share(4).toFixed(1)}%`,
  );
});

test('W4: PSI and the thresholds of the KS distance', () => {
  const psi = (c: number[]): number => c.reduce((sum, x) => sum + (x - 0.25) * Math.log(x / 0.25), 0);
  has(
    psi([0.1, 0.2, 0.3, 0.4]).toFixed(6),
    psi([0.22, 0.24, 0.26, 0.28]).toFixed(8),
    `each is ${(9 * (2 / 200)).toFixed(2)}`,
  );
  const threshold = (n: number): number => 1.358 * Math.sqrt(2 / n);
  has(`${threshold(200).toFixed(4)} for 200`, `${threshold(1000).toFixed(5)} for 1,000`, threshold(100_000).toFixed(6));
  has((2 * phi(0.01) - 1).toFixed(7), `${200 * 0.05} false alarms`, String(0.05 / 200));
});

test('W5: changes that cancel', () => {
  has(
    `stays at ${(0.3 * 0.2 + 0.7 * 0.4).toFixed(2)} and accuracy falls from ${(0.6 * 0.9 + 0.4 * 0.7).toFixed(2)} to ${(0.3 * 0.8 + 0.7 * 0.4).toFixed(2)}`,
  );
});

test('W6: the world of two normals', () => {
  has(phi(1).toFixed(6));
  const shifted = integral(
    (x) => (0.5 * density(x, 0) + 0.5 * density(x, 2)) * (x > 0 ? sigmoid(2 * x) : 1 - sigmoid(2 * x)),
    -12,
    12,
  );
  has(`to ${shifted.toFixed(4)}`);
  const best = (prior: number): string => {
    const cut = 0.5 * Math.log((1 - prior) / prior);
    return (prior * phi(1 - cut) + (1 - prior) * phi(1 + cut)).toFixed(6);
  };
  has((Math.log(9) / 2).toFixed(6), best(0.1), (Math.log(4) / 2).toFixed(6), best(0.2));
  const outputs = 0.5 * (phi(2) + phi(0));
  const prior = (outputs - phi(-1)) / (phi(1) - phi(-1));
  const cut = -0.5 * Math.log(prior / (1 - prior));
  const inputs = (x: number): number => 0.5 * density(x, 0) + 0.5 * density(x, 2);
  const hurt =
    integral((x) => inputs(x) * (1 - sigmoid(2 * x)), -12, cut) + integral((x) => inputs(x) * sigmoid(2 * x), cut, 12);
  has(`0.8588 down to ${hurt.toFixed(4)}`);
});

test('W7: a line on a parabola', () => {
  for (const [delta, loss] of [
    [1, 7],
    [2, 34],
  ] as const) {
    const mse = (a: number, b: number): number =>
      integral((x) => density(x, delta) * (x * x - a - b * x) ** 2, delta - 12, delta + 12);
    expect(mse(1 - delta * delta, 2 * delta)).toBeCloseTo(2, 6);
    expect(mse(1, 0)).toBeCloseTo(loss, 5);
    has(`${loss} for`);
  }
});

test('the bump world: weights cure a shift of 2 and spoil a shift of 1', () => {
  const truth = (x: number): number => sigmoid(4 - 4 * x * x);
  const h = 0.004;
  const xs = Array.from({ length: 4000 }, (_, i) => -8 + (i + 0.5) * h);
  const line = (mean: number): [number, number] => {
    let [a, b] = [0, 0];
    for (let round = 0; round < 12; round++) {
      let [ga, gb, haa, hab, hbb] = [0, 0, 0, 0, 0];
      for (const x of xs) {
        const p = sigmoid(a + b * x);
        const m = density(x, mean);
        ga += m * (truth(x) - p);
        gb += m * (truth(x) - p) * x;
        haa += m * p * (1 - p);
        hab += m * p * (1 - p) * x;
        hbb += m * p * (1 - p) * x * x;
      }
      const det = haa * hbb - hab * hab;
      a += (ga * hbb - gb * hab) / det;
      b += (gb * haa - ga * hab) / det;
    }
    return [a, b];
  };
  const right = ([a, b]: [number, number], mean: number): number =>
    xs.reduce((sum, x) => sum + density(x, mean) * (a + b * x > 0 ? truth(x) : 1 - truth(x)), 0) * h;
  const sure = ([a, b]: [number, number], mean: number): number =>
    xs.reduce((sum, x) => sum + density(x, mean) * sigmoid(Math.abs(a + b * x)), 0) * h;
  const source = line(-1);
  // Exact weights make the weighted source problem the target's own problem, so the weighted line is the line fitted on the target.
  for (const [value, stated] of [
    [right(source, -1), 0.8883],
    [right(source, 1), 0.4746],
    [right(line(1), 1), 0.8883],
    [right(source, 0), 0.7709],
    [right(line(0), 0), 0.6524],
  ] as const) {
    expect(value).toBeCloseTo(stated, 3);
    has(stated.toFixed(4));
  }
  has(`from ${sure(source, -1).toFixed(2)} to ${sure(source, 1).toFixed(2)}`);
});

/** The demo's source inputs in the bump world for one seed, before any label is drawn. */
const bumpInputs = (n: number, seed: number): Float64Array => {
  const random = seededRandom(seed * 10 + 1);
  return Float64Array.from({ length: n }, () => bump(-1).draw(random.uniform(), random.normal()));
};
/** p_t(x) / p_s(x) for normals around 1 and -1. */
const ratio = (x: number): number => Math.exp(2 * x);
const seeds = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

test('the bump world in samples: the effective size looks better than it is', () => {
  const sizes = seeds(800).map((seed) => {
    let [sum, square] = [0, 0];
    for (const x of bumpInputs(2000, seed)) {
      sum += ratio(x);
      square += ratio(x) ** 2;
    }
    return sum ** 2 / square;
  });
  sizes.sort((a, b) => a - b);
  has(`a median of ${(((sizes[399] ?? NaN) + (sizes[400] ?? NaN)) / 2).toFixed(0)} (over 800 seeds)`);
});

test('23-3 in samples: how often 200 or 2,000 source points are too few', () => {
  const weighted = (n: number, seed: number): number => {
    const xs = bumpInputs(n, seed);
    const labels = seededRandom(seed * 10 + 1 + 500_009);
    const ys = xs.map((x) => (labels.uniform() < bump(-1).truth(x) ? 1 : 0));
    const [a = 0, b = 0] = fitLogistic(xs, ys, xs.map(ratio), 1);
    return accuracyIn(bump(1), { a, b });
  };
  const lost = (n: number, count: number): number => seeds(count).filter((seed) => weighted(n, seed) < 0.7).length;
  const few = lost(200, 1000);
  has(`below 70% for ${few} of the seeds 1 to 1,000`, `1,000个种子里仍有${few}个`);
  expect(lost(2000, 100)).toBe(0);
  has('with 2,000 points for none of the seeds 1 to 100');
});

test('552 labels find a fall from 84% to 80%', () => {
  const n = ((1.644854 * Math.sqrt(0.84 * 0.16) + 0.841621 * Math.sqrt(0.8 * 0.2)) / 0.04) ** 2;
  has(`${Math.ceil(n)} labels detect`);
});

test('23-1: sizes of apples', () => {
  const [s, t, e] = [
    [0.6, 0.35, 0.05],
    [0.2, 0.3, 0.5],
    [0.03, 0.08, 0.25],
  ];
  const w = s.map((p, i) => (t[i] ?? 0) / p);
  const mean = (f: (i: number) => number): number => s.reduce((sum, p, i) => sum + p * f(i), 0);
  const square = mean((i) => (w[i] ?? 0) ** 2);
  const target = mean((i) => (w[i] ?? 0) * (e[i] ?? 0));
  const plain = mean((i) => e[i] ?? 0);
  has(
    `1/3、${(w[1] ?? 0).toFixed(3)}、${w[2]?.toFixed(0)}，有效样本量${(2000 / square).toFixed(1)}（${(100 / square).toFixed(1)}%）`,
  );
  has(
    (w[1] ?? 0).toFixed(6),
    square.toFixed(5),
    (2000 / square).toFixed(1),
    `${(100 / square).toFixed(1)}%`,
    `=${target.toFixed(3)}`,
    plain.toFixed(4),
  );
  const [weighted, unweighted] = [
    Math.sqrt((mean((i) => (w[i] ?? 0) ** 2 * (e[i] ?? 0)) - target ** 2) / 2000),
    Math.sqrt((plain * (1 - plain)) / 2000),
  ];
  has(weighted.toFixed(6), unweighted.toFixed(6), `几乎是不加权的${Math.round(weighted / unweighted)}倍`);
  expect(Math.round(weighted / unweighted)).toBeGreaterThan(weighted / unweighted);
  has(`${2000 * 0.05} large apples carry half of the loss`);
});
