/** Images, their shifts, and the maps whose behaviour under shifts is compared: convolutions, patch tokens with attention, a dense layer. */
import { seededRandom } from '../../runtime/random.ts';

/** Values on a grid of cells, `channels` numbers a cell, cell by cell and row by row. */
export interface Grid {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly data: Float64Array;
}

export type Border = 'circular' | 'zero';

export const grid = (height: number, width: number, channels: number, data?: ArrayLike<number>): Grid => ({
  height,
  width,
  channels,
  data: data ? Float64Array.from(data) : new Float64Array(height * width * channels),
});

/** Index inside 0 … n − 1, or −1 for a place outside that is filled with zero. */
const place = (i: number, n: number, border: Border): number =>
  i >= 0 && i < n ? i : border === 'circular' ? ((i % n) + n) % n : -1;

/** T_d: moves the content to the right by `dx` cells and down by `dy`. */
export function shift({ height, width, channels, data }: Grid, dx: number, dy: number, border: Border): Grid {
  const out = grid(height, width, channels);
  const across = Math.min(dx, width);
  for (let i = 0; i < height; i++) {
    const from = place(i - dy, height, border);
    if (from < 0) continue;
    const [to, start] = [i * width, from * width];
    out.data.set(data.subarray(start * channels, (start + width - across) * channels), (to + across) * channels);
    if (border === 'circular')
      out.data.set(data.subarray((start + width - across) * channels, (start + width) * channels), to * channels);
  }
  return out;
}

/** Cross-correlation with a small kernel, centred, kept at every `stride`-th position. One channel in, one out. */
export function convolve(x: Grid, kernel: Grid, stride: number, border: Border): Grid {
  const { height, width, data } = x;
  const up = (kernel.height - 1) >> 1;
  const left = (kernel.width - 1) >> 1;
  const out = grid(Math.ceil(height / stride), Math.ceil(width / stride), 1);
  const columns = Array.from({ length: width + kernel.width }, (_, j) => place(j - left, width, border));
  for (let i = 0; i < out.height; i++) {
    for (let a = 0; a < kernel.height; a++) {
      const row = place(i * stride + a - up, height, border);
      if (row < 0) continue;
      for (let b = 0; b < kernel.width; b++) {
        const weight = kernel.data[a * kernel.width + b] as number;
        for (let j = 0; j < out.width; j++) {
          const column = columns[j * stride + b] as number;
          if (column >= 0)
            out.data[i * out.width + j] =
              (out.data[i * out.width + j] as number) + weight * (data[row * width + column] as number);
        }
      }
    }
  }
  return out;
}

export const relu = (x: Grid): Grid => ({ ...x, data: x.data.map((v) => Math.max(0, v)) });

/** The largest of each window of `rows` by `columns` cells, windows side by side. */
export function maxPool(x: Grid, rows: number, columns: number): Grid {
  const out = grid(Math.floor(x.height / rows), Math.floor(x.width / columns), 1);
  out.data.fill(-Infinity);
  for (let i = 0; i < out.height * rows; i++) {
    for (let j = 0; j < out.width * columns; j++) {
      const at = Math.floor(i / rows) * out.width + Math.floor(j / columns);
      out.data[at] = Math.max(out.data[at] as number, x.data[i * x.width + j] as number);
    }
  }
  return out;
}

/** Patches of `rows` by `columns` pixels through one shared linear map; `maps` holds one row of weights a channel. */
export function embed(x: Grid, rows: number, columns: number, maps: readonly ArrayLike<number>[]): Grid {
  const channels = maps.length;
  const out = grid(x.height / rows, x.width / columns, channels);
  for (let i = 0; i < x.height; i++) {
    const start = Math.floor(i / rows) * out.width;
    for (let j = 0; j < x.width; j++) {
      const value = x.data[i * x.width + j] as number;
      if (value === 0) continue;
      const at = (start + Math.floor(j / columns)) * channels;
      const pixel = (i % rows) * columns + (j % columns);
      for (let c = 0; c < channels; c++)
        out.data[at + c] = (out.data[at + c] as number) + ((maps[c] as ArrayLike<number>)[pixel] as number) * value;
    }
  }
  return out;
}

export const add = (x: Grid, y: Grid): Grid => ({ ...x, data: x.data.map((v, i) => v + (y.data[i] as number)) });

/** softmax(X Xᵀ / √D) X over all tokens: self-attention with every learned map left out. */
export function attend(x: Grid): Grid {
  const { channels: d, data } = x;
  const n = x.height * x.width;
  const out = grid(x.height, x.width, d);
  const scale = 1 / Math.sqrt(d);
  const scores = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let top = -Infinity;
    for (let j = 0; j < n; j++) {
      let score = 0;
      for (let c = 0; c < d; c++) score += (data[i * d + c] as number) * (data[j * d + c] as number);
      scores[j] = score * scale;
      if ((scores[j] as number) > top) top = scores[j] as number;
    }
    let total = 0;
    for (let j = 0; j < n; j++) {
      const weight = Math.exp((scores[j] as number) - top);
      total += weight;
      for (let c = 0; c < d; c++)
        out.data[i * d + c] = (out.data[i * d + c] as number) + weight * (data[j * d + c] as number);
    }
    for (let c = 0; c < d; c++) out.data[i * d + c] = (out.data[i * d + c] as number) / total;
  }
  return out;
}

/** Every output sees every pixel, with weights of its own: `weights` holds one row an output. */
export function dense(x: Grid, weights: readonly ArrayLike<number>[]): Grid {
  return grid(
    1,
    1,
    weights.length,
    weights.map((row) => {
      let sum = 0;
      for (let i = 0; i < x.data.length; i++) sum += (x.data[i] as number) * (row[i] as number);
      return sum;
    }),
  );
}

/** The mean over all cells, channel by channel. */
export function globalMean(x: Grid): Grid {
  const cells = x.height * x.width;
  const out = grid(1, 1, x.channels);
  for (let i = 0; i < x.data.length; i++)
    out.data[i % x.channels] = (out.data[i % x.channels] as number) + (x.data[i] as number) / cells;
  return out;
}

export const norm = (a: Grid): number => Math.hypot(...a.data);

/** Σ (a − T b)² for the circular shift by whole cells; stops early once it exceeds `limit`. */
function squaredDistance(a: Grid, b: Grid, across: number, down: number, border: Border, limit: number): number {
  const { height, width, channels } = a;
  let sum = 0;
  for (let i = 0; i < height && sum <= limit; i++) {
    const row = place(i - down, height, border);
    for (let j = 0; j < width; j++) {
      const column = place(j - across, width, border);
      const to = (i * width + j) * channels;
      const from = (row * width + column) * channels;
      const inside = row >= 0 && column >= 0;
      for (let c = 0; c < channels; c++) {
        const gap = (a.data[to + c] as number) - (inside ? (b.data[from + c] as number) : 0);
        sum += gap * gap;
      }
    }
  }
  return sum;
}

export interface Comparison {
  /** The shift of f(x), in cells, that comes nearest to f(T_d x). */
  readonly across: number;
  readonly down: number;
  /** ‖f(T_d x) − that shift of f(x)‖ / ‖f(x)‖. */
  readonly error: number;
}

/** Maps with more cells than this are compared with the shifts nearest to d only. */
const ALL_SHIFTS = 1024;

/**
 * Compares f(T_d x) with shifts of f(x): first with those that belong to d (a map of one cell for `stride` pixels moves by d / stride
 * cells, rounded down or up), then, `thorough` and with a circular border, with all others.
 */
export function compare(
  shifted: Grid,
  original: Grid,
  { dx, dy, stride, border, thorough }: { dx: number; dy: number; stride: number; border: Border; thorough: boolean },
): Comparison {
  const { height, width } = original;
  const size = norm(original) || 1;
  let best = { across: 0, down: 0, square: Infinity };
  const attempt = (across: number, down: number): void => {
    const square = squaredDistance(shifted, original, across, down, border, best.square);
    if (square < best.square) best = { across, down, square };
  };
  const around = (d: number, n: number): Set<number> =>
    n === 1 ? new Set([0]) : new Set([Math.floor(d / stride), Math.ceil(d / stride)]);
  for (const across of around(dx, width)) for (const down of around(dy, height)) attempt(across, down);
  if (thorough && border === 'circular' && height * width <= ALL_SHIFTS)
    for (let down = 0; down < height && best.square > 0; down++)
      for (let across = 0; across < width; across++) attempt(across, down);
  return { across: best.across, down: best.down, error: Math.sqrt(best.square) / size };
}

/** `rows` of random weights of `length`, normal with standard deviation `deviation`. */
export function randomRows(seed: number, rows: number, length: number, deviation: number): Float64Array[] {
  const random = seededRandom(seed);
  return Array.from({ length: rows }, () => Float64Array.from({ length }, () => deviation * random.normal()));
}

export const SIDE = 64;

/** A plus, a ring and a bar on black, or a smooth random texture that fits its own opposite border; grey from 0 to 1. */
export function picture(kind: 'shapes' | 'texture', seed: number): Grid {
  const out = grid(SIDE, SIDE, 1);
  const random = seededRandom(seed * 7 + 1);
  const waves = Array.from(
    { length: 7 },
    () => [random.below(7) - 3, random.below(7) - 3, 6.3 * random.uniform()] as const,
  );
  for (let i = 0; i < SIDE; i++) {
    for (let j = 0; j < SIDE; j++) {
      const plus = (Math.abs(i - 16) <= 2 && Math.abs(j - 17) <= 8) || (Math.abs(j - 17) <= 2 && Math.abs(i - 16) <= 8);
      const radius = Math.hypot(i - 42, j - 27);
      const bar = j >= 49 && j <= 53 && i >= 20 && i <= 46;
      const shapes = plus ? 1 : radius > 6.5 && radius < 10.5 ? 0.75 : bar ? 0.5 : 0;
      const wave = waves.reduce(
        (sum, [u, v, phase]) => sum + Math.cos((2 * Math.PI * (u * i + v * j)) / SIDE + phase),
        0,
      );
      out.data[i * SIDE + j] = kind === 'shapes' ? shapes : Math.min(1, Math.max(0, 0.5 + wave / 8));
    }
  }
  return out;
}
