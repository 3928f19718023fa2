/** TensorFlow.js, on WebGPU or WASM. */
import type * as TensorFlow from '@tensorflow/tfjs-core';
import { planConv2d } from '../../kernels/conv2d/conv2d.ts';
import { dataOf, type TaskData } from '../task-data.ts';
import type { Task } from '../tasks.ts';
import { loadTensorFlow } from '../tensorflow.ts';
import type { Contestant } from './contestant.ts';

type Tf = typeof TensorFlow;
type Inputs = Record<string, TensorFlow.Tensor>;

/** What of the backend is needed to submit all work and wait for it; none of it is in the published types. */
interface WebGpuBackend {
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
  readonly queue: GPUQueue;
}

export async function tensorflow(backend: 'webgpu' | 'wasm'): Promise<Contestant> {
  await loadTensorFlow(backend);
  return {
    name: `TF.js ${backend === 'webgpu' ? 'WebGPU' : 'WASM'}`,
    runsOn: backend,
    async prepare(task) {
      const tf = await loadTensorFlow(backend);
      const inputs = tensorsOf(tf, task, dataOf(task));
      const compute = computationOf(tf, task, inputs);
      if (!compute) return undefined;
      return {
        async run(times) {
          if (tf.getBackend() !== backend) await tf.setBackend(backend);
          for (let i = 0; i < times; i++) tf.dispose(tf.tidy(compute));
          if (backend === 'webgpu') await finish(tf.backend() as unknown as WebGpuBackend);
          return undefined;
        },
        ...(task.op === 'quantizedMatmul' && { note: 'float32' }),
        dispose: () => tf.dispose(inputs),
      };
    },
  };
}

async function finish(backend: WebGpuBackend): Promise<void> {
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
  await backend.queue.onSubmittedWorkDone();
}

function tensorsOf(tf: Tf, task: Task, data: TaskData): Inputs {
  const shapes = shapesOf(task);
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, tf.tensor(data[name] ?? [], shape)]));
}

function shapesOf(task: Task): Record<string, number[]> {
  switch (task.op) {
    case 'matmul':
      return { a: [task.m, task.k], b: [task.k, task.n] };
    case 'attention': {
      const { heads, queries, keys, headSize } = task;
      return { query: [heads, queries, headSize], key: [heads, keys, headSize], value: [heads, keys, headSize] };
    }
    case 'conv2d':
      return { input: [...task.shape.inputShape], filter: [...task.shape.filterShape] };
    case 'sampling':
    case 'quantize':
      return {};
    case 'lora':
      return { x: [task.m, task.k], w: [task.k, task.n], a: [task.k, task.rank], b: [task.rank, task.n] };
    case 'quantizedMatmul':
      return { x: [task.m, task.k], w: [task.k, task.n] };
  }
}

function computationOf(tf: Tf, task: Task, inputs: Inputs): (() => TensorFlow.Tensor) | undefined {
  const get = (name: string): TensorFlow.Tensor => inputs[name] ?? tf.scalar(0);
  switch (task.op) {
    case 'matmul':
      return () => tf.matMul(get('a'), get('b'));
    case 'quantizedMatmul':
      return () => tf.matMul(get('x'), get('w'));
    case 'lora':
      return () => tf.add(tf.matMul(get('x'), get('w')), tf.matMul(tf.matMul(get('x'), get('a')), get('b')));
    case 'attention': {
      const { queries, keys, headSize, causal } = task;
      const scale = tf.scalar(1 / Math.sqrt(headSize));
      const blocked = tf.tidy(() => tf.mul(tf.sub(1, tf.linalg.bandPart(tf.ones([queries, keys]), -1, 0)), -1e9));
      return () => {
        const scores = tf.mul(tf.matMul(get('query'), get('key'), false, true), scale);
        return tf.matMul(tf.softmax(causal ? tf.add(scores, blocked) : scores), get('value'));
      };
    }
    case 'conv2d': {
      const { strideY, strideX, top, groups, channels, kernelHeight, kernelWidth } = planConv2d(task.shape);
      if (groups === channels && groups > 1) {
        const filter = tf.reshape(get('filter'), [kernelHeight, kernelWidth, channels, 1]) as TensorFlow.Tensor4D;
        return () => tf.depthwiseConv2d(get('input') as TensorFlow.Tensor4D, filter, [strideY, strideX], top);
      }
      return () => {
        const [input, filter] = [get('input') as TensorFlow.Tensor4D, get('filter') as TensorFlow.Tensor4D];
        return tf.conv2d(input, filter, [strideY, strideX], top);
      };
    }
    case 'sampling':
    case 'quantize':
      return undefined;
  }
}
