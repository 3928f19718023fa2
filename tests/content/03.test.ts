import { expect, test, vi } from 'vitest';
import { classes, loss, prototype, prototypeAccuracy, query, starts, step, tasks } from '../../src/figures/03-math';
import { chapter, grouped } from './chapter';
import { normalFrom, seededRandom } from '../../demos/runtime/random';

// Trainings and simulations of a second or two, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const { text } = chapter(3);
const choose = (n: number, k: number) => {
  let value = 1;
  for (let i = 1; i <= k; i++) value = (value * (n - k + i)) / i;
  return Math.round(value);
};

test('W1: three prototypes, one query', () => {
  const centers = classes.map(({ support }) => prototype(support));
  expect(text).toContain(
    `The prototypes are ${centers
      .map((c) => `(${c.join(', ')})`)
      .join(', ')
      .replace(/, (\([^(]*)$/, ' and $1')}`,
  );
  const d2 = centers.map((c) => (c[0] - query[0]) ** 2 + (c[1] - query[1]) ** 2);
  expect(text).toContain(`squared distances ${d2[0]}, ${d2[1]} and ${d2[2]}`);
  const total = d2.reduce((s, d) => s + Math.exp(-d), 0);
  const p = d2.map((d) => Math.exp(-d) / total);
  expect(text).toContain(`${(p[0] ?? 0).toFixed(10)}, ${(p[1] ?? 0).toFixed(6)} and ${(p[2] ?? 0).toFixed(6)}`);
  expect(text).toContain(`the loss is ${(-Math.log(p[2] ?? 1)).toFixed(5)}`);
  const cosine = centers
    .map((c) => (c[0] * query[0] + c[1] * query[1]) / Math.hypot(...c) / Math.hypot(...query))
    .map((c) => c.toFixed(6));
  expect(text).toContain(`${cosine[0]}, ${cosine[1]} and ${cosine[2]}, so P`);
  const linear = centers.map((c) => 2 * (c[0] * query[0] + c[1] * query[1]) - c[0] ** 2 - c[1] ** 2);
  expect(text).toContain(`its scores are ${linear[0]}, ${linear[1]} and ${linear[2]}`);
  expect(linear.map((s, k) => s + (d2[k] ?? 0))).toEqual([52, 52, 52]);
});

/** Normal distribution function by Simpson's rule. */
function phi(z: number): number {
  const n = 400;
  const f = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = f(0) + f(z);
  for (let i = 1; i < n; i++) sum += (i % 2 ? 4 : 2) * f((z * i) / n);
  return 0.5 + (sum * z) / n / 3;
}

test('W2: accuracy of prototypes from K examples in d dimensions', () => {
  for (const K of [1, 5, 20]) {
    expect(text).toContain(`| ${K} | ${[2, 8, 64].map((d) => prototypeAccuracy(d, K, 3).toFixed(5)).join(' | ')} |`);
  }
  expect(text).toContain(`=${phi(1.5).toFixed(5)}`);
  const near = (d: number, K: number) => phi(4.5 / Math.sqrt(9 * (1 + 1 / K) + ((2 * d) / K) * (1 + 1 / (2 * K))));
  expect(text).toContain(`gives ${near(64, 1).toFixed(5)} for $d=64$`);
  expect(text).toContain(`but ${near(2, 1).toFixed(5)} for $d=2$`);
});

const normals = (seed: number): (() => number) => normalFrom(seededRandom(seed).uniform);

test('W2: drawing the two classes at random agrees', () => {
  const normal = normals(7);
  const repeats = 6000;
  for (const [d, K] of [
    [2, 1],
    [8, 5],
  ] as const) {
    let right = 0;
    for (let r = 0; r < repeats; r++) {
      let own = 0;
      let other = 0;
      for (let j = 0; j < d; j++) {
        const x = normal();
        own += (x - normal() / Math.sqrt(K)) ** 2;
        other += (x - (j === 0 ? 3 : 0) - normal() / Math.sqrt(K)) ** 2;
      }
      if (own < other) right++;
    }
    expect(Math.abs(right / repeats - prototypeAccuracy(d, K, 3))).toBeLessThan(0.02);
  }
});

test('W3: error of a prototype', () => {
  expect(text).toContain(`is ${64 / 1} for one example, ${64 / 5} for five, ${64 / 20} for twenty`);
});

test('W4: how many tasks', () => {
  expect(text).toContain(`=${grouped(choose(64, 5))}$`);
  expect(text).toContain(`${((choose(64, 5) * 600 ** 5) / 1e20).toFixed(5)}\\times10^{20}`);
  expect(text).toContain(`${grouped(64 * 600)} images`);
});

test('W5: intervals over episodes', () => {
  expect(text).toContain(`\\pm${((1.96 * 0.1) / Math.sqrt(600)).toFixed(5)}`);
  expect(text).toContain(`one needs ${grouped(Math.ceil(((1.96 * 0.1) / 0.005) ** 2))}`);
  expect(text).toContain(`=${Math.sqrt((0.62 * 0.38) / 75).toFixed(5)}`);
});

test('W6: MAML on two parabolas', () => {
  const sum = (x: number) => tasks.reduce((s, t) => s + loss(t, x), 0);
  const after = (x: number) => tasks.map((t) => loss(t, step(t, x)));
  const [common, maml, first] = [after(starts.common), after(starts.maml), after(starts.firstOrder)].map((l) =>
    l.map((v) => Number(v.toFixed(9))),
  );
  expect(text).toContain(`$x=${starts.common}$; after the step it leaves a loss of $${common?.join('+')}=20.8$`);
  expect(starts.maml).toBeCloseTo(2, 9);
  expect(text).toContain(`$${maml?.join('+')}=6.4$`);
  expect(starts.firstOrder).toBeCloseTo(5, 9);
  expect(text).toContain(`$${first?.join('+')}=10$`);
  expect(text).toContain(`${Math.round(sum(starts.maml))} against ${sum(starts.common)}`);
  expect(text).toContain(`${0.8 ** 2 === 0.64 ? 0.64 : (0.8 ** 2).toFixed(2)} and ${(4 * 0.2 ** 2).toFixed(2)}`);
});

test('W8: parameters of a fresh head', () => {
  expect(text).toContain(`512\\cdot5+5=${grouped(512 * 5 + 5)}`);
});

test('W9: tokens paid before each query', () => {
  expect(text).toContain(`are ${grouped(77 * 8 * 45)} tokens`);
});

test('exercise 1: CIFAR-100 by superclass', () => {
  expect(text).toContain(`{5}=${grouped(choose(60, 5))}$`);
  expect(text).toContain(`{5}=${grouped(choose(20, 5))}$`);
  expect(text).toContain([60, 20, 20].map((c) => grouped(c * 600)).join('/'));
});

// The demo's world, drawn anew for each episode: 2 content numbers, 6 nuisance numbers, B base classes of 20 points.
type Vector = Float64Array;

/** Eigenvalues and eigenvectors (rows) of a symmetric matrix by Jacobi rotations, largest first. */
function eigen(matrix: readonly Vector[]): { values: number[]; rows: Vector[] } {
  const n = matrix.length;
  const a = matrix.map((r) => Float64Array.from(r));
  const v = a.map((_, i) => Float64Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
  const get = (m: readonly Vector[], i: number, j: number) => m[i]?.[j] ?? 0;
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const x = get(a, p, q);
        if (Math.abs(x) < 1e-13) continue;
        const theta = (get(a, q, q) - get(a, p, p)) / (2 * x);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        const s = t * c;
        const turn = (u: Vector, i: number, j: number) => {
          const [y, z] = [u[i] ?? 0, u[j] ?? 0];
          u[i] = c * y - s * z;
          u[j] = s * y + c * z;
        };
        for (const r of a) turn(r, p, q);
        const [rp, rq] = [a[p], a[q]];
        if (!rp || !rq) continue;
        for (let k = 0; k < n; k++) {
          const [y, z] = [rp[k] ?? 0, rq[k] ?? 0];
          rp[k] = c * y - s * z;
          rq[k] = s * y + c * z;
        }
        for (const r of v) turn(r, p, q);
      }
    }
  }
  const order = a.map((_, i) => i).sort((i, j) => get(a, j, j) - get(a, i, i));
  return { values: order.map((i) => get(a, i, i)), rows: order.map((i) => Float64Array.from(v, (r) => r[i] ?? 0)) };
}

const dot = (u: Vector, v: Vector) => u.reduce((s, x, i) => s + x * (v[i] ?? 0), 0);

type Scores = Record<'raw' | 'whitened' | 'lda' | 'ideal', number>;
const spacesOf = ['raw', 'whitened', 'lda', 'ideal'] as const;

/** Mean accuracy for each number of shots, over `bases` base sets with `tasks` novel tasks each, 6 queries a class. */
function demo({ N = 5, shots = [1], B = 20, angle = 0, bases = 100, tasks = 4, seed = 11 }): Scores[] {
  const d = 8;
  const normal = normals(seed);
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const classMean = () => [3 * normal(), 3 * normal()] as const;
  const point = (mean: readonly [number, number]) =>
    Float64Array.from({ length: d }, (_, j) => (j < 2 ? (mean[j] ?? 0) + normal() : 3 * normal()));
  const rotate = (x: Vector) => {
    const [a = 0, b = 0, c = 0, e = 0] = x;
    x.set([cos * a - sin * c, cos * b - sin * e, sin * a + cos * c, sin * b + cos * e]);
    return x;
  };
  const covariance = (rows: readonly Vector[], divisor: number) => {
    const sum = Array.from({ length: d }, () => new Float64Array(d));
    for (const r of rows)
      sum.forEach((line, i) => line.forEach((v, j) => (line[j] = v + ((r[i] ?? 0) * (r[j] ?? 0)) / divisor)));
    return sum;
  };
  const average = (rows: readonly Vector[]) =>
    Float64Array.from(
      { length: rows[0]?.length ?? 0 },
      (_, j) => rows.reduce((s, r) => s + (r[j] ?? 0), 0) / rows.length,
    );
  const minus = (x: Vector, m: Vector) => x.map((v, j) => v - (m[j] ?? 0));
  const queries = 6;
  const scores = shots.map((): Scores => ({ raw: 0, whitened: 0, lda: 0, ideal: 0 }));
  for (let e = 0; e < bases; e++) {
    const base = Array.from({ length: B }, () => {
      const mean = classMean();
      return Array.from({ length: 20 }, () => point(mean));
    });
    const means = base.map(average);
    const within = eigen(
      covariance(
        base.flatMap((rows, k) => rows.map((r) => minus(r, means[k] ?? r))),
        B * 19,
      ),
    );
    const white = (x: Vector) => Float64Array.from(within.rows, (r, i) => dot(r, x) / Math.sqrt(within.values[i] ?? 1));
    const whiteMeans = means.map(white);
    const center = average(whiteMeans);
    const axes = eigen(
      covariance(
        whiteMeans.map((m) => minus(m, center)),
        B - 1,
      ),
    ).rows.slice(0, Math.min(2, B - 1));
    const spaces = {
      raw: (x: Vector) => x,
      whitened: white,
      lda: (x: Vector) => {
        const w = white(x);
        return Float64Array.from(axes, (axis) => dot(axis, w));
      },
      ideal: (x: Vector) =>
        Float64Array.from([cos * (x[0] ?? 0) + sin * (x[2] ?? 0), cos * (x[1] ?? 0) + sin * (x[3] ?? 0)]),
    };
    for (let t = 0; t < tasks; t++) {
      const novel = Array.from({ length: N }, classMean);
      const support = novel.map((mean) => Array.from({ length: Math.max(...shots) }, () => rotate(point(mean))));
      const asked = novel.map((mean) => Array.from({ length: queries }, () => rotate(point(mean))));
      for (const name of spacesOf) {
        const seen = support.map((rows) => rows.map(spaces[name]));
        const wanted = asked.map((rows) => rows.map(spaces[name]));
        shots.forEach((K, i) => {
          const prototypes = seen.map((rows) => average(rows.slice(0, K)));
          const score = scores[i];
          wanted.forEach((rows, k) => {
            for (const z of rows) {
              const far = prototypes.map((p) => p.reduce((s, v, j) => s + (v - (z[j] ?? 0)) ** 2, 0));
              if (score && far.indexOf(Math.min(...far)) === k) score[name] += 1 / (queries * N * bases * tasks);
            }
          });
        });
      }
    }
  }
  return scores;
}

/** The numbers that follow a phrase of the text. */
const numbersAfter = (phrase: string, count: number, start = 0): number[] => {
  const from = text.indexOf(phrase, start);
  expect(from, phrase).toBeGreaterThan(-1);
  return (text.slice(from + phrase.length).match(/0\.\d{3}/g) ?? []).slice(0, count).map(Number);
};

// The text states averages over thousands of episodes; here a few hundred are drawn anew, so the bounds are about three standard errors.
test('W7: the table of the demo', () => {
  const shots = [1, 2, 5, 20];
  const table = text.indexOf('| raw | whitened | LDA | ideal |');
  demo({ shots, bases: 80 }).forEach((found, i) => {
    const cells = numbersAfter(`\n| ${shots[i]} |`, 4, table);
    spacesOf.forEach((name, k) =>
      expect(Math.abs(found[name] - (cells[k] ?? 0)), `${name}, ${shots[i]} shots`).toBeLessThan(0.025),
    );
  });
});

test('W7: few base classes make a poor metric', () => {
  const stated = numbersAfter('With one shot, LDA reaches', 5);
  [2, 3, 5, 10, 50].forEach((B, i) => {
    const [found] = demo({ B, bases: B < 5 ? 100 : B > 10 ? 20 : 50 });
    expect(Math.abs((found?.lda ?? 0) - (stated[i] ?? 0)), `${B} base classes`).toBeLessThan(B < 5 ? 0.04 : 0.03);
  });
});

test('W7: more ways are harder', () => {
  const numbers = numbersAfter('raw accuracy is', 8);
  [2, 5, 10, 20].forEach((N, i) => {
    const [found] = demo({ N, bases: N > 5 ? 20 : 80 });
    expect(Math.abs((found?.raw ?? 0) - (numbers[i] ?? 0)), `${N} ways, raw`).toBeLessThan(0.03);
    expect(Math.abs((found?.lda ?? 0) - (numbers[i + 4] ?? 0)), `${N} ways, LDA`).toBeLessThan(0.03);
  });
});

test('W7: a turned world', () => {
  const numbers = numbersAfter('degrees LDA scores', 4);
  expect(text).toContain('the raw input stays at 0.38.');
  [0, 30, 45, 90].forEach((angle, i) => {
    const [found] = demo({ angle, bases: 40 });
    expect(Math.abs((found?.lda ?? 0) - (numbers[i] ?? 0)), `${angle} degrees`).toBeLessThan(0.035);
    expect(Math.abs((found?.raw ?? 0) - 0.38), `${angle} degrees, raw`).toBeLessThan(0.03);
  });
});
