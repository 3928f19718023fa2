/** Four little tasks with known truth, the sentences that belong to them, and a thesaurus for their words. */
import type { Random } from '../../runtime/random.ts';

export type Task = 'topic' | 'negation' | 'order' | 'coin';
export type Label = 0 | 1;

export interface Labeled {
  readonly words: readonly string[];
  readonly label: Label;
}

const groups = (lines: string): readonly (readonly string[])[] =>
  lines.split('/').map((line) => line.trim().split(' '));

/** Words of one line may stand for each other. */
const SPORT = groups(
  'game match contest / coach trainer manager / win victory triumph / team squad side / player athlete runner / goal score point / stadium arena ground / medal trophy prize',
);
const KITCHEN = groups(
  'pan pot skillet / meal dish dinner / cook chef baker / spice herb seasoning / soup broth stew / oven stove cooker / bread loaf roll / sauce gravy dressing',
);
const GOOD = groups('good great excellent / fast quick prompt / clean tidy spotless / friendly kind helpful');
const BAD = groups('bad poor awful / slow late delayed / dirty filthy messy / rude impolite surly');
const SUBJECTS = groups(
  'parcel package delivery shipment / room suite apartment / driver courier rider / meal dinner lunch',
);
const TAILS: readonly string[] = ['today', 'again', 'this time', 'at all', 'as usual'];
const DOGS = groups('dog hound terrier');
const CATS = groups('cat kitten tabby');
const VERBS = groups('chased pursued');
const COLORS: readonly string[] = ['black', 'white', 'gray', 'brown'];

/** Words of the reader's own sentence that are not in a task: those of the chapter's parcel. */
const MORE = groups('box carton / damaged broken / arrived came / two couple');

const thesaurus = new Map<string, readonly string[]>();
for (const group of [...SPORT, ...KITCHEN, ...GOOD, ...BAD, ...SUBJECTS, ...DOGS, ...CATS, ...VERBS, ...MORE]) {
  for (const word of group)
    if (!thesaurus.has(word))
      thesaurus.set(
        word,
        group.filter((other) => other !== word),
      );
}

/** Words that may stand for this one; none where it is not in the thesaurus. */
export const synonymsOf = (word: string): readonly string[] => thesaurus.get(word.toLowerCase()) ?? [];

const pick = <T>(list: readonly T[], random: Random): T => list[random.below(list.length)] as T;
const pickWord = (list: readonly (readonly string[])[], random: Random): string => pick(pick(list, random), random);

/** Three words, two or all of them from the side of the label. */
function writeTopic(random: Random): Labeled {
  const label: Label = random.uniform() < 0.5 ? 0 : 1;
  const stranger = random.uniform() < 0.6 ? random.below(3) : -1;
  const [a, b, c] = [0, 1, 2].map((place) => {
    const side = place === stranger ? 1 - label : label;
    return pickWord(side === 1 ? SPORT : KITCHEN, random);
  }) as [string, string, string];
  return { label, words: ['the', a, 'and', 'the', b, 'near', 'the', c] };
}

/** Half of the sentences have a “not”, and it turns the label over. */
function writeNegation(random: Random): Labeled {
  const good = random.uniform() < 0.5;
  const negated = random.uniform() < 0.5;
  const words = [
    'the',
    pickWord(SUBJECTS, random),
    'was',
    ...(negated ? ['not'] : []),
    pickWord(good ? GOOD : BAD, random),
    ...pick(TAILS, random).split(' '),
  ];
  return { label: good !== negated ? 1 : 0, words };
}

/** Who chases whom: label 1 where the dog does. */
function writeOrder(random: Random): Labeled {
  const dogFirst = random.uniform() < 0.5;
  const animals = [DOGS, CATS].map((list) => pickWord(list, random));
  const noun = (word: string): string[] =>
    random.uniform() < 0.25 ? ['the', pick(COLORS, random), word] : ['the', word];
  const [first, second] = dogFirst ? animals : [animals[1], animals[0]];
  const words = [...noun(first ?? ''), pickWord(VERBS, random), ...noun(second ?? '')];
  return { label: dogFirst ? 1 : 0, words };
}

/** A sentence of the task. The labels of `coin` are tossed: there is nothing to learn. */
export function writeSentence(task: Task, random: Random): Labeled {
  if (task === 'negation') return writeNegation(random);
  if (task === 'order') return writeOrder(random);
  const topic = writeTopic(random);
  return task === 'topic' ? topic : { words: topic.words, label: random.uniform() < 0.5 ? 0 : 1 };
}

const has = (list: readonly (readonly string[])[], word: string): boolean => list.some((group) => group.includes(word));

/**
 * The label that the words now deserve; `undefined` where they no longer say. The labels of `coin` are never wrong.
 * @param words the meaning of each word: for a misspelt one the word it was
 */
export function truthOf(task: Task, words: readonly string[]): Label | undefined {
  if (task === 'coin') return undefined;
  if (task === 'topic') {
    const sport = words.filter((word) => has(SPORT, word)).length;
    const kitchen = words.filter((word) => has(KITCHEN, word)).length;
    return sport === kitchen ? undefined : sport > kitchen ? 1 : 0;
  }
  if (task === 'negation') {
    const adjective = words.find((word) => has(GOOD, word) || has(BAD, word));
    if (adjective === undefined) return undefined;
    return has(GOOD, adjective) !== words.includes('not') ? 1 : 0;
  }
  const dog = words.findIndex((word) => has(DOGS, word));
  const cat = words.findIndex((word) => has(CATS, word));
  return dog < 0 || cat < 0 ? undefined : dog < cat ? 1 : 0;
}
