import { describe, expect, it } from 'vitest';
import { cleanParams } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { referenceOps } from '../../runtime/reference-ops.ts';
import { quietRun } from '../../runtime/run.ts';
import { compute, measure, type Result } from './compute.ts';
import { countNetwork, type Row } from './counting.ts';
import { decodeLayers, encodeLayers, KINDS, type Layer } from './layers.ts';
import { PRESETS } from './presets.ts';
import { normalize } from './run-layer.ts';
import { parameters, type Params } from './settings.ts';
import { adafactorNumbers } from './training-memory.ts';

const preset = (name: string) => PRESETS.find((one) => one.name === name) as (typeof PRESETS)[number];
const run = (given: Partial<Params>): Promise<Result> =>
  compute(cleanParams(parameters, given), referenceOps, quietRun<Result>());
const published = (name: string): Promise<Result> => {
  const { layers, ...picture } = preset(name);
  return run({ ...picture, net: encodeLayers(layers) });
};
const layer = (part: Partial<Layer>): Layer => ({
  kind: 'conv',
  out: 1,
  kernel: 1,
  stride: 1,
  padding: 0,
  dilation: 1,
  groups: 1,
  bias: true,
  ...part,
});
const count = (one: Layer, channels: number, size = 32): Row =>
  countNetwork([one], { channels, height: size, width: size }).rows[0] as Row;

describe("the chapter's network", () => {
  it('has the rows of the table', async () => {
    const { rows, totals } = await run({});
    expect(rows.map(({ weights, biases }) => weights + biases)).toEqual([1480, 0, 2184, 0, 0, 80_736, 582]);
    expect(rows.map(({ macs }) => macs)).toEqual([1_014_300, 0, 356_400, 0, 0, 80_640, 576]);
    expect(totals).toMatchObject({ parameters: 84_982, macs: 1_451_916, activations: 21_552, buffers: 0 });
  });

  it('changes with the picture only at every fourth half row of the last map', async () => {
    const total = async (height: number, width: number, name = 'chapter') =>
      (await run({ height, width, net: encodeLayers(preset(name).layers) })).totals.parameters;
    expect(await total(46, 60)).toBe(84_982);
    expect(await total(47, 60)).toBe(101_110);
    expect(await total(48, 64)).toBe(114_934);
    expect(await total(90, 120)).toBe(384_502);
    for (const height of [45, 47, 90]) expect(await total(height, 60, 'average')).toBe(6646);
  });

  it('gains 260 parameters and 263 buffer numbers from three batch normalizations, and has 130 useless biases', async () => {
    expect((await published('normed')).totals).toMatchObject({
      parameters: 84_982 + 260,
      buffers: 263,
      uselessBiases: 130,
    });
  });

  it('needs the memory that the chapter states', async () => {
    const { memory } = await run({});
    expect(memory).toEqual({
      weights: 339_928,
      gradients: 339_928,
      state: 679_856,
      activations: 5_517_312,
      overtakes: 4,
    });
    expect((await run({ optimizer: 'sgd' })).memory.state).toBe(0);
    expect((await run({ optimizer: 'momentum' })).memory.state).toBe(339_928);
    const mixed = (await run({ format: 'bf16' })).memory;
    expect((mixed.weights + mixed.gradients + mixed.state) / 84_982).toBe(16);
  });

  it('keeps 936 numbers for the 840 × 96 matrix under Adafactor', async () => {
    const { rows } = await run({});
    expect(adafactorNumbers(rows.filter((row) => row.weights === 80_640))).toBe(936 + 96);
  });
});

it('reproduces published totals', async () => {
  expect((await published('lenet')).totals.parameters).toBe(61_706);
  expect((await published('alexnet')).totals.parameters).toBe(61_100_840);
  const vgg = await published('vgg');
  expect(vgg.totals.parameters).toBe(138_357_544);
  expect(vgg.totals.macs).toBe(15_470_264_320);
  expect(vgg.built).toBeUndefined();
});

it('does not let stride, padding or dilation touch the count of a convolution', () => {
  const base = count(layer({ out: 12, kernel: 5 }), 4);
  for (const stride of [1, 4])
    for (const padding of [0, 5])
      for (const dilation of [1, 3]) {
        const other = count(layer({ out: 12, kernel: 5, stride, padding, dilation }), 4);
        expect([other.weights, other.biases]).toEqual([base.weights, base.biases]);
      }
});

it('makes a depthwise separable convolution cheaper by exactly 1/C_out + 1/k²', () => {
  const deep = count(layer({ kind: 'depthwise', kernel: 3, bias: false }), 64).weights;
  const point = count(layer({ out: 128, bias: false }), 64).weights;
  const full = count(layer({ out: 128, kernel: 3, bias: false }), 64).weights;
  expect([deep, point, full]).toEqual([576, 8192, 73_728]);
  expect((deep + point) / full).toBeCloseTo(1 / 128 + 1 / 9, 14);
  expect(count(layer({ out: 64, groups: 64, kernel: 3 }), 64).weights).toBe(
    count(layer({ kind: 'depthwise', kernel: 3 }), 64).weights,
  );
});

it('counts a 1×1 convolution on one pixel as a fully connected layer', () => {
  const { rows } = countNetwork([layer({ out: 7 })], { channels: 5, height: 1, width: 1 });
  const { rows: dense } = countNetwork([layer({ kind: 'flatten' }), layer({ kind: 'dense', out: 7 })], {
    channels: 5,
    height: 1,
    width: 1,
  });
  expect([rows[0]?.weights, rows[0]?.biases, rows[0]?.macs]).toEqual([35, 7, 35]);
  expect([dense[1]?.weights, dense[1]?.biases, dense[1]?.macs]).toEqual([35, 7, 35]);
});

it('counts multiply-adds as a loop that really visits every pair of output and tap does', () => {
  const random = seededRandom(3);
  for (let i = 0; i < 40; i++) {
    const kernel = 1 + random.below(5);
    const [stride, dilation] = [1 + random.below(3), 1 + random.below(3)];
    const size = dilation * (kernel - 1) + 1 + random.below(9);
    const row = count(layer({ out: 3, kernel, stride, dilation }), 2, size);
    let visits = 0;
    for (let y = 0; y + dilation * (kernel - 1) < size; y += stride)
      for (let x = 0; x + dilation * (kernel - 1) < size; x += stride) visits += 3 * 2 * kernel * kernel;
    expect(row.macs).toBe(visits);
  }
});

it('allocates what the formula says and runs into the predicted shapes, for random networks', async () => {
  const random = seededRandom(8);
  let built = 0;
  for (let i = 0; i < 60; i++) {
    const layers = Array.from({ length: 1 + random.below(5) }, () =>
      layer({
        kind: KINDS[random.below(KINDS.length)] as Layer['kind'],
        out: 1 + random.below(6),
        kernel: 1 + random.below(4),
        stride: 1 + random.below(3),
        padding: random.below(3),
        dilation: 1 + random.below(2),
        groups: 1 + random.below(2),
        bias: random.uniform() < 0.5,
      }),
    );
    const result = await run({ height: 8 + random.below(12), width: 8 + random.below(12), net: encodeLayers(layers) });
    if (result.problem) continue;
    built++;
    expect(result.built).toEqual({ allocated: result.totals.parameters, shapesAgree: true, layersRun: layers.length });
  }
  expect(built).toBeGreaterThan(10);
});

it('takes a bias away again in batch normalization, but not in layer normalization', () => {
  const random = seededRandom(5);
  const x = Float64Array.from({ length: 4 * 9 }, () => random.normal());
  const shifted = x.map((value, i) => value + [3, -1, 0, 7][i % 4]!);
  const shape = { channels: 4, height: 3, width: 3 };
  const row = (kind: Layer['kind']): Row => countNetwork([layer({ kind })], shape).rows[0] as Row;
  const gap = (kind: Layer['kind']): number => {
    const [a, b] = [normalize(x, row(kind)), normalize(shifted, row(kind))];
    return Math.max(...a.map((value, i) => Math.abs(value - (b[i] as number))));
  };
  expect(gap('batchNorm')).toBeLessThan(1e-12);
  expect(gap('layerNorm')).toBeGreaterThan(0.1);
});

describe('a network that does not fit together', () => {
  it('names the layer and keeps the rows before it', async () => {
    const { rows, problem } = await run({
      net: encodeLayers([layer({ kernel: 3 }), layer({ kernel: 11, dilation: 3 })]),
      height: 8,
    });
    expect(rows).toHaveLength(1);
    expect(problem).toMatchObject({ layer: 2 });
    expect(problem?.en).toContain('reaches over 31 pixels');
  });

  it('asks for flattening before a fully connected layer, and for groups that divide', async () => {
    expect((await run({ net: encodeLayers([layer({ kind: 'dense' })]) })).problem?.en).toContain('flatten');
    expect((await run({ net: encodeLayers([layer({ groups: 2, out: 4 })]) })).problem?.en).toContain('divisor');
    expect((await run({ net: [] })).problem?.layer).toBe(0);
  });

  it('reads any numbers as layers', () => {
    expect(decodeLayers([99, -5, 1e9, 0.2, 7, 0, 0, 2, 1])).toEqual([
      layer({ kind: 'dense', out: 1, kernel: 11, stride: 1, padding: 5, dilation: 1, groups: 1 }),
    ]);
  });
});

it('refuses to build a network of 138 million parameters', async () => {
  const { layers, channels, height, width } = preset('vgg');
  const params = cleanParams(parameters, { channels, height, width, net: encodeLayers(layers) });
  await expect(measure(params, referenceOps, quietRun())).rejects.toThrow('20 million');
});
