/** One model, fitted in closed form: how much of each direction it keeps under a penalty and after so many steps. */
import { N } from './data.ts';
import { featureVector, onGrid } from './features.ts';
import { spectrum } from './spectrum.ts';
import { addTo, dot } from './vectors.ts';

/** Share of a direction with eigenvalue d that is kept after t steps under penalty λ. */
export function keptShare(d: number, largest: number, lambda: number, steps: number): number {
  const ridge = d / (d + lambda);
  if (steps === Infinity || d >= largest) return steps > 0 ? ridge : 0;
  return -ridge * Math.expm1(steps * Math.log1p(-(d + lambda) / (largest + lambda)));
}

export interface Knobs {
  lambda: number;
  steps: number;
}

/** One fitted model, seen at the training points and on the test grid. */
export interface Fit {
  atTraining: Float64Array;
  atGrid: Float64Array;
  /** The fitted function at any x. */
  at: (x: number) => number;
  norm: number;
  effective: number;
  directions: { d: number; kept: number }[];
}

export function fitOf(P: number, draw: number, y: Float64Array, { lambda, steps }: Knobs): Fit {
  const { random, rows, directions } = spectrum(P, draw);
  const largest = directions[0]?.d ?? 0;
  const atTraining = new Float64Array(N);
  const w = new Float64Array(P);
  const alpha = new Float64Array(N);
  const shares: Fit['directions'] = [];
  let effective = 0;
  for (const { d, u } of directions) {
    const kept = keptShare(d, largest, lambda, steps);
    const size = kept * dot(u, y);
    addTo(atTraining, size, u);
    addTo(alpha, size / d, u);
    effective += kept;
    shares.push({ d, kept });
  }
  rows.forEach((row, i) => addTo(w, alpha[i] as number, row));
  return {
    atTraining,
    atGrid: onGrid(random, w),
    at: (x) => dot(w, featureVector(random, x)),
    norm: Math.hypot(...w),
    effective,
    directions: shares,
  };
}
