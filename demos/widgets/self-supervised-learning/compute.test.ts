import { describe, expect, test, vi } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { compute, drawWorld, fiveNearest, lossOf, parameters, type Params, type Result } from './compute.ts';
import { backward, forward, initialWeights } from './encoder.ts';
import { collapsedLoss, ntXent, positivesOnly, ringLoss, vicreg, type LossValue } from './losses.ts';

// Trainings and simulations of some seconds, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const defaults = cleanParams<Params>(parameters);
const run = (change: Partial<Params> = {}, onReport?: (partial: Result) => void) =>
  compute({ ...defaults, ...change }, referenceOps, quietRun(onReport));
const last = (result: Result) => result.history.at(-1) ?? { step: 0, loss: NaN, sd: [NaN, NaN] };

/** Outputs for N items at given angles: first views, then second views. */
const atAngles = (degrees: readonly number[], length = 1) =>
  Float64Array.from(
    degrees.flatMap((a) => [length * Math.cos((a * Math.PI) / 180), length * Math.sin((a * Math.PI) / 180)]),
  );
const normalOutputs = (items: number, seed: number) => {
  const { normal } = seededRandom(seed);
  return Float64Array.from({ length: 4 * items }, normal);
};

const losses: readonly [string, (z: Float64Array, N: number) => LossValue][] = [
  ['positives only', positivesOnly],
  ['NT-Xent', (z, N) => ntXent(z, N, 0.3)],
  ['VICReg', (z, N) => vicreg(z, N)],
];

describe('NT-Xent', () => {
  test('equal outputs cost ln(2N − 1) at any temperature', () => {
    for (const N of [2, 64, 256])
      for (const t of [0.1, 0.5, 2]) {
        const z = Float64Array.from({ length: 4 * N }, (_, k) => [0.3, -0.7][k % 2] ?? 0);
        expect(ntXent(z, N, t).value).toBeCloseTo(Math.log(2 * N - 1), 12);
        expect(collapsedLoss(N)).toBe(Math.log(2 * N - 1));
      }
  });

  test('four vectors by hand: 0, 20 and 90, 130 degrees', () => {
    const z = atAngles([0, 90, 20, 130], 3);
    expect(ntXent(z, 2, 0.5).value).toBeCloseTo(0.288294, 6);
    expect(ntXent(z, 2, 0.1).value).toBeCloseTo(0.00435038, 8);
    expect(ntXent(z, 2, 1).value).toBeCloseTo(0.568937, 6);
    expect(ntXent(z, 2, 1e6).value).toBeCloseTo(Math.log(3), 5);
  });

  test('perfect pairs on an even ring have the closed form', () => {
    for (const [N, expected] of [
      [2, 0.0359763],
      [4, 0.456141],
      [8, 1.37023],
      [64, 3.65037],
    ] as const) {
      const ring = Array.from({ length: N }, (_, k) => (360 * k) / N);
      expect(ringLoss(N, 0.5)).toBeCloseTo(expected, 5);
      expect(ntXent(atAngles([...ring, ...ring]), N, 0.5).value).toBeCloseTo(ringLoss(N, 0.5), 10);
    }
  });
});

describe('VICReg', () => {
  test('five items by hand: invariance 25 × 0.4, no variance penalty, covariances 1.5 and 0.75', () => {
    const a = [1, 2, -1, 0, 0, -2, 2, 1, -2, -1];
    const b = [1, 1, -1, 1, 0, -2, 1, 1, -1, -1];
    const covariance = (b[0] ?? 0) * 1 + -1 + 0 + 1 + 1;
    expect(covariance / 4).toBe(0.5);
    expect(vicreg(Float64Array.from([...a, ...b]), 5).value).toBeCloseTo(25 * 0.4 + 1.5 ** 2 + 0.5 ** 2, 12);
  });

  test('a collapsed batch pays for its missing variance: nearly 25 for each view', () => {
    expect(vicreg(new Float64Array(40), 10).value).toBeCloseTo(2 * 25 * (1 - 0.01), 10);
  });
});

test('positives only: loss and gradient are 0 where all outputs are equal', () => {
  const { value, gradient } = positivesOnly(new Float64Array(40).fill(0.8), 10);
  expect(value).toBe(0);
  expect(Math.max(...gradient.map(Math.abs))).toBe(0);
});

describe.each(losses)('%s', (name, loss) => {
  const N = 6;
  const z = normalOutputs(N, 4).map((x) => 0.6 * x);

  test('its gradient agrees with central differences', () => {
    const { gradient } = loss(z, N);
    z.forEach((_, k) => {
      const moved = (by: number) =>
        loss(
          z.map((x, i) => (i === k ? x + by : x)),
          N,
        ).value;
      expect(gradient[k]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 6);
    });
  });

  test('the order of the items does not matter', () => {
    const order = [3, 0, 5, 1, 4, 2];
    const permuted = Float64Array.from(
      [...order, ...order.map((i) => i + N)].flatMap((i) => [z[2 * i] ?? 0, z[2 * i + 1] ?? 0]),
    );
    expect(loss(permuted, N).value).toBeCloseTo(loss(z, N).value, 12);
  });

  test(`turning the plane ${name === 'VICReg' ? 'matters' : 'does not matter'}`, () => {
    const turned = z.map((_, k) => {
      const [x, y] = [z[k & ~1] ?? 0, z[k | 1] ?? 0];
      return k % 2 ? Math.sin(0.7) * x + Math.cos(0.7) * y : Math.cos(0.7) * x - Math.sin(0.7) * y;
    });
    const difference = Math.abs(loss(turned, N).value - loss(z, N).value);
    if (name === 'VICReg') expect(difference).toBeGreaterThan(1e-3);
    else expect(difference).toBeLessThan(1e-12);
  });
});

test('the gradient by the weights agrees with central differences', async () => {
  const params = { ...defaults, items: 8 };
  const { views } = await drawWorld(params, quietRun(), 1);
  const batch = views[0] ?? new Float64Array();
  const w = initialWeights(seededRandom(9).normal);
  const pass = forward(w, batch);
  const g = backward(w, batch, pass, lossOf(pass.z, params).gradient);
  w.forEach((_, k) => {
    const moved = (by: number) =>
      lossOf(
        forward(
          w.map((x, i) => (i === k ? x + by : x)),
          batch,
        ).z,
        params,
      ).value;
    expect(g[k]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 6);
  });
});

describe('the training', () => {
  test.each([1, 2, 3])('seed %i: two losses find the groups, positives alone collapse', async (seed) => {
    for (const loss of ['nt-xent', 'vicreg'] as const) {
      expect((await run({ loss, seed })).accuracy).toBeGreaterThanOrEqual(0.99);
    }
    const collapsed = await run({ loss: 'positives', seed });
    expect(Math.min(...last(collapsed).sd)).toBeLessThan(0.05);
    expect(last(collapsed).loss).toBeLessThan(0.001);
  });

  test('exercise 3: with noise only the loss is lower and the features useless; with other content, chance', async () => {
    const [right, noise, content] = await Promise.all(
      (['nuisance', 'noise', 'content'] as const).map((views) => run({ views })),
    );
    if (!right || !noise || !content) throw new Error('three results');
    expect(last(right).loss).toBeGreaterThan(3.68);
    expect(last(noise).loss).toBeLessThan(3.67);
    expect(noise.accuracy).toBeLessThan(noise.rawAccuracy);
    expect(Math.abs(content.accuracy - 0.25)).toBeLessThan(0.06);
    expect(right.rawAccuracy).toBeCloseTo(0.68, 2);
    expect(last(right).loss).toBeGreaterThan(right.ring);
  });

  test('the loss is shown on the way, and the last state is the result', async () => {
    const steps: number[] = [];
    const result = await run({ items: 8 }, (partial) => steps.push(last(partial).step));
    expect(steps.slice(0, 3)).toEqual([10, 20, 30]);
    expect(last(result).step).toBe(600);
    expect(await run({ items: 8 })).toEqual(result);
  });
});

test('five nearest: groups far apart are found, and a tie goes to the first group', () => {
  const known = Float64Array.from({ length: 40 }, (_, i) => (i >> 1) % 4);
  const queries = Float64Array.from({ length: 8 }, (_, i) => (i >> 1) % 4);
  expect(fiveNearest(known, queries, 2)).toBe(1);
  expect(fiveNearest(new Float64Array(16), new Float64Array(8), 2)).toBe(0.25);
});
