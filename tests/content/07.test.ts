import { expect, test } from 'vitest';
import { idleShare, makespan, pipeline, setsInFlight } from '../../src/figures/07-math';
import { chapter, grouped } from './chapter';

const { text } = chapter(7);
const holds = (...phrases: readonly string[]) => {
  for (const phrase of phrases) expect(text.includes(phrase), phrase).toBe(true);
};
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const short = (value: number, digits: number) => String(Number(value.toFixed(digits)));

test('W1: unequal shards need weights', () => {
  const gradients = [2, 3, 5, 4, 6, 9].map((y, i) => 2 * (i + 1 - y) * (i + 1));
  const mean = (values: readonly number[]) => sum(values) / values.length;
  const [left, right] = [mean(gradients.slice(0, 4)), mean(gradients.slice(4))];
  holds(`gradients ${gradients.slice(0, 5).join(', ')} and ${gradients[5]}`, `mean is ${mean(gradients).toFixed(4)}`);
  holds(`shard means are ${left} and ${right}`, `plain mean, ${(left + right) / 2}`);
  expect((4 * left + 2 * right) / 6).toBeCloseTo(mean(gradients), 12);
});

test('W2: a ring all-reduce sends hardly more with more devices', () => {
  const sent = (n: number) => ((2 * (n - 1)) / n) * 6;
  holds(`${sent(2).toFixed(1)} GB with two GPUs, ${sent(8)} with eight, ${sent(64)} with 64`);
  holds(
    `${((sent(8) / 450) * 1000).toFixed(1)} ms`,
    `${((sent(64) / 50) * 1000).toFixed(0)} ms`,
    `${((6 * 3e9 * 32768) / 400e12).toFixed(3)} s at 400`,
  );
});

test('W3: sixteen bytes a parameter, whole and sharded', () => {
  const stages = (n: number) => [3 * (4 + 12 / n), 3 * (2 + 14 / n), (3 * 16) / n];
  const [a = 0, b = 0, c = 0] = stages(8);
  holds(`the ${3 * 16} GB shrink to ${a}, ${b} and ${c.toFixed(1)} GB`);
  holds(
    `to ${stages(64)
      .map((s) => short(s, 2))
      .slice(0, 2)
      .join(', ')} and ${stages(64)[2]} GB on 64`,
  );
  holds(`a GiB is ${(100 * (2 ** 30 / 1e9 - 1)).toFixed(0)}% more`);
  holds(`70 billion ${grouped(70 * 16)} GB`, `at least ${(70 * 16) / 80} GPUs`);
  holds(`here ${((2 * 7) / 8) * 6} GB`, `${1.5 * ((2 * 7) / 8) * 6} GB`);
});

test('W4: columns then rows is exact, rows first is not', () => {
  const X = [2, -1];
  const A = [
    [1, 3, -2, 0],
    [1, -1, 1, -4],
  ];
  const B = [
    [1, 0],
    [-1, 2],
    [3, 1],
    [2, -1],
  ];
  const through = (hidden: readonly number[], from: number) =>
    [0, 1].map((j) => sum(hidden.map((h, i) => h * (B[from + i]?.[j] ?? 0))));
  const column = (j: number) => sum(X.map((x, i) => x * (A[i]?.[j] ?? 0)));
  const piece = (from: number) =>
    through(
      [from, from + 1].map((j) => Math.max(0, column(j))),
      from,
    );
  holds(`(${piece(0).join(', ')})`, `(${piece(2).join(', ')})`);
  holds(
    `the sum (${piece(0)
      .map((v, i) => v + (piece(2)[i] ?? 0))
      .join(', ')})`,
  );
  const early = [0, 1, 2, 3].map((j) => sum(X.map((x, i) => Math.max(0, x * (A[i]?.[j] ?? 0)))));
  holds(`give (${through(early, 0).join(', ')})`);
});

test('W5: tensor traffic inside and between nodes', () => {
  const activation = 8192 * 8192 * 2;
  const ring = activation * ((2 * 7) / 8);
  const step = ring * 4 * 80;
  holds(`${(activation / 1e6).toFixed(1)} MB`, `${(ring / 1e6).toFixed(1)} MB`, `${(step / 1e9).toFixed(2)} GB`);
  holds(`${(step / 450e9).toFixed(3)} s at 450`, `${(step / 50e9).toFixed(3)} s at 50`);
  holds(`takes ${((6 * 80 * 12 * 8192 ** 2 * 8192) / (8 * 400e12)).toFixed(3)} s on eight`);
});

test('W6: activation memory of a transformer layer', () => {
  const [s, h, a] = [4096, 5120, 40];
  const unit = (s * h) / 1e9;
  holds(
    `${(unit * (34 + (5 * a * s) / h)).toFixed(3)} GB a layer`,
    `${(40 * unit * (34 + (5 * a * s) / h)).toFixed(1)} GB for 40`,
  );
  holds(`to ${(40 * unit * 34).toFixed(2)} GB`, `to ${(40 * unit * 2).toFixed(3)} GB`);
  holds(`leaves ${(40 * unit * (10 + 24 / 8)).toFixed(2)} GB`, `dropout ${((40 * unit * 34) / 8).toFixed(3)} GB`);
});

test('W7: two softmax pieces merge exactly', () => {
  const piece = (weights: readonly number[], values: readonly number[]) => ({
    total: sum(weights),
    mean: sum(weights.map((w, i) => w * (values[i] ?? 0))) / sum(weights),
  });
  const one = piece([1, 3], [2, 6]);
  const two = piece([2, 4], [1, 10]);
  holds(
    `its result is ${one.mean}, with log-sum ln ${one.total}`,
    `its result is ${two.mean}, with log-sum ln ${two.total}`,
  );
  const merged = (one.total * one.mean + two.total * two.mean) / (one.total + two.total);
  holds(`/10 = ${merged}`);
  expect(merged).toBe(piece([1, 3, 2, 4], [2, 6, 1, 10]).mean);
});

test('W8: bubbles by formula and by the clock', () => {
  const bubble = (p: number, m: number) => (p - 1) / (m + p - 1);
  holds(
    `it is ${bubble(4, 1)} for one micro-batch`,
    `${bubble(4, 4).toFixed(4)} for 4, ${bubble(4, 8).toFixed(4)} for 8, ${bubble(4, 16).toFixed(4)} for 16 and ${bubble(4, 64).toFixed(4)} for 64`,
  );
  holds(`or ${19 * 3} micro-batches`);
  expect(bubble(4, 57)).toBeCloseTo(0.05, 12);
  for (const schedule of ['gpipe', '1f1b'] as const) {
    const passes = pipeline(schedule, 4, 8);
    holds(`both take ${makespan(passes)} time units`);
    expect(idleShare(passes, 4)).toBeCloseTo(bubble(4, 8), 12);
  }
  const sets = (schedule: 'gpipe' | '1f1b') =>
    [0, 1, 2, 3].map((i) => setsInFlight(pipeline(schedule, 4, 8), i)).join(', ');
  holds(`GPipe keeps ${sets('gpipe')} sets, 1F1B ${sets('1f1b')}`);
  holds(`1.5/17.5 = ${(1.5 / 17.5).toFixed(4)}`);
});

test('W9: a combined plan and two kinds of scaling', () => {
  const micro = 1024 / 16;
  expect(8 * 4 * 16).toBe(512);
  holds(`handles ${micro} micro-batches`, `3/67 = ${(3 / (micro + 3)).toFixed(4)}`);
  holds(
    `efficiency of ${(100 / 1.12).toFixed(1)}%`,
    `${(1 / 0.21).toFixed(2)} times faster and ${(100 / 0.21 / 8).toFixed(1)}% efficient`,
  );
  holds(`one every ${((54 * 24) / 419).toFixed(1)} hours`);
  expect(8 * 16 * 128).toBe(16384);
  expect(8 * 16 * 16 * 8).toBe(16384);
});

test('exercises 1 and 2: bytes on a card and in a laptop', () => {
  holds(
    `${1.5 * 4} GB`,
    `${1.5 * 16} GB, the whole card`,
    `2 + 2 + 4 + 1 + 1 = ${2 + 2 + 4 + 1 + 1} bytes and ${1.5 * 10} GB`,
  );
  holds(`${short(16 * 0.2, 1)} GB, so ten need ${short(160 * 0.2, 1)} GB`);
});

test('exercise 3: bytes on the wire and the smallest number of micro-batches', () => {
  const [L, d, b, N] = [8, 16, 32, 4];
  const weights = L * d * d * 4;
  const ring = (2 * (N - 1)) / N;
  holds(
    `= ${grouped(weights)}`,
    grouped(ring * weights),
    `= ${grouped(1.5 * ring * weights)}`,
    `= ${grouped(L * b * d * 4 * ring)}`,
  );
  holds(`3/11 = ${(300 / 11).toFixed(1)}%`, `(3/31 = ${(300 / 31).toFixed(2)}%)`, `(3/35 = ${(300 / 35).toFixed(2)}%)`);
});
