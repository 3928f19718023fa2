import { expect, test } from 'vitest';
import { chapter, grouped } from './chapter';
import { vgg16 } from '../../src/figures/12-math';

const { text } = chapter(12);

type Volume = number[][][];

/** y[o][i][j] as plain loops, one input of C×H×W and kernels O×C×k×k. */
function conv(x: Volume, kernels: Volume[], bias: number[], pad = 0, stride = 1): Volume {
  const H = x[0]!.length;
  const W = x[0]![0]!.length;
  const kh = kernels[0]![0]!.length;
  const kw = kernels[0]![0]![0]!.length;
  const rows = Math.floor((H + 2 * pad - kh) / stride) + 1;
  const columns = Math.floor((W + 2 * pad - kw) / stride) + 1;
  return kernels.map((kernel, o) =>
    Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (_, j) => {
        let sum = bias[o]!;
        kernel.forEach((slice, c) =>
          slice.forEach((row, u) =>
            row.forEach((w, v) => (sum += w * (x[c]![i * stride + u - pad]?.[j * stride + v - pad] ?? 0))),
          ),
        );
        return sum;
      }),
    ),
  );
}

const fold = (flat: number[], C: number, H: number, W: number): Volume =>
  Array.from({ length: C }, (_, c) =>
    Array.from({ length: H }, (_, h) => flat.slice((c * H + h) * W, (c * H + h + 1) * W)),
  );

const x = [3, -1, 2, 0, 5, -2];
const W = [
  [2, 1, -1, 4, 0, 3],
  [-1, 0, 2, 1, 1, -2],
  [0.5, -2, 1, 0, -1, 1],
];
const b = [1, -3, 0.5];
const dense = (input: number[], weights = W) =>
  weights.map((row, i) => row.reduce((s, w, k) => s + w * input[k]!, b[i]!));

function triples(n: number): [number, number, number][] {
  const list: [number, number, number][] = [];
  for (let c = 1; c <= n; c++)
    if (n % c === 0) for (let h = 1; h <= n / c; h++) if ((n / c) % h === 0) list.push([c, h, n / c / h]);
  return list;
}

test('W1: nine layouts of six inputs all give the fully connected result', () => {
  expect(dense(x)).toEqual([-2, 7, -1]);
  expect(triples(6)).toHaveLength(9);
  for (const [C, H, Wi] of triples(6))
    expect(
      conv(
        fold(x, C, H, Wi),
        W.map((row) => fold(row, C, H, Wi)),
        b,
      ).flat(2),
    ).toEqual([-2, 7, -1]);
  expect(text).toContain('(-2, 7, -1)');
  expect(text).toContain(`${3 * 6 + 3} parameters`);
  expect([4, 12, 25088].map((n) => triples(n).length)).toEqual([6, 18, 330]);
  expect(text).toMatch(/6 for\s+\$N = 4\$, 18 for \$N = 12\$, 330 for the 25,088/);
});

test('W1: the wrong flattening and the flipped kernel give other numbers', () => {
  const [C, H, Wi] = [2, 1, 3];
  const last: number[] = [];
  for (let h = 0; h < H; h++)
    for (let w = 0; w < Wi; w++) for (let c = 0; c < C; c++) last.push(x[(c * H + h) * Wi + w]!);
  expect(last).toEqual([3, 0, -1, 5, 2, -2]);
  expect(dense(last)).toEqual([22, 3, -3]);
  expect(
    dense(
      x,
      W.map((row) => [...row].reverse()),
    ),
  ).toEqual([19, -6, -6.5]);
  for (const s of ['(3, 0, -1, 5, 2, -2)', '(22, 3, -3)', '会变成$(22,3,-3)$', '(19, -6, -6.5)'])
    expect(text).toContain(s);
});

/** Entries, non-zero entries and distinct weights of the unrolled matrix for one channel. */
function unrolled(n: number, k: number, pad = 0): [number, number, number] {
  const m = n + 2 * pad - k + 1;
  let used = 0;
  const taps = new Set<number>();
  for (let i = 0; i < m * m; i++)
    for (let j = 0; j < n * n; j++) {
      const u = Math.floor(j / n) - Math.floor(i / m) + pad;
      const v = (j % n) - (i % m) + pad;
      if (u < 0 || v < 0 || u >= k || v >= k) continue;
      used++;
      taps.add(u * k + v);
    }
  return [m * m * n * n, used, taps.size];
}

test('W2: entries, non-zero entries and free numbers of T', () => {
  for (const [name, row] of [
    ['3×3 kernel on 4×4', unrolled(4, 3)],
    ['3×3 kernel on 5×5', unrolled(5, 3)],
    ['3×3 kernel on 5×5, padding 1', unrolled(5, 3, 1)],
    ['3×3 kernel on 3×3', unrolled(3, 3)],
  ] as const)
    expect(text).toContain(`| ${name} | ${row.join(' | ')} |`);
  const entries = 3 * 224 * 224 * 64 * 112 * 112;
  expect(text).toContain(grouped(entries));
  expect(text).toContain(`${((entries * 4) / 1e9).toFixed(1)} GB`);
  expect(text).toContain(grouped(64 * 3 * 49));
});

test('W6: the nearest two-tap convolution averages the tied entries', () => {
  const target = [
    [4, 1, 2],
    [3, 6, -3],
  ];
  const a = (4 + 6) / 2;
  const c = (1 - 3) / 2;
  const near = [
    [a, c, 0],
    [0, a, c],
  ];
  const error = target.flat().reduce((s, t, i) => s + (t - near.flat()[i]!) ** 2, 0);
  const total = target.flat().reduce((s, t) => s + t * t, 0);
  expect([a, c]).toEqual([5, -1]);
  expect(text).toContain(`squared error of ${error} out of ${total}`);
});

test('C11: two stacked 3×3 kernels span 17 directions', () => {
  // Rank of the Jacobian of (k1, k2) -> k1 * k2 at a generic point.
  let state = 12345;
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647 - 0.5;
  const [p, q] = [Array.from({ length: 9 }, next), Array.from({ length: 9 }, next)];
  const rows: number[][] = [];
  for (const other of [q, p])
    for (let t = 0; t < 9; t++) {
      const row = new Array<number>(25).fill(0);
      for (let s = 0; s < 9; s++) row[(Math.floor(t / 3) + Math.floor(s / 3)) * 5 + (t % 3) + (s % 3)]! += other[s]!;
      rows.push(row);
    }
  let rank = 0;
  for (let column = 0; column < 25 && rank < rows.length; column++) {
    const pivot = rows
      .slice(rank)
      .reduce((best, r, i) => (Math.abs(r[column]!) > Math.abs(rows[best]![column]!) ? rank + i : best), rank);
    if (Math.abs(rows[pivot]![column]!) < 1e-9) continue;
    [rows[rank], rows[pivot]] = [rows[pivot]!, rows[rank]!];
    for (let r = rank + 1; r < rows.length; r++) {
      const f = rows[r]![column]! / rows[rank]![column]!;
      for (let k = 0; k < 25; k++) rows[r]![k]! -= f * rows[rank]![k]!;
    }
    rank++;
  }
  expect(rank).toBe(17);
  expect(text).toContain('17-dimensional family');
});

test('W4: outputs side by side in space', () => {
  // The picture with its two zeros of padding on either side, one row high.
  expect(conv([[[0, 0, 4, 7, 0, 0]]], [[[[3, 5, 2, -1]]]], [0], 0, 2).flat(2)).toEqual([1, 47]);
  expect(
    [
      [2, -1],
      [3, 5],
    ].map((row) => row[0]! * 4 + row[1]! * 7),
  ).toEqual([1, 47]);
  for (const s of ['$Wx = (1, 47)$', 'kernel $(3, 5, 2, -1)$', 'reads 0 0 4 7 0 0']) expect(text).toContain(s);
});

test('the lead: a small kernel against a full matrix', () => {
  expect(text).toContain(`has ${grouped(3 * 64 * 9)} weights`);
  expect(text).toContain(`need ${((3 * 224 ** 2 * (64 * 224 ** 2)) / 1e9).toFixed(0)} billion`);
});

test('W5: 1×1, 3×3 and full layer on a 14×14 map', () => {
  expect(text).toContain(grouped(32 * 48 + 48));
  expect(text).toContain(grouped(32 * 48 * 9 + 48));
  expect(text).toContain(grouped(196 * 32 * 196 * 48 + 196 * 48));
  expect(text).toContain(grouped(196 ** 2));
});

test('W3: dense evaluation of VGG-16', () => {
  const convMacs = vgg16.reduce((s, [i, o, n]) => s + i * o * 9 * n * n, 0);
  const head = 25088 * 4096 + 4096 * 4096 + 4096 * 1000;
  const dense384 = convMacs * (384 / 224) ** 2 + 36 * head;
  const fc6 = 25088 * 4096 + 4096;
  const parameters = vgg16.reduce((s, [i, o]) => s + i * o * 9 + o, 0) + fc6 + 4096 * 4096 + 4096 + 4096 * 1000 + 1000;
  expect(text).toContain(grouped(convMacs + head));
  expect(text).toContain(grouped(dense384));
  expect(text).toContain(grouped(36 * (convMacs + head)));
  expect(text).toContain(((36 * (convMacs + head)) / dense384).toFixed(2));
  expect(text).toContain(grouped(fc6));
  expect(text).toContain(`${((100 * fc6) / parameters).toFixed(2)}%`);
  expect(text).toContain(`${((100 * 25088 * 4096) / (convMacs + head)).toFixed(3)}%`);
});

test('C23: receptive field of VGG-16', () => {
  let r = 1;
  let jump = 1;
  for (const convs of [2, 2, 3, 3, 3]) {
    r += 2 * jump * convs;
    r += jump;
    jump *= 2;
  }
  expect([r, r + 6 * jump]).toEqual([212, 404]);
  expect(text).toContain(`sees ${r} pixels`);
  expect(text).toContain(`and ${r + 6 * jump} once`);
});

test('W7: the class map has the score as its mean', () => {
  const maps = [
    [2, -1, 1],
    [0.5, 3, -2],
  ].map(([p, q, bias]) =>
    [
      [4, 1],
      [0, 3],
      [2, 5],
      [6, -1],
    ].map(([a, c]) => p! * a! + q! * c! + bias!),
  );
  expect(maps).toEqual([
    [8, -2, 0, 14],
    [3, 7, 14, -2],
  ]);
  const means = maps.map((m) => m.reduce((s, v) => s + v, 0) / 4);
  // The head applied to the channel means 3 and 2.
  expect(means).toEqual(
    [
      [2, -1, 1],
      [0.5, 3, -2],
    ].map(([p, q, bias]) => p! * 3 + q! * 2 + bias!),
  );
  expect(text).toContain(`$(${means.join(', ')})$`);
  for (const [m0, m1, m2, m3] of maps) expect(text).toContain(`${m0} & ${m1} \\ ${m2} & ${m3}`);
});

test('C21: arithmetic intensity', () => {
  const intensity = (flops: number, numbers: number) => flops / (4 * numbers);
  const fc6 = 25088 * 4096;
  expect(text).toContain(intensity(2 * fc6, fc6 + 25088 + 4096).toFixed(4));
  expect(text).toContain(intensity(2 * 64 * fc6, fc6 + 64 * (25088 + 4096)).toFixed(2));
  const w = 256 * 512 * 9;
  expect(text).toContain(intensity(2 * w * 784, w + 256 * 784 + 512 * 784).toFixed(1));
});

test('W8: the same sum in three orders', () => {
  const f = Math.fround;
  const products = [
    [1, 0.1],
    [1e4, 1],
    [-1e4, 1],
    [3e-4, 1],
  ].map(([w, v]) => f(f(w!) * f(v!)));
  const sum = (order: number[]) => order.reduce((s, i) => f(s + products[i]!), 0);
  expect(sum([0, 1, 2, 3]).toPrecision(7)).toBe('0.09990937');
  expect(text).toContain('0.09990937');
  expect(Number(sum([3, 2, 1, 0]).toPrecision(6))).toBe(0.1);
  expect(text).toContain(
    `with the large pair first ${sum([1, 2, 0, 3]).toPrecision(4)}; the exact value is ${(0.1 + 3e-4).toPrecision(4)}`,
  );
  const u = 2 ** -24;
  const magnitudes = 0.1 + 2e4 + 3e-4;
  expect(text).toContain(`the sum of magnitudes is ${magnitudes.toFixed(1)}`);
  const bound = ((4 * u) / (1 - 4 * u)) * magnitudes;
  expect(text).toContain(`${(bound * 1e3).toFixed(2)} \\times 10^{-3}`);
});

test('W9: all partial sums of the grid fit in 2^24 units', () => {
  const most = (2 ** 24 - 4 * 2 ** 12) / 2 ** 14;
  expect(text).toContain(`up to ${grouped(most)} taps and a bias of at most 4`);
});

test('exercises', () => {
  expect(text).toContain(grouped(5 * 5 * 64 * 10 + 10));
  expect(text).toContain(`${(100 * (1 - 25 / 81)).toFixed(2)}%`);
  const counts = conv(
    [Array.from({ length: 6 }, () => new Array<number>(6).fill(1))],
    [[Array.from({ length: 6 }, () => new Array<number>(6).fill(1))]],
    [0],
    1,
  )[0]!;
  expect(counts).toEqual([
    [25, 30, 25],
    [30, 36, 30],
    [25, 30, 25],
  ]);
  expect(text).toContain(`5×5 = ${counts[0]![0]} real pixels, an edge cell ${counts[0]![1]}`);
  const [eight, six] = [64 * 256 * 1000 + 1000, 36 * 256 * 1000 + 1000];
  for (const v of [eight, six, eight - six]) expect(text).toContain(grouped(v));
  const macs = Array.from({ length: 12 }, (_, i) => (12 - i) ** 2 * (i + 1) ** 2);
  expect(text).toContain(`${macs.slice(0, 8).join(', ')} and so on down to ${macs[11]}`);
});
