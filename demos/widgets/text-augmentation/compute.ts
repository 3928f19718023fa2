/**
 * An augmentation is a claim: the changed text deserves the old label. Here the truth is known, so the claim can be checked. A
 * classifier is trained on a few labeled sentences with and without changed copies, on 20 draws of the data, and tested on 400 fresh
 * sentences each time. Both runs take the same number of full-batch steps.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom, type Random } from '../../runtime/random.ts';
import { DemoError, type Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { featuresOf, nearestLabels, score, trainLogistic, Vocabulary, type Encoded } from './classifier.ts';
import { truthOf, writeSentence, type Label, type Labeled, type Task } from './language.ts';
import { change, meaningOf, textOf, type Technique, type Token } from './techniques.ts';

export interface Params {
  task: Task;
  technique: Technique;
  /** Share of words changed, 0 … 0.5. */
  rate: number;
  /** Changed copies of each text, 1 … 8. */
  copies: number;
  /** Labeled sentences, 10 … 500. */
  labels: number;
  /** Leave “not” alone. */
  protect: boolean;
  /** Also show what comes out when copies are made before the split. */
  leak: boolean;
  /** Share of misspelt words in the test sentences, 0 … 0.5. */
  testTypos: number;
  /** Three-letter pieces of words as further features. */
  characters: boolean;
  classifier: 'logistic' | 'nearest';
  own: string;
  seed: number;
}

export const parameters: Parameters<Params> = {
  task: { kind: 'choice', options: ['topic', 'negation', 'order', 'coin'], default: 'negation' },
  technique: {
    kind: 'choice',
    options: ['none', 'copies', 'synonyms', 'deletion', 'swaps', 'shuffle', 'typos'],
    default: 'deletion',
  },
  rate: { kind: 'number', min: 0, max: 0.5, step: 0.05, default: 0.2 },
  copies: { kind: 'number', min: 1, max: 8, step: 1, default: 4 },
  labels: { kind: 'number', min: 10, max: 500, step: 10, default: 120 },
  protect: { kind: 'toggle', default: false },
  leak: { kind: 'toggle', default: false },
  own: { kind: 'text', default: 'the parcel arrived two days late and the box was not damaged', maxLength: 200 },
  testTypos: { kind: 'number', min: 0, max: 0.5, step: 0.05, default: 0 },
  characters: { kind: 'toggle', default: false },
  classifier: { kind: 'choice', options: ['logistic', 'nearest'], default: 'logistic' },
  seed: { kind: 'seed', default: 15 },
};

export const backends: readonly BackendKind[] = ['float64'];

/** Draws of the data, and fresh test sentences in each. */
export const DRAWS = 20;
export const TEST_SIZE = 400;
const EXAMPLES = 8;

export interface Bar {
  name: 'plain' | 'augmented' | 'leak';
  /** Accuracy in each draw so far. */
  accuracies: number[];
  mean: number;
  /** Standard error of the mean. */
  error: number;
}

export interface Example {
  tokens: Token[];
  label: Label;
  /** What the words now say; `undefined` where they no longer say, or never did. */
  truth: Label | undefined;
}

/** How often the carried-over label is wrong, among the changed copies whose words still say anything. */
export interface Wrong {
  wrong: number;
  of: number;
}

export interface Result {
  bars: Bar[];
  draws: number;
  examples: Example[];
  /** All changed copies; and in the task “negation” those without “not”. */
  wrongAll: Wrong;
  wrongWithoutNot?: Wrong;
  /** Copies whose words no longer say what the label is. */
  undecided: number;
  copiesMade: number;
  /** Versions of the reader's own sentence. */
  own: Token[][];
}

/** Words of the reader's sentence; Han characters stand alone. */
export function wordsOf(sentence: string): string[] {
  return sentence.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu) ?? [];
}

const changeOptions = ({ technique, rate, protect }: Params) => ({ technique, rate, protect });

/** Accuracy of the chosen classifier. */
export async function accuracyOf(
  train: readonly Labeled[],
  test: readonly Labeled[],
  { characters, classifier }: Pick<Params, 'characters' | 'classifier'>,
  breathe: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const vocabulary = new Vocabulary();
  const texts: Encoded[] = train.map(({ words, label }) => ({
    label,
    features: vocabulary.add(featuresOf(words, characters)),
  }));
  const questions = test.map(({ words }) => vocabulary.known(featuresOf(words, characters)));
  let answers: Label[];
  if (classifier === 'nearest') answers = nearestLabels(texts, vocabulary.size, questions);
  else {
    const weights = await trainLogistic(texts, vocabulary.size, breathe);
    answers = questions.map((features) => (score(weights, features) > 0 ? 1 : 0));
  }
  return test.filter(({ label }, i) => answers[i] === label).length / Math.max(1, test.length);
}

interface Copy extends Labeled {
  readonly tokens: Token[];
}

function copiesOf(texts: readonly Labeled[], params: Params, random: Random): Copy[] {
  if (params.technique === 'none') return [];
  return texts.flatMap(({ words, label }) =>
    Array.from({ length: params.copies }, () => {
      const tokens = change(words, changeOptions(params), random);
      return { tokens, words: textOf(tokens), label };
    }),
  );
}

/** Every line, copy or not, goes at random to training (80 %) or test: what happens when one augments before splitting. */
export function leakySplit(lines: readonly Labeled[], random: Random): { train: Labeled[]; test: Labeled[] } {
  const train: Labeled[] = [];
  const test: Labeled[] = [];
  for (const line of lines) (random.uniform() < 0.8 ? train : test).push(line);
  // Ten lines may all fall on one side.
  if (train.length === 0) train.push(...test);
  if (test.length === 0) test.push(...train);
  return { train, test: test.slice(0, TEST_SIZE) };
}

function summarize(name: Bar['name'], accuracies: number[]): Bar {
  const n = accuracies.length;
  const mean = accuracies.reduce((a, b) => a + b, 0) / n;
  const variance = accuracies.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, n - 1);
  return { name, accuracies: [...accuracies], mean, error: Math.sqrt(variance / n) };
}

interface Tally {
  wrongAll: Wrong;
  wrongWithoutNot: Wrong;
  undecided: number;
  copiesMade: number;
}

/** Judges the carried-over labels of some copies. */
export function judge(copies: readonly Copy[], task: Task, tally: Tally): void {
  for (const { tokens, label } of copies) {
    const words = meaningOf(tokens);
    const truth = truthOf(task, words);
    tally.copiesMade++;
    if (truth === undefined) {
      tally.undecided++;
      continue;
    }
    const wrong = Number(truth !== label);
    tally.wrongAll.of++;
    tally.wrongAll.wrong += wrong;
    if (task !== 'negation' || words.includes('not')) continue;
    tally.wrongWithoutNot.of++;
    tally.wrongWithoutNot.wrong += wrong;
  }
}

export const emptyTally = (): Tally => ({
  wrongAll: { wrong: 0, of: 0 },
  wrongWithoutNot: { wrong: 0, of: 0 },
  undecided: 0,
  copiesMade: 0,
});

/** Some changed copies, in three kinds where there are any: up to three wrong ones, up to two that no longer say, then right ones. */
function pickExamples(copies: readonly Copy[], task: Task): Example[] {
  const changed = copies.filter(({ tokens }) => tokens.some(({ mark }) => mark !== 'kept'));
  const all = (changed.length > 0 ? changed : copies).map(({ tokens, label }): Example => ({
    tokens,
    label,
    truth: truthOf(task, meaningOf(tokens)),
  }));
  // Copies of one text stand together; a stride shows different texts.
  const spread = (list: readonly Example[], count: number): Example[] =>
    Array.from(
      { length: Math.min(count, list.length) },
      (_, i) => list[Math.floor((i * list.length) / count)] as Example,
    );
  const wrong = spread(
    all.filter(({ label, truth }) => truth !== undefined && truth !== label),
    3,
  );
  const undecided =
    task === 'coin'
      ? []
      : spread(
          all.filter(({ truth }) => truth === undefined),
          2,
        );
  const kinds = [...wrong, ...undecided];
  const right = all.filter(
    (example) => !kinds.includes(example) && (task === 'coin' || example.truth === example.label),
  );
  return [...kinds, ...spread(right, EXAMPLES - kinds.length)];
}

function ownVersions(params: Params): Token[][] {
  const { own, technique, seed } = params;
  if (own.length > parameters.own.maxLength) {
    throw new DemoError(
      `Your sentence has ${own.length.toLocaleString('en-US')} characters; at most ${parameters.own.maxLength} can be changed here. Shorten it.`,
      `你的句子有${own.length.toLocaleString('en-US')}个字符，最多${parameters.own.maxLength}个。请缩短。`,
    );
  }
  const words = wordsOf(own);
  if (words.length === 0 || technique === 'none') return [];
  const random = seededRandom(seed * 31 + 7);
  return Array.from({ length: 4 }, () => change(words, changeOptions(params), random));
}

function drawTest(params: Params, random: Random): Labeled[] {
  return Array.from({ length: TEST_SIZE }, () => {
    const { words, label } = writeSentence(params.task, random);
    const typos = change(words, { technique: 'typos', rate: params.testTypos, protect: false }, random);
    return { words: textOf(typos), label };
  });
}

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const own = ownVersions(params);
  const scores: Record<Bar['name'], number[]> = { plain: [], augmented: [], leak: [] };
  const tally = emptyTally();
  let examples: Example[] = [];
  const resultSoFar = (): Result => ({
    bars: (['plain', 'augmented', 'leak'] as const)
      .filter((name) => scores[name].length > 0)
      .map((name) => summarize(name, scores[name])),
    draws: scores.plain.length,
    examples,
    ...structuredClone({ wrongAll: tally.wrongAll, undecided: tally.undecided, copiesMade: tally.copiesMade }),
    ...(params.task === 'negation' && { wrongWithoutNot: { ...tally.wrongWithoutNot } }),
    own,
  });
  for (let draw = 0; draw < DRAWS; draw++) {
    // Separate streams: the sentences do not depend on the technique.
    const random = seededRandom(params.seed * 1000 + draw);
    const test = drawTest(params, random);
    const texts = Array.from({ length: params.labels }, () => writeSentence(params.task, random));
    const changes = seededRandom(params.seed * 1000 + draw + 500_000_000);
    const copies = copiesOf(texts, params, changes);
    judge(copies, params.task, tally);
    if (draw === 0) examples = pickExamples(copies, params.task);
    const accuracy = (from: readonly Labeled[], on: readonly Labeled[]): Promise<number> =>
      accuracyOf(from, on, params, () => run.breathe());
    scores.plain.push(await accuracy(texts, test));
    if (params.technique !== 'none') scores.augmented.push(await accuracy([...texts, ...copies], test));
    if (params.leak) {
      const split = leakySplit([...texts, ...copies], changes);
      scores.leak.push(await accuracy(split.train, split.test));
    }
    if (draw % 4 === 3 && draw < DRAWS - 1) run.report(resultSoFar(), (draw + 1) / DRAWS);
    await run.breathe();
  }
  return resultSoFar();
}
