import { expect, test, vi } from 'vitest';
import { accuracy, attention, dense, examples, guessLine, train } from '../../src/figures/08-math';
import { chapter, grouped } from './chapter';

// Trainings and simulations of a second or two, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const { text } = chapter(8);
const holds = (...phrases: readonly string[]) => {
  for (const phrase of phrases) expect(text.includes(phrase), phrase).toBe(true);
};
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

test('W1: attention mixes 512 positions with far fewer weights', () => {
  const mixing = (512 * 64) ** 2;
  holds(`= ${grouped(mixing)} weights`, `= ${grouped(4 * 64 ** 2)}`, `factor of ${grouped(mixing / (4 * 64 ** 2))}`);
});

test('W2: another query, other weights', () => {
  const keys = [
    [1, 0],
    [0, 1],
    [1, 1],
  ];
  const weights = (q: readonly number[]) => {
    const e = keys.map((k) => Math.exp(sum(k.map((x, i) => x * (q[i] ?? 0))) / Math.SQRT2));
    return e.map((x) => (x / sum(e)).toFixed(6)).join(', ');
  };
  holds(`the weights ${weights([2, 0])}`, `gives ${weights([0, 2])}`);
});

test('W3: a power law with a small exponent', () => {
  holds(
    `by ${(2 ** -0.076).toFixed(6)}`,
    `${(100 * (1 - 2 ** -0.076)).toFixed(1)}% less`,
    `by ${(10 ** -0.076).toFixed(6)}`,
    `${grouped(2 ** (1 / 0.076))} times as many`,
  );
});

const refit = { E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658 };
const loss = (N: number, D: number) => refit.E + refit.A / N ** refit.alpha + refit.B / D ** refit.beta;
const optimum = (C: number, { A, B, alpha, beta }: typeof refit) => {
  const N = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta)) * (C / 6) ** (beta / (alpha + beta));
  return { N, D: C / 6 / N };
};

test('W4: doubling size, data, or both', () => {
  const base = loss(1e9, 20e9);
  holds(
    `with loss ${base.toFixed(5)}`,
    `parameters gives ${loss(2e9, 20e9).toFixed(5)}`,
    `tokens ${loss(1e9, 40e9).toFixed(5)}`,
  );
  holds(
    `both ${loss(2e9, 40e9).toFixed(5)}`,
    `${(100 * (1 - loss(2e9, 40e9) / base)).toFixed(2)}% less`,
    `alone is ${refit.E}`,
  );
  expect(refit.E).toBeGreaterThan(base / 2);
  const { alpha, beta } = refit;
  holds(`C^{${(beta / (alpha + beta)).toFixed(3)}}`, `C^{${(alpha / (alpha + beta)).toFixed(3)}}`);
});

test('W4: the best size for the compute of Chinchilla', () => {
  const best = optimum(5.88e23, refit);
  holds(
    `gives ${(best.N / 1e9).toFixed(1)} billion parameters and ${(best.D / 1e12).toFixed(3)} trillion tokens, ${(best.D / best.N).toFixed(1)} each`,
  );
  const printed = optimum(5.88e23, { E: 1.69, A: 406.4, B: 410.7, alpha: 0.34, beta: 0.28 });
  holds(`${(printed.N / 1e9).toFixed(1)} billion parameters and ${(printed.D / printed.N).toFixed(1)} tokens each`);
  for (const factor of [0.8, 1.25])
    expect(loss(best.N * factor, best.D / factor)).toBeGreaterThan(loss(best.N, best.D));
});

test('W5: training compute and predicted losses of known models', () => {
  const compute = (N: number, D: number) => `$${((6 * N * D) / 1e23).toFixed(2)} \\cdot 10^{23}$`;
  holds(`took ${compute(175e9, 300e9)}`, `tokens) ${compute(280e9, 300e9)}`, `trillion) ${compute(70e9, 1.4e12)}`);
  holds(
    `loss of ${loss(70e9, 1.4e12).toFixed(5)} for Chinchilla against ${loss(280e9, 300e9).toFixed(5)}`,
    `${grouped(15e12 / 8e9)} a parameter`,
  );
  expect(Math.round(1 / (5.88 / 5.04 - 1))).toBe(6);
  holds('For a sixth more compute');
  holds(`671 billion, ${(3700 / 671).toFixed(1)}%`);
});

test('W6: arithmetic intensity of a matrix product', () => {
  const intensity = (n: number) => n / (1 + (2 * n) / 4096);
  holds(
    `is ${intensity(1).toFixed(4)} for $n = 1$, ${intensity(16).toFixed(3)} for 16, ${intensity(128).toFixed(2)} for 128 and ${grouped(intensity(2048))} for 2,048`,
  );
  holds(
    `needs ${(989 / 3.35).toFixed(0)} to be busy`,
    `some ${Math.round((100 * intensity(16)) / (989 / 3.35))}% of its peak`,
  );
});

test('W7: more work in fewer dependent steps', () => {
  const D = 1024;
  const transformer = (n: number) => 24 * n * D ** 2 + 4 * n ** 2 * D;
  const lstm = (n: number) => 16 * n * D ** 2;
  holds(
    `= ${(transformer(8192) / 1e9).toFixed(3)} GFLOP`,
    `= ${(lstm(8192) / 1e9).toFixed(3)} GFLOP`,
    `the ratio is ${transformer(1024) / lstm(1024)}`,
  );
  expect(transformer(8192) / lstm(8192)).toBe(3.5);
});

test('W8: where the 175 billion come from', () => {
  const layers = 12 * 96 * 12288 ** 2;
  holds(
    `${(layers / 1e9).toFixed(3)} billion weights`,
    `${((layers + (50257 + 2048) * 12288) / 1e9).toFixed(3)} billion`,
  );
});

test('W9: look-up by a hand-set score', () => {
  const weight = (g: number, m: number) => (Math.exp(g) / (Math.exp(g) + m - 1)).toFixed(6);
  holds(`${weight(8, 8)} among 8 items and ${weight(8, 32)} among 32`, `it is ${weight(4, 8)} among 8`);
});

test('exercise 2: small weights on large values', () => {
  holds(`contribute ${[0.9 * 0.1, 0.09 * 0.2].map((v) => Number(v.toFixed(3))).join(', ')} and ${0.01 * 50}`);
});

test('exercise 3: the guess line', () => {
  holds(`211/512 = ${guessLine(4).toFixed(4)}`);
  expect(guessLine(4)).toBeCloseTo(211 / 512, 12);
});

test('exercise 3: after 400 steps the dense network guesses; the head looks up, at other lengths too', () => {
  const mixer = dense(4, 16, 64, 11);
  expect(mixer.parameters).toBe(6088);
  train(mixer, 4, 400, 400, 11);
  expect(Math.abs(accuracy(mixer, examples(4, 1000, 5)) - guessLine(4))).toBeLessThan(0.05);
  const head = attention(16, 11);
  holds(`has ${grouped(head.parameters)} weights`, `在内${grouped(head.parameters)}个权重`);
  train(head, 4, 400, 400, 11);
  for (const m of [4, 8, 16]) expect(accuracy(head, examples(m, 500, 5))).toBeGreaterThan(0.97);
});

test('exercise 3: a dense network with a detector for every position, key and value is always right', () => {
  const [m, keys, values] = [4, 16, 8];
  const d = keys + values;
  const hidden = m * keys * values;
  holds(
    `4 \\cdot 16 \\cdot 8 = ${hidden}`,
    `needs ${grouped(2 * hidden)} units`,
    `要${hidden}个隐藏单元`,
    `得${grouped(2 * hidden)}个`,
  );
  const network = dense(m, d, hidden, 1);
  const [tokens, ...rest] = network.blocks;
  const places = rest.slice(0, m + 1);
  const [bias, out] = rest.slice(m + 1);
  for (const block of network.blocks) block.w.fill(0);
  if (!tokens || !bias || !out) throw new Error('the dense network has lost a block');
  // One-hot vectors; unit (place, key, value) adds its three inputs and subtracts 2, so it is 1 when all three are there and else 0.
  for (let i = 0; i < d; i++) tokens.w[i * d + i] = 1;
  for (let place = 0; place < m; place++) {
    for (let key = 0; key < keys; key++) {
      for (let value = 0; value < values; value++) {
        const unit = (place * keys + key) * values + value;
        const [here, asked] = [places[place], places[m]];
        if (!here || !asked) throw new Error('the dense network has lost a place');
        here.w[unit * d + key] = 1;
        here.w[unit * d + keys + value] = 1;
        asked.w[unit * d + key] = 1;
        bias.w[unit] = -2;
        out.w[value * hidden + unit] = 1;
      }
    }
  }
  expect(accuracy(network, examples(m, 1000, 6))).toBe(1);
});
