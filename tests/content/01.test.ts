import { expect, test } from 'vitest';
import { chapter, grouped } from './chapter';

const { text } = chapter(1);
const minus = (s: string) => s.replace('−', '-');
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

test('W1: one-hot vectors are sqrt(2) apart', () => {
  expect(text).toContain(Math.hypot(1, -1).toFixed(5));
});

test('W2: a one-hot row times the table is a row of it, and means are linear', () => {
  const table = [
    [0.2, -1, 0.5],
    [1.5, 0.3, -0.7],
    [-0.4, 0.8, 2],
    [0.9, -0.6, 0.1],
  ];
  const times = (row: readonly number[]) =>
    [0, 1, 2].map((j) =>
      dot(
        row,
        table.map((r) => r[j] ?? 0),
      ),
    );
  expect(text).toContain(times([0, 0, 1, 0]).join('&'));
  expect(text).toContain(
    times([0, 0.5, 0.5, 0])
      .map((v) => Number(v.toFixed(10)))
      .join('&'),
  );
});

test('W3: the embedding table of GPT-2 small', () => {
  const entries = 50257 * 768;
  expect(text).toContain(grouped(entries));
  expect(text).toContain(`${((100 * entries) / 124439808).toFixed(2)}%`);
  expect(text).toContain(`${(entries / 1e6).toFixed(1)} million multiply-adds`);
});

test('W4: three measures choose three winners', () => {
  const q = [2, 1];
  const all = [
    [6, 3],
    [1, 2],
    [9, -1],
  ];
  const row = (name: string, value: (p: number[]) => string, winner: string) =>
    expect(text).toContain(`| ${name} | ${all.map(value).join(' | ')} | ${winner} |`);
  row('dot product', (p) => String(dot(p, q)), 'C');
  row('cosine similarity', (p) => (dot(p, q) / Math.sqrt(dot(p, p) * dot(q, q))).toFixed(5), 'A');
  row('Euclidean distance', (p) => Math.hypot((p[0] ?? 0) - 2, (p[1] ?? 0) - 1).toFixed(5), 'B');
});

test('W5: the linear autoencoder worked by hand', () => {
  const root = Math.sqrt(((5 - 2) / 2) ** 2 + 2 ** 2);
  const [large, small] = [(5 + 2) / 2 + root, (5 + 2) / 2 - root];
  expect([large, small]).toEqual([6, 1]);
  expect(text).toContain(`${((100 * large) / (large + small)).toFixed(2)}`);
  const u = [2 / Math.sqrt(5), 1 / Math.sqrt(5)] as const;
  const z = dot([3, 1], u);
  expect(text).toContain(z.toFixed(5));
  expect(text).toContain((10 * z).toFixed(4));
  const back = u.map((c) => c * z);
  expect(text).toContain(`(${back.map((c) => c.toFixed(1)).join(',')})`);
  expect((3 - (back[0] ?? 0)) ** 2 + (1 - (back[1] ?? 0)) ** 2).toBeCloseTo(0.2, 12);
});

test('W6: how far a cosine of 0.2 is from chance', () => {
  expect(text).toContain((1 / Math.sqrt(10)).toFixed(6));
  expect(text).toContain(String(1 / Math.sqrt(1024)));
  expect(text).toContain(`${(0.2 * Math.sqrt(10)).toFixed(2)} standard deviations`);
  expect(text).toContain(`${(0.2 * Math.sqrt(1024)).toFixed(1)} in the second`);
});

test('W7: Johnson-Lindenstrauss for 10,000 points and 20%', () => {
  const e = 0.2;
  const top = 4 * Math.log(10000);
  const bottom = e ** 2 / 2 - e ** 3 / 3;
  expect(text).toContain(top.toFixed(4));
  expect(text).toContain(bottom.toFixed(7));
  expect(text).toContain((top / bottom).toFixed(1));
  expect(text).toContain(`so ${grouped(Math.ceil(top / bottom))} dimensions suffice`);
});

test('W8: size of an index', () => {
  expect(text).toContain(`${(20e6 * 1536 * 4) / 1e9} GB`);
  expect(text).toContain(`${(20e6 * 512) / 1e9} GB, ${(1536 * 4) / 512} times less`);
});

test('W9: latent diffusion works in a space 48 times smaller', () => {
  expect(text).toContain(grouped(512 * 512 * 3));
  expect(text).toContain(grouped(64 * 64 * 4));
  expect(text).toContain(`${(512 * 512 * 3) / (64 * 64 * 4)} to 1`);
});

test('W10: layer sizes of ResNet-50', () => {
  for (const [channels, side] of [
    [256, 56],
    [512, 28],
    [1024, 14],
    [2048, 7],
  ] as const) {
    expect(text).toContain(`${channels} × ${side} × ${side} | ${grouped(channels * side * side)} |`);
  }
});

const lines = [
  'cat purrs warm stove',
  'kitten purrs warm stove',
  'cat hunts mouse night',
  'kitten hunts mouse dawn',
  'dog barks night',
  'puppy barks dawn',
  'dog guards old gate',
  'puppy guards old gate',
  'tea steams warm cup',
  'coffee steams warm cup',
  'tea leaves taste bitter',
  'coffee beans taste bitter',
  'train leaves station dawn',
  'bus leaves station night',
  'train crosses river bridge',
  'bus crosses river bridge',
  'driver stops bus station',
  'driver stops train bridge',
];

/** PPMI rows, and P^k applied by orthogonal (subspace) iteration on P^2: an independent way to the leading directions. */
function model(text: readonly string[]) {
  const split = text.map((l) => l.split(' '));
  const words = [...new Set(split.flat())];
  const n = words.length;
  const count = new Map<string, number>();
  for (const line of split)
    for (const a of line) for (const b of line) if (a !== b) count.set(`${a} ${b}`, (count.get(`${a} ${b}`) ?? 0) + 1);
  const sum = (word: string) => words.reduce((s, b) => s + (count.get(`${word} ${b}`) ?? 0), 0);
  const total = words.reduce((s, w) => s + sum(w), 0);
  const P = words.map((a) =>
    words.map((b) => Math.max(0, Math.log(((count.get(`${a} ${b}`) ?? 0) * total) / (sum(a) * sum(b))))),
  );
  const row = (word: string) => P[words.indexOf(word)] ?? [];
  /** An orthonormal basis of the d leading directions; rows of the result are directions. */
  const basis = (d: number) => {
    // Iterating a few more directions than wanted makes the wanted ones converge fast.
    const many = Math.min(n, d + 3);
    let Q = Array.from({ length: many }, (_, k) => words.map((__, i) => Math.sin(1 + 7 * k + 3 * i * (k + 1))));
    for (let step = 0; step < 400; step++) {
      Q = Q.map((v) => P.map((r) => dot(r, v))).map((v) => P.map((r) => dot(r, v)));
      Q.forEach((v, k) => {
        for (let j = 0; j < k; j++) {
          const c = dot(v, Q[j] ?? []);
          v.forEach((x, i) => (v[i] = x - c * (Q[j]?.[i] ?? 0)));
        }
        const length = Math.sqrt(dot(v, v));
        v.forEach((x, i) => (v[i] = x / length));
      });
    }
    return Q.slice(0, d);
  };
  return { words, count, sum, total, P, row, basis };
}

const demo = model(lines);
const cosine = (u: readonly number[], v: readonly number[]) => dot(u, v) / Math.sqrt(dot(u, u) * dot(v, v));
const four = (v: number) => v.toFixed(4).replace(/^-0\.0000$/, '0.0000');

test('W11: cat and kitten never meet and are similar all the same', () => {
  expect(demo.total).toBe(204);
  expect([lines.length, demo.words.length]).toEqual([18, 31]);
  expect(text).toContain('eighteen short sentences');
  expect(text).toContain('from 31 to 32 words');
  expect([demo.sum('cat'), demo.sum('purrs'), demo.count.get('cat purrs')]).toEqual([6, 6, 1]);
  expect(text).toContain(Math.log(204 / 36).toFixed(5));
  expect(demo.count.get('cat kitten')).toBeUndefined();
  expect(text).toContain(cosine(demo.row('cat'), demo.row('kitten')).toFixed(5));
});

const pairs = [
  ['cat', 'kitten'],
  ['cat', 'train'],
  ['leaves', 'tea'],
  ['leaves', 'station'],
] as const;
const energy = demo.P.flat().reduce((s, x) => s + x * x, 0);

test('W12: the table of dimensions', () => {
  for (const d of [1, 2, 4, 8, 12]) {
    const Q = demo.basis(d);
    const code = (word: string) => Q.map((v) => dot(v, demo.row(word)));
    const kept = demo.words.reduce((s, w) => s + dot(code(w), code(w)), 0);
    const cells = [
      ...pairs.map(([a, b]) => four(cosine(code(a), code(b)))),
      four(kept / energy),
      Math.sqrt(energy - kept).toFixed(4),
    ];
    expect(minus(text)).toContain(`| ${d} | ${cells.join(' | ')} |`);
  }
  expect(text).toContain(
    `| all | ${pairs.map(([a, b]) => four(cosine(demo.row(a), demo.row(b)))).join(' | ')} | 1.0000 | 0 |`,
  );
});

test('with four dimensions the four groups stand apart, and leaves hangs between two of them', () => {
  const Q = demo.basis(4);
  const code = (word: string) => Q.map((v) => dot(v, demo.row(word)));
  const groups = [
    ['cat', 'kitten'],
    ['dog', 'puppy'],
    ['tea', 'coffee'],
    ['train', 'bus'],
  ];
  for (const group of groups) {
    for (const a of group) {
      for (const b of groups.flat()) {
        const value = cosine(code(a), code(b));
        if (group.includes(b)) expect(value).toBeGreaterThan(0.95);
        else expect(value).toBeLessThan(0.2);
      }
    }
  }
  for (const neighbor of ['tea', 'coffee', 'train', 'bus'])
    expect(cosine(code('leaves'), code(neighbor))).toBeGreaterThan(0.6);
});

test('W13: four numbers fill gaps', () => {
  const Q = demo.basis(4);
  const decoded = (a: string, b: string) =>
    Q.reduce((s, v) => s + dot(v, demo.row(a)) * (v[demo.words.indexOf(b)] ?? 0), 0);
  expect(text).toContain(`decoded as ${decoded('cat', 'dawn').toFixed(4)}`);
  expect(text).toContain(
    `its ${(demo.row('cat')[demo.words.indexOf('night')] ?? 0).toFixed(4)} is decoded as ${decoded('cat', 'night').toFixed(4)}`,
  );
  expect(text).toContain(`comes back as ${decoded('cat', 'gate').toFixed(4)}`);
});

test('exercise 3: without the transport sense, leaves moves to tea', () => {
  const changed = model(lines.map((l) => l.replace(/^(train|bus) leaves/, '$1 enters')));
  expect(changed.words.length).toBe(32);
  const Q = changed.basis(4);
  const code = (word: string) => Q.map((v) => dot(v, changed.row(word)));
  expect(text).toContain(
    `After: ${cosine(code('leaves'), code('tea')).toFixed(4)} and ${cosine(code('leaves'), code('station')).toFixed(4)};`,
  );
});
