/** The clock of one step: which device does what when. */

export interface Pass {
  device: number;
  /** Micro-batch, counted from 0; −1 where there are none. */
  micro: number;
  kind: 'forward' | 'backward' | 'send';
  start: number;
  end: number;
}

export type Schedule = 'gpipe' | '1f1b';

/** The order in which stage i (from 0) of p takes the passes of m micro-batches. */
function order(schedule: Schedule, i: number, p: number, m: number): { kind: 'forward' | 'backward'; micro: number }[] {
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

export interface PipelineTimes {
  /** Time of a forward and of a backward pass of one micro-batch through one stage. */
  forward: number;
  backward: number;
  /** Time of one message between neighbouring stages; it travels while both compute, one message at a time each way. */
  message: number;
}

/** Start and end of every pass: it begins when its device is free and its input has arrived. In the order in which they can be carried out. */
export function pipeline(schedule: Schedule, p: number, m: number, times: PipelineTimes): Pass[] {
  const arrived = new Map<string, number>();
  const key = (kind: string, device: number, micro: number): string => `${kind} ${device} ${micro}`;
  const queues = Array.from({ length: p }, (_, i) => order(schedule, i, p, m));
  const free = new Array<number>(p).fill(0);
  const linkFree = new Map<string, number>();
  const passes: Pass[] = [];
  const arrivalOf = (kind: 'forward' | 'backward', device: number, micro: number): number | undefined => {
    if (kind === 'forward' && device === 0) return 0;
    return arrived.get(key(kind, device, micro));
  };
  const sendOn = (pass: Pass): void => {
    const last = pass.device === p - 1;
    if (pass.kind === 'forward' && last) {
      arrived.set(key('backward', pass.device, pass.micro), pass.end);
      return;
    }
    const to = pass.kind === 'forward' ? pass.device + 1 : pass.device - 1;
    const link = key(pass.kind, pass.device, 0);
    const there = Math.max(pass.end, linkFree.get(link) ?? 0) + times.message;
    linkFree.set(link, there);
    arrived.set(key(pass.kind, to, pass.micro), there);
  };
  for (let moved = true; moved;) {
    moved = false;
    queues.forEach((queue, device) => {
      const next = queue[0];
      const ready = next && arrivalOf(next.kind, device, next.micro);
      if (!next || ready === undefined) return;
      queue.shift();
      const start = Math.max(ready, free[device] ?? 0);
      const pass: Pass = { ...next, device, start, end: start + times[next.kind] };
      free[device] = pass.end;
      passes.push(pass);
      sendOn(pass);
      moved = true;
    });
  }
  return passes;
}

/** Pieces of work that all devices do at the same time, one after the other. */
export function together(devices: number, pieces: readonly (readonly [kind: Pass['kind'], time: number])[]): Pass[] {
  let time = 0;
  return pieces.flatMap(([kind, length]) => {
    const start = time;
    time += length;
    return Array.from({ length: devices }, (_, device): Pass => ({
      device,
      micro: -1,
      kind,
      start,
      end: start + length,
    }));
  });
}

export const makespan = (passes: readonly Pass[]): number => passes.reduce((last, { end }) => Math.max(last, end), 0);

/** Share of the devices' time in which they neither compute nor send. */
export function idleShare(passes: readonly Pass[], devices: number): number {
  const busy = passes.reduce((sum, { start, end }) => sum + end - start, 0);
  return Math.max(0, 1 - busy / (devices * makespan(passes)));
}
