/** The cut inside a layer: every device has a part of each matrix. */
import {
  addTransposedTimes,
  lossGradient,
  relu,
  rows,
  throughRelu,
  times,
  timesTransposed,
  type Block,
} from './block.ts';
import { together } from './clock.ts';
import { at, ringTime, SPEED, total, zeros, type Step } from './step.ts';
import { allReduce, Wire } from './wire.ts';

/** Columns from … to of a square matrix. */
function columns(matrix: Float64Array, width: number, from: number, to: number): Float64Array {
  const cut = new Float64Array(width * (to - from));
  for (let i = 0; i < width; i++) cut.set(matrix.subarray(i * width + from, i * width + to), i * (to - from));
  return cut;
}

/** Pairs of layers, the first cut by columns, the second by rows: one sum of activations a pair and direction (Megatron). */
export function tensorParallel(block: Block, devices: number): Step {
  const { layers, width, batch, weights, input, target } = block;
  const wire = new Wire(devices);
  const part = width / devices;
  const cut = (i: number): [number, number] => [i * part, (i + 1) * part];
  const pairs = layers / 2;
  const first = (pair: number, i: number): Float64Array => columns(at(weights, 2 * pair), width, ...cut(i));
  const second = (pair: number, i: number): Float64Array => rows(at(weights, 2 * pair + 1), width, ...cut(i));
  /** Input of each pair, the same on all devices, and the hidden piece of each device. */
  const inputs: Float64Array[] = [input];
  const hidden: Float64Array[][] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const x = at(inputs, pair);
    const pieces = Array.from({ length: devices }, (_, i) => relu(times(x, first(pair, i), batch, width, part)));
    const sums = pieces.map((h, i) => times(h, second(pair, i), batch, part, width));
    allReduce(sums, wire);
    hidden.push(pieces);
    inputs.push(at(sums, 0));
  }
  let above = lossGradient(at(inputs, pairs), target, batch);
  const gradients = zeros(layers, width * width);
  for (let pair = pairs - 1; pair >= 0; pair--) {
    const x = at(inputs, pair);
    const below = Array.from({ length: devices }, (_, i) => {
      const [from] = cut(i);
      const h = at(at(hidden, pair), i);
      const rowsGradient = new Float64Array(part * width);
      addTransposedTimes(rowsGradient, h, above, batch, part, width);
      at(gradients, 2 * pair + 1).set(rowsGradient, from * width);
      const inner = throughRelu(timesTransposed(above, second(pair, i), batch, width, part), h);
      const columnsGradient = new Float64Array(width * part);
      addTransposedTimes(columnsGradient, x, inner, batch, width, part);
      for (let row = 0; row < width; row++)
        at(gradients, 2 * pair).set(columnsGradient.subarray(row * part, (row + 1) * part), row * width + from);
      return timesTransposed(inner, first(pair, i), batch, part, width);
    });
    allReduce(below, wire);
    above = at(below, 0);
  }
  const held = (layers * width * width) / devices;
  const unit = (2 * width * part * batch) / SPEED;
  return {
    gradients,
    sent: wire.sent,
    memory: Array.from({ length: devices }, (_, i) => ({
      weights: held,
      gradients: held,
      optimizer: 2 * held,
      activations: total(inputs) + total(hidden.map((pieces) => at(pieces, i))),
    })),
    clock: (link) => {
      const sum = ['send', ringTime(devices, batch * width, link)] as const;
      return together(devices, [
        ...Array.from({ length: pairs }, () => [['forward', unit] as const, sum]).flat(),
        ...Array.from({ length: pairs }, () => [['backward', 2 * unit] as const, sum]).flat(),
      ]);
    },
  };
}
