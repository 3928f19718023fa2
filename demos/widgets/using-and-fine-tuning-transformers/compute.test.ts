import { describe, expect, test } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { compute, type TrainResult } from './compute';
import { digits, PIXELS } from './digits';
import { forward } from './finish';
import { detached, merged, roundTrip, spacing, toBfloat16, updateOf } from './merge';
import { multiplyAdds, parameters, trainedCount, trainedLayers, type Params } from './method';
import {
  batches,
  copyOf,
  freshNet,
  logits,
  lossAndGradients,
  Trainer,
  withFactors,
  type Net,
  type Trained,
} from './net';
import { decompose, decomposeProduct, truncate } from './singular';

const FACTORS: Trained[] = ['factors', 'factors', 'factors'];
const params = (given: Partial<Params> = {}): Params => cleanParams(parameters, given);
const at = (array: ArrayLike<number> | undefined, i = 0): number => array?.[i] ?? NaN;
/** Factors whose B is not zero. */
function learned(seed: number, rank = 3): Net {
  const net = withFactors(freshNet(seed), [true, true, true], rank, 8, seed);
  const random = seededRandom(seed + 1);
  for (const factors of net.factors) factors?.b.forEach((_, i) => (factors.b[i] = 0.1 * random.normal()));
  return net;
}

describe('the start: B = 0', () => {
  const net = withFactors(freshNet(3), [true, true, true], 4, 8, 5);
  const set = digits(20, 'ruled', 1);

  test('the output has the bits of the base, from the training loop and from the ops', async () => {
    expect(logits(net, set.pixels)).toEqual(logits(detached(net), set.pixels));
    expect(await forward(net, set.pixels, referenceOps)).toEqual(
      await forward(detached(net), set.pixels, referenceOps),
    );
  });

  test('A has no gradient, B has one', () => {
    const { gradients } = lossAndGradients(net, set, FACTORS);
    for (const { a, b } of gradients) {
      expect(a.every((v) => v === 0)).toBe(true);
      expect(b.some((v) => v !== 0)).toBe(true);
    }
  });
});

test('the hand-computed step of the chapter, through the same update', () => {
  const layer = { k: 2, n: 2, w: Float64Array.of(0.5, -1, 1, 0.25), bias: new Float64Array(2) };
  const [a, b] = [Float64Array.of(0.3, -0.2), Float64Array.of(0.16, 0.04)];
  const update = updateOf(layer, { rank: 1, scale: 2, a, b });
  [0.096, 0.024, -0.064, -0.016].forEach((value, i) => expect(update[i]).toBeCloseTo(value, 12));
  const w = merged({ layers: [layer], factors: [{ rank: 1, scale: 2, a, b }] }).layers[0]?.w;
  [0.596, -0.976, 0.936, 0.234].forEach((value, i) => expect(at(w, i)).toBeCloseTo(value, 12));
  const y = [2 * at(w, 0) - at(w, 2), 2 * at(w, 1) - at(w, 3)];
  expect(y[0]).toBeCloseTo(0.256, 12);
  expect(y[1]).toBeCloseTo(-2.186, 12);
});

describe('what it costs', () => {
  test('numbers that learn', () => {
    for (const rank of [1, 4, 16, 64]) expect(trainedCount('lora', 'all', rank)).toBe(586 * rank);
    expect(trainedCount('full', 'all', 1)).toBe(26_122);
    expect(trainedCount('head', 'all', 1)).toBe(1290);
    const net = withFactors(freshNet(1), [false, true, false], 5, 8, 1);
    expect(new Trainer(net, trainedLayers('lora', 'middle'), 0.01).count).toBe(trainedCount('lora', 'middle', 5));
  });

  test('multiply-adds an image: a LoRA step passes full fine-tuning at rank 16', () => {
    expect(multiplyAdds('full', 'all', 1)).toBe(69_376);
    expect(multiplyAdds('lora', 'all', 4)).toBe(50_296);
    expect(multiplyAdds('lora', 'all', 16)).toBe(70_624);
    // Forward through all layers, and one outer product for the head.
    expect(multiplyAdds('head', 'all', 1)).toBe(64 * 128 + 128 * 128 + 2 * 1280);
  });
});

test('gradients are those of central differences, for all weights and for the factors', () => {
  const set = digits(12, 'inverted', 2);
  const check = (net: Net, trained: Trained[], pick: (l: number) => [Float64Array, Float64Array][]): void => {
    for (const l of [0, 1, 2])
      for (const [value, gradient] of pick(l))
        for (let i = 0; i < value.length; i += Math.ceil(value.length / 5)) {
          const kept = at(value, i);
          const loss = (shift: number): number => {
            value[i] = kept + shift;
            return lossAndGradients(net, set, trained).loss;
          };
          const slope = (loss(1e-5) - loss(-1e-5)) / 2e-5;
          value[i] = kept;
          expect(at(gradient, i)).toBeCloseTo(slope, 6);
        }
  };
  const full = freshNet(6);
  const own = lossAndGradients(full, set, ['weights', 'weights', 'weights']).gradients;
  check(full, ['weights', 'weights', 'weights'], (l) => {
    const [layer, g] = [full.layers[l], own[l]];
    return layer && g
      ? [
          [layer.w, g.w],
          [layer.bias, g.bias],
        ]
      : [];
  });
  const low = learned(7);
  const factors = lossAndGradients(low, set, FACTORS).gradients;
  check(low, FACTORS, (l) => {
    const [f, g] = [low.factors[l], factors[l]];
    return f && g
      ? [
          [f.a, g.a],
          [f.b, g.b],
        ]
      : [];
  });
});

describe('merging', () => {
  const net = learned(9);
  const { pixels } = digits(30, 'plain', 4);

  test('gives the same scores as the update beside the weights', async () => {
    const [beside, inside] = [
      await forward(net, pixels, referenceOps),
      await forward(merged(net), pixels, referenceOps),
    ];
    beside.forEach((z, i) => expect(Math.abs(z - at(inside, i))).toBeLessThan(1e-10));
  });

  test('A R and R⁻¹ B are the same update', () => {
    const [f, layer] = [net.factors[0], net.layers[0]];
    if (!f || !layer) throw new Error('no factors');
    // R adds twice the first column to the second, and doubles the third.
    const a = f.a.map((v, i) => (i % 3 === 1 ? v + 2 * at(f.a, i - 1) : i % 3 === 2 ? 2 * v : v));
    const b = f.b.map((v, i) => {
      const row = Math.floor(i / layer.n);
      return row === 0 ? v - 2 * at(f.b, i + layer.n) : row === 2 ? v / 2 : v;
    });
    const [before, after] = [updateOf(layer, f), updateOf(layer, { ...f, a, b })];
    before.forEach((v, i) => expect(at(after, i)).toBeCloseTo(v, 12));
  });

  test('subtracting comes within one spacing in float32, and does not always come back', () => {
    const [f, layer] = [net.factors[1], net.layers[1]];
    if (!f || !layer) throw new Error('no factors');
    const trip = roundTrip(layer.w, updateOf(layer, f), 'float32');
    expect(trip.notBack).toBeGreaterThan(0);
    expect(trip.notBack).toBeLessThan(trip.weights);
    expect(trip.worst).toBeLessThanOrEqual(1);
  });

  test('bfloat16: 0.75 + 0.0015 stays, 0.75 + 0.0025 jumps', () => {
    expect(toBfloat16(0.75 + 0.0015)).toBe(0.75);
    expect(toBfloat16(0.75 + 0.0025)).toBe(0.75390625);
    expect(spacing('bfloat16', 0.75)).toBe(2 ** -8);
    expect(roundTrip([0.75, 0.75], [0.0015, 0.0025], 'bfloat16').lost).toBe(1);
  });
});

describe('singular values', () => {
  test('a sum of two outer products has two, and the matrix is its own rank-2 part', () => {
    const m = updateOf(
      { k: 6, n: 9, w: new Float64Array(54), bias: new Float64Array(9) },
      {
        rank: 2,
        scale: 1,
        a: Float64Array.from({ length: 12 }, (_, i) => Math.sin(i)),
        b: Float64Array.from({ length: 18 }, (_, i) => Math.cos(3 * i)),
      },
    );
    const d = decompose(m, 6, 9);
    expect(at(d.values, 1)).toBeGreaterThan(0.1);
    for (const value of d.values.slice(2)) expect(value).toBeLessThan(1e-7);
    truncate(m, 6, 9, d, 2).forEach((v, i) => expect(v).toBeCloseTo(at(m, i), 10));
  });

  test.each([
    [12, 3, 20],
    [9, 5, 4],
    [6, 8, 7],
  ])('the product of its factors has the values and directions of the matrix: %i × %i × %i', (k, r, n) => {
    const random = seededRandom(k);
    const a = Float64Array.from({ length: k * r }, () => random.normal());
    const b = Float64Array.from({ length: r * n }, () => random.normal());
    const layer = { k, n, w: new Float64Array(k * n), bias: new Float64Array(n) };
    const m = updateOf(layer, { rank: r, scale: 1, a, b });
    const [whole, low] = [decompose(m, k, n), decomposeProduct(a, b, [k, r, n])];
    expect(low.values).toHaveLength(Math.min(r, n));
    whole.values.forEach((value, i) => expect(low.values[i] ?? 0).toBeCloseTo(value, 6));
    // The first direction is defined up to its sign.
    const [u, v] = [whole.vectors[0], low.vectors[0]] as [Float64Array, Float64Array];
    if (whole.left === low.left)
      expect(Math.abs(u.reduce((sum, value, i) => sum + value * at(v, i), 0))).toBeCloseTo(1, 9);
  });

  test('Eckart and Young: the squared error of a cut is the sum of the squared values left out, for wide and tall matrices', () => {
    const random = seededRandom(2);
    for (const [k, n] of [
      [5, 8],
      [8, 5],
    ] as const) {
      const m = Float64Array.from({ length: 40 }, () => random.normal());
      const d = decompose(m, k, n);
      const cut = truncate(m, k, n, d, 2);
      const error = m.reduce((sum, v, i) => sum + (v - at(cut, i)) ** 2, 0);
      expect(error).toBeCloseTo(
        d.values.slice(2).reduce((sum, v) => sum + v * v, 0),
        9,
      );
    }
  });

  test('with orthonormal inputs the best linear update of rank r leaves the tail of the target update: gradient descent on A, B finds it', () => {
    // x = the unit vectors, so that the loss is ½‖AB − T‖² for the target update T.
    const target = Float64Array.of(3, 1, 0, 1, 2, 0.5, 0, 0.5, 1);
    const random = seededRandom(4);
    const a = Float64Array.from({ length: 3 }, () => random.normal());
    const b = new Float64Array(3);
    for (let step = 0; step < 4000; step++) {
      const gap = target.map((t, i) => at(a, Math.floor(i / 3)) * at(b, i % 3) - t);
      const [da, db] = [new Float64Array(3), new Float64Array(3)];
      gap.forEach((g, i) => {
        da[Math.floor(i / 3)] = at(da, Math.floor(i / 3)) + g * at(b, i % 3);
        db[i % 3] = at(db, i % 3) + g * at(a, Math.floor(i / 3));
      });
      a.forEach((v, i) => (a[i] = v - 0.02 * at(da, i)));
      b.forEach((v, i) => (b[i] = v - 0.02 * at(db, i)));
    }
    const left = target.reduce((sum, t, i) => sum + (at(a, Math.floor(i / 3)) * at(b, i % 3) - t) ** 2, 0);
    const { values } = decompose(target, 3, 3);
    expect(left).toBeCloseTo(at(values, 1) ** 2 + at(values, 2) ** 2, 6);
  });
});

test('the default: near full accuracy on ruled paper with 9% of the numbers, and detaching gives the base back exactly', async () => {
  const given = params();
  let reports = 0;
  const result = (await compute(
    given,
    referenceOps,
    quietRun(() => reports++),
  )) as TrainResult;
  expect(reports).toBe(given.epochs);
  const { finished } = result;
  expect(result.trained).toBe(2344);
  expect(finished?.attached.newTask).toBeGreaterThan(0.8);
  expect(finished?.detached.newTask).toBeLessThan(0.45);
  expect(finished?.detached.oldTask).toBeGreaterThan(0.95);
  expect(finished?.merged).toEqual(finished?.attached);
  expect(Number(finished?.mergeGap)).toBeLessThan(1e-12);
  expect(finished?.scores).toHaveLength(160);
  expect(finished?.singular.map((values) => values.filter((v) => v > 1e-6).length)).toEqual([4, 4, 4]);
  // A second call is answered from memory, with the same numbers, and changes nothing in the base.
  const again = (await compute({ ...given, state: 'detached' }, referenceOps, quietRun())) as TrainResult;
  expect(again.finished).toEqual(finished);
}, 60000);

test('batches hold every image once, and training a copy leaves the original alone', () => {
  const set = digits(150, 'plain', 3);
  const all = batches(set, 1);
  expect(all.map(({ labels }) => labels.length)).toEqual([64, 64, 22]);
  const sum = (pixels: Float64Array): number => pixels.reduce((total, v) => total + v, 0);
  expect(all.reduce((total, { pixels }) => total + sum(pixels), 0)).toBeCloseTo(sum(set.pixels), 8);
  const base = freshNet(2);
  const before = sum(base.layers[0]?.w ?? new Float64Array());
  new Trainer(copyOf(base), ['weights', 'weights', 'weights'], 0.1).step(set);
  expect(sum(base.layers[0]?.w ?? new Float64Array())).toBe(before);
  expect(set.pixels).toHaveLength(150 * PIXELS);
});
