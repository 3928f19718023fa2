/** Small handwritten-looking digits, drawn from a seed: 5 by 7 glyphs of our own, put at a random place of 8 by 8, with uneven ink and noise. */
import { seededRandom, type Random } from '../../runtime/random.ts';

export const SIDE = 8;
export const PIXELS = SIDE * SIDE;
export const CLASSES = 10;

const GLYPHS: readonly (readonly string[])[] = [
  ['.###.', '#...#', '#..##', '#.#.#', '##..#', '#...#', '.###.'],
  ['..#..', '.##..', '..#..', '..#..', '..#..', '..#..', '.###.'],
  ['.###.', '#...#', '....#', '...#.', '..#..', '.#...', '#####'],
  ['.###.', '#...#', '....#', '..##.', '....#', '#...#', '.###.'],
  ['...#.', '..##.', '.#.#.', '#..#.', '#####', '...#.', '...#.'],
  ['#####', '#....', '####.', '....#', '....#', '#...#', '.###.'],
  ['..##.', '.#...', '#....', '####.', '#...#', '#...#', '.###.'],
  ['#####', '....#', '...#.', '..#..', '..#..', '.#...', '.#...'],
  ['.###.', '#...#', '#...#', '.###.', '#...#', '#...#', '.###.'],
  ['.###.', '#...#', '#...#', '.####', '....#', '...#.', '.##..'],
];

/** What is done to the picture before the noise; the labels stay. `ruled` adds horizontal waves of any phase and strength. */
export type Task = 'plain' | 'inverted' | 'mirrored' | 'rotated' | 'ruled';

export interface DigitSet {
  /** [count, 64], about −0.5 … 0.5: grey less one half. */
  readonly pixels: Float64Array;
  readonly labels: Uint8Array;
}

/** Standard deviation of the noise on every pixel. */
export const NOISE = 0.25;

/** Index of the pixel that comes to pixel (i, j). */
function source(task: Task, i: number, j: number): number {
  if (task === 'mirrored') return i * SIDE + (SIDE - 1 - j);
  if (task === 'rotated') return (SIDE - 1 - j) * SIDE + i;
  return i * SIDE + j;
}

function drawDigit(label: number, task: Task, random: Random, out: Float64Array, at: number): void {
  const glyph = GLYPHS[label] ?? [];
  const [top, left] = [random.below(2), random.below(4)];
  const clean = new Float64Array(PIXELS);
  glyph.forEach((line, i) =>
    [...line].forEach((dot, j) => {
      if (dot === '#') clean[(top + i) * SIDE + left + j] = 0.7 + 0.3 * random.uniform();
    }),
  );
  const [strength, phase] = [0.5 + random.uniform(), 2 * Math.PI * random.uniform()];
  for (let i = 0; i < SIDE; i++) {
    const line = task === 'ruled' ? strength * Math.cos((Math.PI * i) / 2 + phase) : 0;
    for (let j = 0; j < SIDE; j++) {
      const ink = clean[source(task, i, j)] as number;
      out[at + i * SIDE + j] = (task === 'inverted' ? 1 - ink : ink) - 0.5 + line + NOISE * random.normal();
    }
  }
}

export function digits(count: number, task: Task, seed: number): DigitSet {
  const random = seededRandom(seed);
  const pixels = new Float64Array(count * PIXELS);
  const labels = Uint8Array.from({ length: count }, () => random.below(CLASSES));
  labels.forEach((label, i) => drawDigit(label, task, random, pixels, i * PIXELS));
  return { pixels, labels };
}
