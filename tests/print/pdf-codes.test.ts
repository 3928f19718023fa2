import { describe, expect, it } from 'vitest';
import { qrSvg } from '../../scripts/pdf-codes.ts';

/** The modules of a code, read back from its drawing. */
function modulesOf(svg: string): boolean[][] {
  const size = Number(/viewBox="-4 -4 (\d+)/.exec(svg)?.[1]) - 8;
  const dark = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    dark[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  return dark;
}

const FINDER = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];

describe('a QR code', () => {
  const svg = qrSvg('https://example.org/d/16/');
  const modules = modulesOf(svg);
  const size = modules.length;

  it('has a size of the standard', () => {
    expect((size - 17) % 4).toBe(0);
    expect(size).toBeGreaterThanOrEqual(21);
  });

  it('has its marks in three corners and the dotted lines between them', () => {
    for (const [top, left] of [
      [0, 0],
      [0, size - 7],
      [size - 7, 0],
    ] as const) {
      const corner = modules.slice(top, top + 7).map((row) =>
        row
          .slice(left, left + 7)
          .map((dark) => (dark ? '#' : '.'))
          .join(''),
      );
      expect(corner).toEqual(FINDER);
    }
    for (let at = 8; at < size - 8; at++) {
      expect(modules[6]?.[at]).toBe(at % 2 === 0);
      expect(modules[at]?.[6]).toBe(at % 2 === 0);
    }
  });

  it('says its address to who cannot see it, and differs from that of another address', () => {
    expect(svg).toContain('aria-label="QR code: https://example.org/d/16/"');
    expect(modulesOf(qrSvg('https://example.org/d/17/'))).not.toEqual(modules);
  });
});
