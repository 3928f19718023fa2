/**
 * Change one token, see who notices. A small random transformer reads the reader's words; then each token in turn is replaced by
 * another and the network runs again. How far each output moves shows who can see whom, through all layers.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { hashText, seededRandom } from '../../runtime/random.ts';
import { DemoError, type Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { drawLayers, runCached, runStack, WIDTH, type Layer, type Sees, type States } from './transformer.ts';

export type Architecture = 'encoder' | 'decoder' | 'prefix' | 'both';

export interface Params {
  architecture: Architecture;
  source: string;
  target: string;
  /** Layers of each stack, 1 … 4. */
  layers: number;
  /** A layer looks at tokens fewer than this many places away; 1 means no limit. */
  window: number;
  /** Positions whose token is replaced by [MASK], counted from 1; used by the encoder. */
  masked: readonly number[];
  seed: number;
}

/** More tokens than this are refused. */
export const MAX_TOKENS = 12;

export const parameters: Parameters<Params> = {
  architecture: { kind: 'choice', options: ['encoder', 'decoder', 'prefix', 'both'], default: 'decoder' },
  source: { kind: 'text', default: 'the cat sat on the mat', maxLength: 120 },
  target: { kind: 'text', default: 'die Katze saß da', maxLength: 120 },
  layers: { kind: 'number', min: 1, max: 4, step: 1, default: 2 },
  window: { kind: 'number', min: 1, max: 8, step: 1, default: 1 },
  masked: { kind: 'numbers', default: [], min: 1, max: MAX_TOKENS, maxLength: MAX_TOKENS },
  seed: { kind: 'seed', default: 17 },
};

export const backends: readonly BackendKind[] = ['float64'];

/** How row i sees column j. */
export type Seen = 'two-sided' | 'causal' | 'cross' | null;

export interface Result {
  tokens: string[];
  /** How many of the tokens belong to the source. */
  sourceCount: number;
  /** Positions under [MASK], from 0. */
  masked: number[];
  /** Who sees whom in one layer. */
  visible: Seen[][];
  pairs: number;
  /** influence[i][j]: distance by which output i moved when token j was replaced. */
  influence: number[][];
  /** Cells of the map that are exactly 0. */
  zeros: number;
  /** Tokens that the training objective predicts. */
  predicted: number;
  /** Token passes to write the target after the source; absent where the architecture does not write. */
  passes?: { plain: number; cached: number };
  /** Decoder: largest difference between the run over all tokens at once and the cached one, token by token. */
  cacheDifference?: number;
}

const WORD =
  /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:['’-](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*|[^\s\p{Cc}\p{Cf}]/gu;

function wordsOf(text: string, maxLength: number): string[] {
  if (text.length > maxLength) {
    throw new DemoError(
      `A text has ${text.length.toLocaleString('en-US')} characters; at most ${maxLength} can be read here. Shorten it.`,
      `文本有${text.length.toLocaleString('en-US')}个字符，最多${maxLength}个。请缩短。`,
    );
  }
  return text.match(WORD) ?? [];
}

/** Source and target as tokens. @throws DemoError with what is wrong and what to do */
export function readTokens({ architecture, source, target }: Params): { source: string[]; target: string[] } {
  const parts = {
    source: wordsOf(source, parameters.source.maxLength),
    target: wordsOf(target, parameters.target.maxLength),
  };
  const count = parts.source.length + parts.target.length;
  if (count > MAX_TOKENS) {
    throw new DemoError(
      `Source and target have ${count} tokens; at most ${MAX_TOKENS} can be drawn here. Shorten one of them.`,
      `原文和译文共${count}个词元，最多画${MAX_TOKENS}个。请缩短其中一个。`,
    );
  }
  const needsBoth = architecture === 'prefix' || architecture === 'both';
  if (count === 0 || (needsBoth && (parts.source.length === 0 || parts.target.length === 0))) {
    throw new DemoError(
      needsBoth
        ? 'This architecture needs a source and a target. Type at least one word in each.'
        : 'There is no word to read. Type at least one.',
      needsBoth ? '这种结构需要原文和译文，请各输入至少一个词。' : '没有可读的词。请至少输入一个。',
    );
  }
  return parts;
}

/** Who sees whom in one layer of `source` + `target` tokens. A window limits self-attention, not cross-attention. */
export function visibility(architecture: Architecture, source: number, target: number, window: number): Seen[][] {
  const n = source + target;
  const reach = window > 1 ? window : Infinity;
  const see = (i: number, j: number): Seen => {
    const across = architecture === 'both' && i >= source && j < source;
    if (across) return 'cross';
    if (Math.abs(i - j) >= reach) return null;
    if (architecture === 'encoder') return 'two-sided';
    if (architecture === 'decoder') return j <= i ? 'causal' : null;
    if (i < source) return j < source ? 'two-sided' : null;
    return j <= i ? 'causal' : null;
  };
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => see(i, j)));
}

/** A unit of content for a token, of length √D, plus the sine and cosine pairs of its position (base 100). */
function embed(token: string, position: number, seed: number): Float64Array {
  const random = seededRandom((hashText(token) ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0);
  const content = Float64Array.from({ length: WIDTH }, () => random.normal());
  const length = Math.hypot(...content) / Math.sqrt(WIDTH);
  return content.map((x, k) => {
    const angle = position * 100 ** (-(k - (k % 2)) / WIDTH);
    return x / length + (k % 2 === 0 ? Math.sin(angle) : Math.cos(angle));
  });
}

interface Network {
  readonly architecture: Architecture;
  readonly sourceCount: number;
  readonly encoder: readonly Layer[];
  readonly decoder: readonly Layer[];
  readonly visible: readonly (readonly Seen[])[];
}

/** Outputs of all tokens. */
function outputs(input: States, { architecture, sourceCount, encoder, decoder, visible }: Network): States {
  const seenFrom =
    (offset: number, end: number): Sees =>
    (row) =>
      (visible[row + offset] ?? []).flatMap((seen, j) => (seen && j >= offset && j < end ? [j - offset] : []));
  if (architecture !== 'both') return runStack(input, encoder, seenFrom(0, input.length));
  const source = runStack(input.slice(0, sourceCount), encoder, seenFrom(0, sourceCount));
  const target = runStack(input.slice(sourceCount), decoder, seenFrom(sourceCount, input.length), source);
  return [...source, ...target];
}

const distance = (a: Float64Array, b: Float64Array): number => Math.hypot(...a.map((x, k) => x - (b[k] as number)));

const MASK = '[MASK]';
/** Stands in for another token: no word of the reader's contains a blank. */
const replaced = (token: string): string => `not ${token}`;

function predictedCount(architecture: Architecture, source: number, target: number, masked: number): number {
  if (architecture === 'encoder') return masked;
  return architecture === 'decoder' ? source + target - 1 : target;
}

/** Token passes through a stack, counted step by step. */
export function countPasses(architecture: Architecture, source: number, target: number): Result['passes'] {
  if (architecture === 'encoder' || source === 0 || target === 0) return undefined;
  let plain = 0;
  if (architecture === 'both') {
    // The source once; the decoder begins with a start symbol and runs over what is written so far.
    for (let step = 1; step <= target; step++) plain += step;
    return { plain: source + plain, cached: source + target };
  }
  for (let step = 0; step < target; step++) plain += source + step;
  return { plain, cached: source + target - 1 };
}

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const { architecture, layers, window, seed } = params;
  const parts = readTokens(params);
  const tokens = [...parts.source, ...parts.target];
  const n = tokens.length;
  const sourceCount = parts.source.length;
  const masked =
    architecture === 'encoder'
      ? [...new Set(params.masked.map((position) => Math.round(position) - 1))]
          .filter((j) => j < n)
          .sort((a, b) => a - b)
      : [];
  const visible = visibility(architecture, sourceCount, n - sourceCount, window);
  const encoder = drawLayers(layers, seed);
  const network = { architecture, sourceCount, encoder, decoder: drawLayers(layers, seed + 1_000_003), visible };
  const inputOf = (words: readonly string[]): States =>
    words.map((word, j) => embed(masked.includes(j) ? MASK : word, j, seed));
  const before = inputOf(tokens);
  const reference = outputs(before, network);
  const influence = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let j = 0; j < n; j++) {
    await run.breathe();
    const changed = outputs(inputOf(tokens.map((word, k) => (k === j ? replaced(word) : word))), network);
    changed.forEach((state, i) => {
      const row = influence[i] as number[];
      row[j] = distance(state, reference[i] as Float64Array);
    });
  }
  const passes = countPasses(architecture, sourceCount, n - sourceCount);
  const result: Result = {
    tokens,
    sourceCount,
    masked,
    visible,
    pairs: visible.flat().filter((seen) => seen !== null).length,
    influence,
    zeros: influence.flat().filter((value) => value === 0).length,
    predicted: predictedCount(architecture, sourceCount, n - sourceCount, masked.length),
    ...(passes && { passes }),
  };
  if (architecture === 'decoder') {
    const cached = runCached(before, encoder, window > 1 ? window : n);
    const differences = cached.map((state, i) =>
      Math.max(...state.map((x, k) => Math.abs(x - (reference[i]?.[k] ?? NaN)))),
    );
    result.cacheDifference = Math.max(...differences);
  }
  return result;
}
