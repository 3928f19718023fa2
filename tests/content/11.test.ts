import { expect, test } from 'vitest';
import { chapter, grouped } from './chapter';
import { vgg16 } from '../../src/figures/12-math';

const { text: source } = chapter(11);
/** On one line, so that a phrase may run over a line's end; table rows stay apart by their bars. */
const text = source.replace(/\n/g, ' ');
const has = (...values: number[]) => values.forEach((v) => expect(text).toContain(grouped(v)));
const conv = (cin: number, cout: number, k: number, groups = 1, bias = true) =>
  cout * (cin / groups) * k * k + (bias ? cout : 0);
const dense = (i: number, o: number) => i * o + o;

/** The small network, written as a plain walk through its layers. */
function network(height: number, width: number, average = false) {
  let shape = [3, height, width];
  let [parameters, macs, activations] = [0, 0, 3 * height * width];
  const counts: number[] = [];
  const work: number[] = [];
  const note = (p: number, m: number) => {
    counts.push(p);
    work.push(m);
    parameters += p;
    macs += m;
    activations += shape.reduce((a, b) => a * b, 1);
  };
  for (const [kind, cout, k, s, p] of [
    ['conv', 10, 7, 2, 3],
    ['pool', 0, 2, 2, 0],
    ['conv', 24, 3, 1, 1],
    ['pool', 0, 2, 2, 0],
  ] as const) {
    const [cin, h, w] = shape as [number, number, number];
    const out = (n: number) => Math.floor((n + 2 * p - k) / s) + 1;
    shape = [kind === 'conv' ? cout : cin, out(h), out(w)];
    if (kind === 'conv') note(conv(cin, cout, k), cout * cin * k * k * out(h) * out(w));
    else activations += shape.reduce((a, b) => a * b, 1);
  }
  const last = shape;
  let width0 = average ? 24 : shape.reduce((a, b) => a * b, 1);
  for (const units of [96, 6]) {
    shape = [units];
    note(dense(width0, units), width0 * units);
    width0 = units;
  }
  return { parameters, macs, activations, counts, work, last };
}

test('W1, W4: the small network layer by layer', () => {
  const { parameters, macs, counts, work, last } = network(45, 60);
  expect(text).toContain(`$${last.join(' \\cdot ')} = ${last.reduce((a, b) => a * b, 1)}$ values`);
  counts.forEach((c, i) => expect(text).toContain(`| ${grouped(c)} | ${grouped(work[i]!)} |`));
  expect(text).toContain(
    `holds ${((100 * counts[2]!) / parameters).toFixed(0)}% of them, that this layer does ${((100 * work[2]!) / macs).toFixed(2)}% of the work`,
  );
  expect(text).toContain(`| total | | ${grouped(parameters)} | ${grouped(macs)} |`);
  expect(text).toContain(
    `占${((100 * counts[2]!) / parameters).toFixed(2)}%的参数，只做${((100 * work[2]!) / macs).toFixed(2)}%的计算`,
  );
  expect(text).toContain(
    `${((100 * counts[2]!) / parameters).toFixed(2)}% of the parameters and ${((100 * work[2]!) / macs).toFixed(2)}% of the work`,
  );
});

test('W4: weights times positions', () => {
  has(3 * 10 * 49, 3 * 10 * 49 * 23 * 30);
  expect(text).toContain(`23·30 = ${23 * 30}`);
  expect([Math.floor((45 + 6 - 7) / 2) + 1, Math.floor((60 + 6 - 7) / 2) + 1]).toEqual([23, 30]);
});

test('W2: building up a filter', () => {
  expect(text).toContain(`49 weights and a :term[bias]{#bias-parameter}, ${conv(1, 1, 7)} parameters`);
  expect(text).toContain(`$3 \\cdot 49 + 1 = ${conv(3, 1, 7)}$`);
  expect(text).toContain(`$10 \\cdot 148 = ${grouped(conv(3, 10, 7))}$`);
});

test('W3: other image sizes, and global average pooling', () => {
  expect(network(46, 60).parameters).toBe(network(45, 60).parameters);
  expect(network(47, 60).last).toEqual([24, 6, 7]);
  has(
    24 * 6 * 7,
    network(47, 60).parameters,
    network(48, 64).parameters,
    network(90, 120).parameters,
    conv(3, 10, 7) + conv(10, 24, 3),
  );
  has(dense(24, 96), network(45, 60, true).parameters);
  expect(network(90, 120, true).parameters).toBe(6646);
  expect(network(47, 60).parameters - network(45, 60).parameters).toBe(16128);
  has(16128);
});

test('W5: memory', () => {
  const { parameters, activations } = network(45, 60);
  has(
    activations,
    4 * activations,
    4 * 64 * activations,
    4 * parameters,
    8 * parameters,
    12 * parameters,
    16 * parameters,
    2 * parameters,
  );
  expect(3 * activations).toBeLessThan(parameters);
  expect(4 * activations).toBeGreaterThan(parameters);
  expect(15 * activations).toBeLessThan(4 * parameters);
  expect(16 * activations).toBeGreaterThan(4 * parameters);
  expect(text).toContain(`${840 + 96} instead of ${grouped(840 * 96)}`);
  expect(text).toContain(`served from ${7 * 2} GB in bfloat16 and trained with ${7 * (2 + 2 + 12)} GB`);
});

test('W6 and exercise 2: normalization', () => {
  const extra = 2 * (10 + 24 + 96);
  expect(text).toContain(`= ${extra}$ parameters and ${extra + 3} numbers in buffers`);
  has(84982 + extra - 130, 84982 + extra - 10);
});

test('W7: VGG-16 and AlexNet', () => {
  const head = dense(25088, 4096) + dense(4096, 4096) + dense(4096, 1000);
  const total = vgg16.reduce((s, [i, o]) => s + conv(i, o, 3), 0) + head;
  const work = vgg16.reduce((s, [i, o, n]) => s + i * o * 9 * n * n, 0) + 25088 * 4096 + 4096 * 4096 + 4096 * 1000;
  has(total);
  expect(text).toContain(`${((100 * head) / total).toFixed(1)}% of them`);
  expect(text).toContain(
    `${((100 * conv(64, 64, 3)) / total).toFixed(3)}% of the parameters and does ${((100 * 64 * 64 * 9 * 224 ** 2) / work).toFixed(1)}%`,
  );
  expect(text).toContain(
    `${((100 * dense(25088, 4096)) / total).toFixed(1)}% and does ${((100 * 25088 * 4096) / work).toFixed(2)}%`,
  );
  expect(text).toContain(
    `${((4 * total) / 1e6).toFixed(1)} MB in 32-bit floats, which is ${((4 * total) / 2 ** 20).toFixed(1)} MiB`,
  );
  const alexHead = dense(9216, 4096) + dense(4096, 4096) + dense(4096, 1000);
  const alex =
    conv(3, 64, 11) + conv(64, 192, 5) + conv(192, 384, 3) + conv(384, 256, 3) + conv(256, 256, 3) + alexHead;
  const alex2012 =
    conv(3, 96, 11) + conv(96, 256, 5, 2) + conv(256, 384, 3) + conv(384, 384, 3, 2) + conv(384, 256, 3, 2) + alexHead;
  has(alex, alex2012);
  expect(text).toContain(`1 MiB=$2^{20}$字节=${2 ** 20 / 1e6} MB`);
  expect(text).toContain(
    `只占${((100 * conv(64, 64, 3)) / total).toFixed(2)}%的参数，却占${((100 * 64 * 64 * 9 * 224 ** 2) / work).toFixed(0)}%的乘加`,
  );
  expect(text).toContain(`${((100 * alexHead) / alex).toFixed(1)}% there`);
});

test('W7: LeNet-5, residual networks, MobileNetV2, vision transformers, GPT-2', () => {
  has(conv(1, 6, 5) + conv(6, 16, 5) + dense(400, 120) + dense(120, 84) + dense(84, 10));
  const cbn = (i: number, o: number, k: number, g = 1) => conv(i, o, k, g, false) + 2 * o;
  const resnet = (blocks: number[], bottleneck: boolean) => {
    let sum = cbn(3, 64, 7);
    let cin = 64;
    blocks.forEach((n, stage) => {
      const width = 64 * 2 ** stage;
      const cout = bottleneck ? 4 * width : width;
      for (let b = 0; b < n; b++) {
        sum += bottleneck
          ? cbn(cin, width, 1) + cbn(width, width, 3) + cbn(width, cout, 1)
          : cbn(cin, width, 3) + cbn(width, width, 3);
        if (b === 0 && cin !== cout) sum += cbn(cin, cout, 1);
        cin = cout;
      }
    });
    return sum + dense(cin, 1000);
  };
  has(resnet([2, 2, 2, 2], false), resnet([3, 4, 6, 3], true));
  let mobile = cbn(3, 32, 3);
  let cin = 32;
  for (const [t, c, n] of [
    [1, 16, 1],
    [6, 24, 2],
    [6, 32, 3],
    [6, 64, 4],
    [6, 96, 3],
    [6, 160, 3],
    [6, 320, 1],
  ] as const)
    for (let i = 0; i < n; i++) {
      const inner = cin * t;
      mobile += (t === 1 ? 0 : cbn(cin, inner, 1)) + cbn(inner, inner, 3, inner) + cbn(inner, c, 1);
      cin = c;
    }
  has(mobile + cbn(320, 1280, 1) + dense(1280, 1000));
  const vit = (d: number, patch: number, image: number) =>
    dense(3 * patch * patch, d) +
    d +
    ((image / patch) ** 2 + 1) * d +
    12 * (12 * d * d + 13 * d) +
    2 * d +
    dense(d, 1000);
  has(vit(384, 16, 224), vit(768, 16, 224), vit(768, 16, 384), vit(768, 32, 224));
  const gpt = 50257 * 768 + 1024 * 768 + 12 * (12 * 768 ** 2 + 13 * 768) + 2 * 768;
  has(gpt, gpt + 50257 * 768);
  // Attention: four D×D maps with biases; block: attention, 4× feed-forward, two norms.
  const D = 10;
  expect(4 * dense(D, D)).toBe(4 * D * D + 4 * D);
  expect(4 * dense(D, D) + dense(D, 4 * D) + dense(4 * D, D) + 4 * D).toBe(12 * D * D + 13 * D);
  expect(conv(D, D, 3)).toBe(9 * D * D + D);
});

test('W8 and C10: cheaper shapes', () => {
  const full = 64 * 128 * 9;
  const separable = 64 * 9 + 64 * 128;
  has(full, separable);
  expect(text).toContain(`$${64 * 9} + ${grouped(64 * 128)} = ${grouped(separable)}$`);
  expect(text).toContain((separable / full).toFixed(6));
  expect(separable / full).toBeCloseTo(1 / 128 + 1 / 9, 12);
  has(2 * 256 * 256 * 9, 256 * 64 + 64 * 64 * 9 + 64 * 256);
});

test('C19: tokens per parameter', () => {
  const perParameter = grouped(Math.round(15e12 / 8e9 / 100) * 100);
  expect(text).toContain(`15 trillion tokens, about ${perParameter} per parameter`);
  expect(text).toContain(`每参数约${perParameter}个词元`);
});
