/** The cut by layers: stages that pass micro-batches on. One device is the step without a cut. */
import { backward, forward, lossGradient, rows, type Block } from './block.ts';
import { pipeline, type Schedule } from './clock.ts';
import { at, SPEED, total, zeros, type Step } from './step.ts';
import { Wire } from './wire.ts';

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
