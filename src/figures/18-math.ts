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

/** What the demo's rank sweep gives for one method or rank: accuracies on the new task, for the seeds 18, 19 and 20. */
export type Seeds = readonly [number, number, number];
export const sweepRanks = [1, 2, 4, 8, 16] as const;
export interface RankSweep {
  lora: readonly Seeds[];
  /** A full update cut to each rank by SVD. */
  cut: readonly Seeds[];
  full: Seeds;
}
/** Measured with the demo at its default settings; `tests/content/18.test.ts` computes a part of them again. */
export const rankSweeps: Readonly<Record<'ruled' | 'inverted', RankSweep>> = {
  ruled: {
    lora: [
      [0.738, 0.798, 0.77],
      [0.85, 0.872, 0.88],
      [0.856, 0.89, 0.884],
      [0.864, 0.882, 0.898],
      [0.886, 0.882, 0.884],
    ],
    cut: [
      [0.548, 0.542, 0.592],
      [0.878, 0.792, 0.854],
      [0.818, 0.838, 0.838],
      [0.836, 0.872, 0.896],
      [0.876, 0.87, 0.896],
    ],
    full: [0.88, 0.878, 0.898],
  },
  inverted: {
    lora: [
      [0.488, 0.514, 0.504],
      [0.602, 0.608, 0.58],
      [0.668, 0.676, 0.67],
      [0.712, 0.726, 0.774],
      [0.746, 0.744, 0.768],
    ],
    cut: [
      [0.282, 0.186, 0.172],
      [0.376, 0.264, 0.332],
      [0.452, 0.492, 0.442],
      [0.684, 0.688, 0.704],
      [0.786, 0.786, 0.79],
    ],
    full: [0.81, 0.846, 0.83],
  },
};
/** Accuracy left on the old task, for the same seeds: before tuning, with LoRA of rank 4 attached, and after full fine-tuning. */
export const oldTask = {
  base: [0.978, 0.962, 0.978],
  ruled: [0.944, 0.902, 0.938],
  inverted: [0.262, 0.244, 0.284],
  /** At a learning rate of 0.002 in place of 0.01. */
  invertedSlow: [0.718, 0.644, 0.776],
  invertedFull: [0.598, 0.48, 0.712],
} as const satisfies Readonly<Record<string, Seeds>>;
/** Mean over the three seeds, in per cent. */
export const meanPercent = (seeds: Seeds): number => (100 * sum(seeds)) / seeds.length;
