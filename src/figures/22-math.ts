/** Small calculations behind the figures of chapter 22. */

/** The machine of the chapter: 60 TFLOP/s and 1.5 TB/s. */
export const machine = { peak: 60e12, bandwidth: 1.5e12 } as const;

/** FLOPs per byte of an m×k by k×n product that reads both factors and writes the result once. */
export function intensity(m: number, k = 4096, n = 4096, bytesPerNumber = 2): number {
  return (2 * m * k * n) / (bytesPerNumber * (m * k + k * n + m * n));
}

/** Attainable operations a second at an arithmetic intensity. */
export const roof = (flopsPerByte: number): number => Math.min(machine.peak, flopsPerByte * machine.bandwidth);

export interface Run {
  request: number;
  slot: number;
  start: number;
  end: number;
}

/** Requests one after another in a single slot. */
export function oneByOne(lengths: readonly number[]): Run[] {
  let time = 0;
  return lengths.map((length, request) => {
    const start = time;
    time += length;
    return { request, slot: 0, start, end: time };
  });
}

/** Batches of `slots` requests; each batch lasts as long as its longest member. */
export function staticBatches(lengths: readonly number[], slots: number): Run[] {
  let time = 0;
  const runs: Run[] = [];
  for (let first = 0; first < lengths.length; first += slots) {
    const batch = lengths.slice(first, first + slots);
    batch.forEach((length, slot) => runs.push({ request: first + slot, slot, start: time, end: time + length }));
    time += Math.max(...batch);
  }
  return runs;
}

/** A waiting request takes a slot at the step in which it becomes free. */
export function continuous(lengths: readonly number[], slots: number): Run[] {
  const free = new Array<number>(slots).fill(0);
  return lengths.map((length, request) => {
    const slot = free.indexOf(Math.min(...free));
    const start = free[slot] ?? 0;
    free[slot] = start + length;
    return { request, slot, start, end: start + length };
  });
}

export const lastStep = (runs: readonly Run[]): number => Math.max(...runs.map((run) => run.end));

/** Loads of an n×n product with t×t tiles of the result: a row strip of A and a column strip of B for each tile. */
export function countLoads(n: number, t: number): number {
  let loads = 0;
  for (let i = 0; i < n; i += t) for (let j = 0; j < n; j += t) for (let k = 0; k < n; k++) loads += 2 * t;
  return loads;
}

/** Symmetric quantization with `bits` bits: scale and integers. */
export function quantize(weights: readonly number[], bits: number): { scale: number; q: number[] } {
  const top = 2 ** (bits - 1) - 1;
  const scale = Math.max(...weights.map(Math.abs)) / top;
  return { scale, q: weights.map((w) => Math.round(w / scale)) };
}
