import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutGrid } from './pieces.ts';

const grid = fc.tuple(
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 40 }),
);

describe('cutGrid', () => {
  it('covers every workgroup exactly once, within the limit', () => {
    const property = fc.property(grid, fc.double({ min: 0, max: 100, noNaN: true }), (size, count) => {
      const seen = new Set<string>();
      const pieces = cutGrid(size, count, 16);
      for (const {
        first,
        size: [x, y, z],
      } of pieces) {
        expect(Math.max(x, y, z)).toBeLessThanOrEqual(16);
        for (let dz = 0; dz < z; dz++) {
          for (let dy = 0; dy < y; dy++) {
            for (let dx = 0; dx < x; dx++) seen.add(`${first[0] + dx},${first[1] + dy},${first[2] + dz}`);
          }
        }
      }
      const covered = pieces.reduce((sum, { size: [x, y, z] }) => sum + x * y * z, 0);
      expect([seen.size, covered]).toEqual([size[0] * size[1] * size[2], size[0] * size[1] * size[2]]);
      expect(pieces.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    });
    fc.assert(property, { numRuns: 30 });
  });

  it('leaves short work whole and cuts long work along the outermost axis first', () => {
    expect(cutGrid([8, 4, 2], 0.3, 65_535)).toHaveLength(1);
    expect(cutGrid([8, 4, 2], 2, 65_535).map(({ first }) => first)).toEqual([
      [0, 0, 0],
      [0, 0, 1],
    ]);
  });
});
