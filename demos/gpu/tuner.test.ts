import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';
import { Tuner, type Named } from './tuner.ts';

describe('Tuner', () => {
  const variants: [Named, ...Named[]] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];

  it('tries each variant twice, then keeps the fastest', () => {
    const tuner = new Tuner();
    const ms: Record<string, number> = { a: 5, b: 2, c: 9 };
    const used = Array.from({ length: 8 }, () => {
      const { name } = tuner.pick('matmul', variants);
      tuner.report('matmul', name, ms[name] ?? 0, 1);
      return name;
    });
    expect(used.join('')).toBe('aabbccbb');
    expect(tuner.choices.get('matmul')).toBe('b');
  });

  it('does not let one slow run, such as a first one, decide', () => {
    const tuner = new Tuner();
    for (const [name, ms] of [
      ['a', 100],
      ['a', 1],
      ['b', 2],
      ['b', 2],
    ] as const)
      tuner.report('k', name, ms, 1);
    expect(tuner.pick('k', variants.slice(0, 2) as typeof variants).name).toBe('a');
  });

  it('keeps kinds apart', () => {
    const tuner = new Tuner();
    tuner.report('one', 'a', 1, 1);
    expect(tuner.pick('two', variants).name).toBe('a');
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
