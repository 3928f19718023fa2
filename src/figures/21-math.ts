/** Small calculations behind the figures of chapter 21: two noisy moons, a fixed k-NN, and what a budget of label work buys. */
import { normalFrom, seededRandom } from '../../demos/runtime/random';

export interface Item {
  x: number;
  y: number;
  truth: 0 | 1;
  label: 0 | 1;
}

const flip = (label: 0 | 1): 0 | 1 => (label === 0 ? 1 : 0);

/** `n` points of two half moons with Gaussian jitter; each label is wrong with probability `rho`. */
export function moons(n: number, jitter: number, rho: number, next: () => number): Item[] {
  const normal = normalFrom(next);
  return Array.from({ length: n }, (_, i) => {
    const truth: 0 | 1 = i % 2 === 0 ? 0 : 1;
    const angle = Math.PI * next();
    const [cx, cy] = truth === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    const item = { x: cx + jitter * normal(), y: cy + jitter * normal(), truth };
    return { ...item, label: next() < rho ? flip(truth) : truth };
  });
}

/** Share of label 1 among the k nearest items, `skip` left out. */
export function vote(items: readonly Item[], x: number, y: number, k: number, skip = -1): number {
  const near: { d: number; label: number }[] = [];
  items.forEach((item, i) => {
    if (i === skip) return;
    const d = (item.x - x) ** 2 + (item.y - y) ** 2;
    if (near.length === k && d >= (near[k - 1]?.d ?? Infinity)) return;
    let at = near.length;
    while (at > 0 && (near[at - 1]?.d ?? 0) > d) at--;
    near.splice(at, 0, { d, label: item.label });
    if (near.length > k) near.pop();
  });
  return near.reduce((sum, item) => sum + item.label, 0) / near.length;
}

export function accuracy(items: readonly Item[], tests: readonly Item[], k: number): number {
  const right = tests.filter((t) => (vote(items, t.x, t.y, k) > 0.5 ? 1 : 0) === t.truth).length;
  return right / tests.length;
}

/** Indices by how strongly 15 neighbours contradict the given label, most suspicious first. */
export function suspicious(items: readonly Item[]): number[] {
  const doubt = items.map((item, i) => {
    const ones = vote(items, item.x, item.y, 15, i);
    return item.label === 1 ? 1 - ones : ones;
  });
  return items.map((_, i) => i).sort((a, b) => (doubt[b] ?? 0) - (doubt[a] ?? 0));
}

const relabel = (items: readonly Item[], which: readonly number[]): Item[] => {
  const chosen = new Set(which);
  return items.map((item, i) => (chosen.has(i) ? { ...item, label: item.truth } : item));
};

export const spendings = [
  'nothing',
  '60 more',
  'relabel 60 at random',
  'relabel 60 suspects',
  '15-NN instead',
  'suspects + 15-NN',
  'all labels clean',
] as const;
export type Spending = (typeof spendings)[number];

/** Clean-test accuracy of one seed after each way of spending the budget. */
export function spend(rho: number, seed: number, tests = 1000): Record<Spending, number> {
  const next = seededRandom(seed * 7919 + Math.round(rho * 100)).uniform;
  const items = moons(300, 0.2, rho, next);
  const extra = moons(60, 0.2, rho, next);
  const test = moons(tests, 0.2, 0, next);
  const random = items
    .map((_, i) => ({ i, r: next() }))
    .sort((a, b) => a.r - b.r)
    .slice(0, 60)
    .map(({ i }) => i);
  const targeted = relabel(items, suspicious(items).slice(0, 60));
  return {
    nothing: accuracy(items, test, 5),
    '60 more': accuracy([...items, ...extra], test, 5),
    'relabel 60 at random': accuracy(relabel(items, random), test, 5),
    'relabel 60 suspects': accuracy(targeted, test, 5),
    '15-NN instead': accuracy(items, test, 15),
    'suspects + 15-NN': accuracy(targeted, test, 15),
    'all labels clean': accuracy(
      relabel(
        items,
        items.map((_, i) => i),
      ),
      test,
      5,
    ),
  };
}

/** Error of the learning curve a·n^(−b) + c. */
export const curve = (n: number, c = 0.06, a = 3, b = 0.5): number => a * n ** -b + c;
