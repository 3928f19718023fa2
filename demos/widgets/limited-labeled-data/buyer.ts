/** Buying labels one by one: what the classifier knows after each, and which point a strategy asks for next. */
import { seededRandom, type Random } from '../../runtime/random.ts';
import { accuracyOf, kernel, KernelRidge, type Sample, type Smoothness } from './learning.ts';
import type { Strategy } from './settings.ts';
import type { World } from './world.ts';

function columnOf({ x, y }: Sample, a: number, b: number, width: number): Float64Array {
  const column = new Float64Array(x.length);
  for (let i = 0; i < column.length; i++) column[i] = kernel((x[i] as number) - a, (y[i] as number) - b, width);
  return column;
}

function combine(columns: readonly Float64Array[], alpha: Float64Array): Float64Array {
  const sum = new Float64Array(columns[0]?.length ?? 0);
  columns.forEach((column, k) => {
    const factor = alpha[k] as number;
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + factor * (column[i] as number);
  });
  return sum;
}

/** The pool with the labels bought so far; every column of the kernel matrix is computed once. */
export class Buyer {
  readonly bought: number[] = [];
  readonly model: KernelRidge;
  private readonly poolColumns: Float64Array[] = [];
  private readonly testColumns: Float64Array[] = [];
  private readonly nearest: Float64Array;
  private readonly pool: Sample;
  private readonly test: Sample;
  private readonly smoothness: Smoothness;

  constructor(pool: Sample, test: Sample, smoothness: Smoothness) {
    this.pool = pool;
    this.test = test;
    this.smoothness = smoothness;
    this.model = new KernelRidge(smoothness);
    this.nearest = new Float64Array(pool.x.length).fill(Infinity);
  }

  buy(i: number): void {
    const { x, y, labels } = this.pool;
    const a = x[i] as number;
    const b = y[i] as number;
    this.bought.push(i);
    this.model.add(a, b, labels[i] as number);
    this.poolColumns.push(columnOf(this.pool, a, b, this.smoothness.width));
    this.testColumns.push(columnOf(this.test, a, b, this.smoothness.width));
    for (let j = 0; j < x.length; j++) {
      const distance = ((x[j] as number) - a) ** 2 + ((y[j] as number) - b) ** 2;
      if (distance < (this.nearest[j] as number)) this.nearest[j] = distance;
    }
  }

  /** Share of test points on the right side. */
  accuracy(): number {
    return accuracyOf(combine(this.testColumns, this.model.coefficients()), this.test.labels);
  }

  /** The point a strategy would ask for next, or −1 when all have labels. */
  next(strategy: Strategy, random: Random): number {
    const open = Array.from(this.pool.x, (_, i) => i).filter((i) => !this.bought.includes(i));
    if (strategy === 'random') return open[random.below(open.length)] ?? -1;
    const values = strategy === 'uncertain' ? combine(this.poolColumns, this.model.coefficients()) : this.nearest;
    let best = -1;
    let bestScore = -Infinity;
    for (const i of open) {
      const value = values[i] as number;
      const score = strategy === 'uncertain' ? -Math.abs(value) : value;
      if (score > bestScore) {
        bestScore = score;
        best = i;
      }
    }
    return best;
  }
}

/** With the labels to begin with. */
export function opened({ pool, test, start, smoothness }: World): Buyer {
  const buyer = new Buyer(pool, test, smoothness);
  for (const i of start) buyer.buy(i);
  return buyer;
}

/** Test accuracy with 4, 5, … `upTo` labels, and the labels bought in order. */
export function buyAll(
  world: World,
  strategy: Strategy,
  seed: number,
  upTo: number,
): { curve: number[]; bought: number[] } {
  const buyer = opened(world);
  const random = seededRandom(seed * 7919 + 1);
  const curve = [buyer.accuracy()];
  while (buyer.bought.length < upTo) {
    buyer.buy(buyer.next(strategy, random));
    curve.push(buyer.accuracy());
  }
  return { curve, bought: buyer.bought };
}
