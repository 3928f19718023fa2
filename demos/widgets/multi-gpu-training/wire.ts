/** The links between the virtual devices: what is sent is really copied, and counted. */

/** Counts numbers sent by each device. */
export class Wire {
  readonly sent: number[];
  constructor(readonly devices: number) {
    this.sent = new Array<number>(devices).fill(0);
  }
  /** A copy of the data, as the receiver gets it. */
  send(from: number, data: Float64Array): Float64Array {
    this.sent[from] = (this.sent[from] ?? 0) + data.length;
    return data.slice();
  }
}

/** Where chunk k of n chunks of an array begins and ends. */
export const chunk = (length: number, n: number, k: number): [from: number, to: number] => {
  const at = ((k % n) + n) % n;
  return [Math.floor((length * at) / n), Math.floor((length * (at + 1)) / n)];
};

/** First half of a ring all-reduce: every chunk collects its sum on the way round; afterwards device i holds the sum of chunk i. */
export function reduceScatter(arrays: readonly Float64Array[], wire: Wire): void {
  const n = arrays.length;
  for (let step = 0; step < n - 1; step++) {
    arrays.forEach((mine, i) => {
      const [from, to] = chunk(mine.length, n, i - 1 - step);
      const piece = wire.send(i, mine.subarray(from, to));
      const next = arrays[(i + 1) % n] as Float64Array;
      piece.forEach((value, k) => (next[from + k] = (next[from + k] as number) + value));
    });
  }
}

/** Second half: device i passes its finished chunk on until everyone has all. */
export function allGather(arrays: readonly Float64Array[], wire: Wire): void {
  const n = arrays.length;
  for (let step = 0; step < n - 1; step++) {
    arrays.forEach((mine, i) => {
      const [from, to] = chunk(mine.length, n, i - step);
      (arrays[(i + 1) % n] as Float64Array).set(wire.send(i, mine.subarray(from, to)), from);
    });
  }
}

/** Everyone ends with the sum; each device sends 2 (N − 1) / N of the array. */
export function allReduce(arrays: readonly Float64Array[], wire: Wire): void {
  reduceScatter(arrays, wire);
  allGather(arrays, wire);
}
