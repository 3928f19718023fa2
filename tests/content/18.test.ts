import { expect, test } from 'vitest';
import { pretrained } from '../../demos/widgets/using-and-fine-tuning-transformers/base';
import { parameters, type Params } from '../../demos/widgets/using-and-fine-tuning-transformers/method';
import { accuracy } from '../../demos/widgets/using-and-fine-tuning-transformers/net';
import { setsOf, tune } from '../../demos/widgets/using-and-fine-tuning-transformers/tuning';
import { cleanParams } from '../../demos/runtime/parameters';
import { meanPercent, oldTask, rankSweeps } from '../../src/figures/18-math';
import { chapter, grouped } from './chapter';

const { text } = chapter(18);
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

test('W1: rank-8 factors of a 1,024 by 4,096 matrix are 102.4 times fewer, and break even at rank 819.2', () => {
  const [k, n, r] = [1024, 4096, 8];
  expect(text).toContain(grouped(k * n));
  expect(text).toContain(grouped(r * (k + n)));
  expect(text).toContain(`${((k * n) / (r * (k + n))).toFixed(1)} times fewer`);
  expect(text).toContain(((k * n) / (k + n)).toFixed(1));
});

test('W2: the first LoRA step moves only B', () => {
  const [x0, x1] = [2, -1];
  const w = [
    [0.5, -1],
    [1, 0.25],
  ];
  const a = [0.3, -0.2];
  const s = 2;
  const target = [1, -2];
  const xa = x0 * (a[0] ?? 0) + x1 * (a[1] ?? 0);
  const base = [0, 1].map((j) => x0 * (w[0]?.[j] ?? 0) + x1 * (w[1]?.[j] ?? 0));
  const g = base.map((y, j) => y - (target[j] ?? 0));
  const loss = 0.5 * sum(g.map((v) => v * v));
  const gradB = g.map((v) => s * xa * v);
  const b = gradB.map((v) => -0.1 * v);
  const y = base.map((v, j) => v + s * xa * (b[j] ?? 0));
  const g2 = y.map((v, j) => v - (target[j] ?? 0));
  const gb = sum(g2.map((v, j) => v * (b[j] ?? 0)));
  const gradA = [s * x0 * gb, s * x1 * gb];
  const delta = a.map((ai) => b.map((bj) => s * ai * bj));
  const show = (v: number, d = 6): string => String(Number(v.toFixed(d)));
  expect(text).toContain(`xA=${show(xa)}$`);
  for (const part of [
    `[${g.map((v) => show(v)).join(',')}]`,
    `[${base.map((v) => show(v)).join(',')}]`,
    show(loss),
    `[${gradB.map((v) => show(v)).join(',')}]`,
    `[${b.map((v) => show(v)).join(',')}]`,
    `[${y.map((v) => show(v)).join(',')}]`,
    show(0.5 * sum(g2.map((v) => v * v))),
    `[${gradA.map((v) => show(v)).join(',')}]`,
  ]) {
    expect(text.replace(/\s/g, ''), part).toContain(part);
  }
  for (const matrix of [delta, delta.map((row, i) => row.map((v, j) => v + (w[i]?.[j] ?? 0)))]) {
    expect(text).toContain(matrix.map((row) => row.map((v) => show(v)).join('&')).join('\\\\'));
  }
  // Rank 1: the second row is a multiple of the first.
  delta[1]?.forEach((v, j) => expect(v).toBeCloseTo((-2 / 3) * (delta[0]?.[j] ?? 0), 12));
  expect(text).toContain('-\\tfrac23$ of the first');
  const merged = [0, 1].map(
    (j) => x0 * ((w[0]?.[j] ?? 0) + (delta[0]?.[j] ?? 0)) + x1 * ((w[1]?.[j] ?? 0) + (delta[1]?.[j] ?? 0)),
  );
  merged.forEach((v, j) => expect(v).toBeCloseTo(y[j] ?? 0, 12));
});

test('W3: the cheap order of multiplication', () => {
  const [m, k, n, r] = [64, 2048, 2048, 16];
  const base = 2 * m * k * n;
  const cheap = 2 * m * r * (k + n);
  const dear = 2 * k * r * n + 2 * m * k * n;
  for (const value of [base, cheap, dear]) expect(text).toContain(grouped(value));
  expect(text).toContain(`${(100 * cheap) / base}%`);
  expect(text).toContain(`${dear / cheap} times`);
});

test('W4: LoRA on the shape of GPT-2 small', () => {
  const [d, layers, r, all] = [768, 12, 8, 124439808];
  const queryValue = layers * r * 2 * (2 * d);
  const sixMaps = layers * r * (4 * 2 * d + 2 * (d + 4 * d));
  expect(text).toContain(`${grouped(queryValue)} numbers, ${((100 * queryValue) / all).toFixed(5)}%`);
  expect(text).toContain(`${grouped(sixMaps)}, ${((100 * sixMaps) / all).toFixed(5)}%`);
});

test('W5: memory of training an 8 B model, and of serving a hundred tasks', () => {
  const p = 8030261248;
  const [d, kv, ffn, layers, r] = [4096, 1024, 14336, 32, 16];
  const trained = layers * r * (4 * d + 2 * (d + kv) + 3 * (d + ffn));
  const linear = layers * (2 * d * d + 2 * d * kv + 3 * d * ffn);
  expect(linear).toBe(6979321856);
  expect(text).toContain(grouped(trained));
  expect(text).toContain(`${((100 * trained) / p).toFixed(5)}%`);
  const gb = (bytes: number): string => (bytes / 1e9).toFixed(2);
  expect(text).toContain(`${gb(16 * p)} GB`);
  expect(text).toContain(`${gb(2 * p + 16 * trained)} GB`);
  expect(text).toContain(`${gb((linear * 4.127) / 8 + 2 * (p - linear) + 16 * trained)} GB`);
  expect(text).toContain(`${gb(2 * p + 100 * 2 * trained)} GB`);
  expect(text).toContain(`${grouped(Math.floor((200 * p) / 1e9))}.${gb(200 * p).split('.')[1]} GB`);
});

test('W6: a training run pays off after 50,000 requests', () => {
  const extra = 12 * 150;
  expect(text).toContain(`${grouped(extra)} tokens`);
  expect(text).toContain(grouped(36 / ((extra * 0.4) / 1e6)));
  expect(text).toContain(grouped(36 / ((extra * 0.04) / 1e6)));
});

test('W7: counts of the four small additions', () => {
  const [d, layers] = [1024, 24];
  const all = layers * 12 * d * d;
  expect(text).toContain(grouped(all));
  const rows: number[] = [
    30 * d,
    layers * 8 * 2 * (2 * d),
    2 * 30 * d * layers,
    2 * layers * (2 * 32 * d + 32 + d),
    layers * 8 * (4 * 2 * d + 2 * (d + 4 * d)),
  ];
  for (const count of rows) expect(text).toContain(`| ${grouped(count)} | ${((100 * count) / all).toFixed(5)}% |`);
});

test('W8: small updates vanish in bf16', () => {
  const bf16 = (v: number): number => {
    const step = 2 ** (Math.floor(Math.log2(v)) - 7);
    return Math.round(v / step) * step;
  };
  expect(bf16(0.7515)).toBe(0.75);
  expect(bf16(0.75 + 2 ** -8) - 0.75).toBe(2 ** -8);
  expect(text).toContain('near 0.75 are $2^{-8}$ apart');
  expect(text).toContain(String(bf16(0.7525)));
});

test('W9: a cache of 50,000 vectors', () => {
  expect(text).toContain(`${(50000 * 768 * 4) / 1e6} MB`);
});

test('W10: energy kept and error left by the best approximation of rank 1, 2, 3', () => {
  const squares = [8, 4, 1, 1, 0.5].map((v) => v * v);
  const energy = sum(squares);
  expect(text).toContain(String(energy));
  for (const rank of [1, 2, 3]) {
    const kept = sum(squares.slice(0, rank));
    expect(text).toContain(`${((100 * kept) / energy).toFixed(2)}%`);
    expect(text).toContain(Math.sqrt((energy - kept) / energy).toFixed(5));
  }
});

test('W11: reward-model and DPO losses', () => {
  expect(text).toContain(sigmoid(1.2 + 0.3).toFixed(6));
  expect(text).toContain((-Math.log(sigmoid(1.5))).toFixed(6));
  expect(text).toContain(`margin of ${0.1 * 5}`);
  expect(text).toContain(sigmoid(0.1 * 5).toFixed(6));
  expect(text).toContain((-Math.log(sigmoid(0.5))).toFixed(6));
  expect(text).toContain(`\\ln2=${Math.LN2.toFixed(6)}`);
  expect(text).toContain(`give ${(1.4 - 0.05 * 6).toFixed(1)}`);
});

test('W12: a prefix adds keys, not positions', () => {
  expect(text).toContain(`${256 + 30} keys`);
  expect(text).toContain(`grow to ${256 + 24 * 30}`);
});

test('exercise 1: the monthly price of examples in the prompt', () => {
  const perNote = 14 * 3 * 90;
  expect(text).toContain(grouped(perNote));
  const month = perNote * 2e6;
  expect(text).toContain(`${month / 1e9}\\cdot10^9`);
  expect(text).toContain(grouped((month * 0.15) / 1e6));
  expect(text).toContain(((month * 0.015) / 1e6).toFixed(2));
});

test('exercise 3: multiply-adds of a training step in the demo network', () => {
  const maps = [
    [64, 128],
    [128, 128],
    [128, 10],
  ] as const;
  const full = sum(maps.map(([k, n], i) => k * n * (i === 0 ? 2 : 3)));
  // Forward, input gradient and weight gradients of both factors; base: forward and input gradient.
  const r = 16;
  const lora = sum(maps.map(([k, n], i) => (i === 0 ? 1 : 2) * k * n + r * (3 * n + (i === 0 ? 2 : 3) * k)));
  expect(text).toContain(grouped(full));
  expect(text).toContain(grouped(lora));
});

test('rank 16 is 36% of the demo network', () => {
  const maps = [
    [64, 128],
    [128, 128],
    [128, 10],
  ] as const;
  const all = sum(maps.map(([k, n]) => k * n + n));
  expect(text).toContain(
    `tiny network rank 16 is already ${Math.round((100 * 16 * sum(maps.map(([k, n]) => k + n))) / all)}% of everything`,
  );
});

test('the rank sweep: the means in the text are those behind the figure', () => {
  const { ruled, inverted } = rankSweeps;
  const mean = (seeds: readonly [number, number, number] | undefined): string =>
    `${meanPercent(seeds ?? [0, 0, 0]).toFixed(1)}%`;
  const flat = text.replace(/\s+/g, ' ');
  expect(flat).toContain(
    `rank 1 reaches ${mean(ruled.lora[0])} on the new task, rank 2 ${mean(ruled.lora[1])}, rank 16 ${mean(ruled.lora[4])}, and full fine-tuning ${mean(ruled.full)}`,
  );
  expect(flat).toContain(
    `${mean(inverted.lora[0])} at rank 1, ${mean(inverted.lora[4])} at rank 16, and ${mean(inverted.full)} for full fine-tuning`,
  );
  expect(flat).toContain(
    `cut to rank 1 keeps only ${mean(ruled.cut[0])} on ruled paper and ${mean(inverted.cut[0])} on inverted digits`,
  );
  expect(flat).toContain(`on inverted digits the cut update, with ${mean(inverted.cut[4])}, is even ahead of LoRA`);
  expect(meanPercent(inverted.cut[4] ?? [0, 0, 0])).toBeGreaterThan(meanPercent(inverted.lora[4] ?? [0, 0, 0]));
  expect(flat).toContain(`截成秩1只剩${mean(ruled.cut[0])}，直接按秩1训练却有${mean(ruled.lora[0])}`);
  expect(flat).toContain(
    `the base has ${mean(oldTask.base)} on the old task. After learning ruled paper with LoRA of rank 4 it has ${mean(oldTask.ruled)}`,
  );
  expect(flat).toContain(
    `$10^{-2}$, it has ${mean(oldTask.inverted)}, and at $2\\cdot10^{-3}$ ${mean(oldTask.invertedSlow)}`,
  );
  expect(flat).toContain(`which keeps ${mean(oldTask.invertedFull)} of the old task`);
  // Exercise 3 (a): full and rank 16 tie on ruled paper, and do not on inverted ink.
  expect(Math.abs(meanPercent(ruled.full) - meanPercent(ruled.lora[4] ?? [0, 0, 0]))).toBeLessThan(1);
  for (const seeds of inverted.lora) expect(meanPercent(seeds)).toBeLessThan(meanPercent(inverted.full) - 5);
});

test('the rank sweep: the demo gives the same numbers again for its first seed', async () => {
  const defaults: Params = cleanParams(parameters);
  const base = await pretrained(defaults.seed, () => Promise.resolve());
  const run = async (change: Partial<Params>): Promise<[newTask: number, oldTask: number]> => {
    const params = { ...defaults, ...change };
    const sets = setsOf(params.task, params.samples, params.seed);
    const { net } = await tune(base, sets, params, () => Promise.resolve());
    return [accuracy(net, sets.newTest), accuracy(net, sets.oldTest)];
  };
  expect((await run({ rank: 1 }))[0]).toBe(rankSweeps.ruled.lora[0]?.[0]);
  expect(await run({ rank: 4 })).toEqual([rankSweeps.ruled.lora[2]?.[0], oldTask.ruled[0]]);
  expect((await run({ method: 'full' }))[0]).toBe(rankSweeps.ruled.full[0]);
  expect(await run({ task: 'inverted', rank: 4 })).toEqual([rankSweeps.inverted.lora[2]?.[0], oldTask.inverted[0]]);
}, 120000);
