import { expect, test } from 'vitest';
import { chapter, grouped } from './chapter';

const { text } = chapter(16);
/** The text on one line, so that a phrase may run over a line's end. */
const flat = text.replace(/\s+/g, ' ');

type Matrix = number[][];
const multiply = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, x, k) => sum + x * (b[k]?.[j] ?? 0), 0)));
const transpose = (a: Matrix): Matrix => (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? 0));
const softmax = (scores: number[]): number[] => {
  const top = Math.max(...scores);
  const powers = scores.map((s) => Math.exp(s - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
};
const scale = (a: Matrix, by: number): Matrix => a.map((row) => row.map((x) => x * by));
/** The matrix as the chapter typesets it. */
const typeset = (a: Matrix, digits: number): string =>
  a.map((row) => row.map((x) => x.toFixed(digits)).join(' & ')).join(' \\ ');

const X = [
  [1, 0],
  [0, 2],
  [1, 1],
];
const Q = multiply(X, [
  [1, 0],
  [1, 1],
]);
const K = multiply(X, [
  [1, 1],
  [0, 1],
]);
const V = multiply(X, [
  [2, 0],
  [0, 1],
]);
const S = multiply(Q, transpose(K));
const attend = (temperature: number): Matrix => scale(S, 1 / (Math.SQRT2 * temperature)).map(softmax);

test('W1: queries, keys, values and scores of the three tokens', () => {
  for (const matrix of [Q, K, V, S]) expect(text).toContain(typeset(matrix, 0));
});

test('W1: weights and contexts of the three tokens', () => {
  const A = attend(1);
  expect(text).toContain(typeset(A, 3));
  expect(text).toContain(typeset(multiply(A, V), 3));
  expect(text).toContain(`the third sums to ${A.reduce((sum, row) => sum + (row[2] ?? 0), 0).toFixed(3)}`);
  expect(text).toContain(`row 1 would sum to ${(A[0]?.[0] ?? 0).toFixed(3)}`);
});

test('W1: the causal mask keeps only the last row', () => {
  const A = S.map((row, i) => softmax(row.map((s, j) => (j > i ? -Infinity : s / Math.SQRT2))));
  expect(A[0]).toEqual([1, 0, 0]);
  expect(A[1]).toEqual([0.5, 0.5, 0]);
  expect(A[2]?.map((x) => x.toFixed(3))).toEqual(['0.284', '0.140', '0.576']);
  expect(text).toContain('1 & 0 & 0 \\ 0.5 & 0.5 & 0 \\ 0.284 & 0.140 & 0.576');
  const C = multiply(A, V);
  expect(C[0]).toEqual([2, 0]);
  expect(C[1]).toEqual([1, 1]);
  expect(text).toContain(`2 & 0 \\ 1 & 1 \\ ${C[2]?.map((x) => x.toFixed(3)).join(' & ')}`);
});

test('W1: temperature moves row 1 between the mean and a look-up', () => {
  for (const temperature of [1, 4, 0.25]) {
    expect(text.replace(/\n/g, ' ')).toContain((attend(temperature)[0] ?? []).map((x) => x.toFixed(3)).join(', '));
  }
  const mean = V[0]?.map((_, j) => V.reduce((sum, row) => sum + (row[j] ?? 0), 0) / 3);
  expect(mean?.[0]).toBeCloseTo(4 / 3, 12);
  expect(mean?.[1]).toBeCloseTo(1, 12);
  expect(text).toContain('$(4/3, 1)$');
});

test('W1: effective number of tokens of each row', () => {
  const effective = attend(1).map((row) => 2 ** -row.reduce((sum, p) => sum + p * Math.log2(p), 0));
  const [a, b, c] = effective.map((x) => x.toFixed(3));
  expect(text).toContain(`${a}, ${b} and ${c}`);
  expect(text).toContain(`例中三行约为${effective.map((x) => x.toFixed(1)).join('、')}个词`);
});

test('W2: without scaling the softmax saturates and its gradient dies', () => {
  const weight = (gap: number) => 1 / (1 + Math.exp(-gap));
  const gradient = (gap: number) => weight(gap) * (1 - weight(gap));
  const gap = Math.sqrt(2 * 64);
  expect(text).toContain(gap.toFixed(2));
  expect(text).toContain(weight(gap).toFixed(6));
  expect(text).toContain(gradient(gap).toFixed(7));
  expect(text).toContain(`the weight ${weight(Math.SQRT2).toFixed(3)}`);
  expect(text.replace(/\n/g, ' ')).toContain(`the gradient ${gradient(Math.SQRT2).toFixed(3)}`);
  expect(text).toContain(`${grouped(gradient(Math.SQRT2) / gradient(gap))} times larger`);
  expect(text).toContain(`梯度只剩百万分之${['十', '十一', '十二', '十三'][Math.round(gradient(gap) * 1e6) - 10]}`);
  expect(Math.floor(gradient(Math.SQRT2) / gradient(gap) / 10_000)).toBe(1); // 1万多倍
  expect(text).toContain(`unscaled weight is ${weight(Math.sqrt(2 * 16)).toFixed(4)}`);
});

test('W3: online softmax over three tiles equals the direct mean', () => {
  const tiles = [
    { scores: [1, 4], values: [10, 20] },
    { scores: [2, 6], values: [30, 40] },
    { scores: [3], values: [50] },
  ];
  let m = -Infinity;
  let l = 0;
  let sum = 0;
  for (const tile of tiles) {
    const top = Math.max(m, ...tile.scores);
    const factor = Math.exp(m - top);
    l *= factor;
    sum *= factor;
    tile.scores.forEach((s, i) => {
      l += Math.exp(s - top);
      sum += Math.exp(s - top) * (tile.values[i] ?? 0);
    });
    m = top;
    expect(text).toContain(`| ${m} | ${l.toFixed(4)} | ${sum.toFixed(4)} |`);
  }
  const weights = softmax([1, 4, 2, 6, 3]);
  const direct = weights.reduce((a, w, i) => a + w * ([10, 20, 30, 40, 50][i] ?? 0), 0);
  expect(sum / l).toBeCloseTo(direct, 12);
  expect(text).toContain((sum / l).toFixed(4));
  expect(text).toContain(`weights ${weights.map((w) => w.toFixed(4)).join(', ')}`);
  expect(text).toContain(Math.exp(-2).toFixed(4));
});

test('W4: two decoder steps of additive attention', () => {
  const h = [
    [1, 0],
    [0, 1],
    [1, 1],
    [-1, 0.5],
  ] as const;
  const scores = (s: readonly [number, number]) => h.map(([a, b]) => Math.tanh(s[0] + a + b) - Math.tanh(s[1] + b));
  const first = scores([0.5, -0.5]);
  const alpha = softmax(first);
  expect(text).toContain(`| ${first.map((x) => Math.abs(x).toFixed(3)).join(' | ')} |`);
  expect(text).toContain(`| ${alpha.map((x) => x.toFixed(3)).join(' | ')} |`);
  expect(text).toContain(
    `| ${softmax(scores([-0.5, 1]))
      .map((x) => x.toFixed(3))
      .join(' | ')} |`,
  );
  expect(text).toContain(`${Math.tanh(1.5).toFixed(6)} + ${Math.tanh(0.5).toFixed(6)} = ${(first[0] ?? 0).toFixed(6)}`);
  const c = [0, 1].map((k) => alpha.reduce((sum, w, j) => sum + w * (h[j]?.[k] ?? 0), 0).toFixed(3));
  expect(text).toContain(`(${c.join(', ')})`);
});

test('W5: permuted tokens give permuted contexts', () => {
  const order = [2, 0, 1];
  const P = order.map((i) => X[i] ?? []);
  const A = scale(
    multiply(
      multiply(P, [
        [1, 0],
        [1, 1],
      ]),
      transpose(
        multiply(P, [
          [1, 1],
          [0, 1],
        ]),
      ),
    ),
    Math.SQRT1_2,
  ).map(softmax);
  const C = multiply(
    A,
    multiply(P, [
      [2, 0],
      [0, 1],
    ]),
  );
  const before = multiply(attend(1), V);
  C.forEach((row, i) => row.forEach((x, j) => expect(x).toBeCloseTo(before[order[i] ?? 0]?.[j] ?? NaN, 12)));
});

test('W6: pairs, operations and bytes of attention', () => {
  const n = 4096;
  const d = 64;
  expect(text).toContain(`${grouped(n * n)} pairs`);
  expect(text).toContain(grouped((n * (n + 1)) / 2));
  expect(text).toContain(`${((4 * n * n * d) / 1e9).toFixed(3)} GFLOP`);
  expect(text).toContain(`${((8 * 4 * n * n * d) / 1e9).toFixed(2)} GFLOP`);
  const mebibytes = (numbers: number) => `${(numbers * 4) / 2 ** 20} MiB`;
  expect(text).toContain(`${mebibytes(n * n)} of weights for a head`);
  expect(text).toContain(`${mebibytes(8 * n * n)} for eight`);
  expect(text).toContain(`8个头光存权重就要${mebibytes(8 * n * n)}`);
  expect(flat).toContain(`contexts of a head fill ${mebibytes(4 * n * d)}`);
});

test("W7: attention's share of a block", () => {
  const share = (n: number) => `${((100 * n) / (n + 6 * 768)).toFixed(1)} %`;
  const lengths = [512, 1536, 4608, 16384];
  expect(text).toContain(`| ${lengths.map((n) => grouped(n)).join(' | ')} |`);
  expect(text).toContain(`| ${lengths.map(share).join(' | ')} |`);
  expect(text).toContain(`要到 $n=6D$（$D=768$ 时为${grouped(6 * 768)}个词元）`);
});

test('W8: bytes of the KV cache', () => {
  const bytes = (heads: number) => 2 * 32 * heads * 128 * 2;
  expect(text).toContain(`${grouped(bytes(32))} bytes`);
  expect(text).toContain(`${grouped(bytes(8))} bytes`);
  expect(text).toContain(`or ${(bytes(32) * 4096) / 2 ** 30} GiB for 4,096 tokens`);
});

test('C23: where the exponential overflows', () => {
  expect(text).toContain(Math.log(3.4028234663852886e38).toFixed(2));
  expect(text).toContain(Math.log(65504).toFixed(2));
});

test('16-1: the speech encoder', () => {
  for (const n of [3000, 1500]) {
    expect(text).toContain(grouped(n * n));
    expect(text).toContain(`${((4 * n * n * 64 * 8) / 1e9).toFixed(3)} GFLOP`);
    expect(text).toContain(`${((n * n * 8 * 4) / 2 ** 20).toFixed(3)} MiB`);
  }
});

test('16-2: the satellite picture', () => {
  expect(text).toContain(`${(2 ** 40 / 1e12).toFixed(5)} \\times 10^{12}`);
  expect(text).toContain(grouped(4096 ** 2));
  expect(2 ** 40 / 4096 ** 2).toBe(16 ** 4);
  expect(text).toContain(`$${grouped(16 ** 4)} = 16^4$ times fewer`);
  expect(text).toContain(`Pixels: ${grouped(1024 ** 2)} tokens`);
  expect(text).toContain(`像素约 $${(2 ** 40 / 1e12).toFixed(1)}\\times10^{12}$ 对`);
  expect(text).toContain(grouped(64 * 64 ** 2));
});

test('16-3: the temperature that makes four weights nearly equal', () => {
  // "red fish blue fish" in head 1: own score 4, others 0; the exact threshold by bisection on the actual softmax rows.
  const rows = [
    [4, 0, 0, 0],
    [0, 4, 0, 4],
  ];
  const flatAt = (temperature: number) =>
    rows.every((row) => softmax(row.map((s) => s / temperature)).every((w) => w >= 0.2475 && w <= 0.2525));
  let low = 1;
  let high = 1000;
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (flatAt(middle)) high = middle;
    else low = middle;
  }
  expect(text).toContain(`$T \\ge ${Math.round(high)}$`);
  expect(text).toContain(Math.log((3 * 0.2525) / 0.7475).toFixed(6));
});

test('the two sentences: words between kettle and it, words in and words out', () => {
  const lead = /\*(Mina[^*]+)\*/.exec(flat)?.[1] ?? '';
  const words = lead.replace(/[.,]/g, '').split(' ');
  expect(['five', 'six', 'seven', 'eight'][words.indexOf('it') - words.indexOf('kettle') - 5]).toBe('seven');
  expect(flat).toContain('seven words further on');
  expect('他 昨天 在图书馆 借了 书'.split(' ')).toHaveLength(5);
  expect('He borrowed a book at the library yesterday'.split(' ')).toHaveLength(8);
  expect(flat).toContain('eight words do not fit into five slots');
});
