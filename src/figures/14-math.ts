/** The nine-sentence corpus of the chapter on the distributional hypothesis, counted and weighted. */
export const SENTENCES = [
  'we drink hot tea',
  'they drink green tea',
  'we drink hot coffee',
  'they drink cold coffee',
  'we drink cold tea',
  'we repair old cars',
  'they sell old cars',
  'they repair rusty trucks',
  'we wash old trucks',
] as const;

export type Pair = readonly [center: string, neighbor: string];

/** All ordered pairs of words at most `window` places apart. */
export function pairsOf(sentence: string, window: number): Pair[] {
  const words = sentence.split(' ');
  return words.flatMap((a, i) =>
    words.flatMap((b, j): Pair[] => (i !== j && Math.abs(i - j) <= window ? [[a, b]] : [])),
  );
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
export const cosine = (a: readonly number[], b: readonly number[]): number =>
  dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

/** Counts and positive PMI of `rows` against `columns`, window 2. */
export function coOccurrence(rows: readonly string[], columns: readonly string[]) {
  const pairs = SENTENCES.flatMap((s) => pairsOf(s, 2));
  const total = (word: string) => pairs.filter(([a]) => a === word).length;
  const counts = rows.map((a) => columns.map((b) => pairs.filter(([x, y]) => x === a && y === b).length));
  const ppmi = counts.map((row, i) =>
    row.map((n, j) => Math.max(0, Math.log((n * pairs.length) / (total(rows[i] ?? '') * total(columns[j] ?? ''))))),
  );
  return { counts, ppmi };
}
