/** Kernels to slide: the classic ones, a template cut from the picture, random ones, the reader's own. */
import { seededRandom } from '../../runtime/random.ts';
import { digitShape, TEMPLATE } from './pictures.ts';

export const FILTERS = [
  'sobelX',
  'sobelY',
  'identity',
  'box',
  'gaussian',
  'sharpen',
  'laplacian',
  'emboss',
  'template',
  'random',
  'own',
] as const;
export type FilterName = (typeof FILTERS)[number];

/** 3 × 3, row by row. */
const CLASSIC: Readonly<Partial<Record<FilterName, readonly number[]>>> = {
  identity: [0, 0, 0, 0, 1, 0, 0, 0, 0],
  sobelX: [-1, 0, 1, -2, 0, 2, -1, 0, 1],
  sobelY: [-1, -2, -1, 0, 0, 0, 1, 2, 1],
  sharpen: [0, -1, 0, -1, 5, -1, 0, -1, 0],
  laplacian: [0, 1, 0, 1, -4, 1, 0, 1, 0],
  emboss: [-2, -1, 0, -1, 1, 1, 0, 1, 2],
};

/** A square kernel in another size: cut at the rim, or with zeros around it, its centre kept. */
export function refit(kernel: readonly number[], k: number): number[] {
  const from = Math.floor(Math.sqrt(kernel.length));
  const start = Math.floor((k - from) / 2);
  return Array.from({ length: k * k }, (_, i) => {
    const [u, v] = [Math.floor(i / k) - start, (i % k) - start];
    return u >= 0 && v >= 0 && u < from && v < from ? (kernel[u * from + v] ?? 0) : 0;
  });
}

/** Row k of Pascal's triangle divided by 2^(k−1): the Gaussian among kernels of small whole numbers. */
export function binomial(k: number): number[] {
  let row = [1];
  for (let i = 1; i < k; i++) row = [...row, 0].map((value, j) => value + (row[j - 1] ?? 0));
  return row.map((value) => value / 2 ** (k - 1));
}

export const roundToGrid = (weight: number): number => Math.min(4, Math.max(-4, Math.round(weight * 16) / 16));

export interface FilterRequest {
  name: FilterName;
  k: number;
  /** The reader's own kernel, if there is one. */
  own: readonly number[];
  /** k × k pixels under the window, 0 … 1; for the template. */
  cut: readonly number[];
  seed: number;
}

/** k × k weights. */
export function filterOf({ name, k, own, cut, seed }: FilterRequest): number[] {
  switch (name) {
    case 'box':
      return Array.from({ length: k * k }, () => 1 / (k * k));
    case 'gaussian': {
      const row = binomial(k);
      return row.flatMap((a) => row.map((b) => a * b));
    }
    case 'template': {
      const mean = cut.reduce((sum, value) => sum + value, 0) / cut.length;
      return cut.map((value) => roundToGrid(2 * (value - mean)));
    }
    case 'random': {
      const { normal } = seededRandom(seed);
      return Array.from({ length: k * k }, () => Math.fround(normal() / k));
    }
    case 'own':
      return refit(own, k);
    default:
      return refit(CLASSIC[name] ?? [1], k);
  }
}

/** Weights of ten 12 × 12 templates, one digit each: ink counts for it, paper against it, all on the grid of 1/16. */
export function digitTemplates(): number[][] {
  return Array.from({ length: 10 }, (_, digit) => {
    const shape = digitShape(digit);
    const ink = shape.reduce((sum, value) => sum + value, 0);
    const against = roundToGrid((-0.5 * ink) / (TEMPLATE ** 2 - ink));
    return shape.map((value) => (value === 1 ? 0.5 : against));
  });
}
