import { expect, test } from 'vitest';
import {
  cumulative,
  density,
  deviation,
  distance,
  euler,
  exactMap,
  heun,
  mean,
  phi,
  quantiles,
  quantileStarts,
  target,
} from '../../src/figures/09-math';
import { chapter, grouped } from './chapter';

const { text: source } = chapter(9);
/** On one line, so that a phrase may run over a line's end. */
const text = source.replace(/\n/g, ' ');
const gaussianKl = (mu: number, s: number) => (mu * mu + s * s - 1) / 2 - Math.log(s);

test('the target has the mean 0.45 and the share 0.30 on the left', () => {
  expect(mean).toBeCloseTo(0.45, 12);
  expect(deviation).toBeCloseTo(1.66117, 5);
  expect(cumulative(0).toFixed(6)).toBe('0.300052');
  expect(text).toContain(`puts every sample at ${mean.toFixed(2)}`);
  expect(phi(1.959964)).toBeCloseTo(0.975, 7);
});

test('W1: KL, and a bound with its gap', () => {
  const [a, b] = [gaussianKl(0.8, 0.5), gaussianKl(-0.3, 1.2)];
  expect(text).toContain(`${a.toFixed(6)} + ${b.toFixed(6)} = ${(a + b).toFixed(6)}`);
  const evidence = -0.5 * Math.log(2 * Math.PI * 5) - 1.5 ** 2 / 10;
  const reconstruction = -0.5 * Math.log(2 * Math.PI) - ((1.5 - 1) ** 2 + 4 * 0.09) / 2;
  const elbo = reconstruction - gaussianKl(0.5, 0.3);
  for (const v of [evidence, reconstruction, gaussianKl(0.5, 0.3), elbo]) expect(text).toContain(v.toFixed(6));
  // KL(q || N(0.6, 0.2)) by its own formula.
  const gap = 0.5 * (0.09 / 0.2 + 0.01 / 0.2 - 1 + Math.log(0.2 / 0.09));
  expect(evidence - elbo).toBeCloseTo(gap, 12);
  expect(text).toContain(gap.toFixed(6));
});

test('W2: the game forgives a missing mode', () => {
  const kl = (p: number[], q: number[]) => p.reduce((s, v, i) => s + (v > 0 ? v * Math.log(v / q[i]!) : 0), 0);
  const js = (kl([0.7, 0.3], [0.85, 0.15]) + kl([1, 0], [0.85, 0.15])) / 2;
  expect(text).toContain(js.toFixed(6));
  expect(text).toContain((2 * js - Math.log(4)).toFixed(6));
  expect(text).toContain((-Math.log(4)).toFixed(6));
});

test('W3: saturating and non-saturating gradients on the logit', () => {
  const d = 0.01;
  // d/ds log(1 - sigmoid(s)) = -D, d/ds -log sigmoid(s) = -(1 - D)
  expect(text).toContain(`the gradient on the logit is ${d} for`);
  expect(text).toContain(`and ${1 - d} for`);
});

test('W4: a coupling layer by hand', () => {
  const [z1, z2] = [1, -0.5];
  const x2 = z2 * Math.exp(z1 / 2) + z1 * z1;
  expect(text).toContain(x2.toFixed(6));
  expect(text).toContain((-Math.log(2 * Math.PI) - (z1 * z1 + z2 * z2) / 2 - z1 / 2).toFixed(6));
  expect((x2 - z1 * z1) * Math.exp(-z1 / 2)).toBeCloseTo(-0.5, 12);
});

test('W5: boundary factors of a consistency model', () => {
  for (const s of [0.5, 1]) {
    expect(text).toContain((0.25 / ((s - 0.002) ** 2 + 0.25)).toFixed(6));
    expect(text).toContain(((0.5 * (s - 0.002)) / Math.sqrt(0.25 + s * s)).toFixed(6));
  }
});

test('W6: the noise schedule, two pixels, and the calls of a pixel model', () => {
  const bar = Array.from({ length: 1000 }, (_, t) => 1 - (1e-4 + (t * (0.02 - 1e-4)) / 999)).reduce<number[]>(
    (list, a) => [...list, (list.at(-1) ?? 1) * a],
    [],
  );
  expect(text).toContain(bar[249]!.toFixed(6));
  expect(text).toContain(bar[499]!.toFixed(7));
  expect(text).toContain(`${(bar[999]! * 1e5).toFixed(5)} \\times 10^{-5}`);
  expect(text).toContain(Math.sqrt(bar[999]!).toFixed(5));
  const bits = (p: number[]) => -p.reduce((s, v) => s + v * Math.log2(v), 0);
  expect(text).toContain((bits([0.4, 0.1, 0.2, 0.3]) / 2).toFixed(6));
  expect(text).toContain(((bits([0.5, 0.5]) + bits([0.6, 0.4])) / 2).toFixed(6));
  expect(text).toContain(`with probability ${0.1 / 0.5} after a 0 and ${0.3 / 0.5} after a 1`);
  expect(text).toContain(grouped(64 * 64 * 3));
});

test('W7: samplers on the toy', () => {
  const n = 2000;
  const starts = quantileStarts(n);
  const reference = quantiles(n);
  const error = (run: (z: number) => number[]) =>
    distance(
      starts.map((z) => run(z).at(-1)!),
      reference,
    );
  for (const steps of [1, 4, 16, 256]) expect(text).toContain(error((z) => euler(z, steps)).toFixed(6));
  for (const steps of [4, 16]) expect(text).toContain(error((z) => heun(z, steps)).toFixed(6));
  expect(euler(-1.3, 1).at(-1)).toBeCloseTo(0.45, 12);
  expect(error((z) => euler(z, 24))).toBeGreaterThan(0.05);
  expect(error((z) => euler(z, 25))).toBeLessThan(0.05);
  expect(error((z) => heun(z, 3))).toBeGreaterThan(0.05);
  expect(error((z) => heun(z, 4))).toBeLessThan(0.05);
  expect(text).toContain('25 calls for Euler. For Heun 4 steps, which are 8 calls');
  expect(text).toContain(`pass through ${euler(0, 2)[1]!.toFixed(3)} and end at`);
  expect(text).toContain(euler(0, 2)[2]!.toFixed(6));
  for (const z of [-1, 0, 1]) expect(text).toContain(exactMap(z).toFixed(6));
  expect(heun(0, 1000).at(-1)).toBeCloseTo(exactMap(0), 4);
  // Where the map passes 0, between the heaps.
  let [low, high] = [-2, 2];
  for (let i = 0; i < 60; i++)
    if (exactMap((low + high) / 2) < 0) low = (low + high) / 2;
    else high = (low + high) / 2;
  expect(text).toContain(`$z \\approx ${low.toFixed(3)}$`);
  expect(phi(low)).toBeCloseTo(cumulative(0), 9);
  expect(text).toContain(Math.log(density(1.2)).toFixed(6));
  expect(text).toContain(
    `distance ${distance(
      starts.map((z) => mean + deviation * z),
      reference,
    ).toFixed(4)}`,
  );
  expect(
    distance(
      starts.map((z) => 1.5 + 0.4 * z),
      reference,
    ),
  ).toBeCloseTo(1.05, 2);
});

test('W8: Langevin dynamics crosses slowly (its exact transition kernel on a grid)', () => {
  const h = 0.03;
  const grid = Array.from({ length: 300 }, (_, i) => -4.6 + h * i);
  const score = (x: number) => {
    const parts = target.map((m) => (m.weight / m.sd) * Math.exp(-(((x - m.mean) / m.sd) ** 2) / 2));
    return (
      parts.reduce((s, p, i) => s - (p * (x - target[i]!.mean)) / target[i]!.sd ** 2, 0) /
      parts.reduce((a, b) => a + b, 0)
    );
  };
  const kernel = grid.map((x) => {
    const row = Float64Array.from(grid, (y) => Math.exp(-((y - x - 0.01 * score(x)) ** 2) / 0.04));
    const total = row.reduce((a, b) => a + b, 0);
    return row.map((v) => v / total);
  });
  const left = (start: (x: number) => number, steps: number) => {
    let p = Float64Array.from(grid, start);
    const total = p.reduce((a, b) => a + b, 0);
    p = p.map((v) => v / total);
    for (let k = 0; k < steps; k++) {
      const next = new Float64Array(grid.length);
      for (let i = 0; i < grid.length; i++)
        for (let j = Math.max(0, i - 30); j < Math.min(grid.length, i + 31); j++) next[j]! += p[i]! * kernel[i]![j]!;
      p = next;
    }
    return p.reduce((s, v, i) => s + (grid[i]! < 0 ? v : 0), 0);
  };
  const point = (x: number) => (Math.abs(x - 1.5) < h / 2 ? 1 : 0);
  expect(text).toContain(`After 1000 steps ${left(point, 1000).toFixed(3)}`);
  expect(text).toContain(`${left((x) => Math.exp((-x * x) / 2), 1000).toFixed(2)} are on the left`);
  expect(text).toContain(
    `after 10,000 steps about ${left(point, 10_000).toFixed(2)}; the truth is ${cumulative(0).toFixed(2)}`,
  );
  expect(text).toContain(`只有${(100 * left(point, 1000)).toFixed(1)}%的链翻到左边`);
});

test('W9: likely is not typical', () => {
  const origin = -500 * Math.log(2 * Math.PI);
  expect(text).toContain(origin.toFixed(2));
  // The mean of |x|^2 / 2 over a standard normal in 1000 dimensions is 500.
  expect(text).toContain((origin - 1000 / 2).toFixed(2));
  expect(text).toContain(`: ${1000 / 2} nats in favor`);
});

test('W10: the toy drawn by binary digits', () => {
  expect(text).toContain((1 - cumulative(0)).toFixed(6));
  for (const [digits, shown] of [
    [3, 4],
    [4, 4],
    [6, 5],
  ] as const) {
    const width = 8 / 2 ** digits;
    const edges = Array.from({ length: 2 ** digits + 1 }, (_, i) =>
      i === 0 ? 0 : i === 2 ** digits ? 1 : cumulative(-4 + i * width),
    );
    const drawn = (x: number) => {
      if (x <= -4 || x >= 4) return x < 0 ? 0 : 1;
      const bin = Math.floor((x + 4) / width);
      return edges[bin]! + (edges[bin + 1]! - edges[bin]!) * ((x + 4) / width - bin);
    };
    let sum = 0;
    for (let x = -8; x < 8; x += 1e-3) sum += Math.abs(cumulative(x) - drawn(x)) * 1e-3;
    expect(text).toContain(sum.toFixed(shown));
  }
});

test('W10: FID in one dimension', () => {
  expect(text).toContain(`(0.8 - 1.1)^2 = ${((1.2 - 1) ** 2 + (0.8 - 1.1) ** 2).toFixed(2)}$`);
  // The left heap, 0.3 of the mass, has to be moved from around -2 to around 1.5.
  expect(text).toContain(`a Wasserstein distance of ${(0.3 * 3.5).toFixed(2)}`);
});

test('exercise 1: an interval for 58 of 100', () => {
  const half = 1.96 * Math.sqrt((0.58 * 0.42) / 100);
  expect(text).toContain(`${(0.58 - half).toFixed(3)} to ${(0.58 + half).toFixed(3)}`);
});
