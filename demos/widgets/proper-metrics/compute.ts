/**
 * Is there a stop x that makes the way from v to w shorter? For a chosen distance: the three lengths, all stops of the picture for which
 * d(v, x) + d(x, w) < d(v, w), and the four axioms of a metric tried on all triples of a small set of points.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { DemoError } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { DISTANCES, distanceOf, tryAxioms, worldOf } from './distances.ts';
import type { Distance, DistanceName, Place, Verdict, World } from './distances.ts';

export interface Params {
  distance: DistanceName;
  /** s of |·|^s, or p of L_p; 0.25 … 4. */
  exponent: number;
  /** The stop x in the plane; among coins the first is its probability of heads. */
  xRight: number;
  xUp: number;
  /** The goal w in the plane; v is the origin. */
  wRight: number;
  wUp: number;
  /** Probability of heads of the coins v and w, 0.01 … 0.99. */
  coinFrom: number;
  coinTo: number;
}

export const parameters: Parameters<Params> = {
  distance: { kind: 'choice', options: DISTANCES, default: 'power' },
  exponent: { kind: 'number', min: 0.25, max: 4, step: 0.01, default: 2 },
  xRight: { kind: 'number', min: -0.5, max: 1.5, step: 0.05, default: 0.5 },
  xUp: { kind: 'number', min: -1, max: 1, step: 0.05, default: 0.3 },
  wRight: { kind: 'number', min: -0.5, max: 1.5, step: 0.05, default: 1 },
  wUp: { kind: 'number', min: -1, max: 1, step: 0.05, default: 0 },
  coinFrom: { kind: 'number', min: 0.01, max: 0.99, step: 0.01, default: 0.9 },
  coinTo: { kind: 'number', min: 0.01, max: 0.99, step: 0.01, default: 0.1 },
};

export const backends: readonly BackendKind[] = ['float64'];

/** The piece of the plane that is drawn and searched for stops. */
export const WINDOW = { x: [-0.5, 1.5], y: [-1, 1] } as const;
/** Rows and columns of the search. */
export const CELLS = 240;

/** Among arrows v and w stand at a right angle. */
const ARROWS = { v: [1, 0], w: [0, 1] } as const;

/** The points on which the axioms are tried, beside v, w and x. */
const TESTED: Record<World, readonly Place[]> = {
  plane: [
    [0, 0],
    [0.5, 0],
    [1, 0],
    [0, 1],
    [1, 1],
    [0.5, 0.5],
    [2, 1],
  ],
  arrows: [
    [1, 0],
    [1, 1],
    [2, 2],
    [0, 1],
    [-1, 1],
    [-1, 0],
  ],
  coins: [[0.1], [0.2], [0.35], [0.5], [0.65], [0.8], [0.9]],
};

export interface Result {
  world: World;
  v: Place;
  x: Place;
  w: Place;
  /** d(v, w), d(v, x), d(x, w) and d(w, v). */
  direct: number;
  first: number;
  second: number;
  back: number;
  /** Plane and arrows: row, first and last cell of every run of stops that beat the direct way; rows count from below. */
  runs: number[];
  /** Share of all stops tried that beat the direct way, 0 … 1. */
  share: number;
  /** Coins: length of the detour through 0.01, 0.02 … 0.99. */
  detours: number[];
  verdicts: Verdict[];
  /** Number of points on which the axioms were tried. */
  tested: number;
}

/** Less than rounding can explain. */
export const SLACK = 1e-12;

export const detourWins = ({ direct, first, second }: Result): boolean => first + second < direct - SLACK;

/** Centre of a cell of the search. */
const cell = ([from, to]: readonly [number, number], i: number): number => from + ((i + 0.5) * (to - from)) / CELLS;

function searchPlane(d: Distance, v: Place, w: Place): { runs: number[]; share: number } {
  const direct = d(v, w);
  const runs: number[] = [];
  let count = 0;
  for (let row = 0; row < CELLS; row++) {
    let from = -1;
    for (let column = 0; column <= CELLS; column++) {
      const x = [cell(WINDOW.x, column), cell(WINDOW.y, row)];
      const shorter = column < CELLS && d(v, x) + d(x, w) < direct - SLACK;
      if (shorter) count++;
      if (shorter && from < 0) from = column;
      if (!shorter && from >= 0) {
        runs.push(row, from, column - 1);
        from = -1;
      }
    }
  }
  return { runs, share: count / CELLS ** 2 };
}

const COINS: readonly number[] = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);

function placesOf(params: Params, world: World): { v: Place; x: Place; w: Place } {
  const { xRight, xUp, wRight, wUp, coinFrom, coinTo } = params;
  if (world === 'coins') return { v: [coinFrom], x: [Math.min(0.99, Math.max(0.01, xRight))], w: [coinTo] };
  if (world === 'plane') return { v: [0, 0], x: [xRight, xUp], w: [wRight, wUp] };
  if (Math.hypot(xRight, xUp) < 1e-9)
    throw new DemoError(
      'The arrow x has length zero, and so no direction: its angle to the others does not exist. Move x away from the origin.',
      '箭头x长度为零，没有方向，它与别的箭头的夹角无从谈起。请把x从原点移开。',
    );
  return { ...ARROWS, x: [xRight, xUp] };
}

/** Points that differ, v, x and w among them. */
function testedPoints(world: World, own: readonly Place[]): Place[] {
  const all = [...TESTED[world], ...own];
  return all.filter((a, i) => all.findIndex((b) => b.every((value, k) => Math.abs(value - (a[k] ?? 0)) < 1e-9)) === i);
}

export function compute(params: Params, _ops?: Ops): Promise<Result> {
  const world = worldOf(params.distance);
  const d = distanceOf(params.distance, params.exponent);
  const { v, x, w } = placesOf(params, world);
  const direct = d(v, w);
  const detours = world === 'coins' ? COINS.map((q) => d(v, [q]) + d([q], w)) : [];
  const { runs, share } =
    world === 'coins'
      ? { runs: [], share: detours.filter((length) => length < direct - SLACK).length / COINS.length }
      : searchPlane(d, v, w);
  const points = testedPoints(world, [v, x, w]);
  return Promise.resolve({
    world,
    v,
    x,
    w,
    direct,
    first: d(v, x),
    second: d(x, w),
    back: d(w, v),
    runs,
    share,
    detours,
    verdicts: tryAxioms(d, points),
    tested: points.length,
  });
}
