/**
 * What the two small networks have in common; their gradients are written out by hand.
 *
 * A pair is the sum of the vectors of its key and its value. Matrices are linear, so each network multiplies its matrices with the 24
 * vectors of the vocabulary once a batch, and an example only looks rows up and adds them.
 */
import type { Block } from './block.ts';
import { answerOf, type Example } from './task.ts';

export interface Network {
  /** Number of weights. */
  parameters: number;
  blocks: readonly Block[];
  /** Probabilities of the eight values for each example. */
  answer: (batch: readonly Example[]) => Float64Array[];
  /** Adds the gradient of the mean cross-entropy to the blocks, and returns that loss. */
  learn: (batch: readonly Example[]) => number;
}

export const weightCount = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.w.length, 0);

/** softmax, without overflow. */
export function softmax(scores: ArrayLike<number>): Float64Array {
  const e = Float64Array.from(scores);
  let top = -Infinity;
  for (const x of e) top = Math.max(top, x);
  let total = 0;
  for (let i = 0; i < e.length; i++) total += e[i] = Math.exp((e[i] as number) - top);
  for (let i = 0; i < e.length; i++) e[i] = (e[i] as number) / total;
  return e;
}

/** p − 1[answer], divided by the size of the batch: the gradient of the loss with respect to the logits. */
export function logitGradient(p: Float64Array, one: Example, size: number): Float64Array {
  return p.map((x, i) => (x - (i === answerOf(one) ? 1 : 0)) / size);
}

/** What both networks do in the end: softmax(W h), with a bias where there is one. */
export function readOut(out: Block, h: Float64Array, bias?: Float64Array): Float64Array {
  const logits = out.project(h, 1);
  if (bias) for (let i = 0; i < logits.length; i++) logits[i] = (logits[i] as number) + (bias[i] as number);
  return softmax(logits);
}

/** One training step on a batch; returns the loss before it. */
export function trainingStep(network: Network, batch: readonly Example[], t: number, rate: number): number {
  const loss = network.learn(batch);
  for (const block of network.blocks) block.step(t, rate);
  return loss;
}

/** Share of right answers. */
export function accuracy(network: Network, batch: readonly Example[]): number {
  const right = network.answer(batch).filter((p, i) => p.indexOf(Math.max(...p)) === answerOf(batch[i] as Example));
  return right.length / batch.length;
}
