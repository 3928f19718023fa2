import { expect, test, vi } from 'vitest';
import { WIDTH, weightsLeft } from '../../demos/widgets/lottery-ticket-hypothesis/compute';
import { shapeOf } from '../../demos/widgets/lottery-ticket-hypothesis/net';
import { arms, measure, type Arm } from '../../src/figures/04-math';
import { firstSeed, levels, measured, tenSeedsAt16 } from '../../src/figures/04-measured';
import { chapter, grouped } from './chapter';

// Trainings and simulations of a second or two, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const { text } = chapter(4);

test('W1: one pruning step on six weights', () => {
  const before = [0.3, -0.12, 0.05, -0.41, 0.22, 0.08];
  const after = [0.35, -0.02, 0.61, -0.38, 0.04, -0.53];
  const limit = after.map(Math.abs).sort((a, b) => a - b)[2] ?? 0;
  const mask = after.map((w) => (Math.abs(w) >= limit ? 1 : 0));
  expect(text).toContain(`(${mask.join(',')})`);
  expect(text).toContain(`(${before.map((w, i) => (mask[i] ? w.toFixed(2) : '0')).join(',')})`);
  expect(text).toContain(`w_0=(${before.map((w) => w.toFixed(2)).join(',')})`);
  expect(text).toContain(`w=(${after.map((w) => w.toFixed(2)).join(',')})`);
});

const stored = (arm: Arm, left: number) => {
  const i = levels.indexOf(left);
  return { mean: (measured[arm].mean[i] ?? NaN).toFixed(3), sd: (measured[arm].sd[i] ?? NaN).toFixed(3) };
};

test('W2: the table is the measurement behind the figure', () => {
  const order: readonly Arm[] = ['ticket', 'signs', 'fresh', 'oneShot', 'shuffled', 'goOn'];
  for (const left of [72, 40, 30, 16, 9]) {
    const cells = order.map((arm) => {
      const { mean, sd } = stored(arm, left);
      return arm === 'ticket' || arm === 'fresh' ? `${mean} (${sd})` : mean;
    });
    expect(text).toContain(`| ${left} | ${cells.join(' | ')} |`);
  }
  expect(text).toContain(
    `${stored('cut', 171).mean} with 171 weights left, ${stored('cut', 72).mean} with 72, ${stored('cut', 30).mean} with 30`,
  );
  for (const left of levels) expect(Math.abs(Number(stored('untrained', left).mean) - 0.5)).toBeLessThan(0.005);
});

test('W2: down to 72 weights every way that trains does well', () => {
  for (const arm of arms.filter((a) => a !== 'cut' && a !== 'untrained'))
    expect(Number(stored(arm, 72).mean), arm).toBeGreaterThan(0.96);
});

test('exercise 3: what each part of the ticket is worth, in both languages', () => {
  const [ticket, signs, fresh, shuffled] = (['ticket', 'signs', 'fresh', 'shuffled'] as const).map(
    (arm) => stored(arm, 16).mean,
  );
  expect(text).toContain(`${ticket}, ${signs}, ${fresh} and ${shuffled}`);
  expect(text).toContain(
    `lifts ${shuffled} to ${fresh}. Knowing the signs too lifts it to ${signs}. The exact initial magnitudes add only ${(Number(ticket) - Number(signs)).toFixed(3)}`,
  );
  expect(text).toContain(`${ticket}、${signs}、${fresh}、${shuffled}`);
  expect(text).toContain(`彩票${ticket}，换新值${fresh}`);
  expect(text).toContain(`还有${signs}。`);
  expect(text).toContain(`打乱掩码只有${shuffled}`);
  const ten = (['ticket', 'signs', 'fresh', 'shuffled'] as const).map((arm) => (tenSeedsAt16[arm] ?? NaN).toFixed(3));
  expect(text).toContain(`as many as the demo runs: ${ten.slice(0, 3).join(', ')} and ${ten[3]}.`);
  expect(text).toContain(`种子1到10：${ten.join('、')}；`);
  const sds = (['ticket', 'signs', 'fresh', 'shuffled'] as const).map((arm) => Number(stored(arm, 16).sd));
  expect(text).toContain(`between seeds is ${Math.min(...sds).toFixed(2)}-${Math.max(...sds).toFixed(2)}`);
});

test('W2: the stored measurement can be repeated', async () => {
  // Up to 40 weights left; then a last digit of exp or cos on another machine may decide whether a training gets stuck.
  const count = 8;
  const again = await measure(1, count);
  for (const arm of arms) {
    expect(again[arm], arm).toHaveLength(count);
    again[arm].forEach((value, i) => expect(value, `${arm} at ${levels[i]}`).toBeCloseTo(firstSeed[arm][i] ?? 0, 1));
  }
  expect(Object.keys(measured).sort()).toEqual([...arms].sort());
});

test('W3: weights left after each round', () => {
  const { biases: weightCount } = shapeOf(WIDTH.rings);
  expect(weightsLeft(weightCount, 0.25)).toEqual(levels);
  expect(text).toContain(`${weightCount} weights are pruned by 25% a round: ${levels.join(', ')}.`);
});

test('W4: rounds of 20%', () => {
  expect(text).toContain(`${(0.8 ** 10).toFixed(6)} after 10 rounds and ${(0.8 ** 11).toFixed(7)} after 11`);
  expect(Math.ceil(Math.log(0.1) / Math.log(0.8))).toBe(11);
  expect(text).toContain('takes 11 rounds and 12 trainings');
});

test('W5: bytes of a sparse matrix, and what a speed-up of a part is worth', () => {
  const n = 4096;
  const dense = 2 * n * n;
  const kept = Math.round(0.1 * n * n);
  expect(text).toContain(`${grouped(dense)} bytes`);
  const row = (bytes: number) => expect(text).toContain(`| ${grouped(bytes)} | ${(dense / bytes).toFixed(3)} |`);
  row(kept * (2 + 2) + (n + 1) * 4);
  row(kept * 2 + (n * n) / 8);
  row(((n * n) / 2) * 2 + ((n * n) / 2) * (2 / 8));
  // CSR: 2 + 2 bytes for each kept entry against 2 for each entry; bitmap: 16 d + 1 bits against 16.
  expect(text).toContain(`less than ${(100 * 2) / 4}% of the entries are kept, a bitmap below ${(100 * 15) / 16}%`);
  expect(text).toContain(`1/(0.4+0.3)=${(1 / (0.4 + 0.6 / 2)).toFixed(3)}`);
});

test('W6: more tickets, better odds', () => {
  expect(text).toContain(`0.96^{15}=${(1 - 0.96 ** 15).toFixed(4)}`);
  expect(text).toContain(`it is ${(1 - 0.96 ** 60).toFixed(4)}`);
  let ways = 1;
  for (let i = 1; i <= 16; i++) ways = (ways * (304 - 16 + i)) / i;
  expect(text).toContain(`${(ways / 1e26).toFixed(4)}\\times10^{26}`);
});

test('W7: removing filters thins two layers', () => {
  const weights = (middle: number) => [64 * middle * 9, middle * 256 * 9] as const;
  const [a, b] = weights(128);
  const [c, d] = weights(96);
  expect(text).toContain(`${grouped(a)} + ${grouped(b)} = ${grouped(a + b)} weights`);
  expect(text).toContain(`${grouped(c)} + ${grouped(d)} = ${grouped(c + d)}, ${100 * (1 - (c + d) / (a + b))}% less`);
  expect(text).toContain(`from ${grouped(a * 56 * 56 + b * 28 * 28)} to ${grouped(c * 56 * 56 + d * 28 * 28)}`);
});

test('W8: a ReLU unit that never fires', () => {
  const corners = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ].map(([x = 0, y = 0]) => -x - 2 * y - 0.5);
  expect(Math.max(...corners)).toBe(-0.5);
  expect(text).toContain('is at most $-0.5$');
});
