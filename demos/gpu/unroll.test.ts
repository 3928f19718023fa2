import { describe, expect, it } from 'vitest';
import { unroll } from './unroll.ts';

const loop = (limit: string, body: string): string => `for (var i = 0u; i < ${limit}; i++) { // unroll\n${body}\n}`;

describe('unroll', () => {
  it('writes the body once a turn, with the counter as a number', () => {
    expect(unroll(loop('2', 'c[i] += x;'), {})).toBe('{\nc[0u] += x;\n}\n{\nc[1u] += x;\n}\n');
  });

  it('takes the limit from the constants, and replaces whole names only', () => {
    expect(unroll(loop('ROWS', 'hit(i, ii);'), { ROWS: 1 })).toBe('{\nhit(0u, ii);\n}\n');
  });

  it('begins where the loop does', () => {
    const source = 'for (var i = 1u; i < PARTS; i++) { // unroll\nf(i);\n}';
    expect(unroll(source, { PARTS: 3 })).toBe('{\nf(1u);\n}\n{\nf(2u);\n}\n');
    expect(unroll(source, { PARTS: 1 })).toBe('');
  });

  it('unrolls loops inside loops', () => {
    const inner = 'for (var j = 0u; j < 2; j++) { // unroll\nf(i, j);\n}';
    expect(unroll(loop('2', inner), {}).match(/f\(\du, \du\)/g)).toEqual([
      'f(0u, 0u)',
      'f(0u, 1u)',
      'f(1u, 0u)',
      'f(1u, 1u)',
    ]);
  });

  it('leaves unmarked loops alone', () => {
    const source = 'for (var i = 0u; i < 4u; i++) { f(i); }';
    expect(unroll(source, {})).toBe(source);
  });

  it('says which limit it does not know', () => {
    expect(() => unroll(loop('COLS', ''), {})).toThrow('The loop over i cannot be unrolled: COLS is not known.');
  });
});
