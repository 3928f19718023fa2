/** How far a result is from the float64 reference. */

type Numbers = ArrayLike<number>;

const isNumbers = (value: unknown): value is Numbers =>
  (ArrayBuffer.isView(value) && !(value instanceof DataView)) ||
  (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'number'));

function arrayDistance(a: Numbers, b: Numbers): number {
  if (a.length !== b.length) return Infinity;
  let size = 0;
  let worst = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as number;
    const y = b[i] as number;
    if (Object.is(x, y) || x === y) continue;
    if (!Number.isFinite(y) || !Number.isFinite(x)) return Number.isNaN(x) && Number.isNaN(y) ? worst : Infinity;
    worst = Math.max(worst, Math.abs(x - y));
  }
  for (let i = 0; i < b.length; i++) if (Number.isFinite(b[i])) size = Math.max(size, Math.abs(b[i] as number));
  return worst === 0 ? 0 : worst / Math.max(size, Number.MIN_VALUE);
}

/**
 * The largest difference between two results of the same shape, relative to the largest number of the array it stands in. 0 where all
 * numbers agree to the last digit; Infinity where the shapes differ.
 */
export function distance(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return arrayDistance([a], [b]);
  if (isNumbers(a) && isNumbers(b)) return arrayDistance(a, b);
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return Infinity;
    return a.reduce((worst: number, item, i) => Math.max(worst, distance(item, b[i])), 0);
  }
  if (a && b && typeof a === 'object' && typeof b === 'object') {
    return Object.keys(b).reduce(
      (worst, key) =>
        Math.max(worst, distance((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key])),
      0,
    );
  }
  return a === b ? 0 : typeof b === 'number' ? Infinity : 0;
}
