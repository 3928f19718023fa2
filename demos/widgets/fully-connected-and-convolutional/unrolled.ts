/** The convolution written out as one matrix T of a fully connected layer: how much it holds, and its pattern. */
import type { Params } from './settings.ts';
import { outSize } from './sliding.ts';

/** What the matrix T of the convolution holds, for the whole picture with one channel in and out. */
export interface Unrolled {
  entries: number;
  nonZero: number;
  distinct: number;
  /** Output positions × taps. */
  multiplyAdds: number;
  positions: number;
}

/** Counts T along one axis, since rows and columns of a square picture behave alike: T is built of these counts' squares. */
export function countUnrolled(size: number, k: number, p: Pick<Params, 'stride' | 'padding' | 'dilation'>): Unrolled {
  const out = outSize(size, k, p);
  let live = 0;
  const used = new Set<number>();
  for (let i = 0; i < out; i++)
    for (let u = 0; u < k; u++) {
      const at = i * p.stride + u * p.dilation - p.padding;
      if (at < 0 || at >= size) continue;
      live++;
      used.add(u);
    }
  return {
    entries: out ** 2 * size ** 2,
    nonZero: live ** 2,
    distinct: used.size ** 2,
    multiplyAdds: out ** 2 * k ** 2,
    positions: out ** 2,
  };
}

/** For each output and input position of a small square picture: the tap that joins them, or null: the pattern of T. */
export function unrolledPattern(size: number, k: number): (number | null)[][] {
  const out = size - k + 1;
  return Array.from({ length: out * out }, (_, i) =>
    Array.from({ length: size * size }, (_unused, j) => {
      const u = Math.floor(j / size) - Math.floor(i / out);
      const v = (j % size) - (i % out);
      return u >= 0 && v >= 0 && u < k && v < k ? u * k + v : null;
    }),
  );
}
