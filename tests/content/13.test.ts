import { expect, test } from 'vitest';
import { leftRight } from '../../src/figures/13-math';
import { chapter, grouped } from './chapter';

const { text } = chapter(13);
const row = [0, 0, 3, 5, 1, 0, 0, 0, 2, 0, 0, 0];
const at = (x: readonly number[], i: number): number => x[((i % x.length) + x.length) % x.length] ?? 0;
const shift = (x: readonly number[], d: number): number[] => x.map((_, i) => at(x, i - d));
const filter = (x: readonly number[]): number[] => x.map((_, i) => at(x, i - 1) - 2 * at(x, i) + at(x, i + 1));
const mean = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0) / x.length;
const list = (x: readonly number[]): string => `(${x.map((v) => (v === 0 ? 0 : v)).join(',')})`;
const half = (x: readonly number[]): number[] => x.filter((_, i) => i % 2 === 0);
const plain = text.replace(/\s/g, '');

test('W1: a convolution commutes with shifts, a strided one only with even shifts', () => {
  const y = filter(row);
  expect(plain).toContain(list(y));
  for (let d = 0; d < 12; d++) expect(filter(shift(row, d))).toEqual(shift(y, d));
  expect(plain).toContain(list(half(y)));
  expect(plain).toContain(list(half(filter(shift(row, 1)))));
  const relu = (x: readonly number[]): number[] => x.map((v) => Math.max(v, 0));
  expect(plain).toContain(`11/12=${mean(relu(y)).toFixed(6)}`);
  expect(text).toContain(
    `${mean(relu(half(y)))} for even shifts and ${mean(relu(half(filter(shift(row, 1))))).toFixed(6)}`,
  );
});

test('W2: patch tokens are permuted by a shift by one patch and strangers after a shift by one pixel', () => {
  const maps = [
    [1, 1, 1, 1],
    [3, 1, -1, -3],
  ];
  const tokens = (x: readonly number[]): string =>
    [0, 4, 8]
      .map((s) => `$(${maps.map((m) => m.reduce((sum, w, k) => sum + w * at(x, s + k), 0)).join(',')})$`)
      .join(',');
  for (const d of [0, 1, 4]) expect(plain).toContain(tokens(shift(row, d)));
});

test('W3: attention and a mean over tokens, without and with positions', () => {
  const signal = [2, 1, 0, 1, 0, 0];
  const positions = [
    [0.5, 0],
    [0, 0.5],
    [-0.5, 0],
  ];
  const read = (d: number, withPositions: boolean): string => {
    const x = shift(signal, d);
    const tokens = [0, 1, 2].map((i) =>
      [0, 1].map((c) => at(x, 2 * i + c) + (withPositions ? (positions[i]?.[c] ?? 0) : 0)),
    );
    const out = tokens.map((q) => {
      const weights = tokens.map((k) => Math.exp(q.reduce((sum, v, c) => sum + v * (k[c] ?? 0), 0) / Math.SQRT2));
      const total = weights.reduce((a, b) => a + b, 0);
      return [0, 1].map((c) => weights.reduce((sum, w, j) => sum + (w / total) * (tokens[j]?.[c] ?? 0), 0));
    });
    return `(${[0, 1].map((c) => mean(out.map((v) => v[c] ?? 0)).toFixed(6)).join(',')})`;
  };
  expect(read(2, false)).toBe(read(0, false));
  for (const part of [read(0, false), read(1, false), read(0, true), read(2, true)]) expect(plain).toContain(part);
});

test('W4: parameter counts of the four models of the experiment, and the number of training images', () => {
  const mlp = 64 * 16 + 16 + 16 + 1;
  const conv = 4 * 9 + 4 + 4 + 1;
  const patches = 16 * 16 + 16 + 16 * 16 + 16 + 16 + 1;
  expect(text).toContain(`| MLP | ${grouped(mlp)} |`);
  expect(text).toContain(`max pooling | ${conv} |`);
  expect(text).toContain(`no positions | ${patches} |`);
  expect(text).toContain(`with positions | ${patches + 4 * 16} |`);
  expect(text).toContain(`${2 * 6 * 2} images in all`);
});

test('W4: the table and the figure show the same measured means', () => {
  for (const [, parameters, [home, two, four]] of leftRight) {
    expect(home).toBe(100);
    expect(text).toContain(` | ${grouped(parameters)} | ${two}% | ${four}% |`);
  }
});

test('W4: a logistic regression trained at the left guesses at the right', () => {
  const shapes = [
    [1, 8, 9, 10, 17],
    [0, 2, 9, 16, 18],
  ];
  const images = (columns: readonly number[]): { x: number[]; y: number }[] =>
    columns.flatMap((c) =>
      [0, 1, 2, 3, 4, 5].flatMap((r) => shapes.map((shape, y) => ({ x: shape.map((p) => p + 8 * r + c), y }))),
    );
  const w = new Array<number>(64).fill(0);
  let bias = 0;
  const score = (x: readonly number[]): number => x.reduce((sum, p) => sum + (w[p] ?? 0), bias);
  const train = images([0, 1]);
  for (let step = 0; step < 1500; step++) {
    const errors = train.map(({ x, y }) => 1 / (1 + Math.exp(-score(x))) - y);
    train.forEach(({ x }, i) => x.forEach((p) => (w[p] = (w[p] ?? 0) - (0.5 * (errors[i] ?? 0)) / train.length)));
    bias -= (0.5 * errors.reduce((a, b) => a + b, 0)) / train.length;
  }
  const accuracy = (columns: readonly number[]): number => {
    const set = images(columns);
    return set.filter(({ x, y }) => Number(score(x) > 0) === y).length / set.length;
  };
  for (let p = 0; p < 64; p++) if (p % 8 >= 5) expect(w[p]).toBe(0);
  expect([accuracy([0, 1]), accuracy([2, 3]), accuracy([4, 5])]).toEqual([1, 0.5, 0.5]);
  expect(text).toContain('exactly 50% in both places');
});

test('W4: a patch network gives the same answer after a move by one patch, whatever its weights', () => {
  let state = 5;
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647 - 0.5;
  const layer = (inputs: number, outputs: number) =>
    Array.from({ length: outputs }, () => Array.from({ length: inputs + 1 }, next));
  const [first, second, readout] = [layer(16, 16), layer(16, 16), layer(16, 1)];
  const apply = (rows: number[][], x: readonly number[], relu = true) =>
    rows.map((w) => w.reduce((sum, v, k) => sum + v * (x[k] ?? 1), 0)).map((v) => (relu ? Math.max(v, 0) : v));
  const score = (on: readonly number[]): number => {
    const outputs = [0, 4, 32, 36].map((corner) => {
      const patch = Array.from({ length: 16 }, (_, k) => Number(on.includes(corner + 8 * Math.floor(k / 4) + (k % 4))));
      return apply(second, apply(first, patch));
    });
    return apply(
      readout,
      outputs[0]!.map((_, c) => mean(outputs.map((o) => o[c]!))),
      false,
    )[0]!;
  };
  const plus = [1, 8, 9, 10, 17];
  for (const column of [0, 1]) {
    const home = score(plus.map((p) => p + column));
    expect(score(plus.map((p) => p + column + 4))).toBeCloseTo(home, 12);
    expect(Math.abs(score(plus.map((p) => p + column + 2)) - home)).toBeGreaterThan(1e-3);
  }
});

test('W5: cost of ViT-B by patch side', () => {
  for (const p of [32, 16, 14, 8, 4]) {
    const [d, layers] = [768, 12];
    const patches = (224 / p) ** 2;
    const n = patches + 1;
    const blocks = layers * (12 * n * d * d + 2 * n * n * d);
    const total = (blocks + patches * 3 * p * p * d + 1000 * d) / 1e9;
    const share = (100 * layers * 2 * n * n * d) / blocks;
    expect(text).toContain(
      `| ${p} | ${grouped(n)} | ${p === 4 ? total.toFixed(2) : total.toFixed(3)} | ${share.toFixed(p > 8 ? 2 : 1)}% |`,
    );
  }
  expect(text).toContain(grouped(6 * 768));
});

test('W6: sizes of attention and convolution, positions that touch the padding', () => {
  expect(text).toContain(grouped(9 * 384 * 384 + 384));
  expect(text).toContain(grouped(4 * (384 * 384 + 384)));
  const d = 384;
  const vit =
    12 * (4 * (d * d + d) + 2 * d * 4 * d + 5 * d + 4 * d) +
    2 * d +
    (3 * 256 * d + d) +
    197 * d +
    d +
    (1000 * d + 1000);
  expect(text).toContain(grouped(vit));
  // Bottlenecks of ResNet-50: 1×1, 3×3, 1×1 and the first one's shortcut, each convolution with batch normalization and no bias.
  let resnet = 3 * 64 * 49 + 2 * 64 + 2048 * 1000 + 1000;
  let inputs = 64;
  for (const [blocks, width] of [
    [3, 64],
    [4, 128],
    [6, 256],
    [3, 512],
  ] as const)
    for (let k = 0; k < blocks; k++) {
      resnet += inputs * width + 9 * width * width + 4 * width * width + 2 * (width + width + 4 * width);
      if (k === 0) resnet += inputs * 4 * width + 2 * 4 * width;
      inputs = 4 * width;
    }
  expect(text).toContain(`ResNet-50 ${grouped(resnet)}`);
  expect(text).toContain(`ViT-S/16约${grouped(vit / 1e4)}万参数，比ResNet-50的约${grouped(resnet / 1e4)}万还少`);
  for (const n of [56, 14, 7]) expect(text).toContain(`${(100 * (1 - ((n - 2) / n) ** 2)).toFixed(1)}%`);
  expect(text).toContain(`${(225 - 1) / 2} layers`);
});

test('position embeddings of ViT-B at two sizes', () => {
  expect(text).toContain(grouped(197 * 768));
  expect(text).toContain(grouped((24 * 24 + 1) * 768));
});

test('W7: gains of three kernels of the same size', () => {
  const gain = ([a, b, c]: readonly [number, number, number], w: number): number => Math.abs(b + (a + c) * Math.cos(w));
  const show = (v: number): string => String(Number(v.toFixed(4)));
  for (const kernel of [
    [1 / 3, 1 / 3, 1 / 3],
    [0.25, 0.5, 0.25],
    [-1, 2, -1],
  ] as const) {
    expect(text.replace(/\s+/g, ' ')).toContain([0, Math.PI / 2, Math.PI].map((w) => show(gain(kernel, w))).join(', '));
  }
});

test('exercise 1: tokens, cost and share on satellite tiles', () => {
  const d = 384;
  for (const p of [32, 16, 8]) {
    const n = (512 / p) ** 2;
    const linear = (12 * 12 * n * d * d) / 1e9;
    const square = (12 * 2 * n * n * d) / 1e9;
    for (const value of [
      grouped(n),
      linear.toFixed(3),
      square.toFixed(3),
      `${Number(((100 * square) / (linear + square)).toFixed(1))}%`,
      grouped(n * n),
    ]) {
      expect(text).toContain(value);
    }
    expect(text).toContain(((n * 3 * p * p * d) / 1e9).toFixed(3));
  }
  expect(text).toContain(grouped(6 * d));
});

test('exercise 3: shifts with zero error in the demo', () => {
  expect(text).toContain(`${(64 / 8) ** 2}$ of the 4,096 shifts`);
  expect(text).toContain(grouped((64 / 2) ** 2));
});
