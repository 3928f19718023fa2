/** Philox4x32-10 (Salmon et al. 2011): the four words of draw (counter) under a key, and of nothing else. */

const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const ROUNDS = 10;

/** Upper 32 bits of the 64-bit product, from 16-bit halves as in a shader; the lower ones are Math.imul. */
function high(a: number, b: number): number {
  const al = a & 0xffff;
  const ah = a >>> 16;
  const bl = b & 0xffff;
  const bh = b >>> 16;
  const middle = ah * bl + ((al * bl) >>> 16);
  return (ah * bh + (middle >>> 16) + (((middle & 0xffff) + al * bh) >>> 16)) >>> 0;
}

export type Words = readonly [number, number, number, number];

export function philox(counter: Words, key: readonly [number, number]): Words {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < ROUNDS; round++) {
    const h0 = high(M0, c0);
    const h1 = high(M1, c2);
    const l0 = Math.imul(M0, c0);
    const l1 = Math.imul(M1, c2);
    c0 = h1 ^ c1 ^ k0;
    c1 = l1;
    c2 = h0 ^ c3 ^ k1;
    c3 = l0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  return [c0 >>> 0, c1 >>> 0, c2 >>> 0, c3 >>> 0];
}

/** First word of draw `index`; `stream` keeps draws for different purposes apart. */
export const firstWord = (seed: number, index: number, stream = 0): number =>
  philox([index, stream, 0, 0], [seed, 0])[0];
