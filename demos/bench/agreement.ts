/** Compares a device's numbers with the exact ones, number by number. */
export interface Agreement {
  /** Largest error as a share of its bound; above 1 is a failure. NaN and ±∞ must be met exactly. */
  readonly worst: number;
  /** Where it is. */
  readonly index: number;
  readonly got: number;
  readonly want: number;
}

/** @param boundOf the error allowed at an index */
export function compare(
  got: ArrayLike<number>,
  want: ArrayLike<number>,
  boundOf: (index: number) => number,
): Agreement {
  if (got.length !== want.length) return { worst: Infinity, index: -1, got: got.length, want: want.length };
  let result: Agreement = { worst: 0, index: 0, got: got[0] ?? 0, want: want[0] ?? 0 };
  for (let index = 0; index < want.length; index++) {
    const [is, should] = [got[index] ?? 0, want[index] ?? 0];
    const share = shareOfBound(is, should, boundOf(index));
    if (share > result.worst) result = { worst: share, index, got: is, want: should };
  }
  return result;
}

function shareOfBound(got: number, want: number, bound: number): number {
  if (Object.is(got, want) || got === want) return 0;
  if (!Number.isFinite(want) || !Number.isFinite(got)) return Infinity;
  return Math.abs(got - want) / bound;
}

/** The one that is further off. */
export function worse(a: Agreement, b: Agreement): Agreement {
  return b.worst > a.worst ? b : a;
}
