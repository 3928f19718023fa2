/**
 * Small grey pictures, as whole numbers 0 … 256 (black to white): a pixel is j / 256. All are drawn by a formula here; the digits come from
 * a 5 × 7 dot font of the kind that every character display has.
 */
import { seededRandom } from '../../runtime/random.ts';

export const PICTURES = ['scene', 'probe', 'stripes', 'step', 'dot', 'noise'] as const;
export type PictureName = (typeof PICTURES)[number];

/** Rows of each digit, five bits each. */
const FONT: readonly (readonly number[])[] = [
  [14, 17, 19, 21, 25, 17, 14],
  [4, 12, 4, 4, 4, 4, 14],
  [14, 17, 1, 2, 4, 8, 31],
  [31, 2, 4, 2, 1, 17, 14],
  [2, 6, 10, 18, 31, 2, 2],
  [31, 16, 30, 1, 1, 17, 14],
  [6, 8, 16, 30, 17, 17, 14],
  [31, 1, 2, 4, 8, 8, 8],
  [14, 17, 17, 14, 17, 17, 14],
  [14, 17, 17, 15, 1, 2, 12],
];

/** Whether the digit has ink at (y, x), both in [0, 1) of a square box; the digit fills it but for a margin left and right. */
function inkOf(digit: number, y: number, x: number): boolean {
  const column = Math.floor(((x - 1 / 12) * 12 * 5) / 10);
  const row = Math.floor(y * 7);
  return column >= 0 && column < 5 && (((FONT[digit]?.[row] ?? 0) >> (4 - column)) & 1) === 1;
}

/** The side of the templates, and of the window of the full-size tab. */
export const TEMPLATE = 12;

/** A digit on 12 × 12 pixels, ink 1. */
export const digitShape = (digit: number): number[] =>
  Array.from({ length: TEMPLATE ** 2 }, (_, i) =>
    inkOf(digit, Math.floor(i / TEMPLATE) / TEMPLATE, (i % TEMPLATE) / TEMPLATE) ? 1 : 0,
  );

/** A disc in front of a bar on a ground that grows lighter. */
function scene(y: number, x: number): number {
  if ((x - 0.36) ** 2 + (y - 0.4) ** 2 < 0.062) return 236;
  if (x > 0.62 && x < 0.78 && y > 0.16 && y < 0.88) return 176;
  return 28 + Math.round(72 * y);
}

/** Value at (y, x) in [0, 1)², for a picture of `size` pixels. */
function valueAt(name: Exclude<PictureName, 'noise'>, y: number, x: number, size: number): number {
  switch (name) {
    case 'scene':
      return scene(y, x);
    case 'probe': {
      // The digit keeps its 12 × 12 pixels and stands in the middle, so that a window of that size can find it.
      const start = Math.floor((size - TEMPLATE) / 2);
      const place = (at: number): number => (Math.floor(at * size) - start) / TEMPLATE + 1e-9;
      return inkOf(5, place(y), place(x)) ? 240 : 16;
    }
    case 'stripes':
      return Math.floor((x + y) * 6) % 2 === 0 ? 224 : 32;
    case 'step':
      return x < 0.5 ? 0 : 256;
    case 'dot':
      return Math.floor(y * size) === Math.floor(size / 2) && Math.floor(x * size) === Math.floor(size / 2) ? 256 : 0;
  }
}

export function drawPicture(name: PictureName, size: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: size * size }, (_, i) =>
    name === 'noise'
      ? random.below(257)
      : valueAt(name, (Math.floor(i / size) + 0.5 / 12) / size, ((i % size) + 0.5 / 12) / size, size),
  );
}

/** Another size, by taking the nearest pixel. An incomplete square loses its last row; nothing at all becomes black. */
export function resize(image: readonly number[], size: number): number[] {
  const from = Math.floor(Math.sqrt(image.length));
  return Array.from({ length: size * size }, (_, i) => {
    const y = Math.floor(((Math.floor(i / size) + 0.5) * from) / size);
    const x = Math.floor((((i % size) + 0.5) * from) / size);
    return Math.round(image[y * from + x] ?? 0);
  });
}

/** Moves the picture right and down; what comes in is black. */
export const shiftPicture = (image: readonly number[], size: number, by: number): number[] =>
  image.map((_, i) => {
    const [y, x] = [Math.floor(i / size) - by, (i % size) - by];
    return y >= 0 && x >= 0 ? (image[y * size + x] ?? 0) : 0;
  });
