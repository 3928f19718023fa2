/** Two classes of points in the plane that no straight line can part. */

/** Uniform and normal numbers of one seed. */
export interface Draws {
  next: () => number;
  normal: () => number;
}

export interface Data {
  /** Two coordinates a point. */
  x: Float64Array;
  /** Class of each point, 0 or 1; balanced. */
  y: Float64Array;
}

export type DataName = 'rings' | 'spiral';

/** Rings of radius 1 (class 1) and 2 (class 0) with noise of standard deviation 0.15. */
function ringPoint(kind: number, { next, normal }: Draws): [number, number] {
  const angle = 2 * Math.PI * next();
  const radius = (kind ? 1 : 2) + 0.15 * normal();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** Two arms of a spiral, one half turn apart, each 0.8 turns long, with noise of standard deviation 0.08. */
function spiralPoint(kind: number, { next, normal }: Draws): [number, number] {
  const way = next();
  const angle = Math.PI * kind + 1.6 * Math.PI * way;
  const radius = 0.4 + 1.7 * way;
  return [radius * Math.cos(angle) + 0.08 * normal(), radius * Math.sin(angle) + 0.08 * normal()];
}

export function drawData(name: DataName, count: number, draws: Draws): Data {
  const x = new Float64Array(2 * count);
  const y = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    x.set((name === 'rings' ? ringPoint : spiralPoint)(i % 2, draws), 2 * i);
    y[i] = i % 2;
  }
  return { x, y };
}
