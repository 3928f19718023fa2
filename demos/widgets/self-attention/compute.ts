/**
 * Scaled dot-product self-attention over the reader's own sentence: softmax(QKᵀ / (T√d)) V, for several heads.
 *
 * Nothing is trained. The first three heads are built to do one thing each, so that the picture can be predicted:
 *   1  same word         content only, W_Q = W_K = I
 *   2  previous token    positions only, score 8 Σ_k cos(ω_k (i − 1 − j)) / √d
 *   3  first token       positions only, score 8 Σ_k cos(ω_k (1 − j)) / √d
 *   4… random            W_Q and W_K drawn from the seed, reading content and position together
 * Positions are the cosine and sine pairs of Vaswani et al. 2017 (section 3.5) with base 100, so that a short sentence sees their turn.
 */
import type { AttentionOutput } from '../../kernels/attention/attention.ts';
import { median } from '../../runtime/median.ts';
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { hashText, seededRandom } from '../../runtime/random.ts';
import { DemoError, type Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { tokenize } from './tokens.ts';

export interface Params {
  sentence: string;
  /** Number of heads, 1 … 8. */
  heads: number;
  /** The head that is drawn, counted from 1. */
  head: number;
  /** The token whose row is looked at, counted from 1. */
  row: number;
  /** Size of a head d, 8 … 64. */
  headSize: number;
  /** Temperature T, 0.05 … 1000. */
  temperature: number;
  /** Divide by √d. */
  scaled: boolean;
  causal: boolean;
  positions: boolean;
  seed: number;
}

export const parameters: Parameters<Params> = {
  sentence: { kind: 'text', default: 'the cat that the dogs chased was tired', maxLength: 400 },
  heads: { kind: 'number', min: 1, max: 8, step: 1, default: 4 },
  head: { kind: 'number', min: 1, max: 8, step: 1, default: 1 },
  temperature: { kind: 'number', min: 0.05, max: 1000, step: 0.01, scale: 'log', default: 1 },
  causal: { kind: 'toggle', default: false },
  row: { kind: 'number', min: 1, max: 64, step: 1, default: 4 },
  headSize: { kind: 'number', min: 8, max: 64, step: 8, default: 16 },
  scaled: { kind: 'toggle', default: true },
  positions: { kind: 'toggle', default: true },
  seed: { kind: 'seed', default: 16 },
};

export const backends: readonly BackendKind[] = ['webgpu', 'wasm', 'cpu'];

/** More tokens than this are refused, and no more than `WINDOW` are drawn. */
export const MAX_TOKENS = 64;
export const WINDOW = 32;

export interface Result {
  tokens: string[];
  heads: number;
  headSize: number;
  /** The head drawn, counted from 0; never more than there are. */
  head: number;
  /** Weights and scaled scores of all heads, [heads, n, n]; masked scores are −∞. */
  weights: Float32Array | Float64Array;
  scores: Float32Array | Float64Array;
  /** Context vectors, [heads, n, d]. */
  context: Float32Array | Float64Array;
  /** 2^H of each row of the drawn head: the number of tokens it effectively attends to. */
  effectiveTokens: number[];
}

/** Unit of content: normal entries drawn from the lower-case token, scaled to length √d. Equal words have equal vectors. */
export function contentVector(token: string, size: number): Float64Array {
  const random = seededRandom(hashText(token.toLowerCase()));
  const vector = Float64Array.from({ length: size }, () => random.normal());
  const length = Math.hypot(...vector);
  return vector.map((x) => (x * Math.sqrt(size)) / length);
}

/** (cos ω_k p, sin ω_k p) for k = 0 … d/2 − 1 with ω_k = 100^(−2k/d); p is counted from 1. */
export function positionVector(position: number, size: number): Float64Array {
  const vector = new Float64Array(size);
  for (let k = 0; k < size / 2; k++) {
    const angle = position * 100 ** ((-2 * k) / size);
    vector[2 * k] = Math.cos(angle);
    vector[2 * k + 1] = Math.sin(angle);
  }
  return vector;
}

function randomMatrix(seed: number, size: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: size * size }, () => random.normal() / Math.sqrt(size));
}

/** x W for a row vector x. */
function project(x: Float64Array, matrix: Float64Array): Float64Array {
  const size = x.length;
  const out = new Float64Array(size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) out[j] = (out[j] as number) + (x[i] as number) * (matrix[i * size + j] as number);
  return out;
}

type Pair = readonly [query: Float64Array, key: Float64Array];

/** Query and key of one token in one head. */
function roleOf(head: number, index: number, content: Float64Array, { positions, seed }: Params): Pair {
  const size = content.length;
  const place = positions ? positionVector(index + 1, size) : new Float64Array(size);
  const pointTo = (position: number): Float64Array =>
    positions ? positionVector(position, size).map((x) => 8 * x) : new Float64Array(size);
  if (head === 0) return [content, content];
  if (head === 1) return [pointTo(index), place];
  if (head === 2) return [pointTo(1), place];
  const input = content.map((x, i) => x + (place[i] as number));
  return [
    project(input, randomMatrix(seed * 100 + 2 * head, size)),
    project(input, randomMatrix(seed * 100 + 2 * head + 1, size)),
  ];
}

/** Checks the sentence. @throws DemoError with what is wrong and what to do */
export function tokensOf(sentence: string): string[] {
  if (sentence.length > parameters.sentence.maxLength) {
    throw new DemoError(
      `The sentence has ${sentence.length.toLocaleString('en-US')} characters; at most ${parameters.sentence.maxLength} can be read here. Shorten it.`,
      `句子有${sentence.length.toLocaleString('en-US')}个字符，最多${parameters.sentence.maxLength}个。请缩短。`,
    );
  }
  const tokens = tokenize(sentence);
  if (tokens.length === 0)
    throw new DemoError('There is no word in the sentence. Type at least one.', '句子里没有词。请至少输入一个。');
  if (tokens.length > MAX_TOKENS) {
    throw new DemoError(
      `The sentence has ${tokens.length} tokens; at most ${MAX_TOKENS} can be computed here. Shorten it.`,
      `句子有${tokens.length}个词元，最多${MAX_TOKENS}个。请缩短。`,
    );
  }
  return tokens;
}

const effective = (weights: ArrayLike<number>): number => {
  let bits = 0;
  for (let j = 0; j < weights.length; j++) {
    const p = weights[j] as number;
    if (p > 0) bits -= p * Math.log2(p);
  }
  return 2 ** bits;
};

export async function compute(params: Params, ops: Ops): Promise<Result> {
  const tokens = tokensOf(params.sentence);
  const { heads, headSize, temperature, scaled, causal } = params;
  const n = tokens.length;
  const head = Math.min(params.head, heads) - 1;
  const query = new Float64Array(heads * n * headSize);
  const key = new Float64Array(query.length);
  const value = new Float64Array(query.length);
  const contents = tokens.map((token) => contentVector(token, headSize));
  for (let h = 0; h < heads; h++) {
    contents.forEach((content, i) => {
      const [q, k] = roleOf(h, i, content, params);
      const at = (h * n + i) * headSize;
      query.set(q, at);
      key.set(k, at);
      value.set(content, at);
    });
  }
  const scale = 1 / (temperature * (scaled ? Math.sqrt(headSize) : 1));
  const output: AttentionOutput = await ops.attention({
    query,
    key,
    value,
    heads,
    queryCount: n,
    keyCount: n,
    headSize,
    scale,
    causal,
    weights: true,
  });
  const weights = output.weights ?? new Float64Array();
  const scores = output.scores ?? new Float64Array();
  const effectiveTokens = tokens.map((_, i) => effective(weights.subarray((head * n + i) * n, (head * n + i + 1) * n)));
  return { tokens, heads, headSize, head, weights, scores, context: output.context, effectiveTokens };
}

/** Counted, not timed: what one run over n tokens costs. */
export interface Cost {
  n: number;
  /** Query-key pairs of one head that are not masked. */
  pairs: number;
  /** Floating-point operations of all heads: 4 d for each pair. */
  flops: number;
  /** Bytes of the weights of all heads if they were stored in float32, and of what the fused kernel keeps: one maximum and one sum a row. */
  storedBytes: number;
  fusedBytes: number;
}

export function costOf(n: number, { heads, headSize, causal }: Pick<Params, 'heads' | 'headSize' | 'causal'>): Cost {
  const pairs = causal ? (n * (n + 1)) / 2 : n * n;
  return { n, pairs, flops: 4 * pairs * headSize * heads, storedBytes: 4 * n * n * heads, fusedBytes: 8 * n * heads };
}

export const LENGTHS: readonly number[] = [64, 128, 256, 512, 1024, 2048, 4096];

export interface Measured {
  points: { n: number; ms: number; onGpu: boolean }[];
  /** The length at which the sweep stopped, since it would have taken too long. */
  stoppedAt?: number;
}

/** A point that is predicted to take longer than this is not measured. */
export const LONGEST_POINT_MS = 2000;

/** Times attention without stored weights on random vectors of growing length; the best clock there is: the GPU's, else the wall's. */
export async function measure(params: Params, ops: Ops, run: Run<Measured>): Promise<Measured> {
  const { heads, headSize, causal } = params;
  const measured: Measured = { points: [] };
  for (const n of LENGTHS) {
    const last = measured.points.at(-1);
    if (last && last.ms * (n / last.n) ** 2 > LONGEST_POINT_MS) return { ...measured, stoppedAt: n };
    const random = seededRandom(n);
    const [query, key, value] = [0, 1, 2].map(() =>
      Float32Array.from({ length: heads * n * headSize }, () => random.normal()),
    ) as [Float32Array, Float32Array, Float32Array];
    const input = {
      query,
      key,
      value,
      heads,
      queryCount: n,
      keyCount: n,
      headSize,
      scale: 1 / Math.sqrt(headSize),
      causal,
    };
    const times: number[] = [];
    let onGpu = false;
    const started = run.now();
    for (let repeat = 0; repeat < 7 && (repeat < 2 || run.now() - started < 600); repeat++) {
      await run.breathe();
      const from = run.now();
      const { gpuMs } = (await ops.attention(input)) as { gpuMs?: number };
      onGpu = gpuMs !== undefined && gpuMs > 0;
      times.push(onGpu ? (gpuMs as number) : run.now() - from);
    }
    // The first run compiles and warms up.
    measured.points.push({ n, ms: median(times.slice(1)), onGpu });
    run.report({ ...measured, points: [...measured.points] }, measured.points.length / LENGTHS.length);
  }
  return measured;
}
