/** Networks to start from: the chapter's with its variants, and three published ones. */
import type { Kind, Layer } from './layers.ts';

const plain: Layer = { kind: 'conv', out: 1, kernel: 1, stride: 1, padding: 0, dilation: 1, groups: 1, bias: true };
const conv = (out: number, kernel: number, padding = 0, stride = 1): Layer => ({
  ...plain,
  out,
  kernel,
  padding,
  stride,
});
const pool = (kernel = 2, stride = 2): Layer => ({ ...plain, kind: 'pool', kernel, stride });
const fc = (out: number): Layer => ({ ...plain, kind: 'dense', out });
const only = (kind: Kind): Layer => ({ ...plain, kind });

export interface Preset {
  name: string;
  channels: number;
  height: number;
  width: number;
  layers: readonly Layer[];
}

const small = (parts: { norm?: Kind; average?: boolean; separable?: boolean }): Layer[] => {
  const norm = parts.norm ? [only(parts.norm)] : [];
  const second = parts.separable ? [{ ...only('depthwise'), kernel: 3, padding: 1 }, conv(24, 1)] : [conv(24, 3, 1)];
  const head = only(parts.average ? 'average' : 'flatten');
  return [conv(10, 7, 3, 2), ...norm, pool(), ...second, ...norm, pool(), head, fc(96), ...norm, fc(6)];
};

const vggBlock = (out: number, depth: number): Layer[] => [
  ...Array.from({ length: depth }, () => conv(out, 3, 1)),
  pool(),
];

/** The chapter's network and its variants; LeNet-5 in today's dense form; AlexNet in one tower (Krizhevsky 2014); VGG-16 (Simonyan & Zisserman 2014). */
export const PRESETS: readonly Preset[] = [
  { name: 'chapter', channels: 3, height: 45, width: 60, layers: small({}) },
  { name: 'average', channels: 3, height: 45, width: 60, layers: small({ average: true }) },
  { name: 'normed', channels: 3, height: 45, width: 60, layers: small({ norm: 'batchNorm' }) },
  { name: 'separable', channels: 3, height: 45, width: 60, layers: small({ separable: true }) },
  {
    name: 'lenet',
    channels: 1,
    height: 32,
    width: 32,
    layers: [conv(6, 5), pool(), conv(16, 5), pool(), only('flatten'), fc(120), fc(84), fc(10)],
  },
  {
    name: 'alexnet',
    channels: 3,
    height: 224,
    width: 224,
    layers: [
      conv(64, 11, 2, 4),
      pool(3, 2),
      conv(192, 5, 2),
      pool(3, 2),
      conv(384, 3, 1),
      conv(256, 3, 1),
      conv(256, 3, 1),
      pool(3, 2),
      only('flatten'),
      fc(4096),
      fc(4096),
      fc(1000),
    ],
  },
  {
    name: 'vgg',
    channels: 3,
    height: 224,
    width: 224,
    layers: [
      ...vggBlock(64, 2),
      ...vggBlock(128, 2),
      ...vggBlock(256, 3),
      ...vggBlock(512, 3),
      ...vggBlock(512, 3),
      only('flatten'),
      fc(4096),
      fc(4096),
      fc(1000),
    ],
  },
];
