/** What each timing compares, at which sizes, and what can be counted before any clock runs. */

export type Task = 'fusion' | 'tiling' | 'dot' | 'batch' | 'int8' | 'onnx' | 'onnx-int8';

export interface Plan {
  /** Sizes on the way: elements, side of a matrix, or number of inputs. */
  readonly sizes: readonly number[];
  readonly variants: readonly string[];
  /** What is counted, or absent where nothing is: by variant and size. */
  readonly counted?: (variant: string, size: number) => number;
}

/** Side of the weight matrix in the timings of batching and of int8. */
export const LAYER = 1024;
/** Side of the tiles of the plain TypeScript product, and rows of a panel of the WASM product. */
export const TILE = 64;
export const PANEL = 256;

/** Numbers loaded by an n × n product. A register tile of 4 × 8 loads each row of B n/4 times and each of A n/8 times. */
export function loadsOf(variant: string, n: number): number {
  if (variant === 'js-tiled') return (2 * n ** 3) / TILE;
  if (variant.startsWith('wasm-tile')) return n ** 3 / 4 + n ** 3 / 8;
  return 2 * n ** 3;
}

/** FLOPs a byte of m inputs times a LAYER × LAYER matrix, 4 bytes a number, everything read or written once. */
export const intensityOf = (m: number): number =>
  (2 * m * LAYER * LAYER) / (4 * (m * LAYER + LAYER * LAYER + m * LAYER));

export const PLANS: Readonly<Record<Task, Plan>> = {
  fusion: {
    sizes: [2 ** 12, 2 ** 16, 2 ** 20, 2 ** 22],
    variants: ['passes', 'fused', 'fused-wide'],
    // Arrays of 4-byte numbers read or written: 2 + 2 + 2 + 3 against 3.
    counted: (variant, size) => (variant === 'passes' ? 9 : 3) * 4 * size,
  },
  tiling: {
    sizes: [128, 256, 512, 1024],
    variants: ['js-ijk', 'js-ikj', 'js-tiled', 'wasm-ijk', 'wasm-ikj', 'wasm-lanes', 'wasm-tile', 'wasm-tile-panel'],
    counted: loadsOf,
  },
  dot: {
    sizes: [2 ** 12, 2 ** 16, 2 ** 20, 2 ** 22],
    variants: ['js', 'wasm-1', 'wasm-4', 'wasm-16'],
    // Multiplications that the loop starts: one for each element, or for each four.
    counted: (variant, size) => (variant === 'wasm-4' || variant === 'wasm-16' ? size / 4 : size),
  },
  batch: {
    sizes: [1, 4, 16, 64, 256],
    variants: ['together', 'one-by-one'],
    counted: (variant, m) => intensityOf(variant === 'together' ? m : 1),
  },
  int8: { sizes: [1, 4, 16, 64, 256], variants: ['f32', 'int8-weights', 'int8-both', 'int4-weights'] },
  onnx: { sizes: [1], variants: ['disabled', 'basic', 'extended', 'all'] },
  'onnx-int8': { sizes: [1, 4, 16, 64, 256], variants: ['f32', 'int8-both'] },
};

export const TASKS = Object.keys(PLANS) as readonly Task[];

/** Bytes of WebAssembly that ONNX Runtime downloads: version 1.30.0, uncompressed. */
export const ONNX_MEGABYTES = 14.2;
