/** What may be drawn next, by falling probability: the chapter's eight tokens, or the words of the book's model. */
import { bookModel, idsOf, ranked } from './book.ts';
import { finalDistribution } from './draw.ts';
import { orderOf } from './ngram.ts';
import type { Params } from './parameters.ts';

/** The chapter's eight tokens. */
export const PRESET: readonly number[] = [0.36, 0.22, 0.14, 0.1, 0.08, 0.05, 0.03, 0.02];

export interface Candidates {
  names: readonly string[];
  /** Falling. */
  probabilities: Float64Array;
  unknown: string[];
  order: 1 | 2 | 3;
}

/** The tokens that the parameters ask for. @throws DemoError where the context is too long */
export function candidatesOf({ source, context }: Params): Candidates {
  if (source === 'preset') {
    return {
      names: PRESET.map((_, i) => `t${i + 1}`),
      probabilities: Float64Array.from(PRESET),
      unknown: [],
      order: 1,
    };
  }
  const model = bookModel();
  const { ids, unknown } = idsOf(context, model);
  const [before, last] = [ids.at(-2), ids.at(-1)];
  const { ids: order, probabilities } = ranked(model, before, last);
  return {
    names: order.map((id) => model.words[id] ?? ''),
    probabilities,
    unknown,
    order: orderOf(model, before, last),
  };
}

/** With zeros at the end. */
export const padded = (p: Float64Array, length: number): Float64Array => {
  const all = new Float64Array(length);
  all.set(p.subarray(0, length));
  return all;
};

/**
 * What is drawn from, without the tokens that are cut, and the theory the draws are held against, with a 0 for each of those: the same,
 * or one at 0.95 times the temperature.
 */
export function distributionsOf(
  { probabilities }: Candidates,
  params: Params,
): { final: Float64Array; theory: Float64Array } {
  const final = finalDistribution(probabilities, params);
  const theory = params.wrong
    ? finalDistribution(probabilities, { ...params, temperature: 0.95 * params.temperature })
    : final;
  return { final, theory: padded(theory, probabilities.length) };
}
