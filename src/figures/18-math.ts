/** Sizes behind the figures of chapter 18: what each way of tuning adds, and what a training run must keep in memory. */

/** A transformer stack by its linear maps. */
export interface Shape {
  layers: number;
  width: number;
  /** Width of keys and values. */
  keyWidth: number;
  feedForward: number;
}

export const encoder24: Shape = { layers: 24, width: 1024, keyWidth: 1024, feedForward: 4096 };
export const llama8: Shape = { layers: 32, width: 4096, keyWidth: 1024, feedForward: 14336 };
export const llama8Parameters = 8030261248;

type Map = readonly [inputs: number, outputs: number];

/** Four attention maps and two (plain) or three (gated) feed-forward maps of one block. */
export function blockMaps({ width, keyWidth, feedForward }: Shape, gated: boolean): Map[] {
  const attention: Map[] = [
    [width, width],
    [width, keyWidth],
    [width, keyWidth],
    [width, width],
  ];
  const mlp: Map[] = [
    [width, feedForward],
    [feedForward, width],
  ];
  return [...attention, ...mlp, ...(gated ? [[width, feedForward] as const] : [])];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
export const mapWeights = (shape: Shape, gated: boolean): number =>
  shape.layers * sum(blockMaps(shape, gated).map(([k, n]) => k * n));
export const loraAll = (shape: Shape, gated: boolean, rank: number): number =>
  shape.layers * rank * sum(blockMaps(shape, gated).map(([k, n]) => k + n));

export const softPrompt = (shape: Shape, length: number): number => length * shape.width;
export const prefix = (shape: Shape, length: number): number => 2 * length * shape.keyWidth * shape.layers;
export const adapters = (shape: Shape, bottleneck: number): number =>
  2 * shape.layers * (2 * bottleneck * shape.width + bottleneck + shape.width);

/** A block of bytes in a memory bar. */
export interface Part {
  name: 'weights' | 'gradients' | 'optimizer' | 'adapter';
  gigabytes: number;
}

const GB = 1e9;
/** Mixed-precision Adam: 2 bytes weight, 2 bytes gradient, 12 bytes f32 copy and two moments. */
export const fullState = (parameters: number): Part[] => [
  { name: 'weights', gigabytes: (2 * parameters) / GB },
  { name: 'gradients', gigabytes: (2 * parameters) / GB },
  { name: 'optimizer', gigabytes: (12 * parameters) / GB },
];
export const loraState = (parameters: number, trained: number): Part[] => [
  { name: 'weights', gigabytes: (2 * parameters) / GB },
  { name: 'adapter', gigabytes: (16 * trained) / GB },
];
/** Linear weights at `bits` a weight, everything else in bf16. */
export const qloraState = (parameters: number, linear: number, bits: number, trained: number): Part[] => [
  { name: 'weights', gigabytes: ((linear * bits) / 8 + 2 * (parameters - linear)) / GB },
  { name: 'adapter', gigabytes: (16 * trained) / GB },
];
export const total = (parts: readonly Part[]): number => sum(parts.map((p) => p.gigabytes));
