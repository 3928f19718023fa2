/** The same work in plain TypeScript: operations one by one or fused, and the orders of a matrix product. */

// max(v, 0) is written as (v + |v|) / 2, which is exact and has no branch: on random signs the processor guesses a branch wrong every
// other time, and that would hide all else.

/** y = relu(a·x + b) + r as four passes over memory; `t` holds the intermediates. */
export function inPasses(
  x: Float32Array,
  r: Float32Array,
  y: Float32Array,
  t: Float32Array,
  a: number,
  b: number,
): void {
  const n = x.length;
  for (let i = 0; i < n; i++) t[i] = a * (x[i] as number);
  for (let i = 0; i < n; i++) t[i] = (t[i] as number) + b;
  for (let i = 0; i < n; i++) {
    const v = t[i] as number;
    t[i] = 0.5 * (v + Math.abs(v));
  }
  for (let i = 0; i < n; i++) y[i] = (t[i] as number) + (r[i] as number);
}

/** The same in one pass. `Math.fround` rounds where the four passes stored a float32, so that every bit agrees. */
export function fused(x: Float32Array, r: Float32Array, y: Float32Array, a: number, b: number): void {
  const n = x.length;
  for (let i = 0; i < n; i++) {
    const v = Math.fround(Math.fround(a * (x[i] as number)) + b);
    y[i] = 0.5 * (v + Math.abs(v)) + (r[i] as number);
  }
}

/** One pass that keeps 64 bits until the end: other last bits. */
export function fusedWide(x: Float32Array, r: Float32Array, y: Float32Array, a: number, b: number): void {
  const n = x.length;
  for (let i = 0; i < n; i++) {
    const v = a * (x[i] as number) + b;
    y[i] = 0.5 * (v + Math.abs(v)) + (r[i] as number);
  }
}

export function productIjk(a: Float32Array, b: Float32Array, c: Float32Array, n: number): void {
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += (a[i * n + k] as number) * (b[k * n + j] as number);
      c[i * n + j] = sum;
    }
}

export function productIkj(a: Float32Array, b: Float32Array, c: Float32Array, n: number): void {
  c.fill(0);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k] as number;
      const row = i * n;
      const from = k * n;
      for (let j = 0; j < n; j++) c[row + j] = (c[row + j] as number) + factor * (b[from + j] as number);
    }
}

/** Blocks of t × t: every number fetched serves t times before it leaves. n must be a multiple of t. */
export function productTiled(a: Float32Array, b: Float32Array, c: Float32Array, n: number, t = 64): void {
  c.fill(0);
  for (let i0 = 0; i0 < n; i0 += t)
    for (let k0 = 0; k0 < n; k0 += t)
      for (let j0 = 0; j0 < n; j0 += t)
        for (let i = i0; i < i0 + t; i++)
          for (let k = k0; k < k0 + t; k++) {
            const factor = a[i * n + k] as number;
            const row = i * n;
            const from = k * n;
            for (let j = j0; j < j0 + t; j++) c[row + j] = (c[row + j] as number) + factor * (b[from + j] as number);
          }
}

export function dotPlain(x: Float32Array, w: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] as number) * (w[i] as number);
  return sum;
}

/** Sum in float32 with so many accumulators: the order of addition that lanes bring. */
export function laneSum(values: ArrayLike<number>, lanes: number): number {
  const sums = new Float32Array(lanes);
  for (let i = 0; i < values.length; i++) {
    const lane = i % lanes;
    sums[lane] = (sums[lane] as number) + (values[i] as number);
  }
  return sums.reduce((a, b) => Math.fround(a + b), 0);
}
