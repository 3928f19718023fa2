/**
 * Fine-tuning in the browser. A small network learns digits; then it meets them changed, and a frozen copy with a low-rank update, or all
 * its weights, or its head alone, learn the new look. Training runs in float64. The tuned layers are then run by the kernels: with the
 * update beside the weights (`lora`), and merged into them (`matmul`).
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import type { Run } from '../../runtime/run.ts';
import { seededRandom } from '../../runtime/random.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { CLASSES, digits, PIXELS, type DigitSet, type Task } from './digits.ts';
import { detached, merged, roundTrip, updateOf, type Trip } from './merge.ts';
import {
  accuracy,
  accuracyOf,
  BATCH,
  batches,
  copyOf,
  freshNet,
  Trainer,
  WIDTHS,
  withFactors,
  type Net,
  type Trained,
} from './net.ts';
import { decompose, truncate } from './singular.ts';

export type Method = 'head' | 'lora' | 'full';
export type NewTask = Exclude<Task, 'plain'>;

export interface Params {
  experiment: 'train' | 'sweep';
  /** Whether the update is beside the weights, in them, or taken off, in the picture of the digits. */
  state: 'attached' | 'merged' | 'detached';
  task: NewTask;
  method: Method;
  rank: number;
  /** α; the update is scaled by α / r. */
  alpha: number;
  layers: 'all' | 'first' | 'middle';
  /** Learning rate of head and LoRA; full fine-tuning takes `FULL_RATE` of it. */
  rate: number;
  /** Training images of the new task. */
  samples: number;
  epochs: number;
  seed: number;
}

export const parameters: Parameters<Params> = {
  experiment: { kind: 'choice', options: ['train', 'sweep'], default: 'train' },
  state: { kind: 'choice', options: ['attached', 'merged', 'detached'], default: 'attached' },
  task: { kind: 'choice', options: ['ruled', 'inverted', 'mirrored', 'rotated'], default: 'ruled' },
  method: { kind: 'choice', options: ['lora', 'full', 'head'], default: 'lora' },
  rank: { kind: 'number', min: 1, max: 64, step: 1, default: 4 },
  rate: { kind: 'number', min: 1e-4, max: 3e-2, step: 60, scale: 'log', default: 1e-2 },
  alpha: { kind: 'number', min: 1, max: 32, step: 1, default: 8 },
  layers: { kind: 'choice', options: ['all', 'first', 'middle'], default: 'all' },
  samples: { kind: 'number', min: 50, max: 2000, step: 50, default: 300 },
  epochs: { kind: 'number', min: 1, max: 100, step: 1, default: 30 },
  seed: { kind: 'seed', default: 18 },
};

export const backends: readonly BackendKind[] = ['webgpu', 'wasm', 'cpu'];

/** Full fine-tuning learns at this part of the rate: what is right for the factors is too fast for all weights. */
export const FULL_RATE = 0.3;
/** Pretraining: images, passes, and the rate it starts from and lets fall to zero. */
export const PRETRAIN = { images: 6000, passes: 2, rate: 6e-3 } as const;
/** Test images of each task. */
export const TESTS = 500;
/** Test images of each task behind the curves, which are drawn while the training runs. */
export const CURVE_TESTS = 100;
/** Digits drawn. */
export const SHOWN = 8;
export const SWEEP_RANKS: readonly number[] = [1, 2, 4, 8, 16];
export const SWEEP_SEEDS = 3;

const ALL = [true, true, true];
const CHOSEN: Readonly<Record<Params['layers'], readonly boolean[]>> = {
  all: ALL,
  first: [true, false, false],
  middle: [false, true, false],
};

/** What each layer learns. */
export const trainedLayers = (method: Method, layers: Params['layers']): Trained[] =>
  [0, 1, 2].map((l) =>
    method === 'full'
      ? 'weights'
      : method === 'head'
        ? l === 2
          ? 'weights'
          : 'nothing'
        : CHOSEN[layers][l]
          ? 'factors'
          : 'nothing',
  );

/** Numbers that learn. */
export const trainedCount = (method: Method, layers: Params['layers'], rank: number): number =>
  trainedLayers(method, layers).reduce((sum, what, l) => {
    const [k, n] = [WIDTHS[l] as number, WIDTHS[l + 1] as number];
    return sum + (what === 'weights' ? k * n + n : what === 'factors' ? rank * (k + n) : 0);
  }, 0);

/** Multiply-adds of one training step for one image, forward and backward; no gradient is sent below the lowest layer that learns. */
export function multiplyAdds(method: Method, layers: Params['layers'], rank: number): number {
  const trained = trainedLayers(method, layers);
  const lowest = trained.findIndex((what) => what !== 'nothing');
  return trained.reduce((sum, what, l) => {
    const [k, n] = [WIDTHS[l] as number, WIDTHS[l + 1] as number];
    const sent = l > lowest;
    const own = k * n * (1 + (sent ? 1 : 0) + (what === 'weights' ? 1 : 0));
    const low = what === 'factors' ? rank * (3 * n + (sent ? 3 : 2) * k) : 0;
    return sum + own + low;
  }, 0);
}

export interface Sets {
  tune: DigitSet;
  newTest: DigitSet;
  oldTest: DigitSet;
}

/** Images of one seed; the tests of all methods are the same. */
export const setsOf = (task: NewTask, samples: number, seed: number): Sets => ({
  tune: digits(samples, task, seed * 10 + 1),
  newTest: digits(TESTS, task, seed * 10 + 2),
  oldTest: digits(TESTS, 'plain', seed * 10 + 3),
});

/** Keeps the last few values of a pure function that takes long. */
class Memory<T> {
  private readonly kept = new Map<string, T>();
  get = (key: string): T | undefined => this.kept.get(key);
  set(key: string, value: T): T {
    this.kept.set(key, value);
    const oldest = this.kept.keys().next();
    if (this.kept.size > 6 && !oldest.done) this.kept.delete(oldest.value);
    return value;
  }
}
const bases = new Memory<Net>();
const tunings = new Memory<Tuned>();

/** The network after pretraining on plain digits. Equal seeds give equal networks, so it is trained once only. */
export async function pretrained(seed: number, breathe: () => Promise<void>): Promise<Net> {
  const known = bases.get(String(seed));
  if (known) return known;
  const { images, passes, rate } = PRETRAIN;
  const set = digits(images, 'plain', seed * 10);
  const trainer = new Trainer(freshNet(seed * 10), ['weights', 'weights', 'weights'], rate);
  const total = passes * Math.ceil(images / BATCH);
  let done = 0;
  for (let pass = 0; pass < passes; pass++)
    for (const batch of batches(set, seed * 10 + pass)) {
      trainer.rate = rate * (1 - done++ / total);
      trainer.step(batch);
      await breathe();
    }
  return bases.set(String(seed), trainer.net);
}

export interface Tuned {
  net: Net;
  /** Mean training loss and accuracies on the new and the old task, after each epoch. */
  losses: number[];
  newCurve: number[];
  oldCurve: number[];
}

type Tuning = Omit<Params, 'experiment' | 'state'>;

/** Tunes a copy of `base`, or a fresh network for `scratch`. */
export async function tune(
  base: Net,
  sets: Sets,
  { method, rank, alpha, layers, rate, epochs, seed }: Tuning,
  breathe: () => Promise<void>,
  onEpoch?: (tuned: Tuned) => void,
): Promise<Tuned> {
  const start = method === 'lora' ? withFactors(base, CHOSEN[layers], rank, alpha, seed * 10 + 4) : copyOf(base);
  const trainer = new Trainer(start, trainedLayers(method, layers), method === 'full' ? rate * FULL_RATE : rate);
  const tuned: Tuned = { net: trainer.net, losses: [], newCurve: [], oldCurve: [] };
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0;
    const all = batches(sets.tune, seed * 1000 + epoch);
    for (const batch of all) {
      loss += trainer.step(batch) / all.length;
      await breathe();
    }
    tuned.losses.push(loss);
    if (onEpoch) {
      const few = (set: DigitSet): DigitSet => ({
        pixels: set.pixels.subarray(0, CURVE_TESTS * PIXELS),
        labels: set.labels.subarray(0, CURVE_TESTS),
      });
      tuned.newCurve.push(accuracy(trainer.net, few(sets.newTest)));
      tuned.oldCurve.push(accuracy(trainer.net, few(sets.oldTest)));
      onEpoch(tuned);
    }
  }
  return tuned;
}

export interface Accuracies {
  newTask: number;
  oldTask: number;
}

/** What is known when the training is over. */
export interface Finished {
  /** The update beside the weights, merged into them, taken off: the base again. */
  attached: Accuracies;
  merged: Accuracies;
  detached: Accuracies;
  /**
   * Largest difference of a logit between attached and merged, relative to the largest logit. As text: it is itself a rounding error, of
   * which two backends need not have the same.
   */
  mergeGap: string;
  /** Logits of the digits drawn with the update attached, [16, 10]: what backends can be compared by. */
  scores: number[];
  /** Predictions for the digits drawn: new task, then old. */
  predictions: Record<Params['state'], number[]>;
  trips: Trip[];
  /** Singular values of the update of each layer, relative to the largest of the layer; empty where it has none. */
  singular: number[][];
  /** Upper left corner of the weights and of the update, in the first layer that has one: rows of numbers, and the layer counted from 1. */
  corner?: { layer: number; weights: number[][]; update: number[][] };
  /** First directions in pixel space that the update of layer 1 reads, as 8 × 8 pictures. */
  directions: number[][];
}

export interface TrainResult {
  kind: 'train';
  losses: number[];
  newCurve: number[];
  oldCurve: number[];
  trained: number;
  total: number;
  multiplyAdds: number;
  fullMultiplyAdds: number;
  /** Digits drawn: pixels and labels of the new task, then of the old. */
  shown: { pixels: number[]; labels: number[] };
  finished?: Finished;
}

export interface SweepPoint {
  /** Accuracies on the new and the old task, one a seed finished. */
  newTask: number[];
  oldTask: number[];
}

export interface SweepResult {
  kind: 'sweep';
  task: NewTask;
  /** By rank of `SWEEP_RANKS`. */
  lora: SweepPoint[];
  /** The full update, cut to the best approximation of that rank. */
  cut: SweepPoint[];
  full: SweepPoint;
  head: SweepPoint;
  /** A fresh network on the new task's images alone. */
  scratch: SweepPoint;
  base: SweepPoint;
  done: number;
}

export type Result = TrainResult | SweepResult;

/** Logits through the ops: `lora` where a layer carries factors, `matmul` elsewhere. */
export async function forward({ layers, factors }: Net, pixels: Float64Array, ops: Ops): Promise<Float64Array> {
  const m = pixels.length / PIXELS;
  let x = pixels;
  for (const [l, { k, n, w, bias }] of layers.entries()) {
    const low = factors[l];
    const y = low
      ? (await ops.lora({ x, w, a: low.a, b: low.b, scale: low.scale, m, k, n, rank: low.rank })).y
      : (await ops.matmul({ a: x, b: w, m, k, n })).c;
    const last = l === layers.length - 1;
    x = Float64Array.from(y, (value, i) => {
      const z = value + (bias[i % n] as number);
      return last ? z : Math.max(0, z);
    });
  }
  return x;
}

const bestClass = (scores: Float64Array, row: number): number => {
  let best = 0;
  for (let c = 1; c < CLASSES; c++)
    if ((scores[row * CLASSES + c] as number) > (scores[row * CLASSES + best] as number)) best = c;
  return best;
};

/** The update of every layer, however it was made; undefined where nothing has changed. */
export function updatesOf(base: Net, net: Net): (Float64Array | undefined)[] {
  return net.layers.map((layer, l) => {
    const low = net.factors[l];
    if (low) return updateOf(layer, low);
    const before = (base.layers[l] as (typeof base.layers)[number]).w;
    const change = layer.w.map((value, i) => value - (before[i] as number));
    return change.some((value) => value !== 0) ? change : undefined;
  });
}

/** Rows and columns of the corner that is drawn, at most. */
const CORNER = 32;

function cornerOf(base: Net, updates: readonly (Float64Array | undefined)[]): Finished['corner'] {
  const l = updates.findIndex(Boolean);
  const [layer, update] = [base.layers[l], updates[l]];
  if (!layer || !update) return undefined;
  const cut = (m: Float64Array): number[][] =>
    Array.from({ length: Math.min(CORNER, layer.k) }, (_, i) =>
      Array.from(m.subarray(i * layer.n, i * layer.n + Math.min(CORNER, layer.n))),
    );
  return { layer: l + 1, weights: cut(layer.w), update: cut(update) };
}

async function finish(base: Net, tuned: Net, sets: Sets, ops: Ops): Promise<Finished> {
  const count = sets.newTest.labels.length;
  const both = new Float64Array(2 * count * PIXELS);
  both.set(sets.newTest.pixels);
  both.set(sets.oldTest.pixels, count * PIXELS);
  const nets = {
    attached: tuned,
    merged: merged(tuned),
    detached: tuned.factors.some(Boolean) ? detached(tuned) : base,
  };
  const scores = {
    attached: await forward(nets.attached, both, ops),
    merged: await forward(nets.merged, both, ops),
    detached: await forward(nets.detached, both, ops),
  };
  const share = (z: Float64Array): Accuracies => ({
    newTask: accuracyOf(z.subarray(0, count * CLASSES), sets.newTest.labels),
    oldTask: accuracyOf(z.subarray(count * CLASSES), sets.oldTest.labels),
  });
  const guesses = (z: Float64Array): number[] =>
    Array.from({ length: 2 * SHOWN }, (_, i) => bestClass(z, i < SHOWN ? i : count + i - SHOWN));
  let [gap, largest] = [0, 0];
  scores.attached.forEach((z, i) => {
    gap = Math.max(gap, Math.abs(z - (scores.merged[i] as number)));
    largest = Math.max(largest, Math.abs(z));
  });
  const updates = updatesOf(base, tuned);
  const parts = updates.flatMap((update, l) =>
    update ? [{ update, w: (base.layers[l] as (typeof base.layers)[number]).w }] : [],
  );
  const weights = parts.flatMap(({ w }) => Array.from(w));
  const change = parts.flatMap(({ update }) => Array.from(update));
  const decompositions = updates.map((update, l) =>
    update ? decompose(update, WIDTHS[l] as number, WIDTHS[l + 1] as number) : undefined,
  );
  const first = decompositions[0];
  const corner = cornerOf(base, updates);
  return {
    ...(corner && { corner }),
    attached: share(scores.attached),
    merged: share(scores.merged),
    detached: share(scores.detached),
    mergeGap: gap === 0 ? '0' : (gap / largest).toExponential(1),
    scores: [0, count].flatMap((row) => Array.from(scores.attached.subarray(row * CLASSES, (row + SHOWN) * CLASSES))),
    predictions: {
      attached: guesses(scores.attached),
      merged: guesses(scores.merged),
      detached: guesses(scores.detached),
    },
    trips: (['float32', 'bfloat16'] as const).map((format) => roundTrip(weights, change, format)),
    singular: decompositions.map((d) => d?.values.map((value) => value / (d.values[0] || 1)) ?? []),
    directions: (first?.vectors ?? [])
      .slice(0, 4)
      .filter((_, i) => (first?.values[i] ?? 0) > 1e-6 * (first?.values[0] ?? 1))
      .map((vector) => Array.from(vector)),
  };
}

async function train(params: Params, ops: Ops, run: Run<Result>): Promise<TrainResult> {
  const { task, method, rank, layers, samples, seed } = params;
  const base = await pretrained(seed, run.breathe);
  const sets = setsOf(task, samples, seed);
  const firsts = [sets.newTest, sets.oldTest];
  const result = (tuned: Tuned): TrainResult => ({
    kind: 'train',
    losses: [...tuned.losses],
    newCurve: [...tuned.newCurve],
    oldCurve: [...tuned.oldCurve],
    trained: trainedCount(method, layers, rank),
    total: trainedCount('full', layers, rank),
    multiplyAdds: multiplyAdds(method, layers, rank),
    fullMultiplyAdds: multiplyAdds('full', layers, rank),
    shown: {
      pixels: firsts.flatMap(({ pixels }) => Array.from(pixels.subarray(0, SHOWN * PIXELS))),
      labels: firsts.flatMap(({ labels }) => Array.from(labels.subarray(0, SHOWN))),
    },
  });
  const key = JSON.stringify([task, method, rank, params.alpha, layers, params.rate, samples, params.epochs, seed]);
  const tuned =
    tunings.get(key) ??
    tunings.set(
      key,
      await tune(base, sets, params, run.breathe, (now) => run.report(result(now), now.losses.length / params.epochs)),
    );
  return { ...result(tuned), finished: await finish(base, tuned.net, sets, ops) };
}

const emptyPoint = (): SweepPoint => ({ newTask: [], oldTask: [] });

/** All methods and ranks for one seed after the other; `seeds` is for tests. */
export async function sweep(params: Params, run: Run<Result>, seeds = SWEEP_SEEDS): Promise<SweepResult> {
  const { task, samples } = params;
  const result: SweepResult = {
    kind: 'sweep',
    task,
    lora: SWEEP_RANKS.map(emptyPoint),
    cut: SWEEP_RANKS.map(emptyPoint),
    full: emptyPoint(),
    head: emptyPoint(),
    scratch: emptyPoint(),
    base: emptyPoint(),
    done: 0,
  };
  const rounds = seeds * (SWEEP_RANKS.length + 3);
  for (let s = 0; s < seeds; s++) {
    const seed = params.seed + s;
    const base = await pretrained(seed, run.breathe);
    const sets = setsOf(task, samples, seed);
    const note = (point: SweepPoint | undefined, net: Net): void => {
      point?.newTask.push(accuracy(net, sets.newTest));
      point?.oldTask.push(accuracy(net, sets.oldTest));
    };
    const after = (): void => {
      result.done += 1 / rounds;
      run.report(structuredClone(result), result.done);
    };
    const with_ = (change: Partial<Tuning>, from = base): Promise<Tuned> =>
      tune(from, sets, { ...params, layers: 'all', seed, ...change }, run.breathe);
    note(result.base, base);
    const full = (await with_({ method: 'full' })).net;
    note(result.full, full);
    updatesAtRanks(base, full).forEach((net, i) => note(result.cut[i], net));
    after();
    for (const [i, rank] of SWEEP_RANKS.entries()) {
      note(result.lora[i], (await with_({ method: 'lora', rank })).net);
      after();
    }
    note(result.head, (await with_({ method: 'head' })).net);
    after();
    note(result.scratch, (await with_({ method: 'full' }, freshNet(seed * 10 + 5))).net);
    after();
  }
  return { ...result, done: 1 };
}

/** The base plus the full update cut to each rank of the sweep, layer by layer; biases as tuned. */
function updatesAtRanks(base: Net, full: Net): Net[] {
  const updates = updatesOf(base, full);
  const parts = updates.map((update, l) =>
    update ? { update, d: decompose(update, WIDTHS[l] as number, WIDTHS[l + 1] as number) } : undefined,
  );
  return SWEEP_RANKS.map((rank) => ({
    factors: full.factors,
    layers: full.layers.map((layer, l) => {
      const part = parts[l];
      if (!part) return layer;
      const cut = truncate(part.update, layer.k, layer.n, part.d, rank);
      const before = base.layers[l] as (typeof base.layers)[number];
      return { ...layer, w: before.w.map((value, i) => value + (cut[i] as number)) };
    }),
  }));
}

export function compute(params: Params, ops: Ops, run: Run<Result>): Promise<Result> {
  return params.experiment === 'sweep' ? sweep(params, run) : train(params, ops, run);
}

export interface KernelPoint {
  /** Rows of x, width k = n, rank. */
  m: number;
  width: number;
  rank: number;
  /** Milliseconds: the fused layer; three separate products and the sum; the merged weights. */
  fused: number;
  separate: number;
  merged: number;
  onGpu: boolean;
}

export interface Measured {
  points: KernelPoint[];
  /** Milliseconds a training step of 64 images in float64, with the method chosen and with full fine-tuning. */
  stepMs?: { chosen: number; full: number };
}

export const KERNEL_SIZES: readonly { m: number; width: number; rank: number }[] = [1, 64, 512].flatMap((m) =>
  [4, 16, 64].map((rank) => ({ m, width: 1024, rank })),
);
/** A product that takes longer than this is timed once only. */
const SLOW_MS = 250;

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Median time of a few calls after one for warming up: the GPU's clock where there is one, else the wall's. */
async function timed(
  call: () => Promise<number | undefined>,
  run: Run<Measured>,
): Promise<{ ms: number; onGpu: boolean }> {
  const times: number[] = [];
  let onGpu = false;
  for (let i = 0; i < 6; i++) {
    await run.breathe();
    const from = run.now();
    const gpu = await call();
    onGpu = gpu !== undefined && gpu > 0;
    times.push(onGpu ? (gpu as number) : run.now() - from);
    if ((times.at(-1) ?? 0) > SLOW_MS) break;
  }
  return { ms: median(times.length > 1 ? times.slice(1) : times), onGpu };
}

const randomArray = (length: number, seed: number): Float32Array => {
  const random = seededRandom(seed);
  return Float32Array.from({ length }, () => random.uniform() - 0.5);
};

async function timeKernel(
  { m, width, rank }: (typeof KERNEL_SIZES)[number],
  ops: Ops,
  run: Run<Measured>,
): Promise<KernelPoint> {
  const [k, n] = [width, width];
  const [x, w, a, b] = [
    randomArray(m * k, 1),
    randomArray(k * n, 2),
    randomArray(k * rank, 3),
    randomArray(rank * n, 4),
  ];
  const gpuMs = (result: object): number | undefined => (result as { gpuMs?: number }).gpuMs;
  const plain = async (): Promise<number | undefined> => gpuMs(await ops.matmul({ a: x, b: w, m, k, n }));
  const fused = await timed(async () => gpuMs(await ops.lora({ x, w, a, b, scale: 1, m, k, n, rank })), run);
  const separate = await timed(async () => {
    const base = await plain();
    const down = await ops.matmul({ a: x, b: a, m, k, n: rank });
    const up = await ops.matmul({ a: down.c, b, m, k: rank, n });
    const parts = [base, gpuMs(down), gpuMs(up)];
    return parts.every((part) => part !== undefined) ? parts.reduce((sum, part) => sum + part, 0) : undefined;
  }, run);
  const together = await timed(plain, run);
  return { m, width, rank, fused: fused.ms, separate: separate.ms, merged: together.ms, onGpu: fused.onGpu };
}

/** Times one training step of the chosen method and of full fine-tuning, then the kernel against separate products and merged weights. */
export async function measure(params: Params, ops: Ops, run: Run<Measured>): Promise<Measured> {
  const base = await pretrained(params.seed, run.breathe);
  const batch = digits(BATCH, params.task, params.seed);
  const stepTime = async (method: Method): Promise<number> => {
    const { layers, rank, alpha, seed, rate } = params;
    const net = method === 'lora' ? withFactors(base, CHOSEN[layers], rank, alpha, seed) : copyOf(base);
    const trainer = new Trainer(net, trainedLayers(method, layers), rate * 1e-3);
    const times: number[] = [];
    for (let i = 0; i < 15; i++) {
      await run.breathe();
      const from = run.now();
      trainer.step(batch);
      times.push(run.now() - from);
    }
    return median(times.slice(3));
  };
  const measured: Measured = {
    points: [],
    stepMs: { chosen: await stepTime(params.method), full: await stepTime('full') },
  };
  for (const size of KERNEL_SIZES) {
    measured.points.push(await timeKernel(size, ops, run));
    run.report({ ...measured, points: [...measured.points] }, measured.points.length / KERNEL_SIZES.length);
  }
  return measured;
}
