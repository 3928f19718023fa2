/**
 * The kinds of layers, what can be set of each, and a network as a list of them. The list is kept as plain numbers, eight a layer, so that
 * it fits into the address.
 */

export const KINDS = [
  'conv',
  'depthwise',
  'pool',
  'batchNorm',
  'groupNorm',
  'layerNorm',
  'flatten',
  'average',
  'dense',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Layer {
  kind: Kind;
  /** Output channels of a convolution, output units of a dense layer, groups of a group normalization. */
  out: number;
  kernel: number;
  stride: number;
  padding: number;
  dilation: number;
  groups: number;
  bias: boolean;
}

/** Least and greatest value of each numeric field. */
export const RANGES = {
  out: [1, 4096],
  kernel: [1, 11],
  stride: [1, 4],
  padding: [0, 5],
  dilation: [1, 3],
  groups: [1, 256],
} as const;

export type Field = keyof typeof RANGES;

/** The fields that mean something for a kind of layer. */
export const FIELDS: Readonly<Record<Kind, readonly Field[]>> = {
  conv: ['out', 'kernel', 'stride', 'padding', 'dilation', 'groups'],
  depthwise: ['kernel', 'stride', 'padding', 'dilation'],
  pool: ['kernel', 'stride'],
  batchNorm: [],
  groupNorm: ['out'],
  layerNorm: [],
  flatten: [],
  average: [],
  dense: ['out'],
};

export const hasBias = (kind: Kind): boolean => kind === 'conv' || kind === 'depthwise' || kind === 'dense';

export const NUMBERS_A_LAYER = 8;
export const MOST_LAYERS = 24;

const clampTo = (field: Field, value: number): number => {
  const [least, most] = RANGES[field];
  return Number.isFinite(value) ? Math.min(most, Math.max(least, Math.round(value))) : least;
};

export function encodeLayers(layers: readonly Layer[]): number[] {
  return layers
    .slice(0, MOST_LAYERS)
    .flatMap((l) => [
      KINDS.indexOf(l.kind),
      clampTo('out', l.out),
      clampTo('kernel', l.kernel),
      clampTo('stride', l.stride),
      clampTo('padding', l.padding),
      clampTo('dilation', l.dilation),
      clampTo('groups', l.groups),
      l.bias ? 1 : 0,
    ]);
}

/** The inverse, for any numbers at all: what is out of range is moved into it, an unfinished last layer is dropped. */
export function decodeLayers(numbers: readonly number[]): Layer[] {
  return Array.from({ length: Math.min(MOST_LAYERS, Math.floor(numbers.length / NUMBERS_A_LAYER)) }, (_, i) => {
    const [kind = 0, out = 1, kernel = 1, stride = 1, padding = 0, dilation = 1, groups = 1, bias = 1] = numbers.slice(
      i * NUMBERS_A_LAYER,
      (i + 1) * NUMBERS_A_LAYER,
    );
    return {
      kind: KINDS[Math.min(KINDS.length - 1, Math.max(0, Math.round(kind)))] ?? 'conv',
      out: clampTo('out', out),
      kernel: clampTo('kernel', kernel),
      stride: clampTo('stride', stride),
      padding: clampTo('padding', padding),
      dilation: clampTo('dilation', dilation),
      groups: clampTo('groups', groups),
      bias: bias >= 0.5,
    };
  });
}
