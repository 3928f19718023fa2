/** Other ways to the same result with the kernels of this project: what fusing and quantizing are to be compared with. */
import type { Gpu } from '../../gpu/device.ts';
import type { Recording, Slot } from '../../gpu/recording.ts';
import { recordMatmul } from '../../kernels/matmul/matmul.ts';
import { recordPackedMatmul } from '../../kernels/quantized-matmul/quantized-matmul.ts';
import { groupSizeOf } from '../../kernels/quantized-matmul/quantize.ts';
import { dataOf } from '../task-data.ts';
import type { Task } from '../tasks.ts';
import addSource from './add.wgsl?raw';
import type { Contestant } from './contestant.ts';
import { withKernels, type Way } from './ours.ts';

export function alternatives(gpu: Gpu): Contestant[] {
  // On a GPU the packed dot product is what `ours` does.
  const ways =
    gpu.isSoftware && gpu.features.packedDot ? [SEPARATE, MERGED, FLOAT32, PACKED] : [SEPARATE, MERGED, FLOAT32];
  return ways.map((way) => withKernels(gpu, way));
}

type Lora = Extract<Task, { op: 'lora' }>;
type Quantized = Extract<Task, { op: 'quantizedMatmul' }>;

const isLora = (task: Task): task is Lora => task.op === 'lora';
const isQuantized = (task: Task): task is Quantized => task.op === 'quantizedMatmul';

/** x W, x A, (x A) B and a sum: four kernels instead of two, and y written three times. */
const SEPARATE: Way = {
  name: 'ours, separate products',
  takesPart: isLora,
  record(run, task, slot) {
    if (!isLora(task)) return;
    const { m, k, n, rank } = task;
    const base = recordMatmul(run, { a: slot('x'), b: slot('w') }, { m, k, n });
    const down = recordMatmul(run, { a: slot('x'), b: slot('a') }, { m, k, n: rank }, 'lora down');
    const up = recordMatmul(run, { a: down, b: slot('b') }, { m, k: rank, n }, 'lora up');
    recordSum(run, base, up, m * n);
  },
};

function recordSum(run: Recording, a: Slot, b: Slot, length: number): void {
  run.step({
    kernel: { label: 'sum', source: addSource, buffers: ['read', 'read', 'write'] },
    params: [length],
    buffers: [a, b, run.output('sum', 4 * length)],
    groups: [Math.ceil(length / 64), 1, 1],
    work: length,
  });
}

/** x (W + s A B), with the sum in brackets made before: the least there is to do, for one adapter at a time. */
const MERGED: Way = {
  name: 'ours, merged weights',
  takesPart: isLora,
  record(run, task, slot) {
    if (isLora(task)) recordMatmul(run, { a: slot('x'), b: slot('w') }, task);
  },
};

const FLOAT32: Way = {
  name: 'ours, float32',
  takesPart: isQuantized,
  inputs: dataOf,
  record(run, task, slot) {
    if (isQuantized(task)) recordMatmul(run, { a: slot('x'), b: slot('w') }, task);
  },
};

const PACKED: Way = {
  name: 'ours, dot4I8Packed',
  takesPart: (task) => isQuantized(task) && task.activations === 'int8',
  record(run, task, slot) {
    if (!isQuantized(task)) return;
    const slots = { x: slot('x'), packed: slot('packed'), scales: slot('scales'), zeros: slot('zeros') };
    recordPackedMatmul(run, slots, { m: task.m, weights: { ...task, groupSize: groupSizeOf(task) } });
  },
};
