/** The stopwatch: a training step with each method, and the kernel against separate products and merged weights. */
import { median } from '../../runtime/median.ts';
import type { Ops } from '../../runtime/ops.ts';
import { seededRandom } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import { pretrained } from './base.ts';
import { digits } from './digits.ts';
import { CHOSEN, trainedLayers, type Method, type Params } from './method.ts';
import { BATCH, copyOf, Trainer, withFactors } from './net.ts';

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
