/** The kernels of this project. Inputs stay on the GPU, outputs are left there, as with every contestant. */
import type { Gpu } from '../../gpu/device.ts';
import { Recording, type Slot } from '../../gpu/recording.ts';
import { upload, type Resident } from '../../gpu/resident.ts';
import { recordAttention } from '../../kernels/attention/attention.ts';
import { planConv2d, recordConv2d } from '../../kernels/conv2d/conv2d.ts';
import { recordLora } from '../../kernels/lora/lora.ts';
import { recordMatmul } from '../../kernels/matmul/matmul.ts';
import { quantize, recordQuantizedMatmul } from '../../kernels/quantized-matmul/quantized-matmul.ts';
import { recordSampling } from '../../kernels/sampling/sampling.ts';
import { dataOf, type TaskData } from '../task-data.ts';
import type { Task } from '../tasks.ts';
import type { Contestant } from './contestant.ts';

export function ours(gpu: Gpu): Contestant {
  return {
    name: 'ours',
    runsOn: gpu.name,
    async prepare(task) {
      const data = inputsOf(task);
      const residents = new Map<string, Resident>();
      for (const [name, values] of Object.entries(data)) residents.set(name, await upload(gpu, name, values));
      const once = async (): Promise<number | undefined> => {
        const run = new Recording(gpu, task.op);
        record(run, task, (name) => {
          const resident = residents.get(name);
          if (!resident) throw new Error(`The benchmark has no data called ${name}.`);
          return run.input(name, resident);
        });
        return (await run.execute({})).gpuMs;
      };
      return {
        async run(times) {
          const all = await Promise.all(Array.from({ length: times }, once));
          return all.reduce<number | undefined>(
            (sum, ms) => (sum === undefined || ms === undefined ? undefined : sum + ms),
            0,
          );
        },
        dispose: () => residents.forEach((resident) => resident.release()),
      };
    },
  };
}

function inputsOf(task: Task): Record<string, Float32Array | Uint32Array | Int32Array> {
  const data: TaskData = dataOf(task);
  if (task.op !== 'quantizedMatmul') return data;
  const { x, w } = data;
  const { packed, scales, zeros } = quantize(w ?? new Float32Array(), layoutOf(task));
  return { x: x ?? new Float32Array(), packed, scales, zeros };
}

function layoutOf({ k, n, bits }: Extract<Task, { op: 'quantizedMatmul' }>) {
  const granularity = bits === 8 ? ('channel' as const) : (32 as const);
  return { k, n, bits, granularity, symmetric: true, groupSize: bits === 8 ? k : 32 };
}

function record(run: Recording, task: Task, slot: (name: string) => Slot): void {
  switch (task.op) {
    case 'matmul':
      recordMatmul(run, { a: slot('a'), b: slot('b') }, task);
      return;
    case 'attention': {
      const { heads, queries, keys, headSize, causal } = task;
      const shape = { heads, queryCount: queries, keyCount: keys, headSize, causal, scale: 1 / Math.sqrt(headSize) };
      recordAttention(run, { query: slot('query'), key: slot('key'), value: slot('value') }, shape);
      return;
    }
    case 'conv2d':
      recordConv2d(run, { input: slot('input'), filter: slot('filter') }, planConv2d(task.shape));
      return;
    case 'sampling':
      recordSampling(run, { logits: slot('logits'), uniform: slot('uniform') }, { ...task, ...SAMPLING_SETTINGS });
      return;
    case 'lora':
      recordLora(run, { x: slot('x'), w: slot('w'), a: slot('a'), b: slot('b') }, task);
      return;
    case 'quantizedMatmul': {
      const slots = { x: slot('x'), packed: slot('packed'), scales: slot('scales'), zeros: slot('zeros') };
      recordQuantizedMatmul(run, slots, { m: task.m, weights: layoutOf(task), activations: task.activations });
    }
  }
}

/** The usual settings of a language model's sampler. */
export const SAMPLING_SETTINGS = { temperature: 0.8, topK: 50, topP: 0.9, minP: 0.02 };
