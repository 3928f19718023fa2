/**
 * Where a row falls short of its goal, and why, computed from what was measured:
 *
 *     our time = start of a run + the larger of (bytes / copy rate, operations / multiply-add rate) + the rest
 *
 * The start is the time of an empty run, the rates are the rooflines. The rest is what the kernel itself loses: loads that
 * wait, lanes that idle, work done twice.
 */
import type { BenchCell } from './bench.ts';
import { OURS } from './contestants/contestant.ts';
import type { Rooflines } from './probes.ts';
import type { BenchRow } from './tasks.ts';

/** How many times faster than each rival a row should be. */
export function goalsOn(isSoftware: boolean): Readonly<Record<string, number>> {
  return isSoftware
    ? { 'TF.js WebGPU': 5, 'ORT WebGPU': 5, 'jax-js WebGPU': 1.3 }
    : { 'TF.js WebGPU': 1.5, 'ORT WebGPU': 1, 'jax-js WebGPU': 1 };
}

/** Of the measured peak, for large products and convolutions on a GPU. */
const PEAK_GOAL = 0.5;
const LARGE_FLOPS = 1e9;

export interface Shortfall {
  /** The goals that were missed, e.g. `3.1× TF.js WebGPU (goal 5×)`. */
  readonly missed: readonly string[];
  /** Milliseconds of one run of ours; they add up to it. */
  readonly parts: { readonly start: number; readonly floor: number; readonly rest: number };
  /** Missed goals and parts as a sentence. */
  readonly text: string;
}

/** @returns undefined where every goal is met, or ours was not measured */
export function shortfallOf(
  row: Pick<BenchRow, 'task' | 'flops' | 'bytes'>,
  cells: readonly BenchCell[],
  rooflines: Rooflines,
  isSoftware: boolean,
): Shortfall | undefined {
  const our = cells.find(({ contestant }) => contestant === OURS);
  if (our?.ms === undefined) return undefined;
  const ms = our.ms;
  const missed = Object.entries(goalsOn(isSoftware)).flatMap(([rival, goal]) => {
    const theirs = cells.find(({ contestant }) => contestant === rival)?.ms;
    if (theirs === undefined || theirs / ms >= goal) return [];
    return [`${digits(theirs / ms)}× ${rival} (goal ${goal}×)`];
  });
  const share = row.flops / (our.gpuMs ?? ms) / 1e6 / rooflines.gflops;
  const isLarge = row.flops > LARGE_FLOPS && (row.task.op === 'matmul' || row.task.op === 'conv2d');
  if (!isSoftware && isLarge && share < PEAK_GOAL) missed.push(`${Math.round(100 * share)} % of the peak (goal 50 %)`);
  if (missed.length === 0) return undefined;

  const memory = row.bytes / rooflines.gigabytes / 1e6;
  const arithmetic = row.flops / rooflines.gflops / 1e6;
  const start = Math.min(ms, rooflines.startMs);
  const floor = Math.min(ms - start, Math.max(memory, arithmetic));
  const rest = ms - start - floor;
  const text = [
    `short of the goal: ${missed.join(', ')}.`,
    reason({ start, floor, rest }, ms, memory > arithmetic),
  ].join(' ');
  return { missed, parts: { start, floor, rest }, text };
}

function reason({ start, floor, rest }: Shortfall['parts'], ms: number, isMemory: boolean): string {
  const bound = isMemory ? 'moving the bytes at the measured copy rate' : 'the multiply-adds at the measured peak';
  const all = [
    [start, 'the start of a run, whatever it computes'],
    [floor, bound],
    [rest, 'the rest, which is the kernel’s own loss'],
  ] as const;
  const sorted = [...all].sort(([a], [b]) => b - a);
  return `Of ${digits(ms)} ms: ${sorted.map(([part, what]) => `${digits(part)} ms ${what}`).join('; ')}.`;
}

function digits(value: number): string {
  return String(Number(value.toPrecision(3)));
}
