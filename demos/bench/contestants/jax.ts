/** jax-js on WebGPU: a rival in the benchmark, used nowhere else. */
import type * as Jax from '@jax-js/jax';
import { planConv2d } from '../../kernels/conv2d/conv2d.ts';
import { dataOf } from '../task-data.ts';
import type { Task } from '../tasks.ts';
import type { Contestant } from './contestant.ts';

type JaxArray = Jax.numpy.Array;

export async function jax(): Promise<Contestant> {
  const library = await import('@jax-js/jax');
  const devices = await library.init('webgpu');
  if (!devices.includes('webgpu')) throw new Error('jax-js has no WebGPU here.');
  library.defaultDevice('webgpu');
  return {
    name: 'jax-js WebGPU',
    runsOn: 'webgpu',
    async prepare(task) {
      const shapes = shapesOf(task);
      const data = dataOf(task);
      if (!shapes) return undefined;
      const arrays = new Map<string, JaxArray>();
      for (const [name, shape] of Object.entries(shapes)) {
        arrays.set(name, library.numpy.array(data[name] as Float32Array<ArrayBuffer>, { shape }));
      }
      const get = (name: string): JaxArray => {
        const array = arrays.get(name);
        if (!array) throw new Error(`The benchmark has no data called ${name}.`);
        return array.ref;
      };
      return {
        async run(times) {
          const results = Array.from({ length: times }, () => compute(library, task, get));
          for (const result of results) await result.blockUntilReady();
          for (const result of results) result.dispose();
          return undefined;
        },
        ...(task.op === 'quantizedMatmul' && { note: 'float32' }),
        dispose: () => arrays.forEach((array) => array.dispose()),
      };
    },
  };
}

function shapesOf(task: Task): Record<string, number[]> | undefined {
  switch (task.op) {
    case 'matmul':
      return { a: [task.m, task.k], b: [task.k, task.n] };
    case 'quantizedMatmul':
      return { x: [task.m, task.k], w: [task.k, task.n] };
    case 'lora':
      return { x: [task.m, task.k], w: [task.k, task.n], a: [task.k, task.rank], b: [task.rank, task.n] };
    case 'attention': {
      const { heads, queries, keys, headSize } = task;
      return { query: [queries, heads, headSize], key: [keys, heads, headSize], value: [keys, heads, headSize] };
    }
    case 'conv2d': {
      const { batch, channels, height, width, filters, groups, kernelHeight, kernelWidth } = planConv2d(task.shape);
      if (groups > 1) return undefined;
      return { input: [batch, channels, height, width], filter: [filters, channels, kernelHeight, kernelWidth] };
    }
    case 'sampling':
    case 'quantize':
      return undefined;
  }
}

function compute({ numpy, nn, lax }: typeof Jax, task: Task, get: (name: string) => JaxArray): JaxArray {
  switch (task.op) {
    case 'matmul':
      return numpy.matmul(get('a'), get('b'));
    case 'quantizedMatmul':
      return numpy.matmul(get('x'), get('w'));
    case 'lora':
      return numpy.matmul(get('x'), get('w')).add(numpy.matmul(numpy.matmul(get('x'), get('a')), get('b')));
    case 'attention':
      return nn.dotProductAttention(get('query'), get('key'), get('value'), { isCausal: task.causal });
    case 'conv2d': {
      const { strideY, strideX, top, bottom, left, right } = planConv2d(task.shape);
      const padding: [number, number][] = [
        [top, bottom],
        [left, right],
      ];
      return lax.conv(get('input'), get('filter'), [strideY, strideX], padding);
    }
    case 'sampling':
    case 'quantize':
      throw new Error(`jax-js is not measured on ${task.op}.`);
  }
}
