import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { loss, randomBlock, type Block } from './block.ts';
import { idleShare, makespan, pipeline } from './clock.ts';
import { compute, parameters, STRATEGIES, type Params, type Result, type Row } from './compute.ts';
import { trainingStep, type Strategy } from './strategies.ts';
import { tensorParallel } from './tensor-parallel.ts';
import { allReduce, Wire } from './wire.ts';

const run = (change: Partial<Params> = {}): Promise<Result> =>
  compute(cleanParams(parameters, change), referenceOps, quietRun());
const row = (result: Result, strategy: Strategy): Row => result.rows.find((one) => one.strategy === strategy) as Row;

describe('the gradient', () => {
  test.each([2, 4, 8] as const)('is the same to the last digits for every cut over %i devices', async (devices) => {
    for (const { difference, largest } of (await run({ devices, micro: 4, width: 8 })).rows) {
      expect(difference).toBeLessThan(1e-10);
      expect(largest).toBeGreaterThan(1e-3);
    }
  });

  test('agrees with numeric derivatives of the loss', () => {
    const block = randomBlock(8, 8, 8, 3);
    const { gradients } = trainingStep(block, 'tensor', 4, 1);
    for (const [layer, entry] of [
      [0, 5],
      [3, 17],
      [7, 63],
    ] as const) {
      const shifted = (by: number): Block => ({
        ...block,
        weights: block.weights.map((w, l) => (l === layer ? w.map((v, i) => (i === entry ? v + by : v)) : w)),
      });
      const numeric = (loss(shifted(1e-6)) - loss(shifted(-1e-6))) / 2e-6;
      expect(gradients[layer]?.[entry]).toBeCloseTo(numeric, 6);
    }
  });

  test('tensor parallelism adds the pieces of the chapter: (−6, 14) + (8, −4) = (2, 10)', () => {
    // X (2 × 4 → padded to width 4), A and B of the chapter, embedded in 4 × 4 matrices.
    const A = Float64Array.of(1, 3, -2, 0, 1, -1, 1, -4, 0, 0, 0, 0, 0, 0, 0, 0);
    const B = Float64Array.of(1, 0, 0, 0, -1, 2, 0, 0, 3, 1, 0, 0, 2, -1, 0, 0);
    const block: Block = {
      layers: 2,
      width: 4,
      batch: 1,
      weights: [A, B],
      input: Float64Array.of(2, -1, 0, 0),
      target: Float64Array.of(0, 0, 0, 0),
    };
    // With target 0 and batch 1 the gradient of B is hᵀ · output with h = ReLU(XA) = (1, 7, 0, 4) and output (2, 10).
    const { gradients } = tensorParallel(block, 2);
    expect(Array.from(gradients[1] ?? [])).toEqual([2, 10, 0, 0, 14, 70, 0, 0, 0, 0, 0, 0, 8, 40, 0, 0]);
  });
});

describe('the wire', () => {
  test.each([2, 3, 4, 8])('a ring all-reduce of %i devices gives the sum and sends 2 (N − 1) / N of it', (n) => {
    const random = seededRandom(1);
    const arrays = Array.from({ length: n }, () => Float64Array.from({ length: 48 }, () => random.normal()));
    const sum = arrays[0]?.map((_, i) => arrays.reduce((total, array) => total + (array[i] ?? 0), 0));
    const wire = new Wire(n);
    allReduce(arrays, wire);
    for (const array of arrays) array.forEach((value, i) => expect(value).toBeCloseTo(sum?.[i] ?? NaN, 12));
    for (const sent of wire.sent) expect(sent).toBe((2 * (n - 1) * 48) / n);
  });

  test('exercise 3: bytes of data, sharded and tensor parallelism', async () => {
    const result = await run();
    expect(row(result, 'data').sentBytes).toBe(12288);
    expect(row(result, 'fsdp').sentBytes).toBe(18432);
    expect(row(result, 'tensor').sentBytes).toBe(24576);
    expect(row(result, 'single').sentBytes).toBe(0);
    const even = await run({ batch: 16 });
    expect(row(even, 'tensor').sentBytes).toBe(row(even, 'data').sentBytes);
  });

  test('tensor traffic over data traffic is b / d, sharded over plain is 1.5', async () => {
    const result = await run({ batch: 64, width: 32, devices: 8, layers: 16 });
    expect(row(result, 'tensor').sentBytes / row(result, 'data').sentBytes).toBe(2);
    expect(row(result, 'fsdp').sentBytes / row(result, 'data').sentBytes).toBe(1.5);
  });
});

describe('the clock', () => {
  test('equal stages and fast links: idle (p − 1) / (m + p − 1), 33 units for p = 4, m = 8', () => {
    for (const schedule of ['gpipe', '1f1b'] as const) {
      const passes = pipeline(schedule, 4, 8, { forward: 1, backward: 2, message: 0 });
      expect(makespan(passes)).toBe(33);
      expect(idleShare(passes, 4)).toBeCloseTo(3 / 11, 12);
    }
  });

  test('exercise 3: the naive cut idles 75%, eight micro-batches 27.3%, thirty-two 8.57%', async () => {
    const result = await run();
    expect(row(result, 'layers').bubble).toBeCloseTo(0.75, 12);
    expect(row(result, 'gpipe').bubble).toBeCloseTo(3 / 11, 12);
    expect(row(await run({ micro: 32 }), '1f1b').bubble).toBeCloseTo(3 / 35, 12);
    expect(row(result, 'data').bubble).toBe(0);
  });

  test('slow links add time, never gradient', async () => {
    const slow = await run({ link: 16 });
    for (const strategy of STRATEGIES) {
      const { time, computeTime, transfers } = row(slow, strategy);
      if (strategy === 'single') expect(transfers).toBe(0);
      else expect(time).toBeGreaterThan(computeTime);
    }
    // All-reduce of 8 · 16² gradients over 4 devices at 16 numbers a unit: 1.5 · 2048 / 16.
    expect(row(slow, 'data').time - row(slow, 'data').computeTime).toBeCloseTo(192, 9);
  });
});

describe('memory', () => {
  test('GPipe keeps 8 activation sets on every stage, 1F1B at most p', async () => {
    const result = await run();
    const set = (32 / 8) * 16 * 3 * 4;
    expect(row(result, 'gpipe').memory.activations).toBe(8 * set);
    expect(row(result, '1f1b').memory.activations).toBe(4 * set);
  });

  test('weights: whole for data, a quarter for stages and tensors, a quarter and one layer for FSDP', async () => {
    const result = await run();
    const all = 8 * 16 * 16 * 4;
    expect(row(result, 'data').memory.weights).toBe(all);
    expect(row(result, 'layers').memory.weights).toBe(all / 4);
    expect(row(result, 'tensor').memory.weights).toBe(all / 4);
    expect(row(result, 'fsdp').memory.weights).toBe(all / 4 + 16 * 16 * 4);
  });

  test('more micro-batches than examples are refused with advice', async () => {
    await expect(run({ micro: 32, batch: 8 })).rejects.toThrow('Choose 8 or fewer');
  });
});
