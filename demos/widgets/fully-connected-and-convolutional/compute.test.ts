import { describe, expect, it } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { compute, type Result } from './compute.ts';
import { filterFromMatrix } from './equalities.ts';
import { binomial, digitTemplates, filterOf, refit, roundToGrid } from './filters.ts';
import { hex32, roundingBound, sumFloat32, ulps } from './floats.ts';
import { drawPicture, shiftPicture } from './pictures.ts';
import { parameters, type Params } from './settings.ts';
import { outSize } from './sliding.ts';
import { countUnrolled, unrolledPattern } from './unrolled.ts';

const run = (given: Partial<Params>): Promise<Result> => compute(cleanParams(parameters, given), referenceOps);
const mapOf = async (given: Partial<Params>): Promise<number[][]> => {
  const { map } = await run(given);
  return Array.from({ length: map?.height ?? 0 }, (_, i) =>
    (map?.values ?? []).slice(i * (map?.width ?? 0), (i + 1) * (map?.width ?? 0)),
  );
};
/** A drawing of 12 × 12 pixels. */
const drawing = (pixel: (y: number, x: number) => number): Partial<Params> => ({
  picture: 'own',
  size: 12,
  image: Array.from({ length: 144 }, (_, i) => pixel(Math.floor(i / 12), i % 12)),
});

describe('the sliding kernel', () => {
  it('paints the kernel turned by 180° around a single bright pixel', async () => {
    const kernel = [1, 2, 3, -1, 0.5, 4, 0, -2, -3];
    const rows = await mapOf({ ...drawing((y, x) => (y === 6 && x === 5 ? 256 : 0)), filter: 'own', kernel });
    for (let i = 0; i < 10; i++)
      for (let j = 0; j < 10; j++) {
        const [u, v] = [6 - i, 5 - j];
        expect(rows[i]?.[j]).toBe(u >= 0 && v >= 0 && u < 3 && v < 3 ? kernel[u * 3 + v] : 0);
      }
  });

  it('answers a constant picture with the sum of the kernel', async () => {
    const flat = drawing(() => 128);
    for (const filter of ['sobelX', 'sobelY', 'laplacian'] as const)
      expect((await mapOf({ ...flat, filter })).flat().every((value) => value === 0)).toBe(true);
    for (const filter of ['identity', 'sharpen', 'gaussian'] as const)
      expect((await mapOf({ ...flat, filter, bias: 1 })).flat().every((value) => value === 1.5)).toBe(true);
  });

  it('answers a step edge with its height times the kernel’s weight on one side', async () => {
    const step = drawing((_, x) => (x < 6 ? 0 : 256));
    const rows = await mapOf({ ...step, filter: 'own', kernel: [1, 0, -1, 2, 0, -2, 1, 0, -1] });
    for (const row of rows) expect(row).toEqual([0, 0, 0, 0, -4, -4, 0, 0, 0, 0]);
  });

  it('averages like a summed-area table', async () => {
    const random = seededRandom(4);
    const picture = drawing(() => random.below(257));
    const table = Array.from({ length: 13 }, () => new Array<number>(13).fill(0));
    for (let y = 0; y < 12; y++)
      for (let x = 0; x < 12; x++)
        table[y + 1]![x + 1] =
          picture.image![y * 12 + x]! / 256 + table[y]![x + 1]! + table[y + 1]![x]! - table[y]![x]!;
    const rows = await mapOf({ ...picture, filter: 'box', k: 5 });
    for (let i = 0; i < 8; i++)
      for (let j = 0; j < 8; j++)
        expect(rows[i]?.[j]).toBeCloseTo(
          (table[i + 5]![j + 5]! - table[i]![j + 5]! - table[i + 5]![j]! + table[i]![j]!) / 25,
          6,
        );
  });

  it('blurs in two passes as in one', async () => {
    const picture = drawing((y, x) => (y * 37 + x * 91) % 257);
    const row = binomial(5);
    const pixel = (y: number, x: number): number => picture.image![y * 12 + x]! / 256;
    const rows = await mapOf({ ...picture, filter: 'gaussian', k: 5 });
    for (let i = 0; i < 8; i++)
      for (let j = 0; j < 8; j++) {
        const passes = row.reduce(
          (sum, a, u) => sum + a * row.reduce((inner, b, v) => inner + b * pixel(i + u, j + v), 0),
          0,
        );
        expect(rows[i]?.[j]).toBeCloseTo(passes, 10);
      }
  });

  it('names both sizes where the kernel does not fit', async () => {
    await expect(run({ size: 12, k: 7, dilation: 3 })).rejects.toThrow('19 pixels');
    await expect(run({ size: 12, k: 7, dilation: 3 })).rejects.toThrow('H + 2p = 12');
    expect((await run({ size: 12, k: 6, dilation: 3, padding: 2 })).map).toMatchObject({ height: 1, width: 1 });
  });
});

describe('the matrix T', () => {
  it('has the entries of the table, counted by writing it out', () => {
    const count = (n: number, k: number) => {
      const cells = unrolledPattern(n, k).flat();
      const live = cells.filter((tap) => tap !== null);
      return [cells.length, live.length, new Set(live).size];
    };
    expect(count(4, 3)).toEqual([64, 36, 9]);
    expect(count(5, 3)).toEqual([225, 81, 9]);
    expect(count(3, 3)).toEqual([9, 9, 9]);
    const plain = { stride: 1, padding: 0, dilation: 1 };
    for (const [n, k] of [
      [4, 3],
      [5, 3],
      [6, 1],
      [6, 6],
    ] as const) {
      const { entries, nonZero, distinct } = countUnrolled(n, k, plain);
      expect([entries, nonZero, distinct]).toEqual(count(n, k));
    }
    expect(countUnrolled(5, 3, { ...plain, padding: 1 })).toMatchObject({ entries: 625, nonZero: 169, distinct: 9 });
  });

  it('costs most in the middle and the same at both ends, on the 12×12 probe', async () => {
    const costs: number[] = [];
    for (let k = 1; k <= 12; k++)
      costs.push((await run({ picture: 'probe', size: 12, k })).unrolled?.multiplyAdds ?? 0);
    expect(costs).toEqual([144, 484, 900, 1296, 1600, 1764, 1764, 1600, 1296, 900, 484, 144]);
    expect(countUnrolled(12, 12, { stride: 1, padding: 0, dilation: 1 })).toMatchObject({
      entries: 144,
      nonZero: 144,
      distinct: 144,
    });
  });

  it('gives three positions to a 6×6 kernel with padding 1, and one to an 8×8 kernel with a dead rim', () => {
    const padded = { stride: 1, padding: 1, dilation: 1 };
    expect(outSize(6, 6, padded)).toBe(3);
    expect(countUnrolled(6, 8, padded)).toMatchObject({ positions: 1, distinct: 36 });
  });
});

describe('fully connected and convolutional', () => {
  const x = [3, -1, 2, 0, 5, -2];
  const matrix = [2, 1, -1, 4, 0, 3, -1, 0, 2, 1, 1, -2, 0.5, -2, 1, 0, -1, 1];

  it.each([
    [1, 1, 6],
    [1, 6, 1],
    [1, 2, 3],
    [1, 3, 2],
    [2, 1, 3],
    [2, 3, 1],
    [3, 1, 2],
    [3, 2, 1],
    [6, 1, 1],
  ])('gives (−2, 7, −1) in the shape %i × %i × %i', async (channels, height, width) => {
    const input = new Float32Array(6);
    x.forEach((value, i) => {
      const [c, place] = [Math.floor(i / (height * width)), i % (height * width)];
      input[place * channels + c] = value;
    });
    const { output } = await referenceOps.conv2d({
      input,
      filter: filterFromMatrix(matrix, 3, channels, height, width),
      bias: Float32Array.of(1, -3, 0.5),
      inputShape: [1, height, width, channels],
      filterShape: [height, width, channels, 3],
    });
    expect(Array.from(output)).toEqual([-2, 7, -1]);
  });

  it('agrees bit for bit on the grid, in both pages', async () => {
    for (const tab of ['pointwise', 'full'] as const) {
      const { equality } = await run({ tab, picture: 'noise', bias: 0.25 });
      expect(equality).toMatchObject({ different: 0, largestUlps: 0 });
      expect(equality?.pairs.every((pair) => pair.backwardsUlps === 0)).toBe(true);
    }
  });

  it('stays within the bound with random weights, whatever the order', async () => {
    for (const tab of ['pointwise', 'full'] as const)
      for (const seed of [1, 2, 3]) {
        const { equality } = await run({ tab, picture: 'noise', weights: 'random', seed });
        for (const pair of equality?.pairs ?? [])
          expect(Math.abs(pair.backwards - pair.convolution)).toBeLessThanOrEqual(pair.bound);
      }
  });

  it('rounds nothing on the grid in any order, and something off it', () => {
    const random = seededRandom(7);
    const order = Array.from({ length: 144 }, (_, i) => i);
    const mixed = [...order].sort(() => random.uniform() - 0.5);
    const pixels = order.map(() => random.below(257) / 256);
    const grid = order.map(() => roundToGrid(4 * random.normal()));
    const free = order.map(() => Math.fround(random.normal()));
    const exact = grid.reduce((sum, weight, i) => sum + weight * (pixels[i] ?? 0), 0);
    expect(sumFloat32(grid, pixels, order)).toBe(exact);
    expect(sumFloat32(grid, pixels, mixed)).toBe(exact);
    expect(sumFloat32(free, pixels, order)).not.toBe(sumFloat32(free, pixels, mixed));
  });

  it('finds the probe’s digit among ten templates', async () => {
    const { equality } = await run({ tab: 'full', picture: 'probe', size: 12 });
    expect(equality?.pairs[equality.best]?.label).toBe('5');
    expect(equality?.compared).toBe(10);
    expect((await run({ tab: 'full', picture: 'probe', size: 24, row: 6, column: 6 })).equality?.best).toBe(5);
    expect(
      digitTemplates()
        .flat()
        .every((weight) => weight === roundToGrid(weight)),
    ).toBe(true);
  });
});

describe('a moved picture', () => {
  it('gives the moved map where the move is a whole number of strides', async () => {
    for (const [stride, shift] of [
      [1, 3],
      [2, 4],
      [3, 6],
    ] as const)
      for (const padding of [0, 2]) {
        const { shifted } = await run({ tab: 'shift', picture: 'noise', stride, shift, padding });
        expect(shifted?.compared).toBeGreaterThan(20);
        expect(shifted).toMatchObject({ different: 0, whole: true });
      }
  });

  it('does not where it is not', async () => {
    expect((await run({ tab: 'shift', picture: 'noise', stride: 2, shift: 3 })).shifted).toMatchObject({
      whole: false,
    });
    expect((await run({ tab: 'shift', picture: 'noise', stride: 2, shift: 3 })).shifted?.different).toBeGreaterThan(50);
  });

  it('moves right and down', () => {
    expect(shiftPicture([1, 2, 3, 4], 2, 1)).toEqual([0, 0, 0, 1]);
  });
});

describe('32-bit floats', () => {
  it('are shown by their bits and counted in steps', () => {
    expect([hex32(1), hex32(-2), hex32(0.1)]).toEqual(['3F800000', 'C0000000', '3DCCCCCD']);
    expect(ulps(1, 1 + 2 ** -23)).toBe(1);
    expect(ulps(-(2 ** -149), 2 ** -149)).toBe(2);
    expect(ulps(0, -0)).toBe(0);
  });

  it('show the chapter’s example made to look bad', () => {
    const w = [1, 1e4, -1e4, 3e-4].map(Math.fround);
    const at = [0.1, 1, 1, 1].map(Math.fround);
    expect(sumFloat32(w, at, [0, 1, 2, 3])).toBeCloseTo(0.09990937, 8);
    expect(sumFloat32(w, at, [3, 2, 1, 0])).toBe(Math.fround(0.1));
    expect(sumFloat32(w, at, [1, 2, 0, 3])).toBeCloseTo(0.1003, 7);
    expect(roundingBound(4, 20000.1)).toBeCloseTo(4.77e-3, 5);
  });
});

it('keeps a kernel’s middle when its size changes', () => {
  expect(refit([1, 2, 3, 4, 5, 6, 7, 8, 9], 1)).toEqual([5]);
  expect(refit([7], 3)).toEqual([0, 0, 0, 0, 7, 0, 0, 0, 0]);
  expect(filterOf({ name: 'sobelX', k: 5, own: [], cut: [], seed: 1 }).filter((weight) => weight !== 0)).toHaveLength(
    6,
  );
});

it('draws on the grid of 1/256', () => {
  for (const name of ['scene', 'probe', 'stripes', 'noise'] as const)
    expect(drawPicture(name, 24, 3).every((value) => Number.isInteger(value) && value >= 0 && value <= 256)).toBe(true);
});
