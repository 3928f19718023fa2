/** Clock of a pipeline with equal stages: which device does which pass when. */

export interface Pass {
  device: number;
  micro: number;
  kind: 'forward' | 'backward';
  start: number;
  end: number;
}

export type Schedule = 'gpipe' | '1f1b';

/** The order in which stage i (from 0) of p takes the passes of m micro-batches. */
function order(schedule: Schedule, i: number, p: number, m: number): { kind: Pass['kind']; micro: number }[] {
  const forward = Array.from({ length: m }, (_, micro) => ({ kind: 'forward' as const, micro }));
  const backward = Array.from({ length: m }, (_, micro) => ({ kind: 'backward' as const, micro }));
  if (schedule === 'gpipe') return [...forward, ...backward];
  const warmUp = Math.min(m, p - i);
  const mixed = backward.flatMap((b, k) => {
    const next = forward[warmUp + k];
    return next ? [b, next] : [b];
  });
  return [...forward.slice(0, warmUp), ...mixed];
}

/** Start and end of every pass; a pass begins when its device is free and its input has arrived. */
export function pipeline(schedule: Schedule, p: number, m: number, forwardTime = 1, backwardTime = 2): Pass[] {
  const done = new Map<string, number>();
  const key = (kind: Pass['kind'], device: number, micro: number) => `${kind} ${device} ${micro}`;
  const queues = Array.from({ length: p }, (_, i) => order(schedule, i, p, m));
  const free = queues.map(() => 0);
  const passes: Pass[] = [];
  let moved = true;
  while (moved) {
    moved = false;
    queues.forEach((queue, device) => {
      const next = queue[0];
      if (!next) return;
      const { kind, micro } = next;
      const before =
        kind === 'forward'
          ? device === 0
            ? 0
            : done.get(key('forward', device - 1, micro))
          : device === p - 1
            ? done.get(key('forward', device, micro))
            : done.get(key('backward', device + 1, micro));
      if (before === undefined) return;
      const start = Math.max(before, free[device] ?? 0);
      const end = start + (kind === 'forward' ? forwardTime : backwardTime);
      queue.shift();
      free[device] = end;
      done.set(key(kind, device, micro), end);
      passes.push({ device, micro, kind, start, end });
      moved = true;
    });
  }
  return passes;
}

export const makespan = (passes: readonly Pass[]): number => Math.max(0, ...passes.map((p) => p.end));

/** Share of the devices' time in which they do nothing. */
export function idleShare(passes: readonly Pass[], p: number): number {
  const busy = passes.reduce((sum, { start, end }) => sum + end - start, 0);
  return 1 - busy / (p * makespan(passes));
}

/** Largest number of micro-batches whose activations a device holds at once. */
export function setsInFlight(passes: readonly Pass[], device: number): number {
  let held = 0;
  let most = 0;
  for (const pass of passes.filter((one) => one.device === device).sort((a, b) => a.start - b.start)) {
    if (pass.kind === 'forward') most = Math.max(most, ++held);
    else held--;
  }
  return most;
}
