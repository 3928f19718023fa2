/** The device's measured rooflines: what a kernel's share of the peak is a share of. */
import type { Gpu } from '../gpu/device.ts';
import { Recording } from '../gpu/recording.ts';
import { upload, type Resident } from '../gpu/resident.ts';
import source from './probes.wgsl?raw';

export interface Rooflines {
  /** Fused multiply-adds in float32, counted as two operations. */
  readonly gflops: number;
  /** Bytes read plus bytes written by a copy. */
  readonly gigabytes: number;
  /** Milliseconds of a run that computes next to nothing: encoding, submitting, waiting. */
  readonly startMs: number;
}

/** Takes a second or two. Best of several runs: a roofline is a limit, not an average. */
export async function probe(gpu: Gpu): Promise<Rooflines> {
  return { gflops: await multiplyAddRate(gpu), gigabytes: await copyRate(gpu), startMs: await startTime(gpu) };
}

/** Runs in a row, not one after the other, since that is how a sample is taken. */
async function startTime(gpu: Gpu): Promise<number> {
  const runs = 20;
  const numbers = await upload(gpu, 'source', new Float32Array(256));
  let best = Infinity;
  for (let sample = 0; sample < 8; sample++) {
    const start = performance.now();
    await Promise.all(Array.from({ length: runs }, () => record(gpu, numbers, 'copy', 1, 0, 64, 1).execute({})));
    best = Math.min(best, (performance.now() - start) / runs);
  }
  numbers.release();
  return best;
}

async function multiplyAddRate(gpu: Gpu): Promise<number> {
  const threads = gpu.isSoftware ? 4096 : 262_144;
  let best = 0;
  for (const chains of [2, 4, 8]) {
    let turns = 16;
    for (let run = 0; run < 8; run++) {
      const ms = await time(gpu, 'multiplyAdd', chains, turns, threads, threads / 64);
      best = Math.max(best, (2 * 4 * 16 * chains * turns * threads) / ms / 1e6);
      if (ms < 20) turns *= 2;
    }
  }
  return best;
}

async function copyRate(gpu: Gpu): Promise<number> {
  const vectors = gpu.isSoftware ? 2 ** 20 : 2 ** 22;
  let best = 0;
  for (let run = 0; run < 8; run++) {
    const ms = await time(gpu, 'copy', 1, 0, vectors, vectors / 64);
    best = Math.max(best, (2 * 16 * vectors) / ms / 1e6);
  }
  return best;
}

async function time(
  gpu: Gpu,
  entryPoint: 'multiplyAdd' | 'copy',
  chains: number,
  turns: number,
  vectors: number,
  groups: number,
): Promise<number> {
  const numbers = new Float32Array(entryPoint === 'copy' ? 4 * vectors : 64).fill(0.5);
  const { gpuMs, wallMs } = await record(gpu, numbers, entryPoint, chains, turns, vectors, groups).execute({});
  return Math.max(1e-3, gpuMs ?? wallMs);
}

function record(
  gpu: Gpu,
  numbers: Float32Array | Resident,
  entryPoint: 'multiplyAdd' | 'copy',
  chains: number,
  turns: number,
  vectors: number,
  groups: number,
): Recording {
  const run = new Recording(gpu, 'roofline probe');
  const input = run.input('source', numbers);
  run.step({
    kernel: {
      label: `probe ${entryPoint}`,
      source,
      entryPoint,
      buffers: ['read', 'write'],
      consts: { CHAINS: chains },
    },
    params: [turns, vectors],
    buffers: [input, run.output('target', 16 * vectors)],
    groups: [groups, 1, 1],
    work: 1,
  });
  return run;
}
