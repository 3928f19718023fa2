/** The small worlds of chapter 13: shifts of a row and of an image, the maps they go through, and the cost of a ViT. */

export const row: readonly number[] = [0, 0, 3, 5, 1, 0, 0, 0, 2, 0, 0, 0];
const kernel = [1, -2, 1] as const;

const mod = (a: number, n: number): number => ((a % n) + n) % n;
/** Circular shift to the right. */
export const shift = (x: readonly number[], d: number): number[] => x.map((_, i) => x[mod(i - d, x.length)] ?? 0);
export const convolve = (x: readonly number[]): number[] =>
  x.map((_, i) => kernel.reduce((sum, w, k) => sum + w * (x[mod(i + k - 1, x.length)] ?? 0), 0));
export const everySecond = (x: readonly number[]): number[] => x.filter((_, i) => i % 2 === 0);
const maps = [
  [1, 1, 1, 1],
  [3, 1, -1, -3],
] as const;
/** Patches of four through two linear maps; a token is a pair. */
export const tokens = (x: readonly number[]): number[][] =>
  [0, 4, 8].map((start) => maps.map((map) => map.reduce((sum, w, k) => sum + w * (x[start + k] ?? 0), 0)));
const dense = (x: readonly number[]): number => x.reduce((sum, v, i) => sum + (i + 1) * v, 0);

const norm = (v: readonly number[]): number => Math.hypot(...v);
/** Smallest relative distance between a map of the shifted row and any shift of the map of the row. */
function bestShiftError(shifted: readonly number[][], original: readonly number[][]): number {
  const n = original.length;
  const distances = original.map((_, k) =>
    norm(shifted.flatMap((cell, i) => cell.map((v, c) => v - (original[mod(i - k, n)]?.[c] ?? 0)))),
  );
  return Math.min(...distances) / norm(original.flat());
}
const cells = (x: readonly number[]): number[][] => x.map((v) => [v]);

/** Errors for shifts 0 … `last` of the four maps of the chapter. */
export function shiftErrors(last: number): { name: string; errors: number[] }[] {
  const all = Array.from({ length: last + 1 }, (_, d) => shift(row, d));
  const error = (f: (x: readonly number[]) => number[][]) => all.map((x) => bestShiftError(f(x), f(row)));
  return [
    { name: 'convolution, stride 1', errors: error((x) => cells(convolve(x))) },
    { name: 'convolution, stride 2', errors: error((x) => cells(everySecond(convolve(x)))) },
    { name: 'patches of 4', errors: error(tokens) },
    { name: 'fully connected', errors: error((x) => [[dense(x)]]) },
  ];
}

/** A 12 by 12 image with a plus and a bar. */
export const image: readonly (readonly number[])[] = Array.from({ length: 12 }, (_, i) =>
  Array.from({ length: 12 }, (_, j) => {
    const plus = (i === 3 && j >= 2 && j <= 4) || (j === 3 && i >= 2 && i <= 4);
    const bar = j === 7 && i >= 5 && i <= 9;
    return plus || bar ? 1 : 0;
  }),
);
export type Grid = readonly (readonly number[])[];
export const shiftGrid = (x: Grid, d: number): number[][] => x.map((line) => shift(line, d));
/** Circular 3 by 3 filter that compares a pixel with its eight neighbours. */
export const edges = (x: Grid): number[][] =>
  x.map((line, i) =>
    line.map((v, j) => {
      let around = 0;
      for (let a = -1; a <= 1; a++)
        for (let b = -1; b <= 1; b++) if (a || b) around += x[mod(i + a, 12)]?.[mod(j + b, 12)] ?? 0;
      return 4 * v - around / 2;
    }),
  );
/** One channel of a patch embedding: a ramp from left to right over patches of 4 by 4. */
export const patchMap = (x: Grid): number[][] =>
  [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => {
      let sum = 0;
      for (let a = 0; a < 4; a++) for (let b = 0; b < 4; b++) sum += (1.5 - b) * (x[4 * i + a]?.[4 * j + b] ?? 0);
      return sum;
    }),
  );

/** Multiply-adds of ViT-B at 224 pixels: linear parts of the blocks and attention's token-by-token products. */
export function vitCost(patch: number): { tokens: number; linear: number; attention: number; rest: number } {
  const [d, layers] = [768, 12];
  const patches = (224 / patch) ** 2;
  const n = patches + 1;
  return {
    tokens: n,
    linear: layers * 12 * n * d * d,
    attention: layers * 2 * n * n * d,
    rest: patches * 3 * patch * patch * d + 1000 * d,
  };
}

/**
 * Trained at the left, tested after a move by two and by four columns: mean accuracy in per cent over seeds 1 to 20, measured with the
 * networks of the demo (demos/widgets/vit-data/nets.ts: Adam, rate 0.01, 1,500 steps, 24 training images), which takes minutes.
 */
export const leftRight: readonly (readonly [
  name: string,
  parameters: number,
  accuracy: readonly [number, number, number],
])[] = [
  ['MLP', 1057, [100, 43, 50]],
  ['convolution', 45, [100, 100, 99]],
  ['patches', 561, [100, 50, 100]],
  ['+ positions', 625, [100, 50, 100]],
];
