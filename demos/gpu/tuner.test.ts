import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';
import { Tuner, type Named, type PickOptions } from './tuner.ts';

const large = (version = ''): PickOptions => ({ version, work: 1e9 });

describe('Tuner', () => {
  const variants: [Named, ...Named[]] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];

  it('tries each variant three times, then keeps the fastest', () => {
    const tuner = new Tuner();
    const ms: Record<string, number> = { a: 5, b: 2, c: 9 };
    const used = Array.from({ length: 11 }, () => {
      const { name } = tuner.pick('matmul', variants, large());
      tuner.report('matmul', name, ms[name] ?? 0, 1);
      return name;
    });
    expect(used.join('')).toBe('aaabbbcccbb');
    expect(tuner.choices['matmul']?.variant).toBe('b');
  });

  it('does not let one slow run, such as a first one, decide', () => {
    const tuner = new Tuner();
    for (const [name, ms] of [
      ['a', 100],
      ['a', 1],
      ['a', 3],
      ['b', 2],
      ['b', 2],
      ['b', 2],
    ] as const)
      tuner.report('k', name, ms, 1);
    expect(tuner.pick('k', variants.slice(0, 2) as typeof variants, large()).name).toBe('a');
  });

  it('does not try variants on runs that are too short to tell them apart', () => {
    const tuner = new Tuner();
    for (let run = 0; run < 3; run++) {
      const { name } = tuner.pick('matmul', variants, { version: '', work: 1000 });
      tuner.report('matmul', name, 1, 1000);
      expect(name).toBe('a');
    }
  });

  it('keeps kinds apart', () => {
    const tuner = new Tuner();
    tuner.report('one', 'a', 1, 1);
    expect(tuner.pick('two', variants, large()).name).toBe('a');
  });
});

describe('choices of an earlier visit', () => {
  const variants: [Named, ...Named[]] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
  const saved = { matmul: { variant: 'c', ms: 2, work: 1, version: '7' } };
  const restored = (choices: unknown): Tuner => {
    const tuner = new Tuner();
    tuner.restore(choices);
    return tuner;
  };

  it('are used at once, without another try', () => {
    expect(restored(saved).pick('matmul', variants, large('7')).name).toBe('c');
  });

  it.each([
    ['the kernels are others', saved, '8'],
    ['the variant is gone', { matmul: { variant: 'z', ms: 2, work: 1, version: '7' } }, '7'],
    ['the record is broken', { matmul: { variant: 3 } }, '7'],
    ['the record is no record', 'matmul', '7'],
  ])('do not count when %s', (_, choices, version) => {
    const tuner = restored(choices);
    expect(tuner.pick('matmul', variants, large(version)).name).toBe('a');
    expect(tuner.choices).toEqual({});
  });

  it('are given up when three runs in a row take more than twice as long, and not for a single slow one', () => {
    const tuner = restored(saved);
    for (const ms of [5, 5, 2, 5, 5]) tuner.report('matmul', 'c', ms, 1);
    expect(tuner.pick('matmul', variants, large('7')).name).toBe('c');
    tuner.report('matmul', 'c', 5, 1);
    expect(tuner.pick('matmul', variants, large('7')).name).toBe('a');
  });

  it('are not doubted because of shorter runs, which take longer a multiply-add', () => {
    const tuner = restored({ matmul: { variant: 'c', ms: 2, work: 100, version: '7' } });
    for (let run = 0; run < 5; run++) tuner.report('matmul', 'c', 90, 10);
    expect(tuner.pick('matmul', variants, large('7')).name).toBe('c');
  });

  it('are told to whoever keeps them', () => {
    const tuner = new Tuner();
    const told: unknown[] = [];
    tuner.onChange = (choices) => told.push(choices);
    for (let run = 0; run < 10; run++) tuner.report('matmul', tuner.pick('matmul', variants, large('7')).name, 3, 1);
    expect(told).toEqual([{ matmul: { variant: 'a', ms: 3, work: 1, version: '7' } }]);
  });
});

describe('Pace', () => {
  it('starts low, so that first pieces are short, and learns', () => {
    const pace = new Pace({ isSoftware: true });
    const before = pace.expectMs('matmul', 1e9);
    pace.learn('matmul', 1e9, 10);
    expect(before).toBeGreaterThan(1000);
    expect(pace.expectMs('matmul', 1e9)).toBeCloseTo(10);
  });
});
