import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { demoSources } from './demo-sources.ts';

const paths = (slug: string): string[] => demoSources(slug).map(({ path }) => path);

test('every demo shows its computation first, and no test', () => {
  const slugs = readdirSync('demos/widgets').filter((name) => !name.includes('.'));
  expect(slugs).toHaveLength(30);
  for (const slug of slugs) {
    const all = paths(slug);
    expect(all[0]).toBe(`demos/widgets/${slug}/compute.ts`);
    expect(all.filter((path) => /\.test\.|View|text\.ts$/.test(path))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  }
});

test('what is imported from a widget is shown too, also from another one, and the kernels that are called', () => {
  const all = paths('speeding-up-inference');
  for (const path of [
    'demos/widgets/speeding-up-inference/quantization.ts',
    'demos/widgets/speeding-up-inference/trained.ts',
    'demos/widgets/using-and-fine-tuning-transformers/net.ts',
    'demos/kernels/quantized-matmul/int8.wgsl',
    'demos/kernels/matmul/reference.ts',
  ])
    expect(all).toContain(path);
});

test('a table written by a script is left out', () => {
  expect(paths('sources-of-randomness')).toContain('demos/widgets/sources-of-randomness/ngram.ts');
  expect(paths('sources-of-randomness')).not.toContain('demos/widgets/sources-of-randomness/model.ts');
});

test('there is nothing to show where there is no demo', () => {
  expect(demoSources('no-such-demo')).toEqual([]);
});
