/** Who may see whom in the four architectures, for `source` and `target` tokens in one row. */
export type Architecture = 'encoder' | 'decoder' | 'prefix LM' | 'encoder-decoder';

/** The kind of attention by which row i sees column j, or null where it does not. */
export type Seen = 'two-sided' | 'causal' | 'cross' | null;

export function visibility(architecture: Architecture, source: number, target: number): Seen[][] {
  const n = source + target;
  const see = (i: number, j: number): Seen => {
    if (architecture === 'encoder') return 'two-sided';
    if (architecture === 'decoder') return j <= i ? 'causal' : null;
    if (i < source) return j < source ? 'two-sided' : null;
    if (j < source) return architecture === 'prefix LM' ? 'causal' : 'cross';
    return j <= i ? 'causal' : null;
  };
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => see(i, j)));
}

export const countSeen = (matrix: readonly (readonly Seen[])[]): number =>
  matrix.flat().filter((s) => s !== null).length;
