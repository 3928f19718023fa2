import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { quantize } from '../../kernels/quantized-matmul/quantize.ts';
import { moduleBytes, openRoutines } from './assembler';
import { compute, parameters, type FormatRow, type Params } from './compute';
import { laneSum, productIjk, productIkj, productTiled } from './loops';
import { dotBench, fusionBench, productBench, timeCall, timeTask, type Measured } from './measure';
import { intensityOf, loadsOf, PLANS, TILE } from './plans';
import { crossingOf } from './TimingView';
import { bytesOf, drawMatrix, roundMatrix, type Format } from './quantization';
import { TEST_DIGITS, trainedLayer } from './trained';
import { pretrained } from '../using-and-fine-tuning-transformers/base';
import { digits } from '../using-and-fine-tuning-transformers/digits';
import { accuracyOf, freshNet, logits } from '../using-and-fine-tuning-transformers/net';

const run = (change: Partial<Params>) => compute({ ...cleanParams(parameters), ...change }, referenceOps, quietRun());
const rowOf = (rows: readonly FormatRow[], bits: number, scales: string): FormatRow =>
  rows.find((row) => row.bits === bits && row.scales === scales) as FormatRow;

describe('rounding to a few bits', () => {
  test('the six weights of the chapter, in int8 and int4', () => {
    const weights = Float32Array.of(-0.62, 0.05, 0.31, 0.94, -0.18, 0.44);
    const options = { k: 6, n: 1, granularity: 'tensor', symmetric: true } as const;
    const { scales } = quantize(weights, { ...options, bits: 8 });
    expect(scales[0]).toBeCloseTo(0.94 / 127, 8);
    const round = (bits: 8 | 4) => roundMatrix(weights, 6, 1, { bits, scales: 'tensor', symmetric: true });
    expect(round(8).rms).toBeCloseTo(0.00198106, 7);
    expect(round(4).rms).toBeCloseTo(0.0414942, 6);
  });

  test.each(['gaussian', 'uniform', 'columns', 'rows'] as const)('%s: no error exceeds half a step', (kind) => {
    const weights = drawMatrix(kind, 128, 64, 3);
    for (const bits of [8, 4] as const)
      for (const scales of ['tensor', 'channel', '64', '32'] as const)
        expect(roundMatrix(weights, 128, 64, { bits, scales, symmetric: true }).largestSteps).toBeLessThan(0.5 + 1e-4);
  });

  test('affine: zero stays exactly zero', () => {
    const weights = drawMatrix('gaussian', 64, 8, 4).map((w, i) => (i % 3 === 0 ? 0 : Math.abs(w)));
    const { values } = roundMatrix(weights, 64, 8, { bits: 4, scales: 'channel', symmetric: false });
    weights.forEach((w, i) => w === 0 && expect(Math.abs(values[i] ?? NaN)).toBe(0));
  });

  test('uniform weights over the full range reach 48.10 and 22.92 dB', () => {
    const weights = drawMatrix('uniform', 512, 512, 5);
    const snr = (bits: 8 | 4) => roundMatrix(weights, 512, 512, { bits, scales: 'tensor', symmetric: true }).snr;
    expect(Math.abs(snr(8) - 48.0967)).toBeLessThan(0.05);
    expect(Math.abs(snr(4) - 22.9226)).toBeLessThan(0.05);
  });

  test('Gaussian weights in int4, groups of 32: 20.28 dB', () => {
    const weights = drawMatrix('gaussian', 512, 512, 6);
    expect(roundMatrix(weights, 512, 512, { bits: 4, scales: '32', symmetric: true }).snr).toBeCloseTo(20.28, 1);
  });

  test('bytes of a 4096 × 4096 matrix are those of the chapter', () => {
    const bytes = (format: Omit<Format, 'symmetric'>) => bytesOf(4096, 4096, { ...format, symmetric: true });
    expect(bytes({ bits: 8, scales: 'channel' })).toBe(16_793_600);
    expect(bytes({ bits: 4, scales: '32' })).toBe(9_437_184);
    expect((8 * bytes({ bits: 4, scales: '64' })) / 4096 ** 2).toBe(4.25);
  });

  test('the zero-point identity: s_x s_w (Σ q_x q_w − z_x Σ q_w) is the direct sum', () => {
    const [qx, qw, z] = [[12, 200, 77], [-5, 90, -127], 20] as const;
    const direct = qx.reduce((sum, q, i) => sum + 0.02 * (q - z) * 0.01 * (qw[i] ?? 0), 0);
    const folded =
      0.02 * 0.01 * (qx.reduce((sum, q, i) => sum + q * (qw[i] ?? 0), 0) - z * qw.reduce((a, b) => a + b, 0));
    expect(direct).toBeCloseTo(1.8002, 10);
    expect(folded).toBeCloseTo(direct, 12);
  });
});

describe('exercise 22-3: outlier columns', () => {
  test('a scale for each channel is the cheapest format below 5 %', async () => {
    const { formats, chosen, kernelError } = await run({ matrix: 'columns' });
    expect(100 * rowOf(formats, 8, 'tensor').outputError).toBeCloseTo(8, -0.5);
    expect(rowOf(formats, 8, 'tensor').outputError).toBeGreaterThan(0.05);
    expect(rowOf(formats, 8, 'channel').outputError).toBeLessThan(0.01);
    for (const scales of ['tensor', 'channel', '64', '32'])
      expect(rowOf(formats, 4, scales).outputError).toBeGreaterThan(0.08);
    const passing = formats.filter((row) => row.outputError < 0.05).sort((a, b) => a.bytes - b.bytes);
    expect([passing[0]?.bits, passing[0]?.scales]).toEqual([8, 'channel']);
    // The kernel's answer and the widget's own sums agree.
    expect(kernelError).toBeCloseTo(chosen.outputError, 6);
  });

  test('outlier rows spoil every column; groups isolate them better than channels', async () => {
    const { formats } = await run({ matrix: 'rows', bits: 4 });
    expect(rowOf(formats, 4, 'channel').outputError).toBeGreaterThan(2 * rowOf(formats, 4, '32').outputError);
  });

  test('errors do not average out: the output error is about that of the weights', async () => {
    const { formats } = await run({ matrix: 'gaussian' });
    for (const { snr, outputError } of formats) expect(outputError / 10 ** (-snr / 20)).toBeCloseTo(1, 1);
  });
});

describe('the trained layer', () => {
  const breathe = () => Promise.resolve();

  test('is the middle layer of the network of Question 18, tested on what that layer really gets', async () => {
    const layer = await trainedLayer(3, breathe);
    const net = await pretrained(3, breathe);
    const { pixels, labels } = digits(TEST_DIGITS, 'plain', 33);
    // The whole network in float64 by its own code, against layer by layer with the weights in float32.
    expect(layer.right(layer.weights)).toBeCloseTo(accuracyOf(logits(net, pixels), labels), 2);
    expect([layer.k, layer.n, layer.weights.length]).toEqual([128, 128, 128 * 128]);
    expect(Math.min(...layer.x)).toBe(0);
    const zero = new Float32Array(layer.weights.length);
    // Without the layer every digit gets the same answer: one class of ten.
    expect(layer.right(zero)).toBeLessThan(0.2);
  }, 30_000);

  test('its weights are far from the numbers it began with', async () => {
    const { weights } = await trainedLayer(3, breathe);
    const fresh = freshNet(30).layers[1]?.w ?? new Float64Array();
    const moved = Math.hypot(...weights.map((w, i) => w - (fresh[i] ?? 0))) / Math.hypot(...fresh);
    expect(moved).toBeGreaterThan(0.3);
  }, 30_000);

  test('int4 moves its outputs by a tenth, and hardly a digit is read otherwise', async () => {
    const { formats, rightInFloat = NaN, k } = await run({ matrix: 'trained' });
    expect(k).toBe(128);
    expect(rightInFloat).toBeGreaterThan(0.95);
    expect(rowOf(formats, 4, 'tensor').outputError).toBeGreaterThan(0.08);
    for (const { bits, outputError, right = NaN } of formats) {
      if (bits === 8) expect(outputError).toBeLessThan(0.01);
      expect(Math.abs(right - rightInFloat)).toBeLessThanOrEqual(bits === 8 ? 0.004 : 0.01);
    }
  }, 30_000);

  test('a matrix that is drawn has no digits to read', async () => {
    const { formats, rightInFloat } = await run({ matrix: 'gaussian' });
    expect(rightInFloat).toBeUndefined();
    expect(formats.every(({ right }) => right === undefined)).toBe(true);
  });
});

describe('the routines', () => {
  test('the module is small', () => expect(moduleBytes().length).toBeLessThan(1600));

  test('every step of the ladder equals the float64 product within k·ε·|A||B|', async () => {
    for (const n of [64, 128]) {
      const { calls } = await productBench(n);
      const random = [1, 2].map((seed) => seededRandom(seed));
      const [a, b] = random.map((r) => Float64Array.from({ length: n * n }, () => Math.fround(r.normal()))) as [
        Float64Array,
        Float64Array,
      ];
      const exact = new Float64Array(n * n);
      const bound = new Float64Array(n * n);
      for (let i = 0; i < n; i++)
        for (let k = 0; k < n; k++)
          for (let j = 0; j < n; j++) {
            const term = (a[i * n + k] as number) * (b[k * n + j] as number);
            exact[i * n + j] = (exact[i * n + j] as number) + term;
            bound[i * n + j] = (bound[i * n + j] as number) + Math.abs(term);
          }
      const wasm = await openRoutines(12 * n * n);
      const memory = new Float32Array(wasm.memory.buffer);
      memory.set(a, 0);
      memory.set(b, n * n);
      const c = new Float32Array(n * n);
      const js = { productIjk, productIkj, productTiled } as const;
      const results: Float32Array[] = Object.values(js).map((product) => {
        product(Float32Array.from(a), Float32Array.from(b), c, n);
        return c.slice();
      });
      for (const [name, panel] of [
        ['ijk', n],
        ['ikj1', n],
        ['ikj4', n],
        ['tile', n],
        ['tile', 32],
      ] as const) {
        memory.fill(0, 2 * n * n, 3 * n * n);
        if (name === 'tile') for (let k = 0; k < n; k += panel) wasm.tile(0, 4 * n * n, 8 * n * n, n, k, k + panel);
        else wasm[name](0, 4 * n * n, 8 * n * n, n, 0, n);
        results.push(memory.slice(2 * n * n, 3 * n * n));
      }
      for (const result of results) {
        const shares = result.map((value, i) => Math.abs(value - (exact[i] as number)) / (bound[i] as number));
        expect(Math.max(...shares)).toBeLessThanOrEqual(n * 2 ** -23);
      }
      expect(Object.keys(calls)).toEqual(PLANS.tiling.variants);
    }
  });

  test('dot products of the chapter: 3.9 with one lane, four, sixteen', async () => {
    const wasm = await openRoutines(128);
    const memory = new Float32Array(wasm.memory.buffer);
    memory.set([0.5, -1.5, 2, 4, -0.25, 3]);
    memory.set([2, 0.4, -1, 0.75, 8, 1.5], 16);
    for (const name of ['dot1', 'dot4', 'dot16'] as const) expect(wasm[name](0, 64, 64)).toBeCloseTo(3.9, 6);
  });

  test('lanes add in another order: 1e8 + 1 − 1e8 + 1 is 1 with one, 2 with two', () => {
    expect(laneSum([1e8, 1, -1e8, 1], 1)).toBe(1);
    expect(laneSum([1e8, 1, -1e8, 1], 2)).toBe(2);
  });

  test('the four-lane dot product keeps counting where the scalar one stops at 2^24', async () => {
    const count = 2 ** 25;
    const wasm = await openRoutines(4 * count);
    new Float32Array(wasm.memory.buffer).fill(1);
    // Both vectors are the same ones.
    expect(wasm.dot1(0, 0, 4 * count)).toBe(16_777_216);
    expect(wasm.dot4(0, 0, 4 * count)).toBe(33_554_432);
  }, 60_000);
});

describe('fusion', () => {
  test('one pass equals four, bit for bit, with Math.fround; in 64 bits about a fifth of the last bits differ', async () => {
    const { calls, checks } = fusionBench(2 ** 16);
    for (const call of Object.values(calls)) await call();
    const [bits, wide] = checks?.() ?? [];
    expect(bits?.value).toBe(0);
    expect(wide?.value).toBeGreaterThan(0.1);
    expect(wide?.value).toBeLessThan(0.35);
  });
});

describe('counts', () => {
  test('loads of a tiled product are 2n³/t, counted block by block', () => {
    const n = 256;
    let loads = 0;
    for (let i = 0; i < n; i += TILE) for (let j = 0; j < n; j += TILE) for (let k = 0; k < n; k++) loads += 2 * TILE;
    expect(loadsOf('js-tiled', n)).toBe(loads);
    let registers = 0;
    for (let i = 0; i < n; i += 4) for (let j = 0; j < n; j += 8) registers += n * (4 + 8);
    expect(loadsOf('wasm-tile', n)).toBe(registers);
  });

  test('intensity grows almost in proportion to the batch', () => {
    expect(intensityOf(1)).toBeCloseTo(0.5, 2);
    expect(intensityOf(64) / intensityOf(1)).toBeGreaterThan(56);
  });
});

describe('the stopwatch', () => {
  /** A clock that each call moves by 2 ms. */
  const fakeRun = () => {
    let time = 0;
    return { call: () => void (time += 2), run: { now: () => time, breathe: () => Promise.resolve() } };
  };

  test('it divides by the number of calls and repeats up to 20 times', async () => {
    const { call, run: clock } = fakeRun();
    expect(await timeCall(call, clock)).toEqual({ ms: 2, repeats: 20, onGpu: false });
  });

  test('a slow call is timed three times', async () => {
    let time = 0;
    const clock = { now: () => time, breathe: () => Promise.resolve() };
    expect(await timeCall(() => void (time += 900), clock)).toMatchObject({ ms: 900, repeats: 3 });
  });

  test('all variants of the dot product are timed and agree', async () => {
    let time = 0;
    // A clock that jumps, so that little is repeated.
    const hasty = { ...quietRun<Measured>(), now: () => (time += 20) };
    const { points, checks } = await timeTask('dot', referenceOps, hasty);
    expect(points).toHaveLength(PLANS.dot.sizes.length * PLANS.dot.variants.length);
    for (const { ms } of points) expect(ms).toBe(20);
    expect(checks[0]?.value).toBeLessThan(1e-5);
    expect(Object.keys((await dotBench(64)).calls)).toEqual(PLANS.dot.variants);
  }, 60_000);

  test('int8 beats float32 from the first size after which it never loses again', () => {
    const at = (variant: string, size: number, ms: number) => ({ variant, size, ms, repeats: 3, onGpu: false });
    const points = [1, 4, 16].flatMap((m) => [at('f32', m, m), at('int8-both', m, m === 4 ? 5 : m === 1 ? 0.5 : 8)]);
    expect(crossingOf({ points })).toBe(16);
    expect(crossingOf({ points: [at('f32', 1, 1), at('int8-both', 1, 2)] })).toBeUndefined();
  });
});
