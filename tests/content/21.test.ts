import { expect, test } from 'vitest';
import { compute } from '../../demos/widgets/data-centric-ai/compute';
import { parameters, type Spending } from '../../demos/widgets/data-centric-ai/settings';
import { cleanParams } from '../../demos/runtime/parameters';
import { referenceOps } from '../../demos/runtime/reference-ops';
import { quietRun } from '../../demos/runtime/run';
import { spend } from '../../src/figures/21-math';
import { chapter, grouped } from './chapter';

const { text } = chapter(21);
const has = (...parts: string[]): void => {
  for (const part of parts) expect(text).toContain(part);
};

test('W1: what cleaning is worth and what collecting would cost', () => {
  const worth = (n: number, rho: number): number => n * (1 - 2 * rho) ** 2;
  has(`about ${grouped(worth(10_000, 0.2))} clean ones`, grouped(worth(10_000, 0.05)));
  const collected = worth(10_000, 0.05) / worth(1, 0.2);
  const corrections = 10_000 * (0.2 - 0.05);
  has(`takes ${grouped(collected)} examples, ${grouped(collected - 10_000)} new ones`);
  has(
    `takes ${grouped(corrections)} corrections`,
    `${grouped(corrections / 0.2)} reviews`,
    `${grouped(corrections / 0.6)} if they were flagged`,
  );
  has(`${worth(1, 0.05).toFixed(2)} at`, `${worth(1, 0.1).toFixed(2)} at 0.1`, `${worth(1, 0.3).toFixed(2)} at 0.3`);
});

test('W2: confident learning on eight items', () => {
  const p = [0.9, 0.8, 0.45, 0.2, 0.1, 0.3, 0.4, 0.85];
  const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const ta = mean(p.slice(0, 4));
  const tb = mean(p.slice(4).map((v) => 1 - v));
  expect(ta).toBeCloseTo(tb, 12);
  has(`=${ta.toFixed(4)}`);
  const found = p.map((v) => (v >= ta ? 'a' : 1 - v >= tb ? 'b' : '-')).join('');
  expect(found).toBe('aa-bbbba');
  const joint = [2 / 3, 1 / 3, 1 / 4, 3 / 4].map((v) => (v * 0.5).toFixed(4));
  has(`${joint[0]}, ${joint[1]} and ${joint[2]}, ${joint[3]}`, `noise of ${(1 / 6 + 1 / 8).toFixed(4)}`);
});

test('W3 and W4: the noisy ruler', () => {
  const seen = (a: number): string => (a * 0.9 + 0.05).toFixed(3);
  has(
    `measures ${seen(0.97)}`,
    `${seen(0.98)} against ${seen(0.96)}`,
    (0.97 * 0.95 + (0.03 * 0.05) / 9).toFixed(6),
    `=${((0.923 - 0.05) / 0.9).toFixed(2)}`,
  );
  has(
    `${(903 / 1000).toFixed(3)} and ${((905 + 38) / 1000).toFixed(3)}`,
    `${((900 + 54) / 1000).toFixed(3)} and ${((905 + 20) / 1000).toFixed(3)}`,
  );
  has(`against ${seen(0.96)}, ${(100 * (0.9 * 0.02)).toFixed(1)} points`);
  has(`B看着高${((943 - 903) / 10).toFixed(1)}个点，真相是A高${((954 - 925) / 10).toFixed(1)}个点`);
  has(`leads by ${((943 - 903) / 10).toFixed(1)} points`, `leads by ${((954 - 925) / 10).toFixed(1)}`);
});

test('W5: the learning curve and its floor', () => {
  const e = (n: number): number => 0.06 + 3 / Math.sqrt(n);
  for (const n of [500, 1000, 2000, 4000, 8000, 16000]) has(e(n).toFixed(6));
  const floor = (a: number, b: number, c: number): number => (a * c - b * b) / (a + c - 2 * b);
  expect(floor(e(1000), e(2000), e(4000))).toBeCloseTo(0.06, 10);
  const [a, b, c] = [0.1549, 0.1271, 0.1074];
  has(`b=${Math.log2((a - b) / (b - c)).toFixed(4)}`, `c=${floor(a, b, c).toFixed(4)}`);
  has(`gains ${(100 * (e(4000) - e(8000))).toFixed(2)} points`, `gains ${(100 * (e(8000) - e(16000))).toFixed(2)},`);
});

test('W6: agreement beyond chance', () => {
  const [both, onlyA, onlyB, none] = [70, 20, 10, 100].map((count) => count / 200) as [number, number, number, number];
  const [a, b] = [both + onlyA, both + onlyB];
  const chance = a * b + (1 - a) * (1 - b);
  has('yes to 70, only A to 20, only B to 10, both no to 100', `agree in ${both + none} of`);
  has(`=${chance.toFixed(2)}`, `=${((both + none - chance) / (1 - chance)).toFixed(4)}`);
});

test('W7: the vote of k noisy neighbours', () => {
  const right = (k: number, rho: number): number => {
    let sum = 0;
    let term = (1 - rho) ** k;
    for (let wrong = 0; wrong < k / 2; wrong++) {
      sum += term;
      term *= ((k - wrong) / (wrong + 1)) * (rho / (1 - rho));
    }
    return sum;
  };
  has(
    `${right(3, 0.2).toFixed(3)} with 3`,
    `${right(5, 0.2).toFixed(5)} with 5`,
    `${right(15, 0.2).toFixed(6)} with 15`,
    right(5, 0.3).toFixed(5),
  );
  has(`把20%的错标压到${(100 * (1 - right(15, 0.2))).toFixed(1)}%`);
});

const stated: readonly (readonly [spending: Spending, accuracy: string, phrase: string])[] = [
  ['nothing', '0.904', 'accuracy starts at 0.904'],
  ['more', '0.906', 'equally noisy: 0.906'],
  ['random', '0.928', 'relabeled at random: 0.928'],
  ['suspects', '0.958', 'most suspicious relabeled: 0.958'],
  ['otherK', '0.957', '15 neighbors: 0.957'],
  ['both', '0.964', 'together: 0.964, as good as perfectly clean labels'],
  ['clean', '0.964', ''],
];

test('W8: the averages in the text are those of the demo in its default state, and without noise', async () => {
  const defaults = cleanParams(parameters);
  has(`(averages over ${defaults.seeds} runs)`);
  const noisy = await compute(defaults, referenceOps, quietRun());
  for (const [name, accuracy, phrase] of stated) {
    expect(noisy.spendings.find(({ spending }) => spending === name)?.accuracy.mean.toFixed(3), name).toBe(accuracy);
    has(phrase);
  }
  const told = (name: Spending): string => stated.find(([spending]) => spending === name)?.[1] ?? '';
  has(`(${told('nothing')} to ${told('suspects')})`, `${told('nothing')}升到${told('suspects')}`);
  has(`and ${(100 * noisy.precision).toFixed(0)}% of them had been wrong`);
  const quiet = await compute({ ...defaults, noise: 0 }, referenceOps, quietRun());
  const means = quiet.spendings.map(({ accuracy }) => accuracy.mean);
  has(`lie between ${Math.min(...means).toFixed(3)} and ${Math.max(...means).toFixed(3)}`);
});

test('W8: the runs of the figure, from other seeds, agree with the demo', () => {
  const runs = Array.from({ length: 12 }, (_, i) => spend(0.2, i + 1, 300));
  for (const [name, accuracy] of stated) {
    const mean = runs.reduce((sum, run) => sum + run[name], 0) / runs.length;
    expect(Math.abs(mean - Number(accuracy)), name).toBeLessThan(0.02);
  }
});

test('a thousand test items at 90%', () =>
  has(
    `±${(196 * Math.sqrt((0.9 * 0.1) / 1000)).toFixed(2)} points`,
    `±${(196 * Math.sqrt((0.9 * 0.1) / 1000)).toFixed(2)}个点`,
  ));
