import { describe, expect, it } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { CELLS, compute, parameters, WINDOW, type Params, type Result } from './compute.ts';
import { DISTANCES, distanceOf, type Axiom, type DistanceName } from './distances.ts';

const run = (given: Partial<Params>): Promise<Result> => compute(cleanParams(parameters, given));
const brokenOf = ({ verdicts }: Result): Axiom[] => verdicts.filter(({ kept }) => !kept).map(({ axiom }) => axiom);

describe('squared length', () => {
  it('costs 1 directly and 0.68 through (0.5, 0.3)', async () => {
    const { direct, first, second } = await run({});
    expect([direct, first, second]).toEqual([1, expect.closeTo(0.34, 12), expect.closeTo(0.34, 12)]);
  });

  it('is beaten by exactly the stops in the open disc with diameter vw (Thales)', async () => {
    const { runs, share } = await run({ wRight: 1.2, wUp: 0.5 });
    const shaded = new Set<number>();
    for (let i = 0; i < runs.length; i += 3) {
      for (let column = runs[i + 1] as number; column <= (runs[i + 2] as number); column++)
        shaded.add((runs[i] as number) * CELLS + column);
    }
    let inside = 0;
    let wrong = 0;
    for (let row = 0; row < CELLS; row++) {
      for (let column = 0; column < CELLS; column++) {
        const x = WINDOW.x[0] + ((column + 0.5) * 2) / CELLS;
        const y = WINDOW.y[0] + ((row + 0.5) * 2) / CELLS;
        const within = Math.hypot(x - 0.6, y - 0.25) < 0.65 - 1e-9;
        if (within) inside++;
        if (shaded.has(row * CELLS + column) !== within) wrong++;
      }
    }
    expect(wrong).toBe(0);
    expect(share).toBe(inside / CELLS ** 2);
    expect((await run({})).share).toBeCloseTo(Math.PI / 16, 2);
  });
});

describe('other exponents', () => {
  it('let the detour through (0.5, 0.3) win from ln 2 / ln(1/0.583095) = 1.28502 on', async () => {
    const limit = Math.log(2) / Math.log(1 / Math.hypot(0.5, 0.3));
    expect(limit).toBeCloseTo(1.28502, 5);
    for (const exponent of [1.28, 1.29]) {
      const { direct, first, second } = await run({ exponent });
      expect(first + second < direct).toBe(exponent > limit);
    }
  });

  it('shade nothing at 1 or below, and more the larger they are', async () => {
    const shares = await Promise.all(
      [0.25, 0.6, 1, 1.2, 1.5, 2, 3, 4].map(async (exponent) => (await run({ exponent })).share),
    );
    expect(shares.slice(0, 3)).toEqual([0, 0, 0]);
    for (let i = 3; i < shares.length; i++) expect(shares[i]).toBeGreaterThan(shares[i - 1] as number);
  });

  it('make L_p a metric from p = 1 on; at 0.5 it is 4 > 1 + 1 from (0, 0) to (1, 1) through (1, 0)', async () => {
    const corner = { distance: 'lp', wRight: 1, wUp: 1, xRight: 1, xUp: 0 } as const;
    const { direct, first, second } = await run({ ...corner, exponent: 0.5 });
    expect([direct, first, second]).toEqual([4, 1, 1]);
    for (const exponent of [1, 1.5, 2, 4]) {
      const result = await run({ ...corner, exponent });
      expect(brokenOf(result)).toEqual([]);
      expect(result.share).toBe(0);
    }
  });
});

describe('arrows', () => {
  it('are 1 > 0.292893 + 0.292893 apart by cosine and 90° = 45° + 45° by angle', async () => {
    const cosine = await run({ distance: 'cosine', xRight: 0.5, xUp: 0.5 });
    expect(cosine.direct).toBeCloseTo(1, 12);
    expect(cosine.first + cosine.second).toBeCloseTo(2 - Math.SQRT2, 12);
    const angle = await run({ distance: 'angle', xRight: 0.5, xUp: 0.5 });
    expect(angle.first + angle.second).toBeCloseTo(Math.PI / 2, 12);
    expect(brokenOf(cosine)).toEqual(['identity', 'triangle']);
    expect(brokenOf(angle)).toEqual(['identity']);
  });

  it('shade the open quarter between v and w for the cosine, and nothing for the angle', async () => {
    expect((await run({ distance: 'cosine' })).share).toBeCloseTo(1.5 / 4, 10);
    expect((await run({ distance: 'angle' })).share).toBe(0);
  });

  it('refuse an arrow without direction, with a reason', async () => {
    await expect(async () => run({ distance: 'cosine', xRight: 0, xUp: 0 })).rejects.toThrow('length zero');
  });
});

describe('coins 0.9, 0.5, 0.1', () => {
  it.each([
    ['crossEntropy', 2.08286, 0.693147, 1.20397],
    ['kl', 1.75778, 0.368064, 0.510826],
    ['js', 0.368064, 0.101749, 0.101749],
  ] as const)('break the triangle for %s', async (distance, direct, first, second) => {
    const result = await run({ distance });
    expect(result.direct).toBeCloseTo(direct, 4);
    expect(result.first).toBeCloseTo(first, 4);
    expect(result.second).toBeCloseTo(second, 4);
    expect(result.direct).toBeGreaterThan(result.first + result.second);
    expect(result.share).toBeGreaterThan(0);
  });

  it('never break it for √JS, Hellinger and total variation, whatever the coins', async () => {
    for (const distance of ['rootJs', 'hellinger', 'totalVariation'] as const) {
      for (const [coinFrom, coinTo] of [
        [0.9, 0.1],
        [0.01, 0.99],
        [0.5, 0.02],
      ] as const) {
        const result = await run({ distance, coinFrom, coinTo });
        expect(result.share).toBe(0);
        expect(brokenOf(result)).toEqual([]);
      }
    }
  });

  it('give cross-entropy of a coin with itself its entropy: 0.500402 for 0.8', () => {
    expect(distanceOf('crossEntropy', 2)([0.8], [0.8])).toBeCloseTo(0.500402, 6);
  });
});

it('breaks the axioms that the chapter names, for every distance', async () => {
  const expected: Record<DistanceName, Axiom[]> = {
    power: ['triangle'],
    lp: [],
    cosine: ['identity', 'triangle'],
    angle: ['identity'],
    crossEntropy: ['identity', 'symmetry', 'triangle'],
    kl: ['symmetry', 'triangle'],
    js: ['triangle'],
    rootJs: [],
    hellinger: [],
    totalVariation: [],
  };
  for (const distance of DISTANCES) expect(brokenOf(await run({ distance })), distance).toEqual(expected[distance]);
});
