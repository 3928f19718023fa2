import { expect, test } from 'vitest';
import { chapter, grouped } from './chapter';

const text = chapter(14).text.replace(/\n/g, ' ');

const SENTENCES = [
  'we drink hot tea',
  'they drink green tea',
  'we drink hot coffee',
  'they drink cold coffee',
  'we drink cold tea',
  'we repair old cars',
  'they sell old cars',
  'they repair rusty trucks',
  'we wash old trucks',
];

const pairsOf = (sentence: string, window: number): [string, string][] => {
  const words = sentence.split(' ');
  return words.flatMap((a, i) =>
    words.flatMap((b, j): [string, string][] => (i !== j && Math.abs(i - j) <= window ? [[a, b]] : [])),
  );
};
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
const cosine = (a: readonly number[], b: readonly number[]): number => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

function table(window: number) {
  const pairs = SENTENCES.flatMap((s) => pairsOf(s, window));
  const words = [...new Set(pairs.map(([a]) => a))];
  const count = (a: string, b: string) => pairs.filter(([x, y]) => x === a && y === b).length;
  const total = (a: string) => pairs.filter(([x]) => x === a).length;
  const raw = (a: string) => words.map((c) => count(a, c));
  const ppmi = (a: string) =>
    words.map((c) => Math.max(0, Math.log((count(a, c) * pairs.length) / (total(a) * total(c)))));
  return { pairs, count, total, raw, ppmi };
}
const near = table(2);
const wide = table(3);

test('W1: 22 skip-gram pairs, four from the middle word, two from the first', () => {
  const sentence = 'the farmer fed seven hungry geese today';
  const pairs = pairsOf(sentence, 2);
  expect(pairs.length).toBe(2 * (2 * 7 - (2 * 3) / 2));
  expect(text).toContain(`In all there are ${pairs.length}`);
  expect(text).toContain(
    pairs
      .filter(([a]) => a === 'seven')
      .map(([a, b]) => `(${a}, ${b})`)
      .join(', '),
  );
  expect(pairs.filter(([a]) => a === 'the').length).toBe(2);
  expect(text).toContain(`CBOW makes ${sentence.split(' ').length}`);
});

test('W2: the rows of tea and coffee and their cosine', () => {
  expect(near.pairs.length).toBe(90);
  expect(text).toContain('90 ordered pairs');
  expect(['drink', 'hot', 'cold', 'green'].map((c) => near.count('tea', c))).toEqual([3, 1, 1, 1]);
  expect(['drink', 'hot', 'cold', 'green'].map((c) => near.count('coffee', c))).toEqual([2, 1, 1, 0]);
  expect(cosine(near.raw('tea'), near.raw('coffee'))).toBeCloseTo(8 / Math.sqrt(72), 12);
  expect(text).toContain(`8/\\sqrt{72} = ${(8 / Math.sqrt(72)).toFixed(3)}`);
});

test('W2: the table of cosines', () => {
  const rows = [
    ['tea', 'coffee'],
    ['tea', 'drink'],
    ['cars', 'trucks'],
    ['hot', 'cold'],
    ['hot', 'old'],
    ['we', 'they'],
    ['tea', 'cars'],
  ] as const;
  for (const [a, b] of rows) {
    const line = `| ${a}, ${b} | ${near.count(a, b)} | ${cosine(near.raw(a), near.raw(b)).toFixed(3)} | ${cosine(near.ppmi(a), near.ppmi(b)).toFixed(3)} |`;
    expect(text).toContain(line);
  }
  const [hot, ...others] = [rows[3], ...rows.filter((_, i) => i !== 3)].map(([a, b]) =>
    cosine(near.ppmi(a), near.ppmi(b)),
  );
  expect(hot).toBeGreaterThan(Math.max(...others)); // "the nearest pair in the last column"
});

test('W2: tea and drink meet three times as often as by chance', () => {
  const ratio = (near.count('tea', 'drink') * 90) / (near.total('tea') * near.total('drink'));
  expect(ratio).toBeCloseTo(3, 12);
  expect(text).toContain(
    `first in ${near.total('tea')} of the ${near.pairs.length} ordered pairs, *drink* second in ${near.total('drink')}, both at once in ${near.count('tea', 'drink')}`,
  );
  expect(text).toContain(`\\ln 3 = ${Math.log(ratio).toFixed(4)}`);
});

test('W2: a window of three brings tea and cars together a little', () => {
  expect(text).toContain(
    `rise from 0 to ${cosine(wide.raw('tea'), wide.raw('cars')).toFixed(3)} in raw counts, and to ${cosine(wide.ppmi('tea'), wide.ppmi('cars')).toFixed(3)} in PPMI`,
  );
});

test('W3: one step of negative sampling', () => {
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
  const u = [0.4, 0.1];
  const noise = [
    [0.3, 0.6],
    [-0.1, 0.8],
  ];
  const loss = (v: number[]) =>
    -Math.log(sigmoid(dot(v, u))) - noise.reduce((sum, n) => sum + Math.log(sigmoid(-dot(v, n))), 0);
  const v = [0.5, -0.2];
  const [true_, first, second] = [u, ...noise].map((x) => dot(v, x).toFixed(2));
  expect(text).toContain(`The dot products are ${true_}, ${first} and ${second}`);
  const gradient = [0, 1].map(
    (k) => (sigmoid(dot(v, u)) - 1) * (u[k] ?? 0) + noise.reduce((sum, n) => sum + sigmoid(dot(v, n)) * (n[k] ?? 0), 0),
  );
  const next = v.map((x, k) => x - 0.5 * (gradient[k] ?? 0));
  expect(text).toContain(loss(v).toFixed(6));
  expect(text).toContain(`(${gradient.map((x) => x.toFixed(6)).join(', ')})`);
  expect(text).toContain(`(${next.map((x) => x.toFixed(6)).join(', ')})`);
  expect(text).toContain(loss(next).toFixed(6));
});

test('W4: noise shares and subsampling', () => {
  const powers = [9000, 900, 100].map((c) => c ** 0.75);
  const sum = powers.reduce((a, b) => a + b, 0);
  const [a, b, c] = powers.map((p) => (p / sum).toFixed(3));
  expect(text).toContain(`${a}, ${b} and ${c}`);
  for (const f of [0.05, 0.0001]) expect(text).toContain(`${(100 * Math.sqrt(1e-5 / f)).toFixed(1)} %`);
});

test('W5: a mixture of two senses, 80 to 20', () => {
  const mix = [0.8, 0.2];
  expect(text).toContain(`cosine ${cosine(mix, [1, 0]).toFixed(3)} with the common sense`);
  expect(text).toContain(`only ${cosine(mix, [0, 1]).toFixed(3)}`);
  expect(text).toContain(`与少数义项的余弦只有${cosine(mix, [0, 1]).toFixed(3)}`);
  const degrees = Math.round((Math.acos(cosine(mix, [1, 0])) * 180) / Math.PI);
  expect(text).toContain(`it stands ${degrees} degrees from the common one`);
  expect(text).toContain(`离常用义项只有${degrees}度`);
});

test('W6: the target of skip-gram is a shifted PMI', () => {
  const pmi = Math.log(0.002 / (0.02 * 0.01));
  expect(text).toContain(pmi.toFixed(6));
  expect(text).toContain((pmi - Math.log(5)).toFixed(6));
});

test('W7: parameters of a vocabulary', () => {
  expect(text).toContain(`${grouped(50_000 * 300 * 2)} parameters`);
});

test('14-1: three words under one pinyin', () => {
  const cosines = [0.6, 0.3, 0.1].map((share) => share / Math.hypot(0.6, 0.3, 0.1));
  for (const c of cosines) expect(text).toContain(c.toFixed(6));
  expect(text).toContain(`混合后余弦约为${cosines.map((c) => c.toFixed(3)).join('、')}`);
  expect(text).toContain(`\\sqrt{${(0.36 + 0.09 + 0.01).toFixed(2)}}$. The cosines`);
});

test('14-2: printers and ink', () => {
  const P1 = [0, 0, 4, 3, 1];
  const P2 = [0, 0, 5, 2, 1];
  const ink = [4, 5, 0, 3, 0];
  expect(text).toContain(`squared lengths are ${dot(P1, P1)} and ${dot(P2, P2)}`);
  expect(text).toContain(`of squared length ${dot(ink, ink)}`);
  expect(text).toContain(`P1与P2余弦${cosine(P1, P2).toFixed(3)}，是替代品；P1与墨盒${cosine(P1, ink).toFixed(3)}`);
  expect(text).toContain(`27/\\sqrt{780} = ${cosine(P1, P2).toFixed(6)}`);
  expect(text).toContain(`9/\\sqrt{1300} = ${cosine(P1, ink).toFixed(6)}`);
});
