import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { compute, type Result } from './compute.ts';
import { N, targets, TRAINING_X } from './data.ts';
import { eigen } from './eigen.ts';
import { ensembleOf, medianTestError, testError } from './ensemble.ts';
import { features, featureVector } from './features.ts';
import { fitOf, keptShare } from './fit.ts';
import { parameters, type Params } from './settings.ts';

const run = (change: Partial<Params> = {}): Promise<Result> =>
  compute(cleanParams(parameters, change), referenceOps, quietRun());

const y = targets(0.3);
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => sum(Array.from(a, (x, i) => x * (b[i] ?? 0)));

describe('data', () => {
  test('the sixteen points are the ones of the chapter', () => {
    expect(y[0]).toBeCloseTo(0.098117, 6);
    expect(y[1]).toBeCloseTo(-0.282616, 6);
  });

  test('the eigenvectors rebuild the matrix', () => {
    const rows = TRAINING_X.map((x) => featureVector(features(8, 3), x));
    const gram = Float64Array.from({ length: N * N }, (_, at) =>
      dot(rows[Math.floor(at / N)] ?? [], rows[at % N] ?? []),
    );
    const { values, vectors } = eigen(gram, N);
    gram.forEach((entry, at) => {
      const [i, j] = [Math.floor(at / N), at % N];
      const rebuilt = sum(values.map((d, k) => d * (vectors[k]?.[i] ?? 0) * (vectors[k]?.[j] ?? 0)));
      expect(rebuilt).toBeCloseTo(entry, 10);
    });
  });
});

describe('one fit', () => {
  test('an endless penalty, or no step at all, leaves nothing', () => {
    for (const knobs of [
      { lambda: 1e12, steps: Infinity },
      { lambda: 1e-10, steps: 0 },
    ]) {
      const { atTraining, atGrid } = fitOf(200, 1, y, knobs);
      const { training, test: error } = ensembleOf([{ ...fitOf(200, 1, y, knobs), atTraining, atGrid }], y);
      expect(training).toBeCloseTo(0.567222, 5);
      expect(error).toBeCloseTo(0.523285, 5);
    }
  });

  test('a penalty of 0.001 gives the errors of the chapter', () => {
    const at = (P: number) => fitOf(P, 1, y, { lambda: 1e-3, steps: Infinity });
    expect([8, 16, 200].map((P) => testError(at(P)).toFixed(6))).toEqual(['0.061347', '0.017451', '0.015679']);
    expect([8, 16, 200].map((P) => at(P).effective.toFixed(4))).toEqual(['4.0932', '5.8456', '6.4456']);
  });

  test('solving for the weights by elimination gives the same function', () => {
    const P = 8;
    const lambda = 1e-3;
    const random = features(P, 1);
    const rows = TRAINING_X.map((x) => featureVector(random, x));
    const a = Array.from({ length: P }, (_, i) =>
      Array.from({ length: P }, (__, j) => sum(rows.map((r) => (r[i] ?? 0) * (r[j] ?? 0))) + (i === j ? lambda : 0)),
    );
    const w = Array.from({ length: P }, (_, i) => sum(rows.map((r, n) => (r[i] ?? 0) * (y[n] ?? 0))));
    for (let p = 0; p < P; p++) {
      for (let i = p + 1; i < P; i++) {
        const factor = (a[i]?.[p] ?? 0) / (a[p]?.[p] ?? 1);
        for (let j = p; j < P; j++) (a[i] as number[])[j] = (a[i]?.[j] ?? 0) - factor * (a[p]?.[j] ?? 0);
        w[i] = (w[i] ?? 0) - factor * (w[p] ?? 0);
      }
    }
    for (let p = P - 1; p >= 0; p--) {
      for (let j = p + 1; j < P; j++) w[p] = (w[p] ?? 0) - (a[p]?.[j] ?? 0) * (w[j] ?? 0);
      w[p] = (w[p] ?? 0) / (a[p]?.[p] ?? 1);
    }
    const fit = fitOf(P, 1, y, { lambda, steps: Infinity });
    rows.forEach((r, i) => expect(dot(r, w)).toBeCloseTo(fit.atTraining[i] ?? NaN, 9));
    fit.atGrid.forEach((value, k) => {
      expect(dot(featureVector(random, -1 + (2 * (k + 0.5)) / 400), w)).toBeCloseTo(value, 9);
    });
    expect(Math.hypot(...w)).toBeCloseTo(fit.norm, 8);
  });

  test('three hundred real gradient steps agree with the formula', () => {
    const P = 200;
    const rows = TRAINING_X.map((x) => featureVector(features(P, 1), x));
    const lambda = 1e-10;
    const fit = fitOf(P, 1, y, { lambda, steps: 300 });
    const rate = 1 / ((fit.directions[0]?.d ?? 1) + lambda);
    const w = new Float64Array(P);
    for (let t = 0; t < 300; t++) {
      const residual = rows.map((r, i) => dot(r, w) - (y[i] ?? 0));
      for (let j = 0; j < P; j++) {
        const gradient = sum(rows.map((r, i) => (r[j] ?? 0) * (residual[i] ?? 0))) + lambda * (w[j] ?? 0);
        w[j] = (w[j] ?? 0) - rate * gradient;
      }
    }
    rows.forEach((r, i) => expect(dot(r, w)).toBeCloseTo(fit.atTraining[i] ?? NaN, 9));
    expect(testError(fit).toFixed(6)).toBe('0.012218');
    expect(fit.effective.toFixed(4)).toBe('4.2880');
  });

  test('endless steps are ridge regression, and λ → 0 fits every point', () => {
    expect(keptShare(0.01, 3, 0.1, 1e9)).toBeCloseTo(0.01 / 0.11, 12);
    const { training, test: error } = ensembleOf([fitOf(200, 1, y, { lambda: 1e-10, steps: Infinity })], y);
    expect(training).toBeLessThan(1e-9);
    expect(error).toBeCloseTo(0.057, 4);
  });

  test('without noise the large model is good everywhere', async () => {
    expect((await run({ P: 200, noise: 0 })).test).toBeLessThan(0.01);
  });
});

describe('what the chapter says of the demo', () => {
  test('exercise 3: the spike, its cure, and stopping', async () => {
    const spike = await run();
    expect(Math.abs(spike.test / 29.06 - 1)).toBeLessThan(0.01);
    expect(spike.norm.toFixed(0)).toBe('6528');
    expect([(await run({ P: 8 })).test.toFixed(4), (await run({ P: 200 })).test.toFixed(4)]).toEqual([
      '0.1603',
      '0.0570',
    ]);
    const cured = await run({ logLambda: -3 });
    expect([cured.test.toFixed(5), cured.effective.toFixed(2)]).toEqual(['0.01745', '5.85']);
    const stopped = await run({ P: 200, logSteps: 2.58 });
    expect([stopped.steps, stopped.test.toFixed(4), stopped.effective.toFixed(2)]).toEqual([380, '0.0108', '4.50']);
    expect(Math.min(...stopped.knob.map((point) => point.test))).toBeGreaterThan(0.0107);
  });

  test('the medians behind the curve', () => {
    const free = { lambda: 1e-10, steps: Infinity };
    expect([4, 8, 16, 200].map((P) => medianTestError(P, y, free).toFixed(4))).toEqual([
      '0.1331',
      '0.0561',
      '0.1977',
      '0.0568',
    ]);
  });

  test('the error of the average is the mean error minus the spread', async () => {
    const peak = await run({ members: 10 });
    expect(peak.memberMean - peak.spread).toBeCloseTo(peak.test, 11);
    expect(peak.memberMean).toBeCloseTo(3.0511, 2);
    expect([peak.test.toFixed(4), peak.best.toFixed(4)]).toEqual(['0.4012', '0.0424']);
    const wide = await run({ members: 10, P: 200 });
    expect([wide.memberMean.toFixed(4), wide.test.toFixed(4)]).toEqual(['0.0567', '0.0564']);
  });

  test('the order in which parameters were tried does not matter', async () => {
    const before = await run({ P: 12, logLambda: -2 });
    await run({ P: 200, members: 20, draw: 25 });
    expect(await run({ P: 12, logLambda: -2 })).toEqual(before);
  });
});
