/** The model of this book's own text: which words may follow a context, and how it goes on by itself. */
import { DemoError } from '../../runtime/run.ts';
import { finalDistribution, pick, thresholdsOf } from './draw.ts';
import { packed } from './model.ts';
import { nextWord, unpack, wordsOf, type Model } from './ngram.ts';
import { parameters, type Params } from './parameters.ts';
import { firstWord } from './philox.ts';

const CONTINUATION_WORDS = 30;

let book: Model | undefined;
/** The model of the book, unpacked when first asked for. */
export function bookModel(): Model {
  book ??= unpack(packed);
  return book;
}

/** Words of the vocabulary by falling probability, equal ones in their order there. */
export function ranked(
  model: Model,
  before: number | undefined,
  last: number | undefined,
): { ids: number[]; probabilities: Float64Array } {
  const all = nextWord(model, before, last);
  const ids = Array.from(all, (_, id) => id).sort((a, b) => (all[b] as number) - (all[a] as number) || a - b);
  return { ids, probabilities: Float64Array.from(ids, (id) => all[id] as number) };
}

/** The last two words of a context, undefined where the model does not know them. @throws DemoError where the context is too long */
export function idsOf(context: string, model: Model): { ids: (number | undefined)[]; unknown: string[] } {
  if (context.length > parameters.context.maxLength) {
    throw new DemoError(
      `The text has ${context.length.toLocaleString('en-US')} characters; at most ${parameters.context.maxLength} can be read here, and only the last two words count. Shorten it.`,
      `文本有${context.length.toLocaleString('en-US')}个字符，最多${parameters.context.maxLength}个，而且只用最后两个词。请缩短。`,
    );
  }
  const words = wordsOf(context).slice(-2);
  const ids = words.map((word) => model.words.indexOf(word)).map((id) => (id < 0 ? undefined : id));
  return { ids, unknown: words.filter((_, i) => ids[i] === undefined) };
}

/** Draws word after word under the same settings. */
export function continueText(params: Params): string[] {
  const model = bookModel();
  let [before, last] = idsOf(params.context, model).ids.slice(-2) as [number | undefined, number | undefined];
  if (wordsOf(params.context).length === 1) [before, last] = [undefined, before];
  return Array.from({ length: CONTINUATION_WORDS }, (_, i) => {
    const { ids, probabilities } = ranked(model, before, last);
    const chosen = pick(thresholdsOf(finalDistribution(probabilities, params)), firstWord(params.seed, i, 1));
    [before, last] = [last, ids[chosen]];
    return model.words[last ?? 0] ?? '';
  });
}
