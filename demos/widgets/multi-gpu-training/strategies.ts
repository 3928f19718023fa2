/**
 * One training step, cut over virtual devices in six ways. Each function really computes: a device touches only what it holds, and whatever
 * another device has must come through the wire.
 */
import {
  addTransposedTimes,
  backward,
  forward,
  lossGradient,
  relu,
  rows,
  throughRelu,
  times,
  timesTransposed,
  type Block,
} from './block.ts';
import { pipeline, together, type Pass, type Schedule } from './clock.ts';
import { allGather, allReduce, chunk, reduceScatter, Wire } from './wire.ts';

export type Strategy = 'single' | 'layers' | 'gpipe' | '1f1b' | 'data' | 'fsdp' | 'tensor';

/** Multiply-adds a device does in a unit of time. The backward pass costs two such products where the forward pass costs one. */
export const SPEED = 1024;

/** Numbers held by one device at its fullest moment. */
export interface Memory {
  weights: number;
  gradients: number;
  /** Adam's two averages. */
  optimizer: number;
  activations: number;
}

export interface Step {
  /** Gradient of every layer, put together from the devices. */
  gradients: Float64Array[];
  /** Numbers sent by each device. */
  sent: number[];
  memory: Memory[];
  /** The clock for links that carry `link` numbers in a unit of time; Infinity is allowed. */
  clock: (link: number) => Pass[];
}

const zeros = (count: number, size: number): Float64Array[] =>
  Array.from({ length: count }, () => new Float64Array(size));
const at = <T>(list: readonly T[], i: number): T => list[i] as T;
const total = (arrays: readonly Float64Array[]): number => arrays.reduce((sum, array) => sum + array.length, 0);

/** Counts stored activations and remembers the peak. */
class Store {
  peak = 0;
  private now = 0;
  keep(count: number): void {
    this.now += count;
    this.peak = Math.max(this.peak, this.now);
  }
  drop(count: number): void {
    this.now -= count;
  }
}

/** Layers cut into stages, the batch into m micro-batches; m = 1 is the naive cut. One device is no cut at all. */
export function stages(block: Block, devices: number, m: number, schedule: Schedule): Step {
  const { layers, width, batch, weights, input, target } = block;
  const each = layers / devices;
  const size = batch / m;
  const wire = new Wire(devices);
  const gradients = zeros(layers, width * width);
  const stores = Array.from({ length: devices }, () => new Store());
  const kept = new Map<string, Float64Array[]>();
  const inbox = new Map<string, Float64Array>();
  const unit = (each * width * width * size) / SPEED;
  const passTimes = { forward: unit, backward: 2 * unit };
  for (const { device, micro, kind } of pipeline(schedule, devices, m, { ...passTimes, message: 0 })) {
    const [from, to] = [device * each, (device + 1) * each];
    const name = `${device} ${micro}`;
    if (kind === 'forward') {
      const x =
        device === 0
          ? rows(input, width, micro * size, (micro + 1) * size)
          : (inbox.get(`forward ${name}`) as Float64Array);
      const states = forward(block, (l) => at(weights, l), from, to, x);
      kept.set(name, states);
      at(stores, device).keep(total(states));
      if (device < devices - 1)
        inbox.set(`forward ${device + 1} ${micro}`, wire.send(device, at(states, states.length - 1)));
    } else {
      const states = kept.get(name) as Float64Array[];
      const output = at(states, states.length - 1);
      const above =
        device === devices - 1
          ? lossGradient(output, rows(target, width, micro * size, (micro + 1) * size), batch)
          : (inbox.get(`backward ${name}`) as Float64Array);
      const below = backward(
        block,
        (l) => at(weights, l),
        (l) => at(gradients, l),
        from,
        to,
        states,
        above,
      );
      at(stores, device).drop(total(states));
      if (device > 0) inbox.set(`backward ${device - 1} ${micro}`, wire.send(device, below));
    }
  }
  const held = each * width * width;
  return {
    gradients,
    sent: wire.sent,
    memory: stores.map(({ peak }) => ({ weights: held, gradients: held, optimizer: 2 * held, activations: peak })),
    clock: (link) => pipeline(schedule, devices, m, { ...passTimes, message: (size * width) / link }),
  };
}

/** Ring time of an all-reduce of `size` numbers: 2 (N − 1) messages of 1/N each. Half of it is a gather or a reduce-scatter. */
const ringTime = (devices: number, size: number, link: number): number => (2 * (devices - 1) * size) / devices / link;

/** Every device has the whole model and a share of the batch; the gradients are summed. */
export function dataParallel(block: Block, devices: number): Step {
  const { layers, width, batch, weights, input, target } = block;
  const wire = new Wire(devices);
  const share = batch / devices;
  const size = layers * width * width;
  const all = zeros(devices, size);
  const memory = all.map((flat, device): Memory => {
    const x = rows(input, width, device * share, (device + 1) * share);
    const states = forward(block, (l) => at(weights, l), 0, layers, x);
    const above = lossGradient(at(states, layers), rows(target, width, device * share, (device + 1) * share), batch);
    const own = (l: number): Float64Array => flat.subarray(l * width * width, (l + 1) * width * width);
    backward(block, (l) => at(weights, l), own, 0, layers, states, above);
    return { weights: size, gradients: size, optimizer: 2 * size, activations: total(states) };
  });
  allReduce(all, wire);
  const unit = (size * share) / SPEED;
  return {
    gradients: Array.from({ length: layers }, (_, l) => at(all, 0).slice(l * width * width, (l + 1) * width * width)),
    sent: wire.sent,
    memory,
    clock: (link) =>
      together(devices, [
        ['forward', unit],
        ['backward', 2 * unit],
        ['send', ringTime(devices, size, link)],
      ]),
  };
}

/** Data parallel with everything stored in shards: a layer is gathered just before it is used and dropped right after. */
export function shardedDataParallel(block: Block, devices: number): Step {
  const { layers, width, batch, weights, input, target } = block;
  const wire = new Wire(devices);
  const share = batch / devices;
  const size = width * width;
  // Device i stores chunk i of every layer, and nothing else of it.
  const shards = weights.map((w) => Array.from({ length: devices }, (_, i) => w.slice(...chunk(size, devices, i))));
  const gather = (l: number): Float64Array[] => {
    const whole = zeros(devices, size);
    whole.forEach((w, i) => w.set(at(at(shards, l), i), chunk(size, devices, i)[0]));
    allGather(whole, wire);
    return whole;
  };
  let states = Array.from({ length: devices }, (_, i) => [rows(input, width, i * share, (i + 1) * share)]);
  for (let l = 0; l < layers; l++) {
    const whole = gather(l);
    states = states.map((kept, i) => [
      ...kept,
      at(
        forward(block, () => at(whole, i), l, l + 1, at(kept, l)),
        1,
      ),
    ]);
  }
  let above = states.map((kept, i) =>
    lossGradient(at(kept, layers), rows(target, width, i * share, (i + 1) * share), batch),
  );
  const gradients = zeros(layers, size);
  for (let l = layers - 1; l >= 0; l--) {
    const whole = gather(l);
    const partial = zeros(devices, size);
    above = above.map((gradient, i) =>
      backward(
        block,
        () => at(whole, i),
        () => at(partial, i),
        l,
        l + 1,
        at(states, i).slice(l, l + 2),
        gradient,
      ),
    );
    reduceScatter(partial, wire);
    partial.forEach((piece, i) => {
      const [from, to] = chunk(size, devices, i);
      at(gradients, l).set(piece.subarray(from, to), from);
    });
  }
  const held = (layers * size) / devices;
  const unit = (size * share) / SPEED;
  return {
    gradients,
    sent: wire.sent,
    // One whole layer is there besides the shards, and one whole gradient before it is summed.
    memory: states.map((kept) => ({
      weights: held + size,
      gradients: held + size,
      optimizer: 2 * held,
      activations: total(kept),
    })),
    clock: (link) => {
      const half = ringTime(devices, size, link) / 2;
      return together(devices, [
        ...Array.from({ length: layers }, () => [['send', half] as const, ['forward', unit] as const]).flat(),
        ...Array.from({ length: layers }, () => [
          ['send', half] as const,
          ['backward', 2 * unit] as const,
          ['send', half] as const,
        ]).flat(),
      ]);
    },
  };
}

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

/** One step of a block by any strategy. */
export function trainingStep(block: Block, strategy: Strategy, devices: number, m: number): Step {
  switch (strategy) {
    case 'single':
      return stages(block, 1, 1, 'gpipe');
    case 'layers':
      return stages(block, devices, 1, 'gpipe');
    case 'gpipe':
    case '1f1b':
      return stages(block, devices, m, strategy);
    case 'data':
      return dataParallel(block, devices);
    case 'fsdp':
      return shardedDataParallel(block, devices);
    case 'tensor':
      return tensorParallel(block, devices);
  }
}
