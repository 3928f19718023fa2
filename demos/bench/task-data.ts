/** The numbers of a task: seeded, so that all contestants get the same. */
import { randomFloats, randomFrom } from './random.ts';
import type { Task } from './tasks.ts';

export type TaskData = Record<string, Float32Array>;

export function dataOf(task: Task): TaskData {
  const random = randomFrom(30);
  const floats = (...sizes: number[]): Float32Array => {
    return randomFloats(
      random,
      sizes.reduce((all, size) => all * size, 1),
    );
  };
  switch (task.op) {
    case 'matmul':
      return { a: floats(task.m, task.k), b: floats(task.k, task.n) };
    case 'attention': {
      const { heads, queries, keys, headSize } = task;
      const [query, key, value] = [
        floats(heads, queries, headSize),
        floats(heads, keys, headSize),
        floats(heads, keys, headSize),
      ];
      return { query, key, value };
    }
    case 'conv2d':
      return { input: floats(...task.shape.inputShape), filter: floats(...task.shape.filterShape) };
    case 'sampling':
      return {
        logits: floats(task.batch, task.vocabulary).map((value) => 10 * value),
        uniform: floats(task.batch).map((value) => Math.abs(value) * 0.999),
      };
    case 'lora':
      return {
        x: floats(task.m, task.k),
        w: floats(task.k, task.n),
        a: floats(task.k, task.rank),
        b: floats(task.rank, task.n),
      };
    case 'quantizedMatmul':
      return { x: floats(task.m, task.k), w: floats(task.k, task.n) };
    case 'quantize':
      return { w: floats(task.k, task.n) };
  }
}
