import { expect, test } from 'vitest';
import { chapter } from './chapter';

const { text } = chapter(22);
const has = (...parts: string[]): void => {
  for (const part of parts) expect(text).toContain(part);
};
const intensity = (m: number): number => (2 * m * 4096 * 4096) / (2 * (m * 4096 * 2 + 4096 * 4096));

test('W1: intensity grows with the batch and passes the ridge of 40 at 41 inputs', () => {
  has(`${intensity(1).toFixed(4)} to ${intensity(64).toFixed(2)} FLOP/byte`, `${intensity(8).toFixed(2)} for 8 inputs`, 'reached at 41 inputs');
  expect(60 / 1.5).toBe(40);
  expect(intensity(40)).toBeLessThan(40);
  expect(intensity(41)).toBeGreaterThan(40);
  has(`idle ${(100 * (1 - 1 / 40)).toFixed(1)}%`, `${((2 * 4096 ** 2) / 1e6).toFixed(1)} million`);
});

test('W2: one by one, in a batch, and the rate of t(B) = 9 + 1.5B', () => {
  expect((12 + 24 + 36 + 48) / 4).toBe(30);
  has((1000 / 12).toFixed(2), (4000 / 18).toFixed(2));
  for (const b of [1, 4, 16]) has(((1000 * b) / (9 + 1.5 * b)).toFixed(2));
  has((1000 / 1.5).toFixed(2));
});

test('W2: six requests in static and continuous batches', () => {
  const lengths = [3, 7, 4, 10, 2, 6];
  const work = lengths.reduce((a, b) => a + b, 0);
  const fixed = Math.max(3, 7, 4) + Math.max(10, 2, 6);
  const waiting = [...lengths];
  let running: number[] = [];
  let steps = 0;
  while (waiting.length > 0 || running.length > 0) {
    while (running.length < 3 && waiting.length > 0) running.push(waiting.shift() ?? 0);
    running = running.map((left) => left - 1).filter((left) => left > 0);
    steps += 1;
  }
  has(`take ${fixed} steps`, `${((100 * work) / (3 * fixed)).toFixed(1)}%`, `${steps} steps, ${((100 * work) / (3 * steps)).toFixed(1)}%`);
});

test('W3: the dot product is 3.9', () => {
  const w = [2, 0.4, -1, 0.75, 8, 1.5];
  expect([0.5, -1.5, 2, 4, -0.25, 3].reduce((sum, x, i) => sum + x * (w[i] ?? 0), 0)).toBeCloseTo(3.9, 12);
  has('# 3.9');
});

test('W4: two lanes are right where one sum is wrong, and one sum sticks at 2 to the 24', () => {
  const f = Math.fround;
  expect(f(f(f(1e8 + 1) - 1e8) + 1)).toBe(1);
  expect(f(f(1e8 - 1e8) + f(1 + 1))).toBe(2);
  expect(f(2 ** 24 + 1)).toBe(2 ** 24);
  has((2 ** 24).toLocaleString('en-US'), (2 ** 25).toLocaleString('en-US'));
});

test('W5: loads of the product of size 1024', () => {
  const gb = 2 * 1024 ** 3 * 4;
  has(`${(gb / 1e9).toFixed(3)} GB`, `${((3 * 1024 ** 2 * 4) / 1e6).toFixed(2)} MB`);
  has('1,073.7 MB', `${(gb / 32 / 1e6).toFixed(1)} MB`, `${(gb / 128 / 1e6).toFixed(1)} MB`, `${(3 * 32 * 32 * 4) / 1024} KiB`, `${(3 * 128 * 128 * 4) / 1024} KiB`);
  expect((gb / 8 / 1e6).toFixed(1)).toBe('1073.7');
});

test('W7: fusion moves a third', () => {
  const mib = (16_777_216 * 4) / 2 ** 20;
  has(`${9 * mib} MiB`, `${3 * mib} MiB`, `${((9 * mib * 2 ** 20) / 50e6).toFixed(2)} ms`, `${((3 * mib * 2 ** 20) / 50e6).toFixed(2)} ms`);
});

test('W8: BatchNorm folds into the convolution; three RepVGG kernels add up', () => {
  const factor = 0.8 / Math.sqrt(0.16);
  expect(0.3 * factor).toBeCloseTo(0.6, 12);
  expect((0.2 - 0.5) * factor + 0.1).toBeCloseTo(-0.5, 12);
  expect(0.6 * 1.7 - 0.5).toBeCloseTo(0.52, 12);
  expect((0.3 * 1.7 + 0.2 - 0.5) * factor + 0.1).toBeCloseTo(0.52, 12);
  expect(0.25 - 0.4 + 1).toBeCloseTo(0.85, 12);
  has('gives 0.52 both ways', 'center 0.85');
});

test('W9: six weights in 8 and 4 bits, alone and beside 7.5', () => {
  const weights = [-0.62, 0.05, 0.31, 0.94, -0.18, 0.44];
  const run = (top: number, largest: number) => {
    const s = largest / top;
    const q = weights.map((w) => Math.round(w / s) + 0);
    return { s, q, rms: Math.sqrt(weights.reduce((sum, w, i) => sum + (w - s * (q[i] ?? 0)) ** 2, 0) / 6) };
  };
  const eight = run(127, 0.94);
  const four = run(7, 0.94);
  has(eight.s.toFixed(8), `(${eight.q.join(',')})`, eight.rms.toFixed(8), four.s.toFixed(6), `(${four.q.join(',')})`, four.rms.toFixed(7));
  const loud = run(127, 7.5);
  has(loud.rms.toFixed(7));
  expect(Math.round(loud.rms / eight.rms)).toBe(9);
  expect(run(7, 7.5).q.filter((q) => q === 0)).toHaveLength(4);
});

test('W10: bytes of a 4096 × 4096 matrix and the reach of int32', () => {
  const n = 4096 * 4096;
  const int8 = n + 4096 * 4;
  const int4 = n / 2 + (n / 32) * 2;
  has((4 * n).toLocaleString('en-US'), int8.toLocaleString('en-US'), `${((100 * int8) / (4 * n)).toFixed(2)}%`, int4.toLocaleString('en-US'), `${((100 * int4) / (4 * n)).toFixed(2)}%`);
  has(Math.floor((2 ** 31 - 1) / 127 ** 2).toLocaleString('en-US'), `${4 + 8 / 32} bits a number`, `${4 + 16 / 32} bits a weight`);
});

test('W11: tokens a second are bounded by bandwidth over bytes', () => {
  const rate = (bits: number): number => 1.5e12 / ((8e9 * bits) / 8);
  has(rate(16).toFixed(2), rate(8.5).toFixed(2), rate(4.5).toFixed(2), `${(1000 / rate(16)).toFixed(2)} ms a token`);
  has(((1000 * 1001) / 2).toLocaleString('en-US'));
});

test('W12: signal to noise in decibels, and the yield of speculation', () => {
  const db = (ratio: number): string => (20 * Math.log10(ratio)).toFixed(4);
  has(db(254), db(14), `${(20 * Math.log10((7 / 2.347) * Math.sqrt(12))).toFixed(2)} dB`, `${(20 * Math.log10(2)).toFixed(2)} dB`);
  expect((100 * 2.347) / 7 / Math.sqrt(12)).toBeCloseTo(9.7, 1);
  const yieldPerPass = (1 - 0.8 ** 5) / 0.2;
  has(yieldPerPass.toFixed(4), (yieldPerPass / 1.2).toFixed(3));
});

test('Amdahl: 70% made 3 times faster', () => has((1 / (0.3 + 0.7 / 3)).toFixed(3)));

test('22-1: more cards', () => {
  const time = (gigabytes: number, layers: number, cards: number): number => (gigabytes / 1500) * (1000 / cards) + (cards > 1 ? 2 * layers * 0.01 : 0);
  has(`=${time(4.5, 32, 2).toFixed(2)}$ ms`, `=${time(4.5, 32, 4).toFixed(2)}$ ms`, `speedup of ${(3 / time(4.5, 32, 2)).toFixed(2)}`, `speedup of ${(3 / time(4.5, 32, 4)).toFixed(2)}`);
  expect(3 / time(4.5, 32, 4) / 4).toBeCloseTo(0.54, 2);
  has(`${time(0.5625, 24, 1).toFixed(3)} ms`, `=${time(0.5625, 24, 2).toFixed(4)}$ ms`, `${time(0.5625, 24, 4).toFixed(5)} ms`);
  has(`of ${(0.375 / time(0.5625, 24, 2)).toFixed(2)}`, `, ${(0.375 / time(0.5625, 24, 4)).toFixed(2)}.`);
});
