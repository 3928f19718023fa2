/** The page of draws: what was drawn under one seed, held against theory and against the device. */
import type { Ops } from '../../runtime/ops.ts';
import { continueText } from './book.ts';
import { candidatesOf, distributionsOf, padded } from './candidates.ts';
import { drawOnDevice, type KernelDraws } from './device-draws.ts';
import { chiSquare, drawMany, entropyBits, tempered, type ChiSquare } from './draw.ts';
import type { Params } from './parameters.ts';

const SHOWN_TOKENS = 12;

export interface Token {
  name: string;
  /** As the model gives it, before temperature and cuts. */
  model: number;
  /** With which it is drawn; 0 where it is cut. */
  probability: number;
  /** Of the theory that the draws are held against. */
  theory: number;
  observed: number;
}

export interface Sampling {
  tokens: Token[];
  /** The tokens after the shown ones, taken together. */
  rest: Token & { count: number };
  vocabulary: number;
  kept: number;
  entropy: number;
  chi: ChiSquare;
  kernel: KernelDraws;
  /** Words the model continues with, and those of the context that it does not know; with the book only. */
  continuation: string[];
  unknown: string[];
  /** 3: both words of the context were used; 1: none. */
  order: 1 | 2 | 3;
}

/** Draws, counts and tests; then the same on the device. */
export async function sample(params: Params, ops: Ops): Promise<Sampling> {
  const candidates = candidatesOf(params);
  const { names, probabilities } = candidates;
  const size = probabilities.length;
  const { final, theory } = distributionsOf(candidates, params);
  const host = drawMany(final, params.seed, params.draws);
  const observed = new Float64Array(size);
  for (const id of host) observed[id] = (observed[id] as number) + 1;
  const drawn = padded(final, size);
  const tokens = names.map((name, i): Token => ({
    name,
    model: probabilities[i] as number,
    probability: drawn[i] as number,
    theory: theory[i] as number,
    observed: observed[i] as number,
  }));
  const hidden = tokens.slice(SHOWN_TOKENS);
  const sum = (of: (token: Token) => number): number => hidden.reduce((all, token) => all + of(token), 0);
  return {
    tokens: tokens.slice(0, SHOWN_TOKENS),
    rest: {
      name: '',
      count: hidden.length,
      model: sum((token) => token.model),
      probability: sum((token) => token.probability),
      theory: sum((token) => token.theory),
      observed: sum((token) => token.observed),
    },
    vocabulary: size,
    kept: final.length,
    entropy: entropyBits(tempered(probabilities, params.temperature)),
    chi: chiSquare(observed, theory, params.draws),
    kernel: await drawOnDevice(candidates, host, params, ops),
    continuation: params.source === 'book' ? continueText(params) : [],
    unknown: candidates.unknown,
    order: candidates.order,
  };
}
