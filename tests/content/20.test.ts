import { expect, test } from 'vitest';
import { chapter, grouped } from './chapter';
import { normalFrom, seededRandom } from '../../demos/runtime/random';

const { text } = chapter(20);
const flat = text.replace(/\s+/g, ' ');
const tight = text.replace(/\s/g, '');
type Pair = readonly [number, number];

test('age weights with a half-life of 14 days', () => {
  const g = 2 ** (-1 / 14);
  expect(flat).toContain(g.toFixed(6));
  expect(flat).toContain((1 / (1 - g)).toFixed(2));
  expect(flat).toContain(((1 + g) / (1 - g)).toFixed(2));
  expect(flat).toContain(
    `last 14 days hold ${(100 * (1 - g ** 14)).toFixed(0)}% of the weight, the last 28 days ${(100 * (1 - g ** 28)).toFixed(0)}%`,
  );
});

test('W1: window and exponential average under drift', () => {
  const window = (w: number): number => 4 / w + (0.0025 * (w - 1) ** 2) / 4;
  const decay = (a: number): number => (4 * a) / (2 - a) + 0.0025 * ((1 - a) / a) ** 2;
  for (const w of [5, 15, 30, 60]) expect(flat).toContain(String(Number(window(w).toFixed(6))));
  for (let w = 1; w < 100; w++) expect(window(w)).toBeGreaterThanOrEqual(window(15));
  expect(flat).toContain(`says ${(((2 * 4) / 0.0025) ** (1 / 3)).toFixed(2)}`);
  expect(text).toContain(`60的误差是它的近${Math.ceil(window(60) / window(15))}倍`);
  for (const a of [0.05, 0.1, 0.2]) expect(flat).toContain(decay(a).toFixed(6));
  let best = 0.01;
  for (let a = 0.01; a < 0.5; a += 1e-5) if (decay(a) < decay(best)) best = a;
  expect(flat).toContain(best.toFixed(4));
  expect(flat).toContain(decay(best).toFixed(6));
  expect(flat).toContain(((2 - 0.1244) / 0.1244).toFixed(3));
  expect(flat).toContain(((1 - 0.1244) / 0.1244).toFixed(4));
  expect(text).toContain(`有效样本量${((2 - best) / best).toFixed(2)}`);
});

test('W2: staleness between retrainings', () => {
  for (const r of [1, 7, 28, 90]) {
    let lag = 0;
    for (let a = 0; a < r; a++) lag += (7.5 + a) ** 2 / r;
    expect(flat).toContain((4 / 16 + 0.0025 * lag).toFixed(6));
  }
});

test('W3: rows visited in a year', () => {
  let [full, sliding] = [0, 0];
  for (let week = 1; week <= 52; week++) {
    full += 12 * 3 * week;
    sliding += 12 * 3 * Math.min(week, 8);
  }
  const plain = 12 * 52;
  expect(flat).toContain(`| ${grouped(full)} million | ${(full / plain).toFixed(1)} |`);
  expect(flat).toContain(`| ${grouped(sliding)} million | ${(sliding / plain).toFixed(1)} |`);
  expect(flat).toContain(`| ${plain * 1.25} million | 1.25 |`);
  expect(flat).toContain(`| ${plain} million | 1 |`);
  expect(text).toContain(
    `全量重训是有状态的${(full / plain).toFixed(1)}倍，8周窗口是${(sliding / plain).toFixed(1)}倍`,
  );
});

test('W4: ridge regression updated by adding and subtracting rows', () => {
  const rows: readonly (readonly [Pair, number])[] = [
    [[1, 0], 1],
    [[1, 2], 4],
    [[2, 1], 3],
    [[0, 1], 2],
    [[3, 1], 5],
  ];
  for (const used of [rows.slice(0, 3), rows, rows.slice(2)]) {
    let [p, q, r, u, v] = [1, 0, 1, 0, 0];
    for (const [[a, b], y] of used) {
      [p, q, r, u, v] = [p + a * a, q + a * b, r + b * b, u + a * y, v + b * y];
    }
    const det = p * r - q * q;
    expect(tight).toContain(`\\begin{bmatrix}${p}&${q}\\\\${q}&${r}\\end{bmatrix}`);
    expect(tight).toContain(`(${u},${v})`);
    expect(tight).toContain(`(${((r * u - q * v) / det).toFixed(6)},${((p * v - q * u) / det).toFixed(6)})`);
  }
});

test('W5: forgetting, replay and penalties', () => {
  const show = (w: Pair, digits: number): string => `(${w.map((x) => String(Number(x.toFixed(digits)))).join(',')})`;
  let w: Pair = [1, 0];
  const path: string[] = [];
  for (let i = 0; i < 5; i++) {
    const gap = (w[0] + w[1]) / 2;
    w = i % 2 === 0 ? [w[0] - gap, w[1] - gap] : [1, w[1]];
    path.push(show(w, 6));
  }
  for (const point of path) expect(tight).toContain(point);
  // The squared error on the old row after plain descent on the new one.
  expect(flat).toContain(`the old row has a squared error of ${(1 - 0.5) ** 2}`);
  for (const [mu, digits] of [
    [0.1, 4],
    [0.5, 4],
    [2, 4],
  ] as const) {
    const end: Pair = [1 - 1 / (2 + mu), -1 / (2 + mu)];
    expect(tight).toContain(show(end, digits));
    expect(flat).toContain(String(Number(((1 - end[0]) ** 2).toFixed(4))));
  }
});

test('W7: steady-state risks of least squares and gradient steps', () => {
  for (const size of [20, 100, 200]) expect(flat).toContain((0.5 / (size - 3)).toFixed(6));
  for (const a of [0.02, 0.05, 0.1]) expect(flat).toContain(((a * 0.5) / (2 - 4 * a)).toFixed(6));
  const shrink = 1 - 0.1 + 0.0025 * 4;
  expect(flat).toContain(`shrinks by the factor ${shrink.toFixed(2)} a step`);
  expect(flat).toContain(`2/(d+2)=${2 / 4}$`);
  for (const steps of [10, 25, 60]) expect(flat).toContain((0.025 / 1.8 + 2 * shrink ** steps).toFixed(6));
});

type Scenario = (t: number) => number;
const scenarios: Record<string, Scenario> = {
  'no drift': () => 0,
  'jump at row 1,000': (t) => (t < 1000 ? 0 : Math.PI / 2),
  'slow half-turn': (t) => (Math.PI * t) / 2000,
  'switching every 250 rows': (t) => (Math.floor(t / 250) % 2) * (Math.PI / 2),
};

function simulate(angle: Scenario, seeds: number, windowSize: number): number[] {
  const sums = [0, 0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    const g = normalFrom(seededRandom(seed * 7919).uniform);
    const rows: [number, number, number][] = [];
    const fit = (from: number, to: number): Pair => {
      let [p, q, r, u, v] = [0, 0, 0, 0, 0];
      for (let i = from; i < to; i++) {
        const [a, b, y] = rows[i] ?? [0, 0, 0];
        [p, q, r, u, v] = [p + a * a, q + a * b, r + b * b, u + a * y, v + b * y];
      }
      const det = p * r - q * q;
      return [(r * u - q * v) / det, (p * v - q * u) / det];
    };
    let fixed: Pair = [0, 0];
    let refit: Pair = [0, 0];
    let chain: Pair = [0, 0];
    for (let t = 0; t < 2000; t++) {
      const w: Pair = [Math.cos(angle(t)), Math.sin(angle(t))];
      const [a, b] = [g(), g()];
      const y = w[0] * a + w[1] * b + 0.5 * g();
      if (t === 200) fixed = chain = fit(0, 200);
      if (t >= 200 && t % 50 === 0) refit = fit(Math.max(0, t - windowSize), t);
      if (t >= 200) {
        [fixed, refit, chain].forEach(
          (m, i) => (sums[i] = (sums[i] ?? 0) + ((m[0] - w[0]) ** 2 + (m[1] - w[1]) ** 2) / (1800 * seeds)),
        );
        const error = y - chain[0] * a - chain[1] * b;
        chain = [chain[0] + 0.05 * error * a, chain[1] + 0.05 * error * b];
      }
      rows.push([a, b, y]);
    }
  }
  return sums;
}

test('W8: the simulated means in the table are right (the static one without drift is noisy)', () => {
  for (const [name, angle] of Object.entries(scenarios)) {
    const line = text.split('\n').find((row) => row.startsWith(`| ${name} |`)) ?? '';
    const printed = line.split('|').slice(2, 5).map(Number);
    const measured = simulate(angle, 50, 200);
    measured.forEach((value, i) =>
      expect(Math.abs(value / (printed[i] ?? 0) - 1), `${name}, column ${i + 1}: ${value}`).toBeLessThan(
        i === 0 ? 0.35 : 0.05,
      ),
    );
  }
});

test('W8: row visits of the three learners', () => {
  const fits = (2000 - 200) / 50 + 1;
  expect(flat).toContain(`| row visits | 200 | ${grouped(fits * 200)} | ${grouped(2000)} |`);
});

test('exercise 3: a window of 60', () => {
  const switching = scenarios['switching every 250 rows'];
  const [, long = 0] = simulate(switching ?? (() => 0), 25, 200);
  const [, short = 0] = simulate(switching ?? (() => 0), 25, 60);
  expect(Math.abs(long - 0.73)).toBeLessThan(0.02);
  expect(Math.abs(short - 0.41)).toBeLessThan(0.02);
  expect(flat).toContain('falls from about 0.73 to about 0.41');
  expect(flat).toContain(((0.25 * 2) / 57).toFixed(5));
});
