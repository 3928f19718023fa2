/** Where in the plane the classifier is sure of itself. */
import type { Buyer } from './buyer.ts';
import type { Params } from './settings.ts';

/** The piece of the plane that is drawn. */
export const WINDOWS = {
  moons: { x: [-2, 3], y: [-1.7, 2.2] },
  blobs: { x: [-4.5, 4.5], y: [-3.5, 3.5] },
} as const;

export const CELLS = { x: 100, y: 78 } as const;

/** Where |f| is smaller, the classifier is called unsure. */
const UNSURE = 0.2;

/** The runs of cells on each sure side, in threes: row, counted from below, first and last cell. */
export function decisionRuns({ model }: Buyer, data: Params['data']): { positive: number[]; negative: number[] } {
  const { x: xs, y: ys } = WINDOWS[data];
  const alpha = model.coefficients();
  const runs: [number[], number[]] = [[], []];
  for (let row = 0; row < CELLS.y; row++) {
    const from = [-1, -1];
    const y = ys[0] + ((row + 0.5) * (ys[1] - ys[0])) / CELLS.y;
    for (let column = 0; column <= CELLS.x; column++) {
      const x = xs[0] + ((column + 0.5) * (xs[1] - xs[0])) / CELLS.x;
      const f = column < CELLS.x ? model.value(alpha, x, y) : 0;
      [f > UNSURE, f < -UNSURE].forEach((inside, side) => {
        if (inside && (from[side] as number) < 0) from[side] = column;
        if (!inside && (from[side] as number) >= 0) {
          runs[side as 0 | 1].push(row, from[side] as number, column - 1);
          from[side] = -1;
        }
      });
    }
  }
  return { positive: runs[0], negative: runs[1] };
}
