import { expect, test } from 'vitest';
import { chapter, grouped } from './chapter';

const text = chapter(17).text.replace(/\n/g, ' ');

test('W1: a layer of BERT-base and of GPT-2 small, and both models in all', () => {
  const D = 768;
  const layer = 4 * (D * D + D) + (8 * D * D + 5 * D) + 4 * D;
  const bert = (30_522 + 512 + 2) * D + 2 * D + 12 * layer + D * D + D;
  const gpt2 = 50_257 * D + 1_024 * D + 12 * layer + 2 * D;
  for (const count of [layer, bert, gpt2]) expect(text).toContain(grouped(count));
});

test('W2: encoder and decoder layers of the 2017 model', () => {
  expect(text).toContain(`12D^2 = ${grouped(12 * 512 ** 2)}`);
  expect(text).toContain(`16D^2 = ${grouped(16 * 512 ** 2)}`);
});

test('W3: conditionals do not multiply to a distribution', () => {
  const joint = [
    [0.42, 0.08],
    [0.18, 0.32],
  ] as const;
  const products = joint.flatMap((row, a) =>
    row.map(
      (p, b) =>
        (p / (joint[0][b as 0 | 1] + joint[1][b as 0 | 1])) * (p / (joint[a as 0 | 1][0] + joint[a as 0 | 1][1])),
    ),
  );
  const [x, y, z, w] = products.map((p) => p.toFixed(3));
  expect(text).toContain(`are ${x}, ${y}, ${z} and ${w}`);
  expect(text).toContain(`They sum to ${products.reduce((s, p) => s + p, 0).toFixed(2)}`);
});

test('W4: two gaps filled at once make a word that does not exist', () => {
  const truth: Record<string, number> = { 飞机: 0.4, 火车: 0.3, 汽车: 0.3 };
  const marginal = (at: number) => {
    const sums: Record<string, number> = {};
    for (const [word, p] of Object.entries(truth)) sums[word[at]!] = (sums[word[at]!] ?? 0) + p;
    return Object.entries(sums).sort((a, b) => b[1] - a[1])[0]!;
  };
  const [first, second] = [marginal(0), marginal(1)];
  const filled = first[0] + second[0];
  expect(truth[filled] ?? 0).toBe(0);
  expect(text).toContain(
    `first character is ${first[0]}, with ${first[1].toFixed(2)}, and the most likely second is ${second[0]}, with ${second[1].toFixed(2)}`,
  );
  expect(text).toContain(`${filled}, whose true probability is 0`);
});

test('W5: visible pairs for 6 source and 4 target tokens', () => {
  const [s, t] = [6, 4];
  const causal = (n: number) => (n * (n + 1)) / 2;
  expect(text).toContain(`has ${(s + t) ** 2} pairs`);
  expect(text).toContain(`10 \\cdot 11 / 2 = ${causal(s + t)}`);
  expect(text).toContain(`${s * s} + ${s * t} + ${causal(t)} = ${s * s + s * t + causal(t)}`);
});

test('W6: FLOPs of a decoder and of an encoder-decoder of equal size', () => {
  expect(text).toContain(`${(2 * 220e6 * 1000) / 1e9} GFLOP`);
  expect(text).toContain(`${(2 * 110e6 * 800 + 2 * 110e6 * 200) / 1e9} GFLOP`);
});

test('W7: perplexity of five tokens', () => {
  const p = [0.6, 0.25, 0.8, 0.15, 0.9];
  const total = -p.reduce((sum, x) => sum + Math.log(x), 0);
  expect(text).toContain(`their product is ${p.reduce((a, b) => a * b, 1).toFixed(4)}`);
  expect(text).toContain(`${total.toFixed(3)} in all, ${(total / 5).toFixed(3)} per token`);
  expect(text).toContain(`e^{${(total / 5).toFixed(5)}} \\approx ${Math.exp(total / 5).toFixed(3)}`);
  expect(Math.exp(Number((total / 5).toFixed(5))).toFixed(3)).toBe(Math.exp(total / 5).toFixed(3));
  expect(text).toContain(`hesitated among ${Math.exp(total / 5).toFixed(1)} tokens`);
});

test('W8: positions with a loss', () => {
  expect(text).toContain(`loss on ${(0.15 * 512).toFixed(1)} positions`);
  expect(text).toContain(`${(511 / (0.15 * 512)).toFixed(2)} times as many`);
  const [masked, random, kept] = [0.8, 0.1, 0.1].map((x) => Number((15 * x).toFixed(1)));
  expect(text).toContain(`Of all tokens ${masked} % are masked, ${random} % random, ${kept} % kept but predicted`);
  expect(text).toContain(`差${(511 / (0.15 * 512)).toFixed(2)}倍`);
});

test('W9: writing 100 tokens after a prompt of 400, with and without a cache', () => {
  let passes = 0;
  let pairs = 0;
  for (let step = 0; step < 100; step++) {
    const n = 400 + step;
    passes += n;
    pairs += (n * (n + 1)) / 2;
  }
  const cachedPairs = (499 * 500) / 2;
  expect(text).toContain(`${grouped(passes)} token passes and ${grouped(pairs)} attention pairs`);
  expect(text).toContain(`400 + 99 = ${400 + 99}`);
  expect(text).toContain(`${grouped(cachedPairs)} pairs`);
  expect(text).toContain(`词元只需过499遍，不缓存要${grouped(passes)}遍，差了${Math.round(passes / 499)}倍`);
  expect(text).toContain(`${(passes / 499).toFixed(1)} and ${(pairs / cachedPairs).toFixed(1)} times fewer`);
});

test('W10: LayerNorm and RMSNorm of four features', () => {
  const x = [2, -1, 3, 0];
  const mean = x.reduce((a, b) => a + b, 0) / 4;
  const variance = x.reduce((a, b) => a + (b - mean) ** 2, 0) / 4;
  expect(text).toContain(`have mean ${mean} and variance ${variance}`);
  expect(text).toContain(`(${x.map((v) => ((v - mean) / Math.sqrt(variance)).toFixed(3)).join(', ')})`);
  const rms = Math.sqrt(x.reduce((a, b) => a + b * b, 0) / 4);
  expect(text).toContain(`\\sqrt{14/4} = ${rms.toFixed(6)}`);
  expect(text).toContain(`(${x.map((v) => (v === 0 ? '0' : (v / rms).toFixed(3))).join(', ')})`);
});

test('17-1: new parameters of the pair classifier', () => {
  expect(text).toContain(grouped(768 * 2 + 2));
  // One pass for the new question, one for each of the reranked pairs.
  expect(text).toContain(`rerank the best 100 with the pair model: ${1 + 100} passes`);
  expect(text).toContain(`共${1 + 100}次前向`);
});

test('17-3: what token 6 can have seen through causal windows of three, layer by layer', () => {
  const window = 3;
  let seen = new Set([6]);
  const reach: number[] = [];
  for (let layer = 1; layer <= 3; layer++) {
    seen = new Set([...seen].flatMap((i) => Array.from({ length: window }, (_, back) => i - back)));
    reach.push(6 - Math.min(...seen));
  }
  expect(text).toContain(`2 \\cdot (3 - 1) = ${reach[1]}$ back`);
  expect(text).toContain(`Row 6 is nonzero for tokens ${6 - (reach[1] ?? 0)} to 6 and exactly 0 for token 1`);
  expect(text).toContain(`With 3 layers the reach is ${reach[2]}`);
});
