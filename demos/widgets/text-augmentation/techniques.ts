/** The techniques: each takes a sentence and gives a changed one, with every change marked. */
import type { Random } from '../../runtime/random.ts';
import { synonymsOf } from './language.ts';

export type Technique = 'none' | 'copies' | 'synonyms' | 'deletion' | 'swaps' | 'shuffle' | 'typos';

export interface Token {
  readonly text: string;
  /** What the word means: for a misspelt word the word it was. */
  readonly meaning: string;
  readonly mark: 'kept' | 'changed' | 'moved' | 'deleted';
}

export interface ChangeOptions {
  readonly technique: Technique;
  /** Share of words changed, 0 … 1; for swaps the number of swaps for each word. */
  readonly rate: number;
  /** Leaves the words of `PROTECTED` alone. */
  readonly protect: boolean;
}

export const PROTECTED: readonly string[] = ['not', 'no', 'never', '不', '没'];

const kept = (word: string): Token => ({ text: word, meaning: word, mark: 'kept' });

/** Words that are left, as the classifier sees them. */
export const textOf = (tokens: readonly Token[]): string[] =>
  tokens.filter(({ mark }) => mark !== 'deleted').map(({ text }) => text);
export const meaningOf = (tokens: readonly Token[]): string[] =>
  tokens.filter(({ mark }) => mark !== 'deleted').map(({ meaning }) => meaning);

function deleteWords(tokens: Token[], free: (token: Token) => boolean, rate: number, random: Random): Token[] {
  const changed = tokens.map((token): Token =>
    free(token) && random.uniform() < rate ? { ...token, mark: 'deleted' } : token,
  );
  // One word always stays.
  if (changed.some(({ mark }) => mark !== 'deleted')) return changed;
  const stays = random.below(tokens.length);
  return changed.map((token, i) => (i === stays ? { ...token, mark: 'kept' } : token));
}

function replaceWords(tokens: Token[], free: (token: Token) => boolean, rate: number, random: Random): Token[] {
  return tokens.map((token): Token => {
    const options = synonymsOf(token.text);
    if (!free(token) || options.length === 0 || random.uniform() >= rate) return token;
    const text = options[random.below(options.length)] ?? token.text;
    return { text, meaning: text, mark: 'changed' };
  });
}

/** Exchanges `ceil(rate × n)` random pairs of positions. */
function swapWords(tokens: Token[], free: (token: Token) => boolean, rate: number, random: Random): Token[] {
  const out = [...tokens];
  const places = out.flatMap((token, i) => (free(token) ? [i] : []));
  if (places.length < 2) return out;
  for (let swap = 0; swap < Math.ceil(rate * tokens.length); swap++) {
    const a = random.below(places.length);
    const b = (a + 1 + random.below(places.length - 1)) % places.length;
    const [i, j] = [places[a] ?? 0, places[b] ?? 0];
    [out[i], out[j]] = [
      { ...(out[j] as Token), mark: 'moved' },
      { ...(out[i] as Token), mark: 'moved' },
    ];
  }
  return out;
}

function shuffleWords(tokens: Token[], random: Random): Token[] {
  const order = tokens.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order.map((from, i) => ({ ...(tokens[from] as Token), mark: from === i ? 'kept' : 'moved' }));
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One slip of the finger: a letter inserted, dropped, replaced, or exchanged with the next. */
export function misspell(word: string, random: Random): string {
  const letters = [...word];
  const at = random.below(letters.length);
  const letter = LETTERS[random.below(26)] ?? 'x';
  const kind = random.below(4);
  if (kind === 0) letters.splice(at, 0, letter);
  else if (kind === 1 && letters.length > 1) letters.splice(at, 1);
  else if (kind === 2 || letters.length < 2) letters[at] = letters[at] === letter ? 'q' : letter;
  else {
    const first = Math.min(at, letters.length - 2);
    [letters[first], letters[first + 1]] = [letters[first + 1] ?? '', letters[first] ?? ''];
  }
  return letters.join('');
}

function misspellWords(tokens: Token[], free: (token: Token) => boolean, rate: number, random: Random): Token[] {
  return tokens.map((token): Token => {
    if (!free(token) || random.uniform() >= rate) return token;
    const text = misspell(token.text, random);
    return text === token.text ? token : { ...token, text, mark: 'changed' };
  });
}

/** One changed copy. A rate of 0 gives the sentence back, except for the full shuffle, which has no rate. */
export function change(words: readonly string[], options: ChangeOptions, random: Random): Token[] {
  const { technique, rate, protect } = options;
  const tokens = words.map(kept);
  const free = ({ text }: Token): boolean => !protect || !PROTECTED.includes(text);
  switch (technique) {
    case 'none':
    case 'copies':
      return tokens;
    case 'synonyms':
      return replaceWords(tokens, free, rate, random);
    case 'deletion':
      return deleteWords(tokens, free, rate, random);
    case 'swaps':
      return swapWords(tokens, free, rate, random);
    case 'shuffle':
      return shuffleWords(tokens, random);
    case 'typos':
      return misspellWords(tokens, free, rate, random);
  }
}
