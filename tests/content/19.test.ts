import { expect, test } from 'vitest';
import { chapter } from './chapter';

const { text } = chapter(19);
const flat = text.replace(/\s+/g, ' ');

type Counts = Map<string, number>;
const counts = (tokens: readonly string[], n: number): Counts => {
  const result: Counts = new Map();
  for (let i = 0; i + n <= tokens.length; i++) {
    const key = tokens.slice(i, i + n).join('|');
    result.set(key, (result.get(key) ?? 0) + 1);
  }
  return result;
};
const total = (c: Counts): number => [...c.values()].reduce((a, b) => a + b, 0);
const overlap = (a: Counts, b: Counts): number =>
  [...a].reduce((sum, [key, v]) => sum + Math.min(v, b.get(key) ?? 0), 0);
const most = (list: readonly Counts[]): Counts => {
  const result: Counts = new Map();
  for (const c of list) for (const [key, v] of c) result.set(key, Math.max(v, result.get(key) ?? 0));
  return result;
};
const penalty = (c: number, r: number): number => (c > r ? 1 : Math.exp(1 - r / c));
/** Corpus BLEU of candidates against lists of references. */
function bleu(pairs: readonly (readonly [candidate: string, references: readonly string[]])[], order = 4): number {
  let [c, r] = [0, 0];
  const hits = new Array<number>(order).fill(0);
  const sizes = new Array<number>(order).fill(0);
  for (const [candidate, references] of pairs) {
    const words = candidate.split(' ');
    const targets = references.map((line) => line.split(' '));
    c += words.length;
    r += targets.map((t) => t.length).sort((a, b) => Math.abs(a - words.length) - Math.abs(b - words.length))[0] ?? 0;
    for (let n = 1; n <= order; n++) {
      hits[n - 1] = (hits[n - 1] ?? 0) + overlap(counts(words, n), most(targets.map((t) => counts(t, n))));
      sizes[n - 1] = (sizes[n - 1] ?? 0) + total(counts(words, n));
    }
  }
  return 100 * penalty(c, r) * Math.exp(hits.reduce((sum, h, i) => sum + Math.log(h / (sizes[i] ?? 1)), 0) / order);
}
function chrF(candidate: string, reference: string): number {
  const [a, b] = [[...candidate.replaceAll(' ', '')], [...reference.replaceAll(' ', '')]];
  let [p, r] = [0, 0];
  for (let n = 1; n <= 6; n++) {
    const [x, y] = [counts(a, n), counts(b, n)];
    p += overlap(x, y) / total(x) / 6;
    r += overlap(x, y) / total(y) / 6;
  }
  return (500 * p * r) / (4 * p + r);
}
const rouge = (candidate: string, reference: string, n: number): number[] => {
  const [x, y] = [counts(candidate.split(' '), n), counts(reference.split(' '), n)];
  const common = overlap(x, y);
  return [common / total(x), common / total(y), (2 * common) / (total(x) + total(y))];
};
const skipPairs = (line: string): Counts => {
  const words = line.split(' ');
  return counts(
    words.flatMap((a, i) => words.slice(i + 1).map((b) => `${a} ${b}`)),
    1,
  );
};
const lcs = (a: readonly string[], b: readonly string[]): number => {
  let previous = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const current = [0];
    b.forEach((other, j) =>
      current.push(word === other ? (previous[j] ?? 0) + 1 : Math.max(previous[j + 1] ?? 0, current[j] ?? 0)),
    );
    previous = current;
  }
  return previous[b.length] ?? 0;
};

const reference = 'the ferry leaves the north harbour at seven every morning';
const second = 'every morning at 7 the boat departs from the northern port';
const a = 'the ferry leaves from the north harbour at seven each morning';
const b = 'the ferry leaves the north harbour at seven';
const c = reference.split(' ').reverse().join(' ');
const d = 'each day at 7 am the boat departs from the northern port';
const e = 'the ferry never leaves the north harbour at seven every morning';
const f = reference.replace('seven', 'nine');

test('W1: loss and perplexity of five tokens, in nats and in bits', () => {
  const p = [0.5, 0.25, 0.8, 0.1, 0.4];
  const loss = -p.reduce((sum, v) => sum + Math.log(v), 0) / 5;
  expect(flat).toContain(
    `Their product is ${Number(p.reduce((product, v) => product * v, 1).toFixed(6))}, the loss ${loss.toFixed(6)}`,
  );
  expect(flat).toContain((loss / Math.LN2).toFixed(6));
  expect(flat).toContain(`0.004^{-1/5}=${Math.exp(loss).toFixed(6)}`);
  expect(flat).toContain(`2^{1.104292}=${(2 ** loss).toFixed(6)}`);
  const bad = -[0.5, 0.25, 0.8, 0.001, 0.4].reduce((sum, v) => sum + Math.log(v), 0) / 5;
  expect(flat).toContain(Math.exp(bad).toFixed(6));
  expect(flat).toContain((-Math.log(0.6)).toFixed(6));
  expect(text).toContain(`从${Math.exp(loss).toFixed(2)}跳到${Math.exp(bad).toFixed(2)}`);
  expect(text).toContain(`${Math.exp(loss).toFixed(3)}就成了${(2 ** loss).toFixed(3)}`);
});

test('W2: perplexity depends on the tokenizer, bits per byte do not', () => {
  for (const value of [Math.exp(60 / 20), Math.exp(60 / 15), Math.exp(48 / 14), Math.exp(48 / 20)])
    expect(flat).toContain(value.toFixed(4));
  expect(flat).toContain((60 / Math.LN2 / 80).toFixed(6));
  expect(flat).toContain((48 / Math.LN2 / 60).toFixed(6));
  expect(text).toContain(
    `切成14个词元困惑度是${Math.exp(48 / 14).toFixed(1)}，切成20个是${Math.exp(48 / 20).toFixed(1)}`,
  );
});

test('W3: scores of the six candidates in the table', () => {
  const zero = (candidate: string): boolean =>
    overlap(counts(candidate.split(' '), 4), counts(reference.split(' '), 4)) === 0;
  for (const [mark, candidate] of [
    ['(a)', a],
    ['(b)', b],
    ['(c)', c],
    ['(d)', d],
    ['(e)', e],
    ['(f)', f],
  ] as const) {
    const line = text.split('\n').find((row) => row.startsWith(`| ${mark}`)) ?? '';
    expect(line, mark).toContain(` ${zero(candidate) ? 0 : bleu([[candidate, [reference]]]).toFixed(4)} |`);
    expect(line, mark).toContain(` ${chrF(candidate, reference).toFixed(4)} |`);
    expect(line, mark).toContain(` ${Number((rouge(candidate, reference, 1)[2] ?? 0).toFixed(6))} |`);
  }
  const shares = [1, 2, 3, 4].map((n) => [
    total(counts(a.split(' '), n)),
    overlap(counts(a.split(' '), n), counts(reference.split(' '), n)),
  ]);
  const [words, pairs, triples, fours] = shares;
  expect(flat).toContain(
    `Of its ${words?.[0]} words ${words?.[1]} are in the reference, of its ${pairs?.[0]} pairs ${pairs?.[1]}, of its ${triples?.[0]} triples ${triples?.[1]} and of its ${fours?.[0]} runs of four ${fours?.[1]}.`,
  );
  expect(flat).toContain(`the score is ${(bleu([[a, [reference]]]) / 100).toFixed(6)}`);
  expect(flat).toContain(`gives the first ${bleu([[e, [reference]]]).toFixed(0)} points of 100 and the second 0`);
  expect(flat).toContain(
    `Inserting "never" gives ${bleu([[e, [reference]]]).toFixed(1)}; "nine" for "seven" gives ${bleu([[f, [reference]]]).toFixed(1)}`,
  );
  expect(flat).toContain(`A second reference lifts (d) to ${bleu([[d, [reference, second]]]).toFixed(1)}`);
  expect(bleu([[c, [reference]]], 1)).toBeCloseTo(100, 9);
  expect(flat).toContain(`lifts (d) to ${bleu([[d, [reference, second]]]).toFixed(4)}`);
  expect(flat).toContain(penalty(8, 10).toFixed(6));
});

test('every metric of the figure ranks the negated (e) above the faithful (d)', () => {
  const scores = (candidate: string): number[] => [
    bleu([[candidate, [reference]]], 1),
    overlap(counts(candidate.split(' '), 4), counts(reference.split(' '), 4)),
    chrF(candidate, reference),
    rouge(candidate, reference, 1)[2] ?? 0,
    lcs(candidate.split(' '), reference.split(' ')) / (candidate.split(' ').length + reference.split(' ').length),
  ];
  const [wrong, right] = [scores(e), scores(d)];
  wrong.forEach((value, i) => expect(value).toBeGreaterThan(right[i] ?? Infinity));
});

test('W4: clipping and the brevity penalty', () => {
  expect(flat).toContain(penalty(4, 7).toFixed(6));
  expect(flat).toContain(bleu([['very very very very', ['a very small and very quiet village']]], 1).toFixed(4));
});

test('W5: corpus BLEU is not the mean of sentence BLEUs', () => {
  expect(flat).toContain(
    bleu([
      [a, [reference]],
      [b, [reference]],
    ]).toFixed(4),
  );
  expect(flat).toContain(((bleu([[a, [reference]]]) + bleu([[b, [reference]]])) / 2).toFixed(4));
});

test('W6: ROUGE variants', () => {
  const show = (v: number | undefined): string => String(Number((v ?? 0).toFixed(6)));
  for (const v of [...rouge(a, reference, 1), ...rouge(a, reference, 2)]) expect(flat).toContain(show(v));
  const [x, y] = [skipPairs(a), skipPairs(reference)];
  expect(flat).toContain(
    `${overlap(x, y)} common pairs among ${total(x)} and ${total(y)}, $F_1=${show((2 * overlap(x, y)) / (total(x) + total(y)))}$`,
  );
  expect(lcs(a.split(' '), reference.split(' '))).toBe(9);
  expect(flat).toContain(`ROUGE-L of ${lcs(c.split(' '), reference.split(' ')) / 10}`);
  const never = skipPairs(e);
  expect(flat).toContain(
    `${show(rouge(e, reference, 1)[2])} for ROUGE-1 and ROUGE-L and ${show((2 * overlap(never, y)) / (total(never) + total(y)))} for ROUGE-S`,
  );
  expect((2 * lcs(e.split(' '), reference.split(' '))) / 21).toBeCloseTo(rouge(e, reference, 1)[2] ?? 0, 12);
});

test('W6: BERTScore from a table of cosines, with idf weights and rescaling', () => {
  const m = [
    [0.92, 0.31, 0.28, 0.22],
    [0.35, 0.81, 0.4, 0.33],
    [0.25, 0.44, 0.77, 0.58],
  ];
  const p = m.reduce((sum, row) => sum + Math.max(...row), 0) / 3;
  const best = [0, 1, 2, 3].map((j) => Math.max(...m.map((row) => row[j] ?? 0)));
  const r = best.reduce((x, y) => x + y, 0) / 4;
  expect(flat).toContain(
    `best of the rows are ${m
      .slice(0, 2)
      .map((row) => Math.max(...row))
      .join(', ')} and ${Math.max(...(m[2] ?? []))}, so`,
  );
  expect(flat).toContain(`best of the columns are ${best.slice(0, 3).join(', ')} and ${best[3]}, so`);
  expect(flat).toContain(`P=${p.toFixed(6)}`);
  expect(flat).toContain(`R=${r.toFixed(2)}`);
  expect(flat).toContain(`F_1=${((2 * p * r) / (p + r)).toFixed(6)}`);
  const idf = [0.2, 1.5, 1, 2];
  expect(flat).toContain((best.reduce((sum, v, j) => sum + v * (idf[j] ?? 0), 0) / 4.7).toFixed(6));
  for (const v of [0.93, 0.86]) expect(flat).toContain(((v - 0.83) / 0.17).toFixed(6));
});

test('W7: unbiased pass@k', () => {
  const choose = (n: number, k: number): number =>
    Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((x, y) => x * y, 1);
  expect(flat).toContain((1 - choose(17, 5) / choose(20, 5)).toFixed(6));
  expect(flat).toContain((1 - (1 - 3 / 20) ** 5).toFixed(6));
});

test('W8 and W9: error bars, Elo and agreement', () => {
  expect(flat).toContain(`54% ± ${(196 * Math.sqrt((0.54 * 0.46) / 1000)).toFixed(2)} points`);
  expect(text).toContain(`误差就有±${(196 * Math.sqrt((0.54 * 0.46) / 1000)).toFixed(2)}个百分点`);
  expect(flat).toContain((400 * Math.log10(0.54 / 0.46)).toFixed(2));
  expect(flat).toContain(`${(100 / (1 + 10 ** (-100 / 400))).toFixed(1)}%`);
  const n = 500;
  const gap = 12 / n;
  const unpaired = Math.sqrt((0.742 * 0.258 + 0.718 * 0.282) / n);
  const paired = Math.sqrt((52 / n - gap * gap) / n);
  for (const se of [unpaired, paired]) {
    expect(flat).toContain((100 * se).toFixed(3));
    expect(flat).toContain(`z=${(gap / se).toFixed(3)}`);
  }
  const [bothYes, bothNo, firstOnly, secondOnly] = [0.4, 0.35, 0.15, 0.1];
  const [first, other] = [bothYes + firstOnly, bothYes + secondOnly];
  const chance = first * other + (1 - first) * (1 - other);
  expect(flat).toContain(
    `They agree on ${100 * (bothYes + bothNo)}%, but from their habits alone they would agree on ${100 * chance}%`,
  );
  expect(flat).toContain(`=${((bothYes + bothNo - chance) / (1 - chance)).toFixed(1)}$`);
});

test('exercise 2: asymmetry of greedy matching', () => {
  const p = (0.9 + 0.8 + 0.5) / 3;
  const r = (0.9 + 0.8) / 2;
  for (const v of [p.toFixed(6), r.toFixed(2), ((2 * p * r) / (p + r)).toFixed(6)]) expect(flat).toContain(v);
});
