/** Moves labels apart that would stand closer than `gap`, keeping their order, inside [least, most] as far as there is room. */
export function spread(wanted: readonly number[], gap: number, [least, most]: readonly [number, number]): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const at = [...wanted];
  let low = least;
  for (const i of order) {
    at[i] = Math.max(at[i] ?? 0, low);
    low = (at[i] ?? 0) + gap;
  }
  let high = most;
  for (const i of [...order].reverse()) {
    at[i] = Math.min(at[i] ?? 0, high);
    high = (at[i] ?? 0) - gap;
  }
  return at;
}
