/** Ways to damage a sentence, or to reword it, each by a rule. */
import { seededRandom } from '../../runtime/random.ts';
import type { Tokens } from './metrics.ts';

export const BREAKS = [
  'synonym',
  'paraphrase',
  'negate',
  'number',
  'truncate',
  'swap',
  'shuffle',
  'reverse',
  'repeat',
] as const;
export type Break = (typeof BREAKS)[number];

/** Whether the meaning survives. */
export const KEEPS_MEANING: Readonly<Record<Break, boolean>> = {
  synonym: true,
  paraphrase: true,
  negate: false,
  number: false,
  truncate: false,
  swap: false,
  shuffle: false,
  reverse: false,
  repeat: false,
};

const SYNONYMS: Readonly<Record<string, string>> = {
  ferry: 'boat',
  boat: 'ferry',
  harbour: 'port',
  port: 'harbour',
  leaves: 'departs from',
  north: 'northern',
  every: 'each',
  each: 'every',
  small: 'little',
  quiet: 'calm',
  码: '埠',
  每: '各',
};
const NUMBERS: Readonly<Record<string, string>> = {
  one: 'two',
  two: 'three',
  three: 'five',
  four: 'six',
  five: 'three',
  six: 'eight',
  seven: 'nine',
  eight: 'ten',
  nine: 'seven',
  ten: 'eleven',
  一: '二',
  二: '三',
  三: '五',
  四: '六',
  五: '三',
  六: '八',
  七: '九',
  八: '十',
  九: '七',
  十: '八',
};
/** Texts that come with a rewording in other words altogether. */
const PARAPHRASES: Readonly<Record<string, string>> = {
  'the ferry leaves the north harbour at seven every morning':
    'each day at 7 am the boat departs from the northern port',
};

const isHan = (token: string): boolean => /\p{Script=Han}/u.test(token);
/** Puts tokens together again: spaces between words, none between Han characters. */
export const join = (tokens: Tokens): string =>
  tokens.reduce(
    (text, token, i) => text + (i > 0 && !(isHan(token) && isHan(tokens[i - 1] ?? '')) ? ' ' : '') + token,
    '',
  );

/** The sentence after a break; undefined where the rule finds nothing to change. */
export function broken(tokens: Tokens, kind: Break): string | undefined {
  const half = Math.floor(tokens.length / 2);
  const changed = (next: Tokens): string | undefined => (join(next) === join(tokens) ? undefined : join(next));
  switch (kind) {
    case 'synonym':
      return changed(tokens.map((token) => SYNONYMS[token] ?? token));
    case 'paraphrase':
      return PARAPHRASES[join(tokens)];
    case 'negate':
      return join([...tokens.slice(0, 2), isHan(tokens[0] ?? '') ? '不' : 'never', ...tokens.slice(2)]);
    case 'number':
      return changed(
        tokens.map((token) => NUMBERS[token] ?? (/^\d+$/.test(token) ? String(Number(token) + 2) : token)),
      );
    case 'truncate':
      return tokens.length > 2 ? join(tokens.slice(0, -2)) : undefined;
    case 'swap':
      return changed([...tokens.slice(half), ...tokens.slice(0, half)]);
    case 'shuffle': {
      const random = seededRandom(tokens.length);
      const next = [...tokens];
      for (let i = next.length - 1; i > 0; i--) {
        const j = random.below(i + 1);
        [next[i], next[j]] = [next[j] as string, next[i] as string];
      }
      return changed(next);
    }
    case 'reverse':
      return changed([...tokens].reverse());
    case 'repeat':
      return changed(tokens.map(() => tokens[0] ?? ''));
  }
}
