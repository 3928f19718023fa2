/** Chapters as no person should send them: each ends in findings or passes, in bounded time; none crashes or hangs. */
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkChapter } from '../../src/lib/content-rules.ts';
import { ChapterError } from '../../src/markdown/problem.ts';
import { readBlocks } from '../../src/markdown/read-blocks.ts';
import { lostAt, rendered, typed } from './words.ts';

const full = Boolean(process.env['FULL']);
const folder = 'content/chapters/';
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.mdx'))
  .sort();
const sources = files.map((file) => readFileSync(folder + file, 'utf8'));

/** Milliseconds one chapter may take, on a machine that does other things too. */
const LIMIT = 20_000;

type Mutation = (text: string) => string;
const lines =
  (change: (all: string[]) => string[]): Mutation =>
  (text) =>
    change(text.split('\n')).join('\n');
const at = (all: readonly string[], share: number): number => Math.floor(share * all.length);
const place = fc.double({ min: 0, max: 0.999, noNaN: true });
const insert = (share: number, text: string): Mutation =>
  lines((all) => [...all.slice(0, at(all, share)), text, ...all.slice(at(all, share))]);
/** Into the middle of a line. */
const splice = (share: number, text: string): Mutation => {
  return (source) => {
    const from = Math.floor(share * source.length);
    return source.slice(0, from) + text + source.slice(from);
  };
};

const SIGNS = [
  '[',
  ']',
  '{',
  '}',
  '<',
  '>',
  '$',
  '$$',
  '*',
  '_',
  '`',
  '```',
  '~~',
  ':::',
  '::::',
  '|',
  '\\',
  '![',
  '(',
  '&#',
  '---',
  '  ',
  '@',
];
const NESTS = [
  '> ',
  '- ',
  '1. ',
  '    ',
  '\t',
  '<Answer>',
  '<Exercise id="x">',
  '::::deeper[',
  '[',
  '**',
  '{',
  '![a](',
  '$\\frac{',
  '<a b="',
];
const NASTY = [
  ...[
    '\u202e',
    '\u2066',
    '\u200f',
    '\u200b',
    '\u0000',
    '\u0007',
    '\ufffd',
    '\ud800',
    '\u2028',
    '\u0085',
    '\u{e0041}',
    '\r',
  ],
  ...[
    '{process.exit(1)}',
    'import x from "y"',
    'export const a = 1',
    '<script>alert(1)</script>',
    '<img src=x onerror=y>',
  ],
  ...[
    '![x](https://example.org/x.png)',
    '[x](javascript:alert(1))',
    '<!-- x -->',
    '$\\def\\a{\\a\\a}\\a$',
    '&lt;script&gt;',
    '---',
    '...',
  ],
];

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc
    .tuple(place, place)
    .map(([a, b]) => lines((all) => all.filter((_, i) => i < at(all, a) || i > at(all, a) + at(all, b) / 3))),
  place.map((a) => (text: string) => text.slice(0, Math.floor(a * text.length))),
  fc
    .tuple(place, fc.integer({ min: 1, max: 40 }))
    .map(([a, n]) => lines((all) => [...all.slice(0, at(all, a) + n), ...all.slice(at(all, a))])),
  fc.tuple(place, place).map(([a, b]) =>
    lines((all) => {
      const copy = [...all];
      const [one = '', two = ''] = [copy[at(all, a)], copy[at(all, b)]];
      copy[at(all, a)] = two;
      copy[at(all, b)] = one;
      return copy;
    }),
  ),
  fc.integer().map((seed) =>
    lines((all) =>
      all
        .map((line, i) => ({ line, key: Math.sin(seed + i * 12.9898) }))
        .sort((x, y) => x.key - y.key)
        .map(({ line }) => line),
    ),
  ),
  fc
    .tuple(place, fc.uint8Array({ minLength: 1, maxLength: 400 }))
    .map(([a, bytes]) => splice(a, Buffer.from(bytes).toString('utf8'))),
  fc
    .tuple(place, fc.uint8Array({ minLength: 1, maxLength: 400 }))
    .map(([a, bytes]) => splice(a, Buffer.from(bytes).toString('latin1'))),
  fc.tuple(place, fc.constantFrom(...NASTY)).map(([a, text]) => splice(a, text)),
  fc.tuple(place, fc.constantFrom(...NASTY)).map(([a, text]) => insert(a, text)),
  fc
    .tuple(place, fc.constantFrom(...SIGNS), fc.integer({ min: 1, max: 20_000 }))
    .map(([a, sign, n]) => splice(a, sign.repeat(n))),
  fc
    .tuple(place, fc.constantFrom(...SIGNS), fc.integer({ min: 1, max: 119 }))
    .map(([a, sign, n]) => splice(a, sign.repeat(n))),
  fc
    .tuple(place, fc.constantFrom(...NESTS), fc.integer({ min: 1, max: 3000 }))
    .map(([a, mark, n]) => insert(a, `${mark.repeat(n)}x`)),
  fc
    .tuple(place, fc.constantFrom(...NESTS), fc.integer({ min: 1, max: 300 }))
    .map(([a, mark, n]) => insert(a, Array.from({ length: n }, (_, i) => `${mark.repeat(i % 12)}x`).join('\n'))),
  fc
    .tuple(
      place,
      fc.constantFrom('word ', '字', 'a', '$x$ ', '[@vaswani2017] ', '“字” '),
      fc.integer({ min: 1000, max: 60_000 }),
    )
    .map(([a, text, n]) => insert(a, text.repeat(n).slice(0, 200_000))),
  fc.tuple(place, fc.string({ unit: 'binary', maxLength: 200 })).map(([a, text]) => splice(a, text)),
);

const chapter = fc
  .tuple(fc.nat(files.length - 1), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([index, changes]) => ({
    file: files[index] ?? '',
    source: changes.reduce((text, change) => change(text), sources[index] ?? ''),
  }));

function expectAnswer(file: string, source: string): void {
  const from = performance.now();
  const { problems, analysis } = checkChapter(file, source);
  const took = performance.now() - from;
  expect(took).toBeLessThan(LIMIT);
  expect(analysis !== null || problems.length > 0).toBe(true);
  for (const problem of problems) {
    expect(problem.line).toBeGreaterThan(0);
    expect(problem.en.length * problem.zh.length).toBeGreaterThan(0);
  }
}

test('mutated chapters are answered in bounded time', { timeout: full ? 3_600_000 : 180_000 }, () => {
  fc.assert(
    fc.property(chapter, ({ file, source }) => expectAnswer(file, source)),
    { numRuns: full ? 5000 : 60, ...(full ? {} : { seed: 30 }), endOnFailure: true },
  );
});

test('the page’s own pipeline gives blocks or a clear error', { timeout: full ? 3_600_000 : 180_000 }, () => {
  fc.assert(
    fc.property(chapter, ({ file, source }) => {
      const from = performance.now();
      try {
        readBlocks(source, file);
      } catch (error) {
        if (!(error instanceof ChapterError)) throw error;
        expect(error.problems.length).toBeGreaterThan(0);
      }
      expect(performance.now() - from).toBeLessThan(LIMIT);
    }),
    { numRuns: full ? 2000 : 25, ...(full ? {} : { seed: 31 }), endOnFailure: true },
  );
});

/** Nothing, where the chapter cannot be built: then its author is told so. */
function lost(file: string, source: string): string {
  try {
    return lostAt(typed(source), rendered(source, file));
  } catch (error) {
    if (!(error instanceof ChapterError)) throw error;
    return '';
  }
}

describe('what is typed is printed', () => {
  test.each(files.map((file, i) => [file, sources[i] ?? '']))('%s', (file, source) => {
    expect(lostAt(typed(source), rendered(source, file))).toBe('');
  });

  test(
    'a paragraph that is left out, or twice in the source and once in the output, is found',
    { timeout: 60_000 },
    () => {
      const [file = '', source = ''] = [files[15], sources[15]];
      const output = rendered(source, file);
      const paragraphs = source.split('\n\n').filter((text) => /^[A-Z]/.test(text) && text.length > 200);
      expect(paragraphs.length).toBeGreaterThan(5);
      for (const text of paragraphs.slice(0, 6)) {
        expect(lostAt(typed(source), rendered(source.replace(text, ''), file))).not.toBe('');
        expect(lostAt(typed(source.replace(text, `${text}\n\n${text}`)), output)).not.toBe('');
      }
    },
  );

  test('in every mutated chapter that can be built', { timeout: full ? 3_600_000 : 180_000 }, () => {
    fc.assert(
      fc.property(chapter, ({ file, source }) => {
        expect(lost(file, source)).toBe('');
      }),
      { numRuns: full ? 3000 : 40, ...(full ? {} : { seed: 32 }), endOnFailure: true },
    );
  });
});

describe('shapes that parsers fear', () => {
  const body = (text: string) => `${(sources[15] ?? '').split('\n').slice(0, 14).join('\n')}\n\n${text}\n`;
  test.each([
    ['brackets on many lines', `${'['.repeat(50)}\n`.repeat(300)],
    ['image brackets', `${'![x '.repeat(50)}\n`.repeat(300)],
    ['stars', '*a **b '.repeat(12_000)],
    ['emphasis that never closes', `${'*a_ '.repeat(500)}\n`.repeat(60)],
    ['backticks of every length', Array.from({ length: 110 }, (_, i) => `a ${'`'.repeat(i + 1)}`).join('\n')],
    ['entities', '&amp;'.repeat(20_000)],
    ['quotes in quotes', '>'.repeat(5000)],
    ['lists in lists', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i * 2)}- a`).join('\n')],
    ['tags in tags', '<Answer>\n\n'.repeat(2000)],
    ['directives in directives', Array.from({ length: 100 }, (_, i) => `${':'.repeat(110 - i)}deeper[a]`).join('\n\n')],
    ['a table of many columns', `${'| a '.repeat(1400)}|\n${'| - '.repeat(1400)}|\n`.repeat(10)],
    ['braces in formulas', `$${'{'.repeat(5000)}$`],
    ['fractions in fractions', `$${'\\frac{1}{'.repeat(200)}x${'}'.repeat(200)}$`],
    ['macros that call themselves', '$\\def\\a{\\a\\a}\\a$'],
    ['link definitions', Array.from({ length: 3000 }, (_, i) => `[a${i}]: /x`).join('\n')],
    ['footnotes', Array.from({ length: 800 }, (_, i) => `[^${i}]: a[^${i + 1}]`).join('\n\n')],
    ['dollars', '$ $a '.repeat(1100)],
  ])('%s', { timeout: 60_000 }, (_name, text) => {
    expectAnswer('16-self-attention.mdx', body(text));
  });

  test('aliases of aliases in the front matter', () => {
    const rows = Array.from(
      { length: 12 },
      (_, i) =>
        `a${i}: &a${i} [${Array(9)
          .fill(i ? `*a${i - 1}` : 'x')
          .join(', ')}]`,
    );
    expectAnswer('16-self-attention.mdx', `---\n${rows.join('\n')}\n---\n\nText.\n`);
  });
});

describe('rules about the source', () => {
  const good = sources[15] ?? '';
  const rules = (source: string) => checkChapter('16-self-attention.mdx', source).problems.map(({ rule }) => rule);
  const paragraph = (text: string) => good.replace('\n## ', () => `\n${text}\n\n## `);
  test.each([
    ['bidi control', paragraph('A word \u202eturned round.'), 'bidi-control'],
    ['zero width', paragraph('A wo\u200brd.'), 'invisible-character'],
    ['control character', paragraph('A \u0007 bell.'), 'control-character'],
    ['broken UTF-8', paragraph('A \ufffd here.'), 'encoding'],
    ['remote image', paragraph('![x](https://example.org/x.png)'), 'no-image'],
    ['formula not closed', paragraph('Let $x + y be a sum.'), 'unbalanced-math'],
    ['display formula not closed', `${good}\n$$\nx\n`, 'unbalanced-math'],
    ['braces of a formula', paragraph('Let $\\frac{1}{2$ be.'), 'math'],
    ['heading twice', paragraph('## What it costs · 代价'), 'duplicate-anchor'],
    ['exercise twice', good.replace('id="16-2"', 'id="16-1"'), 'duplicate-id'],
    ['a very long line', paragraph('word '.repeat(2000)), 'long-line'],
    ['mark of an annotation on one line with its text', paragraph(':::zh 批注。'), 'note-mark'],
    ['annotation not closed', paragraph(':::zh\n批注。'), 'note-open'],
    ['row with more cells than the table', paragraph('| a | b |\n| - | - |\n| 1 | 2 | 3 |'), 'table-cells'],
    ['formula beside its mark', paragraph('$$ x = 1\n$$'), 'math-mark'],
    ['footnote', paragraph('Text.[^1]\n\n[^1]: More text.'), 'no-footnote'],
    ['link definition', paragraph('[name]: https://example.org/ "more text"'), 'no-definition'],
    ['link to a question that is not there', paragraph('See [](Q31).'), 'link'],
    ['link to an anchor that is not there', paragraph('See [this](#nowhere).'), 'link'],
    ['link to a page that is not there', paragraph('See [this](/nowhere/).'), 'link'],
    ['term that is not in the glossary', paragraph('A :term[word]{#no-such-term}.'), 'term-id'],
    ['citation in another form', paragraph('As @vaswani2017 says.'), 'citation'],
    ['citation of nothing', paragraph('As said [@nobody1900].'), 'citation'],
    ['term without its English', paragraph(':::zh{kind=term}\n**术语**就是词。\n:::'), 'term-english'],
    ['quotes not paired', paragraph(':::zh\n这里的“引号没有成对。\n:::'), 'zh-quote-pair'],
    ['dots for an ellipsis', paragraph(':::zh\n等等...\n:::'), 'zh-ellipsis'],
    ['hyphens for a dash', paragraph(':::zh\n这里--停一下。\n:::'), 'zh-dash'],
    ['punctuation twice', paragraph(':::zh\n重复，，了。\n:::'), 'zh-repeated'],
  ])('%s', (_name, source, rule) => {
    expect(rules(source)).toContain(rule);
  });
  test('what is good stays good', () => {
    const fine = 'See [](Q01), [the demo](#demo), [terms](/glossary/) and [@vaswani2017; @dao2022].';
    expect(
      rules(paragraph(`${fine}\n\n:::zh\n他说：“别用‘它’……”——就这样。\n:::`)).filter((rule) => rule !== 'size'),
    ).toEqual([]);
  });

  test('a finding in an annotation names the line and column of the very words', () => {
    const source = paragraph(':::zh\n第一行没有问题。\n第二行,有。\n:::');
    const line = source.split('\n').findIndex((text) => text.startsWith('第二行')) + 1;
    const [finding] = checkChapter('16-self-attention.mdx', source).problems.filter(
      ({ rule }) => rule === 'zh-punctuation',
    );
    expect(finding).toMatchObject({ line, column: 3 });
  });

  test('money is no formula', () => {
    expect(rules(paragraph('It costs $5 today and $10 tomorrow.'))).not.toContain('unbalanced-math');
  });
});
