import { expect, test } from 'vitest';
import { compute, parameters } from '../../demos/widgets/speeding-up-inference/compute';
import { fusionBench } from '../../demos/widgets/speeding-up-inference/measure';
import { depthwiseModel } from '../../demos/widgets/speeding-up-inference/onnx-model';
import { loadsOf, PANEL, PLANS } from '../../demos/widgets/speeding-up-inference/plans';
import { cleanParams } from '../../demos/runtime/parameters';
import { referenceOps } from '../../demos/runtime/reference-ops';
import { quietRun } from '../../demos/runtime/run';
import { chapter, grouped } from './chapter';

const { text } = chapter(22);
const has = (...parts: string[]): void => {
  for (const part of parts) expect(text).toContain(part);
};
const intensity = (m: number): number => (2 * m * 4096 * 4096) / (2 * (m * 4096 * 2 + 4096 * 4096));

test('W1: intensity grows with the batch and passes the ridge of 40 at 41 inputs', () => {
  has(
    `${intensity(1).toFixed(4)} to ${intensity(64).toFixed(2)} FLOP/byte`,
    `${intensity(8).toFixed(2)} for 8 inputs`,
    'reached at 41 inputs',
  );
  expect(60 / 1.5).toBe(40);
  expect(intensity(40)).toBeLessThan(40);
  expect(intensity(41)).toBeGreaterThan(40);
  has(`idle ${(100 * (1 - 1 / 40)).toFixed(1)}%`, `${((2 * 4096 ** 2) / 1e6).toFixed(1)} million`);
});

test('W2: one by one, in a batch, and the rate of t(B) = 9 + 1.5B', () => {
  const ends = [1, 2, 3, 4].map((i) => 12 * i);
  has(
    `finish after ${ends.slice(0, 3).join(', ')} and ${ends[3]} ms, on average ${ends.reduce((a, b) => a + b, 0) / 4}`,
  );
  // A batch of 18 ms is worse for one of them and better for the rest.
  expect(ends.map((end) => end > 18)).toEqual([false, true, true, true]);
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
  has(
    `take ${fixed} steps`,
    `${((100 * work) / (3 * fixed)).toFixed(1)}%`,
    `${steps} steps, ${((100 * work) / (3 * steps)).toFixed(1)}%`,
  );
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
  has(
    '1,073.7 MB',
    `${(gb / 32 / 1e6).toFixed(1)} MB`,
    `${(gb / 128 / 1e6).toFixed(1)} MB`,
    `${(3 * 32 * 32 * 4) / 1024} KiB`,
    `${(3 * 128 * 128 * 4) / 1024} KiB`,
  );
  expect((gb / 8 / 1e6).toFixed(1)).toBe('1073.7');
});

/** Additions that wait for one another when `count` products go to so many independent sums. */
const chain = (count: number, sums: number): number => {
  const lengths = new Array<number>(sums).fill(0);
  for (let i = 0; i < count; i++) lengths[i % sums] = (lengths[i % sums] ?? 0) + 1;
  return Math.max(...lengths);
};

test('lanes shorten the chain of additions', () => {
  has(
    `a chain of ${grouped(chain(4096, 1))} additions`,
    `four lanes make it a chain of ${grouped(chain(4096, 4))}`,
    `one of ${chain(4096, 16)}`,
  );
  has(
    `排成${grouped(chain(4096, 1))}次的长队，四路只排${grouped(chain(4096, 4))}次，十六路（四个独立的和，每个四路）只排${chain(4096, 16)}次`,
  );
});

test('W6: what loop order, register tile and cache tile change can be counted', () => {
  const million = (loads: number): string => `${grouped(loads / 1e6)} million`;
  has(
    `takes ${million(loadsOf('wasm-ikj', 1024))} loads down to ${(loadsOf('wasm-tile', 1024) / 1e6).toFixed(0)} million`,
  );
  // The lines of 64 bytes that eight neighbouring columns of 4-byte numbers touch on the way down.
  const touched = (rows: number, n: number): number => {
    const lines = new Set<number>();
    for (let k = 0; k < rows; k++) for (let j = 0; j < 8; j++) lines.add(Math.floor((4 * (k * n + j)) / 64));
    return lines.size;
  };
  has(`touches ${grouped(touched(2048, 2048))} lines on the way, ${(touched(2048, 2048) * 64) / 1024} KiB`);
  has(`panels of ${PANEL} rows they are ${(touched(PANEL, 2048) * 64) / 1024} KiB`);
  has(
    `一路要碰${(touched(2048, 2048) * 64) / 1024} KiB`,
    `切成每条${PANEL}行，只要${(touched(PANEL, 2048) * 64) / 1024} KiB`,
  );
});

test('what the demo counts beside its times', async () => {
  const { fusion, dot } = PLANS;
  const size = 2 ** 22;
  const megabytes = (variant: string): string => ((fusion.counted?.(variant, size) ?? NaN) / 1e6).toFixed(1);
  has(
    `On ${grouped(size)} numbers`,
    `moves ${megabytes('passes')} MB in four passes and ${megabytes('fused')} MB in one`,
  );
  has(`四遍搬${megabytes('passes')} MB，融合成一遍搬${megabytes('fused')} MB`);
  has(
    `starts ${grouped(dot.counted?.('js', size) ?? NaN)} multiplications one by one, and ${grouped(dot.counted?.('wasm-4', size) ?? NaN)} with four lanes`,
  );
  const { calls, checks } = fusionBench(2 ** 16);
  for (const call of Object.values(calls)) await call();
  const [bits, wide] = checks?.() ?? [];
  expect(bits?.value).toBe(0);
  has(`${(100 * (wide?.value ?? NaN)).toFixed(0)}% of the results differ`);
});

test('nodes of the small graph, before and after folding and fusing', () => {
  const bytes = new TextDecoder('latin1').decode(depthwiseModel(22));
  const nodes = (op: string): number => new Set(bytes.match(new RegExp(`${op}\\d+`, 'g'))).size;
  const [convolutions, norms, relus] = [nodes('Conv'), nodes('BatchNormalization'), nodes('Relu')];
  has(`a graph of ${convolutions + norms + relus} nodes: ${convolutions} convolutions`);
  has(
    `leaves ${convolutions + relus}, fusing the ReLUs leaves ${convolutions}.`,
    `折叠BN剩${convolutions + relus}个，再融合ReLU剩${convolutions}个`,
  );
});

test('22-3: output errors of the demo with outlier columns', async () => {
  const { formats } = await compute(cleanParams(parameters, { matrix: 'columns' }), referenceOps, quietRun());
  const percent = (bits: number, scales: string): string =>
    `${(100 * (formats.find((row) => row.bits === bits && row.scales === scales)?.outputError ?? NaN)).toFixed(1)}%`;
  has(
    `tensor fails, at ${percent(8, 'tensor')}`,
    `channel passes, at ${percent(8, 'channel')}`,
    `groups of 32, at ${percent(4, '32')}`,
  );
  has(`逐张量int8为${percent(8, 'tensor')}`, `逐通道int8为${percent(8, 'channel')}`, `32个一组也有${percent(4, '32')}`);
  has(`beside ${grouped(1024 ** 2)} multiply-adds`, `比起${grouped(1024 ** 2)}次乘加`);
});

test('W7: fusion moves a third', () => {
  const mib = (16_777_216 * 4) / 2 ** 20;
  has(
    `${9 * mib} MiB`,
    `${3 * mib} MiB`,
    `${((9 * mib * 2 ** 20) / 50e6).toFixed(2)} ms`,
    `${((3 * mib * 2 ** 20) / 50e6).toFixed(2)} ms`,
  );
});

test('W8: BatchNorm folds into the convolution; three RepVGG kernels add up', () => {
  const factor = 0.8 / Math.sqrt(0.16);
  expect(0.3 * factor).toBeCloseTo(0.6, 12);
  expect((0.2 - 0.5) * factor + 0.1).toBeCloseTo(-0.5, 12);
  expect(0.6 * 1.7 - 0.5).toBeCloseTo(0.52, 12);
  expect((0.3 * 1.7 + 0.2 - 0.5) * factor + 0.1).toBeCloseTo(0.52, 12);
  expect(0.25 - 0.4 + 1).toBeCloseTo(0.85, 12);
  has(`0.8/0.4=${(0.3 * factor).toFixed(1)}$ and the folded bias`, `+0.1=${((0.2 - 0.5) * factor + 0.1).toFixed(1)}$`);
  has(`gives ${(0.6 * 1.7 - 0.5).toFixed(2)} both ways`, `center ${(0.25 - 0.4 + 1).toFixed(2)} and the other eight`);
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
  has(
    eight.s.toFixed(8),
    `(${eight.q.join(',')})`,
    eight.rms.toFixed(8),
    four.s.toFixed(6),
    `(${four.q.join(',')})`,
    four.rms.toFixed(7),
  );
  const loud = run(127, 7.5);
  has(loud.rms.toFixed(7));
  expect(Math.round(loud.rms / eight.rms)).toBe(9);
  has(`grows ninefold, to ${loud.rms.toFixed(7)}`);
  expect(run(7, 7.5).q.filter((q) => q === 0)).toHaveLength(4);
});

test('W10: bytes of a 4096 × 4096 matrix and the reach of int32', () => {
  const n = 4096 * 4096;
  const int8 = n + 4096 * 4;
  const int4 = n / 2 + (n / 32) * 2;
  has(
    (4 * n).toLocaleString('en-US'),
    int8.toLocaleString('en-US'),
    `${((100 * int8) / (4 * n)).toFixed(2)}%`,
    int4.toLocaleString('en-US'),
    `${((100 * int4) / (4 * n)).toFixed(2)}%`,
  );
  has(
    Math.floor((2 ** 31 - 1) / 127 ** 2).toLocaleString('en-US'),
    `${4 + 8 / 32} bits a number`,
    `${4 + 16 / 32} bits a weight`,
  );
});

test('W11: tokens a second are bounded by bandwidth over bytes', () => {
  const rate = (bits: number): number => 1.5e12 / ((8e9 * bits) / 8);
  has(rate(16).toFixed(2), rate(8.5).toFixed(2), rate(4.5).toFixed(2), `${(1000 / rate(16)).toFixed(2)} ms a token`);
  has(((1000 * 1001) / 2).toLocaleString('en-US'));
});

test('W12: signal to noise in decibels, and the yield of speculation', () => {
  const db = (ratio: number): string => (20 * Math.log10(ratio)).toFixed(4);
  has(
    db(254),
    db(14),
    `${(20 * Math.log10((7 / 2.347) * Math.sqrt(12))).toFixed(2)} dB`,
    `${(20 * Math.log10(2)).toFixed(2)} dB`,
  );
  // Mean of the largest of 32 absolute normal values: the integral of 1 - (2Φ(x) - 1)^32.
  let [within, largest] = [0, 0];
  const step = 1e-4;
  for (let x = 0; x < 8; x += step) {
    largest += (1 - within ** 32) * step;
    within += 2 * step * (Math.exp(-((x + step / 2) ** 2) / 2) / Math.sqrt(2 * Math.PI));
  }
  has(
    `at $${largest.toFixed(3)}\\sigma$ on average`,
    `an error of about ${((100 * largest) / 7 / Math.sqrt(12)).toFixed(1)}%`,
  );
  const yieldPerPass = (1 - 0.8 ** 5) / 0.2;
  has(yieldPerPass.toFixed(4), (yieldPerPass / 1.2).toFixed(3));
});

test('Amdahl: 70% made 3 times faster', () =>
  has((1 / (0.3 + 0.7 / 3)).toFixed(3), `整体只快${(1 / (0.3 + 0.7 / 3)).toFixed(3)}倍`));

test('22-1: more cards', () => {
  const time = (gigabytes: number, layers: number, cards: number): number =>
    (gigabytes / 1500) * (1000 / cards) + (cards > 1 ? 2 * layers * 0.01 : 0);
  has(
    `=${time(4.5, 32, 2).toFixed(2)}$ ms`,
    `=${time(4.5, 32, 4).toFixed(2)}$ ms`,
    `speedup of ${(3 / time(4.5, 32, 2)).toFixed(2)}`,
    `speedup of ${(3 / time(4.5, 32, 4)).toFixed(2)}`,
  );
  has(`efficiency of ${((100 * 3) / time(4.5, 32, 4) / 4).toFixed(0)}%`);
  has(
    `are ${(8e9 * 4.5) / 8 / 1e9} GB, which take ${time(4.5, 32, 1).toFixed(1)} ms`,
    `=${(2 * 32 * 0.01).toFixed(2)}$ ms`,
    `Communication: ${(2 * 24 * 0.01).toFixed(2)} ms`,
  );
  has(
    `8 B：${time(4.5, 32, 1).toFixed(1)}、${time(4.5, 32, 2).toFixed(2)}、${time(4.5, 32, 4).toFixed(2)} ms，四卡只快${(3 / time(4.5, 32, 4)).toFixed(2)}倍`,
  );
  has(`1 B：${time(0.5625, 24, 1)}、${time(0.5625, 24, 2).toFixed(4)}、${time(0.5625, 24, 4).toFixed(5)} ms`);
  has(
    `${time(0.5625, 24, 1).toFixed(3)} ms`,
    `=${time(0.5625, 24, 2).toFixed(4)}$ ms`,
    `${time(0.5625, 24, 4).toFixed(5)} ms`,
  );
  has(`of ${(0.375 / time(0.5625, 24, 2)).toFixed(2)}`, `, ${(0.375 / time(0.5625, 24, 4)).toFixed(2)}.`);
});
