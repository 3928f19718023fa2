/**
 * A workbench for metrics of generated text: one candidate, one or two references, every overlap metric, a matching of word vectors, a
 * small language model's perplexity, and a table of what each metric says when the reference is damaged on purpose.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { DemoError } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { BREAKS, broken, KEEPS_MEANING, type Break } from './breaks.ts';
import { cosine, knowledge } from './corpus.ts';
import {
  bestOf,
  bleu,
  brevityPenalty,
  chrF,
  clippedCounts,
  closestLength,
  greedyMatch,
  rougeL,
  rougeN,
  rougeS,
  tokenize,
  type Counts,
  type Score,
  type Tokens,
} from './metrics.ts';

export interface Params {
  candidate: string;
  reference: string;
  /** Also compare with the second reference. */
  second: boolean;
  reference2: string;
  /** Longest n-gram of BLEU. */
  order: number;
  smooth: boolean;
  vectors: 'onehot' | 'static';
}

export const parameters: Parameters<Params> = {
  candidate: {
    kind: 'text',
    default: 'the ferry never leaves the north harbour at seven every morning',
    maxLength: 300,
  },
  reference: { kind: 'text', default: 'the ferry leaves the north harbour at seven every morning', maxLength: 300 },
  second: { kind: 'toggle', default: false },
  reference2: {
    kind: 'text',
    default: 'every morning at 7 the boat departs from the northern port',
    maxLength: 300,
  },
  order: { kind: 'number', min: 1, max: 4, step: 1, default: 4 },
  smooth: { kind: 'toggle', default: false },
  vectors: { kind: 'choice', options: ['onehot', 'static'], default: 'static' },
};

export const backends: readonly BackendKind[] = ['float64'];

/** A text may have so many tokens. */
export const MAX_TOKENS = 40;

/** Shares between 0 and 1. */
export interface Scores {
  bleu: number;
  chrF: number;
  rouge1: number;
  rougeL: number;
  matching: number;
}

export interface BreakRow {
  kind: Break;
  text: string;
  keepsMeaning: boolean;
  scores: Scores;
}

export interface Result {
  candidate: string[];
  /** The reference that the matching is drawn for. */
  reference: string[];
  counts: Counts[];
  candidateLength: number;
  referenceLength: number;
  brevity: number;
  scores: Scores;
  rouge: { one: Score; two: Score; longest: Score; skip: Score };
  match: Score;
  /** Cosines [candidate, reference]. */
  cosines: number[][];
  breaks: BreakRow[];
  /** Probability of each candidate token under the bigram model; null for text it cannot read. */
  model: { probabilities: number[]; perplexity: number; bitsPerCharacter: number } | null;
}

/** @throws DemoError with what is wrong and what to do */
function tokensOf(text: string, what: { en: string; zh: string }): string[] {
  if (text.length > 300)
    throw new DemoError(
      `The ${what.en} has ${text.length} characters; at most 300 are read here. Shorten it.`,
      `${what.zh}有${text.length}个字符，最多300个。请缩短。`,
    );
  const tokens = tokenize(text);
  if (tokens.length === 0)
    throw new DemoError(
      `There is no word in the ${what.en}. Type at least one.`,
      `${what.zh}里没有词。请至少输入一个。`,
    );
  if (tokens.length > MAX_TOKENS)
    throw new DemoError(
      `The ${what.en} has ${tokens.length} tokens; at most ${MAX_TOKENS} can be drawn here. Shorten it.`,
      `${what.zh}有${tokens.length}个词元，最多${MAX_TOKENS}个。请缩短。`,
    );
  return tokens;
}

const cosinesOf = (candidate: Tokens, reference: Tokens, vectors: Params['vectors']): number[][] =>
  candidate.map((a) => reference.map((b) => cosine(a, b, vectors)));

/** The five metrics of the table for one candidate. */
export function scoreAll(candidate: Tokens, references: readonly Tokens[], params: Params): Scores {
  const best = (score: (reference: Tokens) => Score): number => bestOf(references.map(score)).f1;
  return {
    bleu: bleu(candidate, references, params.order, params.smooth),
    chrF: Math.max(...references.map((reference) => chrF(candidate, reference))),
    rouge1: best((reference) => rougeN(candidate, reference, 1)),
    rougeL: best((reference) => rougeL(candidate, reference)),
    matching: best((reference) => greedyMatch(cosinesOf(candidate, reference, params.vectors))),
  };
}

/** Perplexity e^(mean surprisal), and bits over the characters of the text, spaces included. */
export function perplexityOf(probabilities: readonly number[], characters: number) {
  const nats = probabilities.reduce((sum, p) => sum - Math.log(p), 0);
  return {
    perplexity: Math.exp(nats / probabilities.length),
    bitsPerCharacter: nats / Math.LN2 / characters,
  };
}

function modelOf(candidate: Tokens): Result['model'] {
  if (candidate.some((token) => /\p{Script=Han}/u.test(token))) return null;
  const { probability } = knowledge();
  const probabilities = candidate.map((token, i) => probability(candidate[i - 1] ?? '', token));
  return { probabilities, ...perplexityOf(probabilities, candidate.join(' ').length) };
}

export async function compute(params: Params, _ops: Ops): Promise<Result> {
  const candidate = tokensOf(params.candidate, { en: 'candidate', zh: '候选' });
  const first = tokensOf(params.reference, { en: 'reference', zh: '参考' });
  const references = params.second
    ? [first, tokensOf(params.reference2, { en: 'second reference', zh: '第二条参考' })]
    : [first];
  const drawn = bestOf(
    references.map((reference) => {
      const cosines = cosinesOf(candidate, reference, params.vectors);
      return { reference, cosines, match: greedyMatch(cosines), f1: greedyMatch(cosines).f1 };
    }),
  );
  const best = (score: (reference: Tokens) => Score): Score => bestOf(references.map(score));
  const referenceLength = closestLength(candidate.length, references);
  return {
    candidate,
    reference: drawn.reference,
    counts: Array.from({ length: params.order }, (_, n) => clippedCounts(candidate, references, n + 1)),
    candidateLength: candidate.length,
    referenceLength,
    brevity: brevityPenalty(candidate.length, referenceLength),
    scores: scoreAll(candidate, references, params),
    rouge: {
      one: best((reference) => rougeN(candidate, reference, 1)),
      two: best((reference) => rougeN(candidate, reference, 2)),
      longest: best((reference) => rougeL(candidate, reference)),
      skip: best((reference) => rougeS(candidate, reference)),
    },
    match: drawn.match,
    cosines: drawn.cosines,
    breaks: BREAKS.flatMap((kind) => {
      const text = broken(first, kind);
      return text === undefined
        ? []
        : [{ kind, text, keepsMeaning: KEEPS_MEANING[kind], scores: scoreAll(tokenize(text), references, params) }];
    }),
    model: modelOf(candidate),
  };
}
