import { expect, test } from 'vitest';
import { synonymGain } from '../../src/figures/15-math';
import { chapter } from './chapter';

const text = chapter(15).text.replace(/\n/g, ' ');

test('W1: effective sample size of 200 texts', () => {
  const effective = (k: number, rho: number) => (200 * k) / (1 + (k - 1) * rho);
  expect(effective(5, 0)).toBe(1000);
  expect(text).toContain(`they are worth ${effective(5, 0.8).toFixed(0)} texts`);
  expect(text).toContain(`they are worth ${effective(5, 0.95).toFixed(0)}`);
  expect(text).toContain(`are worth ${effective(5, 1)}`);
  expect(text).toContain(`twenty versions of each are worth ${effective(20, 0.8).toFixed(0)}`);
  expect(text).toContain(`n/\\rho = ${200 / 0.8}`);
  expect(text).toContain(`造20倍也只值${effective(20, 0.8).toFixed(0)}条`);
});

test('W2: what deletion does to critical words and to labels', () => {
  expect(text).toContain(`loses ${15 * 0.1} on average`);
  expect(text).toContain(`probability ${(0.9 ** 3).toFixed(3)}`);
  expect(text).toContain(`and ${(0.8 ** 3).toFixed(3)} at $p = 0.2$`);
  const wrong = [0.1, 0.2, 0.3].map((p) => `${((100 * p) / (1 + p)).toFixed(1)} %`);
  expect(text).toContain(`${wrong[0]}, ${wrong[1]} and ${wrong[2]}`);
  expect(text).toContain(`增强样本里有${wrong[1]!.replace(' ', '')}标签是错的`);
  expect('The driver did not ring'.split(' ')).toHaveLength(5); // "one word of five"
});

test('W3: variants from three synonym lists', () => {
  expect(text).toContain(`3 \\cdot 4 \\cdot 2 - 1 = ${(2 + 1) * (3 + 1) * (1 + 1) - 1}`);
});

/** Every text that one swap of two positions makes. */
function swaps<T>(words: readonly T[]): T[][] {
  return words.flatMap((_, i) =>
    words.slice(i + 1).map((_, offset) => {
      const j = i + 1 + offset;
      return words.map((w, k) => (k === i ? words[j] : k === j ? words[i] : w) as T);
    }),
  );
}

test('W4: bigrams that one swap breaks, by enumeration', () => {
  const average = (n: number) => {
    const all = swaps(Array.from({ length: n }, (_, i) => i));
    const broken = all.map((order) => {
      const kept = order.filter((x, i) => order[i + 1] === x + 1).length;
      return n - 1 - kept;
    });
    return broken.reduce((a, b) => a + b, 0) / all.length;
  };
  expect(text).toContain(`breaks ${average(10)} of its 9 bigrams`);
  expect(text).toContain(`in 5 words ${average(5)} of 4`);
  const turned = swaps('the dog chased the cat'.split(' ')).filter((s) => s.indexOf('cat') < s.indexOf('dog'));
  expect(turned.length).toBe(2);
  expect(text).toContain('two put the cat first');
});

test('W5: leakage when copies are made before the split', () => {
  expect(text).toContain(`${1 - 0.2} for one copy, ${(1 - 0.2 ** 4).toFixed(4)} for four`);
  const score = 1 - 0.2 ** 4 + 0.2 ** 4 / 2;
  expect(text).toContain(`0.9984 + 0.0016/2 = ${score.toFixed(4)}`);
  expect(text).toContain(`${(100 * (1 - 0.2 ** 4)).toFixed(2)}%的测试行在训练集里有“兄弟”`);
  expect(text).toContain(`最近邻也能考${(100 * score).toFixed(2)}%`);
});

function editDistance(a: string, b: string, transpose: 'transpose' | 'plain'): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => d[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (transpose === 'transpose' && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(i - 2, j - 2) + 1);
      d[i]![j] = best;
    }
  }
  return at(a.length, b.length);
}

test('W6: edit distances of four misspellings', () => {
  const both = (word: string) => [editDistance('delivery', word, 'plain'), editDistance('delivery', word, 'transpose')];
  expect(both('delivrery')).toEqual([1, 1]);
  expect(both('delvery')).toEqual([1, 1]);
  expect(both('dleivery')).toEqual([2, 1]);
  expect(both('devilery')).toEqual([2, 2]);
  expect(text).toContain('*delivrery* and *delvery* are at distance 1, *dleivery* at 2, or at 1');
});

test('W7: overlap of four versions of the parcel sentence', () => {
  const original = 'the parcel arrived two days late and the box was damaged'.split(' ');
  expect(original.length).toBe(11);
  const versions = [
    'the package arrived two days late and the carton was damaged',
    'the parcel arrived days late and box was damaged',
    'the parcel late two days arrived and the box was damaged',
    'my package came two days after the promised date in a broken box',
  ].map((v) => v.split(' '));
  const bigrams = (words: string[]) => words.slice(1).map((w, i) => `${words[i]} ${w}`);
  for (const words of versions) {
    const union = new Set([...original, ...words]);
    const common = [...new Set(original)].filter((w) => words.includes(w));
    const kept = bigrams(original).filter((b) => bigrams(words).includes(b)).length;
    expect(text).toContain(`| ${(common.length / union.size).toFixed(3)} | ${kept} of 10 |`);
  }
});

test('W8: paraphrase and deletion do not make text anonymous', () => {
  expect(text).toContain(`with probability ${(0.95 ** 3).toFixed(3)}`);
  expect(text).toContain((0.95 ** 3).toFixed(6));
  expect(text).toContain(`三条全保住的概率就有${(100 * 0.95 ** 3).toFixed(1)}%`);
  expect(text).toContain(`with probability ${(0.2 ** 4).toFixed(4)}`);
});

test('simulation of the figure: synonym copies help when labels are few', () => {
  const [few, more, many] = synonymGain([20, 40, 1280], 20);
  expect(few!.augmented).toBeGreaterThan(more!.plain);
  expect(many!.augmented - many!.plain).toBeLessThan(0.01);
  expect(text).toContain('20 labeled texts with synonym copies serve better than 40 without');
});

// The figures themselves are computed by the demo's own test (demos/widgets/text-augmentation/compute.test.ts).
test('15-3: protecting not wins back two thirds of the loss that the demo shows', () => {
  expect(text).toContain('from 0.77 to 0.71');
  expect(text).toContain('about two thirds of the loss (0.75)');
  expect(text).toContain(`$0.2/1.2 = ${((100 * 0.2) / 1.2).toFixed(1)}$ %`);
  expect((0.75 - 0.71) / (0.77 - 0.71)).toBeCloseTo(2 / 3, 6);
  expect(text).toContain('(0.91 at rate 0.5)');
});
