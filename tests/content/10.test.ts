import { expect, test } from 'vitest';
import {
  bits,
  descent,
  firstOutput,
  hex,
  loss,
  minP,
  nucleus,
  preset,
  sumErrors,
  tempered,
  watershed,
} from '../../src/figures/10-math';
import { chapter } from './chapter';

const { text } = chapter(10);
const f32 = Math.fround;
const tuple = (values: number[], digits = 6) =>
  `(${values.map((v) => (Number(v.toFixed(9)) === 0.5 ? '0.5' : v.toFixed(digits))).join(', ')})`;
const keep = (p: readonly number[], n: number) => {
  const kept = p.slice(0, n);
  const total = kept.reduce((a, b) => a + b, 0);
  return kept.map((v) => v / total);
};

test('W1: six descents, two ends, one watershed', () => {
  const ends = [-2, -0.5, 0.1, 0.2, 0.5, 2].map((s) => descent(s).at(-1) ?? NaN);
  expect(ends.map((w) => w.toFixed(5))).toEqual([
    ...Array<string>(3).fill('-1.48397'),
    ...Array<string>(3).fill('1.33222'),
  ]);
  for (const w of [ends[0]!, ends[5]!]) expect(text).toContain(loss(w).toFixed(5));
  for (const w of [ends[0]!, ends[5]!]) expect(text).toContain(w.toFixed(5));
  expect(text).toContain(watershed().toFixed(5));
});

test('W2: temperature and entropy', () => {
  const entropy = (T: number) => -tempered(T).reduce((s, p) => s + p * Math.log2(p), 0);
  for (const T of [0.5, 1, 2]) expect(text).toContain(`${entropy(T).toFixed(5)}`);
  const squares = preset.map((p) => p * p);
  expect(text).toContain((squares[0]! / squares.reduce((a, b) => a + b, 0)).toFixed(5));
  const p = tempered(0.7);
  const z = preset.map(Math.log);
  const mean = p.reduce((s, v, i) => s + v * z[i]!, 0);
  expect(text).toContain((p.reduce((s, v, i) => s + v * (z[i]! - mean) ** 2, 0) / 0.7 ** 3).toFixed(5));
});

test('W3: what the filters keep', () => {
  expect(text).toContain(tuple(keep(preset, 3)));
  expect(nucleus(preset, 0.75)).toBe(4);
  expect(text).toContain(tuple(keep(preset, 4)));
  const sums = [1, 2, 3, 4].map((n) =>
    preset
      .slice(0, n)
      .reduce((a, b) => a + b, 0)
      .toFixed(2),
  );
  expect(text).toContain(`the sums are ${sums.join(', ')}, so four`);
  const [a, b, c] = [0.25, 0.2, 0.1].map((m) => ({ threshold: Number((m * 0.36).toFixed(6)), kept: minP(preset, m) }));
  expect(text).toContain(
    `thresholds are ${a?.threshold}, ${b?.threshold} and ${c?.threshold}, which keep ${a?.kept}, ${b?.kept} and ${c?.kept} tokens`,
  );
  expect(text).toContain(
    preset
      .slice(0, 7)
      .map((p) => p.toFixed(2))
      .join(', '),
  );
  for (const [T, kept] of [
    [0.5, '3, 3 and 3 tokens at T = 0.5'],
    [2, '3, 7 and 8 at T = 2'],
  ] as const) {
    expect(kept.startsWith(`3, ${nucleus(tempered(T), 0.9)} and ${minP(tempered(T), 0.1)} `)).toBe(true);
    expect(text).toContain(kept);
  }
  expect(nucleus(tempered(0.7), 0.9)).toBe(5);
  expect(text).toContain(tuple(keep(tempered(0.7), 5)));
});

test('W4: the order of temperature and top-p matters', () => {
  const hot = tempered(1.5);
  expect(nucleus(hot, 0.75)).toBe(5);
  expect(text).toContain(keep(hot, 5)[0]!.toFixed(5));
  expect(text).toContain(
    keep(
      preset.slice(0, 4).map((p) => p ** (1 / 1.5)),
      4,
    )[0]!.toFixed(5),
  );
});

test('W5: the running sum of five probabilities', () => {
  expect(text).toContain(String(preset.slice(0, 5).reduce((a, b) => a + b, 0)));
});

test('C16: the top 128 integers become exactly 1, and the running sum lets a sixth token in', () => {
  let ones = 0;
  while (f32(f32(2 ** 32 - 1 - ones) / 2 ** 32) === 1) ones++;
  expect(text).toContain(`exactly 1.0 for the top ${ones} integers`);
  let sum = 0;
  const kept = preset.findIndex((p) => (sum += p) >= 0.9) + 1;
  expect(kept).toBe(6);
  expect(text).toContain('six are kept');
});

test('W6: sums of 1/k and of four numbers', () => {
  const n = 1_000_000;
  const terms = Float32Array.from({ length: n }, (_, i) => 1 / (i + 1));
  let exact = 0;
  for (let k = n; k >= 1; k--) exact += 1 / k;
  expect(text).toContain(exact.toFixed(7));
  const interleaved = (threads: number) => {
    const sums = new Float32Array(threads);
    for (let i = 0; i < n; i++) sums[i % threads]! += terms[i]!;
    for (let half = threads / 2; half >= 1; half /= 2) for (let i = 0; i < half; i++) sums[i]! += sums[i + half]!;
    return sums[0]!;
  };
  for (const threads of [256, 64])
    expect(text).toContain(
      `${threads} interleaved sums, then a tree | ${interleaved(threads).toFixed(7)} | ${((interleaved(threads) - exact) / exact).toExponential(1)}`,
    );
  const errors = sumErrors(n);
  expect(text).toContain(`| -${errors.largeToSmall.toExponential(1)} |`);
  expect(text).toContain(`| -${errors.smallToLarge.toExponential(1)} |`);
  expect(text).toContain(`| -${errors.halves.toExponential(1)} |`);
  expect(text).toContain(`| ${errors.kahan.toExponential(1)} |`);
  for (const [sign, e, value] of [
    [-1, errors.largeToSmall, '14.3573580'],
    [-1, errors.smallToLarge, '14.3926516'],
    [-1, errors.halves, '14.3927240'],
    [1, errors.kahan, '14.3927269'],
  ] as const) {
    expect((exact * (1 + sign * e)).toFixed(7)).toBe(value);
    expect(text).toContain(value);
  }
  const numbers = [2 ** 24, 1, 1, -(2 ** 24 - 2)];
  const seen: Record<string, number> = {};
  const visit = (sum: number, rest: number[]): void => {
    if (!rest.length) seen[sum] = (seen[sum] ?? 0) + 1;
    rest.forEach((v, i) =>
      visit(
        f32(sum + v),
        rest.filter((_, j) => j !== i),
      ),
    );
  };
  visit(0, numbers);
  const words: Record<number, string> = { 4: 'four' };
  expect(text).toContain(`Of the 24 orders ${seen[4]} give 4, ${words[seen[3]!]} give 3 and ${words[seen[2]!]} give 2`);
});

test('W7: Winograd by hand, and three bit patterns', () => {
  const [d0, d1, d2, d3] = [3, -1, 4, 2];
  const [g0, g1, g2] = [2, -4, 1];
  const m = [
    (d0! - d2!) * g0!,
    ((d1! + d2!) * (g0! + g1! + g2!)) / 2,
    ((d2! - d1!) * (g0! - g1! + g2!)) / 2,
    (d1! - d3!) * g2!,
  ];
  expect(m).toEqual([-2, -1.5, 17.5, -3]);
  expect([m[0]! + m[1]! + m[2]!, m[1]! - m[2]! - m[3]!]).toEqual([
    d0! * g0! + d1! * g1! + d2! * g2!,
    d1! * g0! + d2! * g1! + d3! * g2!,
  ]);
  expect([m[0]! + m[1]! + m[2]!, m[1]! - m[2]! - m[3]!]).toEqual([14, -16]);
  // Tiles of m×m outputs: 9 m^2 products directly, (m + 2)^2 by Winograd.
  const [small, middle, large] = [2, 4, 6].map((size) => (9 * size * size) / (size + 2) ** 2);
  expect(text.replace(/\n/g, ' ')).toContain(
    `${small} times fewer for tiles of 2×2 outputs, ${middle} times for 4×4, ${large?.toFixed(2)} times for 6×6`,
  );
  expect(text).toContain(`four products ${m[0]}, ${m[1]}, ${m[2]} and ${m[3]}: the sum of the first three is 14`);
  const out = firstOutput();
  for (const value of [out.direct, out.winograd, out.fft]) expect(text).toContain(`\`${hex(value)}\``);
  expect(bits(1)).toBe('00111111100000000000000000000000');
});

test('W7: the error grows with the Winograd tile', () => {
  const tiles: Record<number, { B: number[][]; G: number[][]; A: number[][] }> = {
    2: {
      B: [
        [1, 0, -1, 0],
        [0, 1, 1, 0],
        [0, -1, 1, 0],
        [0, 1, 0, -1],
      ],
      G: [
        [1, 0, 0],
        [0.5, 0.5, 0.5],
        [0.5, -0.5, 0.5],
        [0, 0, 1],
      ],
      A: [
        [1, 1, 1, 0],
        [0, 1, -1, -1],
      ],
    },
    6: {
      B: [
        [1, 0, -21 / 4, 0, 21 / 4, 0, -1, 0],
        [0, 1, 1, -17 / 4, -17 / 4, 1, 1, 0],
        [0, -1, 1, 17 / 4, -17 / 4, -1, 1, 0],
        [0, 0.5, 0.25, -2.5, -1.25, 2, 1, 0],
        [0, -0.5, 0.25, 2.5, -1.25, -2, 1, 0],
        [0, 2, 4, -2.5, -5, 0.5, 1, 0],
        [0, -2, 4, 2.5, -5, -0.5, 1, 0],
        [0, -1, 0, 21 / 4, 0, -21 / 4, 0, 1],
      ],
      G: [
        [1, 0, 0],
        [-2 / 9, -2 / 9, -2 / 9],
        [-2 / 9, 2 / 9, -2 / 9],
        [1 / 90, 1 / 45, 2 / 45],
        [1 / 90, -1 / 45, 2 / 45],
        [32 / 45, 16 / 45, 8 / 45],
        [32 / 45, -16 / 45, 8 / 45],
        [0, 0, 1],
      ],
      A: [
        [1, 1, 1, 1, 1, 1, 1, 0],
        [0, 1, -1, 2, -2, 0.5, -0.5, 0],
        [0, 1, 1, 4, 4, 0.25, 0.25, 0],
        [0, 1, -1, 8, -8, 0.125, -0.125, 0],
        [0, 1, 1, 16, 16, 1 / 16, 1 / 16, 0],
        [0, 1, -1, 32, -32, 1 / 32, -1 / 32, 1],
      ],
    },
  };
  const transpose = (a: number[][]) => a[0]!.map((_, j) => a.map((row) => row[j]!));
  const times = (a: number[][], b: number[][]) =>
    a.map((row) => b[0]!.map((_, j) => row.reduce((s, v, k) => f32(s + f32(f32(v) * f32(b[k]![j]!))), 0)));
  let state = 7;
  const next = () => f32(((state = (state * 48271) % 2147483647) / 2147483647) * 2 - 1);
  const x = Array.from({ length: 26 }, () => Array.from({ length: 26 }, next));
  const k = Array.from({ length: 3 }, () => Array.from({ length: 3 }, next));
  /** To 11 significant bits, ties to even, as 16-bit floats hold (the values here are far from the ends of their range). */
  const f16 = (v: number) => {
    const unit = v === 0 ? 1 : 2 ** (Math.floor(Math.log2(Math.abs(v))) - 10);
    const whole = Math.round(v / unit);
    return (Math.abs((v / unit) % 1) === 0.5 && whole % 2 !== 0 ? whole - 1 : whole) * unit;
  };
  const direct = (round: (v: number) => number) =>
    Array.from({ length: 24 }, (_, i) =>
      Array.from({ length: 24 }, (_, j) =>
        k.reduce((s, row, u) => row.reduce((t, w, v) => round(t + round(w * x[i + u]![j + v]!)), s), 0),
      ),
    );
  const exact = direct((v) => v);
  const error = (y: number[][]) => {
    let [a, b] = [0, 0];
    exact.forEach((row, i) => row.forEach((v, j) => ((a += (v - y[i]![j]!) ** 2), (b += v * v))));
    return Math.sqrt(a / b);
  };
  const winograd = (m: number) => {
    const { B, G, A } = tiles[m]!;
    const U = times(times(G, k), transpose(G));
    const y: number[][] = Array.from({ length: 24 }, () => []);
    for (let i = 0; i < 24; i += m)
      for (let j = 0; j < 24; j += m) {
        const V = times(
          times(
            B,
            x.slice(i, i + m + 2).map((row) => row.slice(j, j + m + 2)),
          ),
          transpose(B),
        );
        const tile = times(
          times(
            A,
            V.map((row, a) => row.map((v, b) => f32(v * U[a]![b]!))),
          ),
          transpose(A),
        );
        tile.forEach((row, a) => row.forEach((v, b) => (y[i + a]![j + b] = v)));
      }
    return y;
  };
  const power = (e: number, digits: number) => e.toExponential(digits).replace(/e(.*)$/, ' \\times 10^{$1}');
  expect(text).toContain(`$${power(error(direct(f32)), 0)}$ directly`);
  expect(text).toContain(`$${power(error(winograd(2)), 1)}$ with 2×2 tiles`);
  expect(error(winograd(6))).toBeGreaterThan(1e-6);
  expect(text).toContain(`direct sum starts from about $${power(error(direct(f16)), 0)}$`);
});

test('W8: paired and unpaired comparison, and the best of n', () => {
  const A = [83.1, 84.0, 82.4, 83.6, 83.4];
  const B = [83.5, 84.2, 83.1, 84.0, 83.7];
  const mean = (v: number[]) => v.reduce((a, b) => a + b, 0) / v.length;
  const sd = (v: number[]) => Math.sqrt(v.reduce((s, x) => s + (x - mean(v)) ** 2, 0) / (v.length - 1));
  const d = A.map((a, i) => B[i]! - a);
  expect(text).toContain(`mean ${mean(A).toFixed(2)}, standard deviation ${sd(A).toFixed(3)}`);
  expect(text).toContain(`mean ${mean(B).toFixed(2)}, ${sd(B).toFixed(3)}`);
  expect(text).toContain(`${mean(d).toFixed(2)} ± ${((2.7764 * sd(d)) / Math.sqrt(5)).toFixed(3)}`);
  expect(text).toContain(`t = ${((mean(d) / sd(d)) * Math.sqrt(5)).toFixed(3)}`);
  expect(text).toContain(((mean(B) - mean(A)) / Math.sqrt((sd(A) ** 2 + sd(B) ** 2) / 5)).toFixed(3));
  // E[max of n normals] = integral of x n phi(x) Phi(x)^(n-1).
  const best = (n: number) => {
    const h = 1e-3;
    let [below, sum] = [0, 0];
    for (let x = -9; x < 9; x += h) {
      const phi = Math.exp(-((x + h / 2) ** 2) / 2) / Math.sqrt(2 * Math.PI);
      sum += (x + h / 2) * n * phi * (below + (phi * h) / 2) ** (n - 1) * h;
      below += phi * h;
    }
    return sum;
  };
  expect(text).toContain(best(5).toFixed(4));
  expect(text).toContain(best(20).toFixed(4));
  expect(text).toContain(`平均就比均值高${best(20).toFixed(2)}个标准差`);
});

test('W9 and W10: ties, agreeing draws, dropout masks', () => {
  // 8 bits of precision: between 8 and 16 the last one is worth 8 / 128.
  const unit = 8 / 2 ** 7;
  expect(text).toContain(`bfloat16 are ${unit} apart`);
  const [lower, upper] = [12.37, 12.4].map((v) => Math.round(v / unit) * unit);
  expect(upper).toBe(lower);
  expect(text).toContain(`12.37 and 12.40 both become ${lower}`);
  expect(text).toContain(`12.37和12.40都变成${lower}`);
  expect(text).toContain((0.9999 ** 1000).toFixed(4));
  const agree = preset.reduce((s, p) => s + p * p, 0);
  expect(text).toContain(agree.toFixed(4));
  expect(text).toContain(`${(agree ** 20 * 1e14).toFixed(1)} \\times 10^{-14}`);
  const parts = [1.2 * 0.5, -0.5, 0.5, 1.6];
  const outputs = Array.from({ length: 16 }, (_, mask) =>
    parts.reduce((s, v, i) => s + ((mask >> i) & 1 ? 2 * v : 0), 0),
  );
  const mean = outputs.reduce((a, b) => a + b, 0) / 16;
  expect(mean).toBeCloseTo(2.2, 12);
  expect(text).toContain(
    `average exactly ${mean.toFixed(1)} with variance ${(outputs.reduce((s, v) => s + (v - mean) ** 2, 0) / 16).toFixed(2)}`,
  );
  expect(text).toContain(`gives ${(2 * (parts[0]! + parts[2]! + parts[3]!)).toFixed(1)}.`);
  // A unit keeps its fate from one mask to the next with probability 0.7^2 + 0.3^2.
  const same = 0.7 ** 2 + 0.3 ** 2;
  expect(text).toContain(`Ten units with $p = 0.3$ have ${2 ** 10} masks`);
  expect(text).toContain(`$${same.toFixed(2)}^{10} = ${(same ** 10).toFixed(6)}$`);
});

/** Upper half of the product of two 32-bit numbers. */
function high(a: number, b: number): number {
  const middle = (a >>> 16) * (b & 0xffff) + (((a & 0xffff) * (b & 0xffff)) >>> 16);
  return (a >>> 16) * (b >>> 16) + (middle >>> 16) + (((a & 0xffff) * (b >>> 16) + (middle & 0xffff)) >>> 16);
}

/** First word of Philox4x32-10 with counter (i, 0, 0, 0) and key (seed, 0). Plain variables, since it is called ten million times. */
function philox(i: number, seed: number): number {
  let x0 = i;
  let x1 = 0;
  let x2 = 0;
  let x3 = 0;
  let k0 = seed;
  let k1 = 0;
  for (let round = 0; round < 10; round++) {
    const h0 = high(0xd2511f53, x0);
    const l0 = Math.imul(0xd2511f53, x0);
    const h1 = high(0xcd9e8d57, x2);
    const l1 = Math.imul(0xcd9e8d57, x2);
    x0 = h1 ^ x1 ^ k0;
    x1 = l1;
    x2 = h0 ^ x3 ^ k1;
    x3 = l0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  return x0 >>> 0;
}

test('W11: chi-square of 10,000 draws', () => {
  expect(philox(0, 0)).toBe(0x6627e8d5);
  let sum = 0;
  const limits = preset.map((p, i) => ((sum += p), i === 7 ? 2 ** 32 : Math.floor(sum * 2 ** 32)));
  const counts = (seed: number) => {
    const c = preset.map(() => 0);
    for (let i = 0; i < 10_000; i++) {
      const word = philox(i, seed);
      let token = 0;
      while (word >= limits[token]!) token++;
      c[token]!++;
    }
    return c;
  };
  const chi = (c: number[], p: readonly number[]) =>
    c.reduce((s, n, i) => s + (n - 1e4 * p[i]!) ** 2 / (1e4 * p[i]!), 0);
  expect(counts(42)).toEqual([3623, 2256, 1321, 985, 806, 503, 314, 192]);
  for (const seed of [42, 123, 7]) expect(text).toContain(`${chi(counts(seed), preset).toFixed(4)} for seed ${seed}`);
  // The tail of chi-square with 7 degrees of freedom, by Simpson's rule on its density in s = sqrt(x): 2 s^6 exp(-s^2/2) / (2^3.5 Gamma(3.5)).
  const gamma = (15 / 8) * Math.sqrt(Math.PI);
  const tail = (x: number) => {
    const [from, to, n] = [Math.sqrt(x), 12, 2000];
    const h = (to - from) / n;
    const density = (s: number) => (2 * s ** 6 * Math.exp((-s * s) / 2)) / (2 ** 3.5 * gamma);
    return (
      (h / 3) *
      Array.from({ length: n + 1 }, (_, i) => density(from + i * h) * (i === 0 || i === n ? 1 : i % 2 ? 4 : 2)).reduce(
        (a, c) => a + c,
        0,
      )
    );
  };
  expect(tail(14.067)).toBeCloseTo(0.05, 5);
  expect(text).toContain('exceeds 14.067 for 5% of seeds');
  expect(text).toContain(`种子7得${chi(counts(7), preset).toFixed(2)}`);
  expect(Math.round(100 * tail(chi(counts(7), preset)))).toBe(1); // "about one seed in a hundred"
  // The mean against a wrong theory, exactly: sum of p(1-p)/q + N (p-q)^2/q.
  const q = tempered(0.95);
  expect(text).toContain(
    `mean of $\\chi^2$ is ${preset.reduce((s, p, i) => s + (p * (1 - p) + 1e4 * (p - q[i]!) ** 2) / q[i]!, 0).toFixed(1)}`,
  );
  const seeds = Array.from({ length: 1000 }, (_, i) => counts(i + 1));
  const found = seeds.map((c) => chi(c, preset));
  expect(text.replace(/\s+/g, ' ')).toContain(
    `the mean is ${(found.reduce((a, c) => a + c, 0) / 1000).toFixed(3)}, and ${(found.filter((v) => v > 14.067).length / 10).toFixed(1)}% exceed it`,
  );
  expect(seeds.filter((c) => chi(c, q) > 14.067).length / 1000).toBeGreaterThan(0.8);
  expect(text).toContain('more than four seeds in five are rejected');
});

test('exercises', () => {
  const sd = (v: number[]) => Math.sqrt(v.reduce((s, x) => s + (x - 0.5) ** 2, 0) / (v.length - 1));
  const entropy = (p: number) => -p * Math.log(p) - (1 - p) * Math.log(1 - p);
  for (const runs of [
    [0.48, 0.52, 0.5, 0.49, 0.51],
    [0.05, 0.97, 0.1, 0.92, 0.46],
  ]) {
    const mean = runs.reduce((s, p) => s + entropy(p), 0) / 5;
    expect(text).toContain(sd(runs).toFixed(4));
    expect(text).toContain(mean.toFixed(4));
    expect(text).toContain((Math.LN2 - mean).toFixed(4));
  }
  expect(text).toContain(Math.LN2.toFixed(4));
  expect(text).toContain((0.22 / 0.36).toFixed(4));
  expect([0.5, 0.7, 1.5, 2].map((T) => nucleus(tempered(T), 0.9))).toEqual([3, 5, 6, 7]);
  expect(text).toContain(Math.log(18).toFixed(4));
  expect(text).toContain((Math.log(18) / Math.log(10)).toFixed(4));
});
