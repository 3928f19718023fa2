/**
 * One gradient, five cuts: a training step of L square layers on N virtual devices. Every strategy computes the same gradient for real; what
 * each device holds, sends and waits for is counted. The strategies are told apart in `strategies.ts`, their clock is in `clock.ts`.
 */
import type { Parameters } from '../../runtime/parameters.ts';
import type { Ops } from '../../runtime/ops.ts';
import { DemoError, type Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { randomBlock } from './block.ts';
import { idleShare, makespan, type Pass } from './clock.ts';
import type { Memory } from './step.ts';
import { trainingStep, type Strategy } from './strategies.ts';

export interface Params {
  /** The strategy that is drawn. */
  strategy: Strategy;
  /** Devices N. */
  devices: 2 | 4 | 8;
  /** Micro-batches m of the pipelines. */
  micro: 1 | 2 | 4 | 8 | 16 | 32;
  /** Examples in the batch b. */
  batch: 8 | 16 | 32 | 64;
  /** Layers L. */
  layers: 8 | 16;
  /** Width d of a layer. */
  width: 8 | 16 | 32 | 64;
  /** Numbers that a link carries in a unit of time, 16 … 4096; a device does 1024 multiply-adds meanwhile. */
  link: number;
  seed: number;
}

export const STRATEGIES: readonly Strategy[] = ['single', 'layers', 'gpipe', '1f1b', 'data', 'fsdp', 'tensor'];

export const parameters: Parameters<Params> = {
  strategy: { kind: 'choice', options: STRATEGIES, default: '1f1b' },
  devices: { kind: 'choice', options: [2, 4, 8], default: 4 },
  micro: { kind: 'choice', options: [1, 2, 4, 8, 16, 32], default: 8 },
  batch: { kind: 'choice', options: [8, 16, 32, 64], default: 32 },
  layers: { kind: 'choice', options: [8, 16], default: 8 },
  width: { kind: 'choice', options: [8, 16, 32, 64], default: 16 },
  link: { kind: 'number', min: 16, max: 4096, step: 1, scale: 'log', whole: true, default: 256 },
  seed: { kind: 'seed', default: 7 },
};

export const backends: readonly BackendKind[] = ['float64'];

/** Bytes and memory are counted for numbers of this size, although the demo computes with eight bytes. */
export const BYTES = 4;

export interface Row {
  strategy: Strategy;
  devices: number;
  /** Bytes sent by the device that sends most. */
  sentBytes: number;
  /** Time of the step, and with infinitely fast links. */
  time: number;
  computeTime: number;
  /** Share of the devices' time spent waiting for each other if links were infinitely fast: the bubble. */
  bubble: number;
  /** Share of the step that the transfers add. */
  transfers: number;
  /** Bytes on the fullest device. */
  memory: Memory;
  /** Largest difference of any entry of the gradient from the one computed on a single device, and the largest entry. */
  difference: number;
  largest: number;
}

export interface Result {
  rows: Row[];
  /** The drawn strategy. */
  passes: Pass[];
}

const inBytes = (memory: Memory): Memory => ({
  weights: BYTES * memory.weights,
  gradients: BYTES * memory.gradients,
  optimizer: BYTES * memory.optimizer,
  activations: BYTES * memory.activations,
});

export const sumOf = ({ weights, gradients, optimizer, activations }: Memory): number =>
  weights + gradients + optimizer + activations;

function largestDifference(a: readonly Float64Array[], b: readonly Float64Array[]): number {
  let most = 0;
  a.forEach((layer, l) => layer.forEach((value, i) => (most = Math.max(most, Math.abs(value - (b[l]?.[i] ?? NaN))))));
  return most;
}

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const { strategy: drawn, devices, micro, batch, layers, width, link, seed } = params;
  if (micro > batch) {
    throw new DemoError(
      `A batch of ${batch} examples cannot be cut into ${micro} micro-batches. Choose ${batch} or fewer, or a larger batch.`,
      `批量只有${batch}，切不出${micro}个微批次。请把微批次减到${batch}以内，或加大批量。`,
    );
  }
  const block = randomBlock(layers, width, batch, seed);
  const reference = trainingStep(block, 'single', 1, 1).gradients;
  const largest = largestDifference(
    reference,
    reference.map((layer) => new Float64Array(layer.length)),
  );
  const rows: Row[] = [];
  let passes: Pass[] = [];
  for (const strategy of STRATEGIES) {
    await run.breathe();
    const used = strategy === 'single' ? 1 : devices;
    const step = trainingStep(block, strategy, used, micro);
    const clock = step.clock(link);
    const ideal = step.clock(Infinity);
    const [time, computeTime] = [makespan(clock), makespan(ideal)];
    const fullest = step.memory.reduce((most, memory) => (sumOf(memory) > sumOf(most) ? memory : most));
    rows.push({
      strategy,
      devices: used,
      sentBytes: BYTES * Math.max(...step.sent),
      time,
      computeTime,
      bubble: idleShare(ideal, used),
      transfers: 1 - computeTime / time,
      memory: inBytes(fullest),
      difference: largestDifference(step.gradients, reference),
      largest,
    });
    if (strategy === drawn) passes = clock;
  }
  return { rows, passes };
}
