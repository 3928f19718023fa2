import { describe, expect, it } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { compute, parameters, type Params, type Result } from './compute.ts';
import {
  bell,
  density,
  drawDigits,
  eulerStep,
  exactMap,
  heunStep,
  meanOf,
  noisyStep,
  normalQuantile,
  phi,
  quantileOf,
  sdOf,
  targetOf,
} from './samplers.ts';

const target = targetOf(0.3, 1);
const run = (given: Partial<Params>): Promise<Result> =>
  compute(cleanParams(parameters, given), referenceOps, quietRun<Result>());

describe('the chapter’s numbers', () => {
  it('has the mean, spread and left share of the target', () => {
    expect(meanOf(target)).toBeCloseTo(0.45, 12);
    expect(sdOf(target)).toBeCloseTo(1.66117, 5);
  });

  it.each([
    [1, 1.470723],
    [4, 0.294272],
    [16, 0.075298],
    [256, 0.004783],
  ])('Euler with %i steps is %f away', async (steps, expected) => {
    expect((await run({ steps })).distance).toBeCloseTo(expected, 5);
  });

  it.each([
    [4, 0.035583],
    [16, 0.002645],
  ])('Heun with %i steps is %f away and makes two calls a step', async (steps, expected) => {
    const result = await run({ method: 'heun', steps });
    expect(result.distance).toBeCloseTo(expected, 5);
    expect(result.calls).toBe(2 * steps);
  });

  it('puts every sample of one Euler step at the mean of the data', async () => {
    const { mean, sd } = await run({ steps: 1 });
    expect(mean).toBeCloseTo(0.45, 12);
    expect(sd).toBeLessThan(1e-12);
  });

  it('gets below 0.05 with 25 calls of Euler and 8 of Heun, not earlier', async () => {
    expect((await run({ steps: 24 })).distance).toBeGreaterThan(0.05);
    expect((await run({ steps: 25 })).distance).toBeLessThan(0.05);
    expect((await run({ method: 'heun', steps: 3 })).distance).toBeGreaterThan(0.05);
    expect((await run({ method: 'heun', steps: 4 })).distance).toBeLessThan(0.05);
  });

  it('gives the Gaussian with the right moments no moment distance and a large true one', async () => {
    const { distance, momentDistance } = await run({ method: 'moments' });
    expect(distance).toBeCloseTo(0.664646, 5);
    expect(momentDistance).toBeLessThan(1e-4);
  });

  it('charges 0.3 · 3.5 for a dropped mode', async () => {
    expect((await run({ method: 'oneMode' })).distance).toBeCloseTo(1.05, 2);
  });

  it.each([
    [3, 0.1066],
    [4, 0.0401],
    [6, 0.00245],
  ])('draws %i digits at distance %f', async (steps, expected) => {
    expect((await run({ method: 'digits', steps, particles: 20_000 })).distance).toBeCloseTo(expected, 3);
  });

  it('needs more steps with randomness', async () => {
    expect((await run({ eta: 1, steps: 8 })).distance).toBeCloseTo(0.22, 1);
    const many = await run({ eta: 1, steps: 32 });
    expect(many.distance).toBeGreaterThan(0.04);
    expect(many.distance).toBeLessThan(0.11);
  });

  it('leaves 0.43 of the Langevin chains on the left after 1000 steps from noise', async () => {
    expect((await run({ method: 'langevin', steps: 1000 })).shareLeft).toBeCloseTo(0.43, 1);
  });
});

describe('the formulas', () => {
  const walk = (z: number, steps: number, step: typeof heunStep): number => {
    let x = z;
    for (let k = 0; k < steps; k++) x = step(target, x, 1 - k / steps, Math.max(0, 1 - (k + 1) / steps));
    return x;
  };

  it('ends a fine Heun path where the exact map ends', () => {
    for (const z of [-2, -1, -0.6, -0.45, 0, 1, 2.2])
      expect(walk(z, 1000, heunStep)).toBeCloseTo(exactMap(target, z), 4);
    expect(exactMap(target, -1)).toBeCloseTo(-1.963809, 6);
    expect(exactMap(target, 1)).toBeCloseTo(1.799969, 6);
    expect(walk(0, 2, eulerStep)).toBeCloseTo(1.192538, 6);
  });

  it('has the density that a change of variables through the exact map gives', () => {
    for (const z of [-1.5, -0.7, 0.3, 1.4]) {
      const x = exactMap(target, z);
      const slope = (exactMap(target, z + 1e-5) - exactMap(target, z - 1e-5)) / 2e-5;
      expect(density(target, x)).toBeCloseTo(bell(z) / slope, 6);
    }
    expect(Math.log(density(target, 1.2))).toBeCloseTo(-0.640573, 6);
  });

  it('halves Euler’s error with the step, and quarters Heun’s', async () => {
    for (const steps of [8, 16, 32]) {
      const ratio = (await run({ steps })).distance / (await run({ steps: 2 * steps })).distance;
      expect(ratio).toBeGreaterThan(1.9);
      expect(ratio).toBeLessThan(2.1);
    }
    const ratio =
      (await run({ method: 'heun', steps: 8 })).distance / (await run({ method: 'heun', steps: 16 })).distance;
    expect(ratio).toBeGreaterThan(3.3);
    expect(ratio).toBeLessThan(4.1);
  });

  it('maps noise by a straight line where only one mode has weight', () => {
    for (const z of [-2, 0, 1.3]) expect(exactMap(targetOf(0, 1), z)).toBeCloseTo(1.5 + 0.4 * z, 10);
  });

  it('takes an Euler step where no fresh noise is asked for', () => {
    for (const [x, t, s] of [
      [0.3, 1, 0.5],
      [-1, 0.7, 0.2],
      [2, 0.25, 0],
    ] as const)
      expect(noisyStep(target, x, t, s, 0, () => 1)).toBeCloseTo(eulerStep(target, x, t, s), 12);
  });

  it('multiplies digit probabilities to the mass of the interval', () => {
    const { uniform } = seededRandom(4);
    for (let i = 0; i < 50; i++) {
      const u = uniform();
      const { middles, probability } = drawDigits(target, 4, 5, u);
      const middle = middles.at(-1) ?? 0;
      const [low, high] = [middle - 0.125, middle + 0.125];
      const below = (x: number) => (x <= -4 ? 0 : x >= 4 ? 1 : 0.3 * phi((x + 2) / 0.5) + 0.7 * phi((x - 1.5) / 0.4));
      expect(probability).toBeCloseTo(below(high) - below(low), 12);
    }
    expect(drawDigits(target, 4, 1, 0.999).probability).toBeCloseTo(0.699948, 6);
  });

  it('inverts distribution functions', () => {
    for (const y of [1e-6, 0.02, 0.3, 0.5, 0.97, 1 - 1e-6]) {
      expect(phi(normalQuantile(y))).toBeCloseTo(y, 12);
      const x = quantileOf(target, y);
      expect(0.3 * phi((x + 2) / 0.5) + 0.7 * phi((x - 1.5) / 0.4)).toBeCloseTo(y, 12);
    }
  });
});

it('repeats itself under one seed and differs under another', async () => {
  const [a, b, c] = await Promise.all([run({ eta: 1 }), run({ eta: 1 }), run({ eta: 1, seed: 10 })]);
  expect(a).toEqual(b);
  expect(a.distance).not.toBe(c.distance);
});
