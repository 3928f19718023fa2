/** The cuts of the batch: every device has its share of the examples, and the whole model or a shard of it. */
import { backward, forward, lossGradient, rows, type Block } from './block.ts';
import { together } from './clock.ts';
import { at, ringTime, SPEED, total, zeros, type Memory, type Step } from './step.ts';
import { allGather, allReduce, chunk, reduceScatter, Wire } from './wire.ts';

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
