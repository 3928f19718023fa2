/** Convolutions small enough for a figure: square pictures, one kernel tap a number. */

/** For each output and input position of a k×k convolution on an n×n picture: the tap that joins them, or null where there is none. */
export function unrolled(n: number, k: number): (number | null)[][] {
  const m = n - k + 1;
  return Array.from({ length: m * m }, (_, i) =>
    Array.from({ length: n * n }, (_, j) => {
      const u = Math.floor(j / n) - Math.floor(i / m);
      const v = (j % n) - (i % m);
      return u >= 0 && v >= 0 && u < k && v < k ? u * k + v : null;
    }),
  );
}

/** How many taps of a k×k kernel lie on real pixels, for each output position of a padded n×n picture. */
export function liveTaps(n: number, k: number, padding: number): number[][] {
  const m = n + 2 * padding - k + 1;
  const along = (i: number) =>
    Array.from({ length: k }, (_, u) => i + u - padding).filter((a) => a >= 0 && a < n).length;
  return Array.from({ length: m }, (_, i) => Array.from({ length: m }, (_, j) => along(i) * along(j)));
}

/** Convolution layers of VGG-16: channels in, channels out, side of the map for a 224-pixel image. */
export const vgg16: readonly (readonly [number, number, number])[] = [
  [3, 64, 224],
  [64, 64, 224],
  [64, 128, 112],
  [128, 128, 112],
  [128, 256, 56],
  [256, 256, 56],
  [256, 256, 56],
  [256, 512, 28],
  [512, 512, 28],
  [512, 512, 28],
  [512, 512, 14],
  [512, 512, 14],
  [512, 512, 14],
];

/** Multiply-adds of VGG-16 at 384 pixels: one dense pass, and 36 crops of 224 pixels one by one. */
export function denseAgainstCrops(): { dense: number; crops: number } {
  const body = vgg16.reduce((sum, [i, o, side]) => sum + 9 * i * o * side * side, 0);
  const head = 25088 * 4096 + 4096 * 4096 + 4096 * 1000;
  return { dense: body * (384 / 224) ** 2 + 36 * head, crops: 36 * (body + head) };
}
