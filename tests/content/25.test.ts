import { expect, test } from 'vitest';
import { chapter, grouped } from './chapter';

const { text } = chapter(25);
const has = (...parts: string[]): void => {
  for (const part of parts) expect(text).toContain(part);
};
const z = 1.959963984540054;
const logs = [0];
for (let k = 1; k <= 2000; k++) logs.push((logs[k - 1] ?? 0) + Math.log(k));
const choose = (k: number, n: number, p: number): number =>
  p === 0 || p === 1
    ? Number((p === 0 ? 0 : n) === k)
    : Math.exp((logs[n] ?? 0) - (logs[k] ?? 0) - (logs[n - k] ?? 0) + k * Math.log(p) + (n - k) * Math.log(1 - p));
const sum = (from: number, to: number, n: number, p: number): number => {
  let total = 0;
  for (let k = from; k <= to; k++) total += choose(k, n, p);
  return total;
};
const wald = (k: number, n: number, q = z): [number, number] => {
  const half = q * Math.sqrt(((k / n) * (1 - k / n)) / n);
  return [k / n - half, k / n + half];
};
/** Wilson's ends as roots of (a − p)² = z² p(1 − p)/n. */
const wilson = (k: number, n: number): [number, number] => {
  const a = k / n;
  const [A, B, C] = [1 + (z * z) / n, -(2 * a + (z * z) / n), a * a];
  const root = Math.sqrt(Math.max(0, B * B - 4 * A * C));
  return [(-B - root) / (2 * A), (-B + root) / (2 * A)];
};
const bisect = (f: (p: number) => number): number => {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const mid = (low + high) / 2;
    if (f(mid) > 0) high = mid;
    else low = mid;
  }
  return low;
};
const exact = (k: number, n: number): [number, number] => [
  k === 0 ? 0 : bisect((p) => sum(k, n, n, p) - 0.025),
  k === n ? 1 : bisect((p) => 0.025 - sum(0, k, n, p)),
];
const covers = (method: (k: number, n: number) => [number, number], n: number, p: number): number => {
  let total = 0;
  for (let k = 0; k <= n; k++) {
    const [low, high] = method(k, n);
    if (low <= p + 1e-12 && p <= high + 1e-12) total += choose(k, n, p);
  }
  return total;
};
const pair = ([low, high]: [number, number]): string => `(${low.toFixed(6)},${high.toFixed(6)})`;

test('W1 and W2: three intervals for 352 of 400', () => {
  has(Math.sqrt((0.88 * 0.12) / 400).toFixed(7));
  for (const q of [1.6448536269514722, z, 2.5758293035489004]) has((q * Math.sqrt((0.88 * 0.12) / 400)).toFixed(7));
  has(pair(wald(352, 400)), pair(wilson(352, 400)), pair(exact(352, 400)));
});

test('W3 and W4: 40 of 40 and 19 of 20', () => {
  has(
    `(${wilson(40, 40)[0].toFixed(6)},1)`,
    `(${exact(40, 40)[0].toFixed(6)},1)`,
    (1 - 0.05 ** (1 / 40)).toFixed(7),
    `3/40=${3 / 40}`,
    wald(19, 20)[1].toFixed(5),
  );
});

test('W5: exact coverage', () => {
  for (const n of [20, 50, 100])
    has(
      `| ${covers(wald, n, 0.95).toFixed(6)} | ${covers(wilson, n, 0.95).toFixed(6)} | ${covers(exact, n, 0.95).toFixed(6)} |`,
    );
  has(
    covers(wald, 400, 0.88).toFixed(6),
    covers(wilson, 400, 0.88).toFixed(6),
    `14/16=${covers(wald, 4, 0.5).toFixed(3)}`,
  );
  has(
    `covers ${(100 * covers(wilson, 20, 0.95)).toFixed(1)}% where Wald covers ${(100 * covers(wald, 20, 0.95)).toFixed(1)}%`,
  );
});

test('W6 and W7: left-out share, .632 and .632+', () => {
  has(((1 - 1 / 10) ** 10).toFixed(6), ((1 - 1 / 1000) ** 1000).toFixed(6), `1/e=${Math.exp(-1).toFixed(6)}`);
  const weight = 0.632 / (1 - 0.368 * 0.44);
  has((0.632 * 0.78 + 0.368).toFixed(5), weight.toFixed(6), (weight * 0.22).toFixed(6), (1 - weight * 0.22).toFixed(6));
});

test('W8 and W9: quantiles of resampled counts; the spread of out-of-bag accuracies', () => {
  const quantile = (level: number): string => {
    let total = 0;
    for (let k = 0; k <= 400; k++) if ((total += choose(k, 400, 0.88)) >= level) return (k / 400).toFixed(4);
    return '1';
  };
  has(
    `${quantile(0.025)} and ${quantile(0.975)}`,
    Math.sqrt(Math.E - 1).toFixed(3),
    `${(Math.sqrt(Math.E - 1) * 0.0162481).toFixed(4)} against 0.0162`,
  );
});

test('W10: six seeds', () => {
  const runs = [0.842, 0.851, 0.836, 0.858, 0.847, 0.84];
  const mean = runs.reduce((a, b) => a + b, 0) / 6;
  const sd = Math.sqrt(runs.reduce((a, b) => a + (b - mean) ** 2, 0) / 5);
  const se = sd / Math.sqrt(6);
  has(
    mean.toFixed(6),
    sd.toFixed(8),
    se.toFixed(8),
    pair([mean - 2.570582 * se, mean + 2.570582 * se]),
    pair([mean - z * se, mean + z * se]),
  );
  const both = (r: number): string => Math.sqrt((sd * sd) / r + (0.88 * 0.12) / 400).toFixed(7);
  has(`${both(6)} for six seeds and ${both(50)} for fifty`, (sd / Math.sqrt(50)).toFixed(8));
});

test('five seeds with z in place of t cover 87.8%', () => {
  // Density of t with 4 degrees of freedom: (3/8)(1 + x²/4)^(-5/2).
  const cells = 20_000;
  let inside = 0;
  for (let i = 0; i < cells; i++)
    inside += (3 / 8) * (1 + (z * (-1 + (2 * i + 1) / cells)) ** 2 / 4) ** -2.5 * ((2 * z) / cells);
  has(`covers only ${(100 * inside).toFixed(1)}%`);
});

test('W11 to W13: comparing two models', () => {
  has(pair(wald(900, 1000)), pair(wald(870, 1000)));
  const se = Math.sqrt((0.9 * 0.1 + 0.87 * 0.13) / 1000);
  has(se.toFixed(7), pair([0.03 - z * se, 0.03 + z * se]), `z=${(0.03 / se).toFixed(5)}`);
  const paired = Math.sqrt(90 - 900 / 1000) / 1000;
  has(
    paired.toFixed(8),
    pair([0.03 - z * paired, 0.03 + z * paired]),
    `=${30 ** 2 / 90}$`,
    (2 * sum(60, 90, 90, 0.5)).toFixed(7),
  );
  const tail = (x: number): number => {
    const cells = 40_000;
    let total = 0;
    for (let i = 0; i < cells; i++) total += Math.exp(-0.5 * (x + (10 * (i + 0.5)) / cells) ** 2);
    return (2 * total * (10 / cells)) / Math.sqrt(2 * Math.PI);
  };
  has(
    `p=${tail(0.03 / se).toFixed(6)}`,
    `p=${tail(Math.sqrt(10)).toFixed(7)}`,
    `=${((2 * z) / Math.SQRT2).toFixed(4)}`,
    `p=${tail((2 * z) / Math.SQRT2).toFixed(7)}`,
  );
  has(`${(100 * (1 - tail(z / Math.SQRT2))).toFixed(2)}%`, `z=${(z / Math.SQRT2).toFixed(4)}`);
});

test('W14 to W16: planning, design effect, Berry-Esseen, the number of hits', () => {
  const needed = (half: number, p: number): string => grouped(Math.ceil((z * z * p * (1 - p)) / half ** 2));
  has(`needs ${needed(0.01, 0.9)} test examples, at 50% ${needed(0.01, 0.5)}`, `at 90% ${needed(0.005, 0.9)}`);
  has(`=${1 + 4 * 0.3}$`, Math.sqrt(2.2).toFixed(5), (400 / 2.2).toFixed(1));
  const bound = (p: number): number => (0.4748 * (p * p + (1 - p) ** 2)) / Math.sqrt(p * (1 - p)) / 20;
  has(bound(0.5).toFixed(5), bound(0.9).toFixed(7), bound(0.99).toFixed(6));
  has(choose(95, 100, 0.95).toFixed(6), sum(90, 99, 100, 0.95).toFixed(6), `deviation ${Math.sqrt(4.75).toFixed(2)}`);
});

test('exercises: widths, F1, and the saw-tooth', () => {
  const se = Math.sqrt(0.21 / 1000);
  has(
    se.toFixed(7),
    (1.2815515655446004 * se).toFixed(7),
    (z * se).toFixed(7),
    (2.5758293035489004 * se).toFixed(7),
    `${Math.round(100 * (2.5758293 / z - 1))}% more width`,
  );
  has((180 / 230).toFixed(6));
  // Delta method: variance of the linearised F1 under the multinomial.
  const shares = [0.09, 0.03, 0.02, 0.86];
  const slope = [(2 * 50 * 1000) / 230 ** 2, (-180 * 1000) / 230 ** 2, (-180 * 1000) / 230 ** 2, 0];
  const mean = slope.reduce((a, g, i) => a + g * (shares[i] ?? 0), 0);
  const square = slope.reduce((a, g, i) => a + g * g * (shares[i] ?? 0), 0);
  has(Math.sqrt((square - mean * mean) / 1000).toFixed(6));
  has(
    `${(100 * 0.95 ** 20).toFixed(2)}`,
    `add ${(100 * sum(0, 15, 20, 0.95)).toFixed(2)}%`,
    `(${(100 * covers(wald, 1386, 0.95)).toFixed(2)}%)`,
  );
});

test('exercise 2: the resampling distribution of F1, summed over all tables, has the spread and the percentiles of the text', () => {
  const mass = new Map<number, number>();
  for (let hits = 40; hits <= 150; hits++) {
    for (let misses = 10; misses <= 110; misses++) {
      const f1 = (2 * hits) / (2 * hits + misses);
      mass.set(f1, (mass.get(f1) ?? 0) + choose(hits, 1000, 0.09) * choose(misses, 1000 - hits, 0.05 / 0.91));
    }
  }
  const sorted = [...mass].sort(([p], [q]) => p - q);
  const mean = sorted.reduce((total, [f1, p]) => total + f1 * p, 0);
  const sd = Math.sqrt(sorted.reduce((total, [f1, p]) => total + (f1 - mean) ** 2 * p, 0));
  const quantile = (level: number): string => {
    let total = 0;
    return (sorted.find(([, p]) => (total += p) >= level)?.[0] ?? 1).toFixed(3);
  };
  has(
    `standard deviation of ${sd.toFixed(4)} and the percentile interval $(${quantile(0.025)},${quantile(0.975)})$`,
    `（${quantile(0.025)}，${quantile(0.975)}）`,
  );
});

test('no later dip of Wald below 94% at p = 0.95', () => {
  for (let n = 1387; n <= 2000; n++) expect(covers(wald, n, 0.95)).toBeGreaterThan(0.94);
});

/** Quantile of a density that is symmetric about 0, by adding up its area. */
const quantileOf = (density: (x: number) => number, level: number): number => {
  const step = 1e-3;
  let [area, x] = [0.5, 0];
  while (area < level) {
    area += density(x + step / 2) * step;
    x += step;
  }
  x -= (area - level) / density(x);
  return x;
};
const normal = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** Γ(k/2) for a whole number k. */
const gammaHalf = (k: number): number => (k === 1 ? Math.sqrt(Math.PI) : k === 2 ? 1 : (k / 2 - 1) * gammaHalf(k - 2));
const student = (freedom: number) => {
  const scale = gammaHalf(freedom + 1) / (gammaHalf(freedom) * Math.sqrt(freedom * Math.PI));
  return (x: number): number => scale * (1 + (x * x) / freedom) ** (-(freedom + 1) / 2);
};

test('critical values: normal, Student, and ten comparisons at once', () => {
  const [ninety, usual, high] = [0.95, 0.975, 0.995].map((level) => quantileOf(normal, level).toFixed(3));
  has(
    `${ninety} for 90%, ${usual} for 95% and ${high} for 99%`,
    `for ten, $z=${quantileOf(normal, 1 - 0.05 / 20).toFixed(3)}$`,
  );
  has(
    `$t$ is ${[2, 4, 9, 29].map((freedom) => quantileOf(student(freedom), 0.975).toFixed(4)).join(', ')}`,
    `t_5=${quantileOf(student(5), 0.975).toFixed(6)}`,
  );
});

test('the best of twenty equal models looks 1.87 standard errors better than it is', () => {
  const step = 1e-3;
  let [below, expected] = [0, 0];
  for (let x = -8; x < 8; x += step) {
    below += normal(x + step / 2) * step;
    expected += x * 20 * normal(x) * below ** 19 * step;
  }
  has(`looks ${expected.toFixed(2)} standard errors better`);
});
