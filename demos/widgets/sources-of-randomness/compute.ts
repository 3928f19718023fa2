/**
 * Chosen dice, unchosen digits. Draws: the next word, from a trigram model of this book's own text or from the chapter's eight tokens, drawn
 * exactly on the host and again by the device's sampling kernel. Digits: one convolution by three exact methods and one sum in many orders.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom } from '../../runtime/random.ts';
import { DemoError, type Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import {
  directConvolution,
  exactConvolution,
  fftConvolution,
  harmonicSums,
  relativeError,
  winogradConvolution,
  type Problem,
  type SumName,
} from './digits.ts';
import {
  chiSquare,
  chiSquareLimit,
  drawMany,
  entropyBits,
  finalDistribution,
  pick,
  tempered,
  thresholdsOf,
  type ChiSquare,
  type Settings,
} from './draw.ts';
import { packed } from './model.ts';
import { nextWord, orderOf, unpack, wordsOf, type Model } from './ngram.ts';
import { firstWord } from './philox.ts';

export type MapName = 'winograd' | 'fft' | 'device';

export interface Params {
  tab: 'sampling' | 'digits';
  source: 'preset' | 'book';
  /** The words before the next one; the last two are used. */
  context: string;
  temperature: number;
  /** 0: off. */
  topK: number;
  topP: number;
  minP: number;
  seed: number;
  draws: 100 | 1000 | 10_000 | 100_000;
  /** Holds the draws against a theory that is wrong: 0.95 times the temperature. */
  wrong: boolean;
  /** Which method's digits are held against the direct one's. */
  map: MapName;
  /** The output pixel looked at, 0 … 13. */
  row: number;
  column: number;
  /** A picture of whole numbers and a filter of multiples of 4, on which Winograd rounds nothing. */
  whole: boolean;
}

export const parameters: Parameters<Params> = {
  tab: { kind: 'choice', options: ['sampling', 'digits'], default: 'sampling' },
  source: { kind: 'choice', options: ['preset', 'book'], default: 'preset' },
  context: { kind: 'text', default: 'the number of', maxLength: 200 },
  temperature: { kind: 'number', min: 0.1, max: 3, step: 0.05, default: 1 },
  topK: { kind: 'number', min: 0, max: 100, step: 1, default: 0 },
  topP: { kind: 'number', min: 0.05, max: 1, step: 0.05, default: 1 },
  minP: { kind: 'number', min: 0, max: 1, step: 0.05, default: 0 },
  seed: { kind: 'seed', default: 42 },
  draws: { kind: 'choice', options: [100, 1000, 10_000, 100_000], default: 10_000 },
  wrong: { kind: 'toggle', default: false },
  map: { kind: 'choice', options: ['winograd', 'fft', 'device'], default: 'winograd' },
  row: { kind: 'number', min: 0, max: 13, step: 1, default: 4 },
  column: { kind: 'number', min: 0, max: 13, step: 1, default: 5 },
  whole: { kind: 'toggle', default: false },
};

export const backends: readonly BackendKind[] = ['webgpu', 'wasm', 'cpu'];

/**
 * The values of the convolutions, or the share of draws that come out otherwise on the device: how many draws are compared, and how far
 * rounding goes, differ by design.
 */
export const heldAgainstFloat64 = ({ sampling, digits }: Result): number[] =>
  sampling
    ? [1, sampling.kernel.different / sampling.kernel.compared]
    : (digits?.methods.map(({ value }) => value) ?? []);

/** The chapter's eight tokens. */
export const PRESET: readonly number[] = [0.36, 0.22, 0.14, 0.1, 0.08, 0.05, 0.03, 0.02];
export const SHOWN_TOKENS = 12;
export const SHOWN_DIFFERENCES = 6;
export const CONTINUATION_WORDS = 30;

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

/** A draw that came out otherwise on the device. */
export interface Difference {
  index: number;
  /** The random number, 0 … 1. */
  u: number;
  host: string;
  device: string;
}

export interface KernelDraws {
  compared: number;
  different: number;
  examples: Difference[];
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

export interface Method {
  name: 'direct' | MapName;
  value: number;
  /** √(Σ error² / Σ value²) against float64. */
  relative: number;
  /** Outputs whose last digits differ from the direct ones. */
  different: number;
}

export interface Digits {
  exact: number;
  methods: Method[];
  /** Chosen method minus direct, in units of the last place. */
  map: number[];
  side: number;
  sums: Record<SumName, number>;
  exactSum: number;
}

export interface Result {
  backend: BackendKind;
  sampling?: Sampling;
  digits?: Digits;
}

let book: Model | undefined;
/** The model of the book, unpacked when first asked for. */
export function bookModel(): Model {
  book ??= unpack(packed);
  return book;
}

const settingsOf = ({ temperature, topK, topP, minP }: Params): Settings => ({ temperature, topK, topP, minP });

interface Candidates {
  names: readonly string[];
  /** Falling. */
  probabilities: Float64Array;
  unknown: string[];
  order: 1 | 2 | 3;
}

/** Words of the vocabulary by falling probability, equal ones in their order there. */
function ranked(
  model: Model,
  before: number | undefined,
  last: number | undefined,
): { ids: number[]; probabilities: Float64Array } {
  const all = nextWord(model, before, last);
  const ids = Array.from(all, (_, id) => id).sort((a, b) => (all[b] as number) - (all[a] as number) || a - b);
  return { ids, probabilities: Float64Array.from(ids, (id) => all[id] as number) };
}

/** @throws DemoError where the context is too long */
function idsOf(context: string, model: Model): { ids: (number | undefined)[]; unknown: string[] } {
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

function candidatesOf({ source, context }: Params): Candidates {
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

/** Draws word after word under the same settings. */
function continueText(params: Params): string[] {
  const model = bookModel();
  let [before, last] = idsOf(params.context, model).ids.slice(-2) as [number | undefined, number | undefined];
  if (wordsOf(params.context).length === 1) [before, last] = [undefined, before];
  return Array.from({ length: CONTINUATION_WORDS }, (_, i) => {
    const { ids, probabilities } = ranked(model, before, last);
    const chosen = pick(
      thresholdsOf(finalDistribution(probabilities, settingsOf(params))),
      firstWord(params.seed, i, 1),
    );
    [before, last] = [last, ids[chosen]];
    return model.words[last ?? 0] ?? '';
  });
}

/** Logits that are handed over at most, since every draw has a row of its own: on a GPU, and elsewhere. */
const MOST_LOGITS = { gpu: 3_000_000, other: 240_000 };
/** TensorFlow.js takes a call a draw. */
const MOST_SLOW_DRAWS = 1000;
const MOST_DRAWS = 10_000;

/** The same random numbers, rounded to the 24 bits that a 32-bit float in [0, 1) holds, through the device's kernel. */
async function drawOnDevice(candidates: Candidates, host: Uint32Array, params: Params, ops: Ops): Promise<KernelDraws> {
  const vocabulary = candidates.probabilities.length;
  const slow = ops.backend === 'wasm' || ops.backend === 'cpu';
  const most = ops.backend === 'webgpu' ? MOST_LOGITS.gpu : MOST_LOGITS.other;
  const compared = Math.min(host.length, slow ? MOST_SLOW_DRAWS : MOST_DRAWS, Math.floor(most / vocabulary));
  const logits = candidates.probabilities.map(Math.log);
  const rows =
    ops.backend === 'float64' ? new Float64Array(compared * vocabulary) : new Float32Array(compared * vocabulary);
  for (let row = 0; row < compared; row++) rows.set(logits, row * vocabulary);
  const uniform = Float32Array.from({ length: compared }, (_, i) => (firstWord(params.seed, i) >>> 8) / 2 ** 24);
  const { temperature, topK, topP, minP } = params;
  const { token } = await ops.sampling({
    logits: rows,
    uniform,
    batch: compared,
    vocabulary,
    temperature,
    topP,
    minP,
    ...(topK > 0 && { topK }),
  });
  const examples: Difference[] = [];
  let different = 0;
  const name = (id: number): string => candidates.names[id] ?? '';
  token.forEach((id, i) => {
    if (id === host[i]) return;
    different++;
    if (examples.length < SHOWN_DIFFERENCES)
      examples.push({
        index: i,
        u: firstWord(params.seed, i) / 2 ** 32,
        host: name(host[i] as number),
        device: name(id),
      });
  });
  return { compared, different, examples };
}

const padded = (p: Float64Array, length: number): Float64Array => {
  const all = new Float64Array(length);
  all.set(p.subarray(0, length));
  return all;
};

async function sample(params: Params, ops: Ops): Promise<Sampling> {
  const candidates = candidatesOf(params);
  const { names, probabilities } = candidates;
  const size = probabilities.length;
  const settings = settingsOf(params);
  const final = finalDistribution(probabilities, settings);
  const theory = params.wrong
    ? finalDistribution(probabilities, { ...settings, temperature: 0.95 * settings.temperature })
    : final;
  const host = drawMany(final, params.seed, params.draws);
  const observed = new Float64Array(size);
  for (const id of host) observed[id] = (observed[id] as number) + 1;
  const [drawn, expected] = [padded(final, size), padded(theory, size)];
  const tokens = names.map((name, i): Token => ({
    name,
    model: probabilities[i] as number,
    probability: drawn[i] as number,
    theory: expected[i] as number,
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
    entropy: entropyBits(tempered(probabilities, settings.temperature)),
    chi: chiSquare(observed, expected, params.draws),
    kernel: await drawOnDevice(candidates, host, params, ops),
    continuation: params.source === 'book' ? continueText(params) : [],
    unknown: candidates.unknown,
    order: candidates.order,
  };
}

export const SIDE = 16;

export function problemOf({ seed, whole }: Pick<Params, 'seed' | 'whole'>): Problem {
  const random = seededRandom(seed);
  const value = (): number => (whole ? random.below(17) - 8 : random.uniform());
  const weight = (): number => (whole ? 4 * (random.below(5) - 2) : random.normal());
  return {
    size: SIDE,
    image: Float32Array.from({ length: SIDE ** 2 }, value),
    filter: Float32Array.from({ length: 9 }, weight),
  };
}

/** Steps from one 32-bit float to the next; signed. */
function steps(from: number, to: number): number {
  const view = new DataView(new ArrayBuffer(4));
  const place = (value: number): number => {
    view.setFloat32(0, value);
    const bits = view.getInt32(0);
    return bits >= 0 ? bits : -2147483648 - bits;
  };
  return place(to) - place(from);
}

let lastSums: { seed: number; found: ReturnType<typeof harmonicSums> } | undefined;
/** Seven sums of a million terms: kept, so that another pixel is shown at once. */
function sumsOf(seed: number): ReturnType<typeof harmonicSums> {
  if (lastSums?.seed !== seed) lastSums = { seed, found: harmonicSums(seed) };
  return lastSums.found;
}

async function lookAtDigits(params: Params, ops: Ops): Promise<Digits> {
  const problem = problemOf(params);
  const side = SIDE - 2;
  const exact = exactConvolution(problem);
  const direct = directConvolution(problem);
  const onDevice = await ops.conv2d({
    input: problem.image,
    filter: problem.filter,
    inputShape: [1, SIDE, SIDE, 1],
    filterShape: [3, 3, 1, 1],
  });
  const outputs: Record<Method['name'], Float32Array> = {
    direct,
    winograd: winogradConvolution(problem),
    fft: fftConvolution(problem),
    device: Float32Array.from(onDevice.output),
  };
  const at = params.row * side + params.column;
  const methods = (['direct', 'winograd', 'fft', 'device'] as const).map((name): Method => {
    const values = outputs[name];
    return {
      name,
      value: values[at] as number,
      relative: relativeError(values, exact),
      different: values.reduce((count, value, i) => count + (value === direct[i] ? 0 : 1), 0),
    };
  });
  const { sums, exact: exactSum } = sumsOf(params.seed);
  return {
    exact: exact[at] as number,
    methods,
    map: Array.from(outputs[params.map], (value, i) => steps(direct[i] as number, value)),
    side,
    sums,
    exactSum,
  };
}

export async function compute(params: Params, ops: Ops): Promise<Result> {
  return params.tab === 'sampling'
    ? { backend: ops.backend, sampling: await sample(params, ops) }
    : { backend: ops.backend, digits: await lookAtDigits(params, ops) };
}

export const SEEDS = 1000;

export interface Measured {
  seeds: number;
  freedom: number;
  mean: number;
  /** Share of seeds above the 5 % point, and that point. */
  rejected: number;
  limit: number;
  /** χ² of every seed. */
  values: number[];
}

/** χ² of seeds 1 … 1000 under the present settings. */
export async function measure(params: Params, _ops: Ops, run: Run<Measured>): Promise<Measured> {
  const { probabilities } = candidatesOf(params);
  const settings = settingsOf(params);
  const final = finalDistribution(probabilities, settings);
  const theory = params.wrong
    ? finalDistribution(probabilities, { ...settings, temperature: 0.95 * settings.temperature })
    : final;
  const expected = padded(theory, probabilities.length);
  const draws = Math.min(params.draws, 10_000);
  const values: number[] = [];
  let freedom = 0;
  const summary = (): Measured => {
    const limit = freedom > 0 ? chiSquareLimit(freedom, 0.05) : 0;
    return {
      seeds: values.length,
      freedom,
      mean: values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length),
      rejected: values.filter((value) => value > limit).length / Math.max(1, values.length),
      limit,
      values: [...values],
    };
  };
  for (let seed = 1; seed <= SEEDS; seed++) {
    await run.breathe();
    const observed = new Float64Array(probabilities.length);
    for (const id of drawMany(final, seed, draws)) observed[id] = (observed[id] as number) + 1;
    const chi = chiSquare(observed, expected, draws);
    values.push(chi.statistic);
    freedom = chi.freedom;
    if (seed % 50 === 0) run.report(summary(), seed / SEEDS);
  }
  return summary();
}
