/**
 * How far a float32 result may lie from the exact one.
 *
 * Every float32 operation errs by at most u = 2⁻²⁴ of its result. In a sum of n products each product passes at most n
 * roundings, in whatever order the sum is taken and whether or not multiply and add are fused; so
 *
 *     |computed − exact| ≤ γ(n) · Σ |aᵢ bᵢ|,     γ(n) = n u / (1 − n u)
 *
 * (Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed., SIAM 2002, §3.1). The bound is relative to the sum
 * of magnitudes, not to the result: where terms cancel, no method that rounds can do better.
 */
export const UNIT_ROUNDOFF = 2 ** -24;

/** γ(n), for n up to a few million. */
export function gamma(terms: number): number {
  return (terms * UNIT_ROUNDOFF) / (1 - terms * UNIT_ROUNDOFF);
}

/** Numbers below this may be flushed to zero: the smallest normal float32, times a sum's length. */
export function underflow(terms: number): number {
  return terms * 2 ** -126;
}

/**
 * The bound for attention, relative to Σ wⱼ |vⱼ|.
 *
 * A score errs by at most δ = γ(headSize + 2) · scale · Σ |q k|, which changes a weight by a factor of up to e^{2δ};
 * WGSL's exp errs by (3 + 2|x|) · 2u, once for the weight and once each time a tile of keys brings a new maximum; and
 * numerator and denominator are sums of keyCount terms.
 *
 * @param scoreError δ, the largest of the row
 * @param range largest minus smallest score of the row; beyond 88 weights vanish in float32
 */
export function attentionBound(keyCount: number, scoreError: number, range: number): number {
  const tiles = Math.ceil(keyCount / 4) + 1;
  const exponentials = (3 * tiles + 2 * Math.min(range, 88)) * 2 * UNIT_ROUNDOFF;
  return 2 * (Math.expm1(2 * scoreError) + exponentials + gamma(keyCount + tiles));
}
