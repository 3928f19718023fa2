/**
 * The kernels of this project. Inputs stay on the GPU, outputs are left there, as with every contestant. What else could be
 * done with the same kernels (LoRA unfused or merged, float32 beside quantized weights) is in `alternatives.ts`.
 */
import type { Gpu } from '../../gpu/device.ts';
import { Recording, type Slot } from '../../gpu/recording.ts';
import { upload, type Resident } from '../../gpu/resident.ts';
import { recordAttention } from '../../kernels/attention/attention.ts';
import { planConv2d, recordConv2d } from '../../kernels/conv2d/conv2d.ts';
import { recordLora } from '../../kernels/lora/lora.ts';
import { recordMatmul } from '../../kernels/matmul/matmul.ts';
import { recordDequantize, recordQuantize } from '../../kernels/quantize/quantize-matrix.ts';
import { groupSizeOf, quantize } from '../../kernels/quantized-matmul/quantize.ts';
import { recordQuantizedMatmul } from '../../kernels/quantized-matmul/quantized-matmul.ts';
import { recordSampling } from '../../kernels/sampling/sampling.ts';
import { dataOf, type TaskData } from '../task-data.ts';
import type { Task } from '../tasks.ts';
import { OURS, type Contestant } from './contestant.ts';

type Arrays = Record<string, Float32Array | Uint32Array | Int32Array>;

export interface Way {
  readonly name: string;
  readonly takesPart?: (task: Task) => boolean;
  /** Default: what `ours` takes. */
  readonly inputs?: (task: Task) => Arrays;
  readonly record: (run: Recording, task: Task, slot: (name: string) => Slot) => void;
}

export function ours(gpu: Gpu): Contestant {
  return withKernels(gpu, { name: OURS, record });
}

/** A contestant made of kernels of this project. */
export function withKernels(gpu: Gpu, way: Way): Contestant {
  return {
    name: way.name,
    runsOn: gpu.name,
    ...(way.takesPart && { takesPart: way.takesPart }),
    async prepare(task) {
      const residents = new Map<string, Resident>();
      const arrays = (way.inputs ?? inputsOf)(task);
      for (const [name, values] of Object.entries(arrays)) residents.set(name, await upload(gpu, name, values));
      const once = async (): Promise<number | undefined> => {
        const run = new Recording(gpu, task.op);
        way.record(run, task, (name) => {
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

function inputsOf(task: Task): Arrays {
  const data: TaskData = dataOf(task);
  const isPacked = task.op === 'quantizedMatmul' || (task.op === 'quantize' && task.direction === 'dequantize');
  if (!isPacked) return data;
  const { packed, scales, zeros } = quantize(data['w'] ?? new Float32Array(), task);
  return { ...(data['x'] && { x: data['x'] }), packed, scales, zeros };
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
    case 'quantize':
      if (task.direction === 'quantize') recordQuantize(run, slot('w'), task);
      else recordDequantize(run, { packed: slot('packed'), scales: slot('scales'), zeros: slot('zeros') }, task);
      return;
    case 'quantizedMatmul': {
      const slots = { x: slot('x'), packed: slot('packed'), scales: slot('scales'), zeros: slot('zeros') };
      const weights = { ...task, groupSize: groupSizeOf(task) };
      recordQuantizedMatmul(run, slots, { m: task.m, weights, activations: task.activations });
    }
  }
}

/** The usual settings of a language model's sampler. */
export const SAMPLING_SETTINGS = { temperature: 0.8, topK: 50, topP: 0.9, minP: 0.02 };
