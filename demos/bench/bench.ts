/** Measures the kernels against other libraries, on one device, in one run, interleaved. Used by `/bench` and the command line. */
import { openGpu, type Gpu } from '../gpu/device.ts';
import { OURS, type Contestant, type Prepared } from './contestants/contestant.ts';
import { jax } from './contestants/jax.ts';
import { onnx } from './contestants/onnx.ts';
import { alternatives } from './contestants/alternatives.ts';
import { ours } from './contestants/ours.ts';
import { tensorflow } from './contestants/tensorflow.ts';
import { median } from '../runtime/median.ts';
import { CUT_MS, Forecast } from './forecast.ts';
import { probe, type Rooflines } from './probes.ts';
import { shortfallOf, type Shortfall } from './shortfall.ts';
import { BENCH_ROWS, type BenchOp, type BenchRow } from './tasks.ts';

export const RIVALS = ['tfjs-webgpu', 'ort-webgpu', 'jax-webgpu', 'tfjs-wasm', 'ort-wasm'] as const;
export type Rival = (typeof RIVALS)[number];

export interface BenchOptions {
  readonly only?: BenchOp;
  /** Default all. The page asks before it loads what is large. */
  readonly rivals?: readonly Rival[];
  /** On a software adapter, also what is expected to take more than {@link CUT_MS} a run. Default false. */
  readonly large?: boolean;
  /** Samples a cell, of which the median counts. Default 20. */
  readonly samples?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (what: string) => void;
}

export interface BenchCell {
  readonly contestant: string;
  /** Median wall time of one run, in milliseconds. */
  readonly ms?: number;
  /** The same by the GPU's own clock. */
  readonly gpuMs?: number;
  /** In the row's unit, by wall time. */
  readonly rate?: number;
  /** Fewer than twenty where a run takes more than a second. */
  readonly samples?: number;
  /** What was compared where it is not the same task, or why there is no number. */
  readonly note?: string;
}

export interface BenchResult {
  readonly title: string;
  readonly op: BenchOp;
  readonly unit: BenchRow['unit'];
  readonly cells: readonly BenchCell[];
  /** Our rate as a share of the measured roofline, 0-1, by GPU time where there is one. */
  readonly peakShare?: number;
  /** How many times faster ours is, by wall time: contestant → ratio. */
  readonly ratios: Readonly<Record<string, number>>;
  /** Which goals the row misses, and why. */
  readonly shortfall?: Shortfall;
}

export interface BenchReport {
  readonly adapter: string;
  readonly isSoftware: boolean;
  readonly rooflines: Rooflines;
  readonly rows: readonly BenchResult[];
}

/** The rows that would be measured. */
export function benchRows({ only }: BenchOptions): readonly BenchRow[] {
  return BENCH_ROWS.filter((row) => !only || row.task.op === only);
}

/**
 * @param onRow hears of each row as soon as it is measured
 * @throws GpuError where there is no WebGPU; the signal's reason
 */
export async function runBench(onRow: (row: BenchResult) => void, options: BenchOptions = {}): Promise<BenchReport> {
  const gpu = await openGpu(navigator.gpu, { allowFallback: true });
  try {
    options.onProgress?.('rooflines');
    const rooflines = await probe(gpu);
    const contestants = await open(gpu, options);
    const forecast = new Forecast(gpu.isSoftware && !options.large ? CUT_MS : Infinity);
    const rows: BenchResult[] = [];
    for (const row of benchRows(options)) {
      options.signal?.throwIfAborted();
      options.onProgress?.(row.title);
      const cells = await measureRow(row, contestants, forecast, options);
      const result = resultOf(row, cells, rooflines, gpu.isSoftware);
      rows.push(result);
      onRow(result);
    }
    return { adapter: gpu.name, isSoftware: gpu.isSoftware, rooflines, rows };
  } finally {
    gpu.close();
  }
}

async function open(gpu: Gpu, { rivals = RIVALS, onProgress }: BenchOptions): Promise<Contestant[]> {
  const makers: Record<Rival, () => Promise<Contestant>> = {
    'tfjs-webgpu': () => tensorflow('webgpu'),
    'ort-webgpu': () => onnx('webgpu'),
    'jax-webgpu': jax,
    'tfjs-wasm': () => tensorflow('wasm'),
    'ort-wasm': () => onnx('wasm'),
  };
  const contestants = [ours(gpu), ...alternatives(gpu)];
  for (const rival of rivals) {
    onProgress?.(`loading ${rival}`);
    try {
      contestants.push(await makers[rival]());
    } catch (error) {
      contestants.push(absent(rival, error instanceof Error ? error.message : String(error)));
    }
  }
  return contestants;
}

function absent(name: string, why: string): Contestant {
  return { name, runsOn: '', prepare: () => Promise.reject(new Error(why)) };
}

interface Lane {
  readonly name: string;
  readonly prepared: Prepared;
  /** Runs a sample, so that one lasts long enough for the clock. */
  readonly times: number;
  readonly samples: number;
  readonly ms: number[];
  readonly gpuMs: number[];
}

/** Enough for the tuner to have decided. */
const WARM_UPS = 10;
const SAMPLE_MS = 20;
/** A contestant slower than this is sampled five times, and one slower than ten times this once. */
const SLOW_MS = 1000;

async function measureRow(
  row: BenchRow,
  contestants: readonly Contestant[],
  forecast: Forecast,
  { samples = 20, signal }: BenchOptions,
): Promise<BenchCell[]> {
  const lanes: Lane[] = [];
  const missing: BenchCell[] = [];
  for (const contestant of contestants) {
    signal?.throwIfAborted();
    if (contestant.takesPart && !contestant.takesPart(row.task)) continue;
    // Ours is what the row is about: measured once at least, however long it takes.
    const tooLong = contestant.name === OURS ? undefined : forecast.tooLong(contestant.name, row);
    if (tooLong) {
      missing.push({ contestant: contestant.name, note: tooLong });
      continue;
    }
    try {
      const prepared = await contestant.prepare(row.task);
      if (prepared) lanes.push(await warmUp(contestant.name, prepared, samples));
      else missing.push({ contestant: contestant.name, note: 'no such operation' });
    } catch (error) {
      missing.push({ contestant: contestant.name, note: error instanceof Error ? error.message : String(error) });
    }
  }
  for (let sample = 0; sample < samples; sample++) {
    for (const lane of lanes) {
      signal?.throwIfAborted();
      if (sample < lane.samples) await takeSample(lane);
    }
  }
  const cells = lanes.map((lane) => cellOf(lane, row));
  for (const { prepared } of lanes) prepared.dispose();
  for (const { contestant, ms } of cells) forecast.learn(contestant, row, ms);
  return [...cells, ...missing];
}

async function warmUp(name: string, prepared: Prepared, samples: number): Promise<Lane> {
  let ms = Infinity;
  for (let run = 0; run < WARM_UPS; run++) {
    const start = performance.now();
    await prepared.run(1);
    ms = Math.min(ms, performance.now() - start);
    if (ms > SLOW_MS) break;
  }
  const times = Math.max(1, Math.min(50, Math.round(SAMPLE_MS / ms)));
  const fewer = ms > 10 * SLOW_MS ? 1 : 5;
  return { name, prepared, times, samples: ms > SLOW_MS ? Math.min(samples, fewer) : samples, ms: [], gpuMs: [] };
}

async function takeSample(lane: Lane): Promise<void> {
  const start = performance.now();
  const gpuMs = await lane.prepared.run(lane.times);
  lane.ms.push((performance.now() - start) / lane.times);
  if (gpuMs !== undefined) lane.gpuMs.push(gpuMs / lane.times);
}

function cellOf({ name, prepared, ms, gpuMs }: Lane, row: BenchRow): BenchCell {
  const wall = median(ms);
  return {
    contestant: name,
    ms: wall,
    ...(gpuMs.length > 0 && { gpuMs: median(gpuMs) }),
    rate: row.amount / wall / 1e6,
    samples: ms.length,
    ...(prepared.note && { note: prepared.note }),
  };
}

function resultOf(row: BenchRow, cells: readonly BenchCell[], rooflines: Rooflines, isSoftware: boolean): BenchResult {
  const our = cells.find(({ contestant }) => contestant === OURS);
  const shortfall = shortfallOf(row, cells, rooflines, isSoftware);
  const roofline = row.unit === 'GB/s' ? rooflines.gigabytes : rooflines.gflops;
  const ms = our?.gpuMs ?? our?.ms;
  const ratios = cells.flatMap(({ contestant, ms: theirs }) =>
    theirs === undefined || our?.ms === undefined || contestant === OURS
      ? []
      : [[contestant, theirs / our.ms] as const],
  );
  return {
    title: row.title,
    op: row.task.op,
    unit: row.unit,
    cells,
    ...(ms !== undefined && { peakShare: row.amount / ms / 1e6 / roofline }),
    ratios: Object.fromEntries(ratios),
    ...(shortfall && { shortfall }),
  };
}
