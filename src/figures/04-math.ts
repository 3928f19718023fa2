/**
 * The demo world of chapter 4: two noisy rings, a 2-16-16-1 ReLU network, global magnitude pruning by 25% a round, and the six ways to
 * go on after a cut. Everything is seeded, so a measurement can be repeated bit for bit.
 */
import { normalFrom, seededRandom } from '../../demos/runtime/random';

function draws(seed: number): { next: () => number; normal: () => number } {
  const next = seededRandom(seed).uniform;
  return { next, normal: normalFrom(next) };
}

const H = 16;
/** Where the three weight matrices begin; the 33 biases follow the 304 weights. */
const start = { first: 0, second: 2 * H, third: 2 * H + H * H, biases: 2 * H + H * H + H };
export const weightCount = start.biases;
const parameterCount = weightCount + 2 * H + 1;
const fanIn = (k: number): number => (k < start.second ? 2 : H);
const layers: readonly (readonly [from: number, to: number])[] = [
  [start.first, start.second],
  [start.second, start.third],
  [start.third, start.biases],
];

/** Weights left after each round when `rate` of them go: floor(rate c + 1/2) of c. */
export function weightsLeft(rounds: number, rate = 0.25): number[] {
  const left = [weightCount];
  for (let r = 0; r < rounds; r++) {
    const c = left[r] ?? 0;
    left.push(c - Math.floor(rate * c + 0.5));
  }
  return left;
}

interface Data {
  x: Float64Array;
  y: Float64Array;
}

/** Two rings, radius 1 (class 1) and 2 (class 0), noise sd 0.15, balanced. */
function rings(count: number, { next, normal }: ReturnType<typeof draws>): Data {
  const x = new Float64Array(2 * count);
  const y = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const angle = 2 * Math.PI * next();
    const radius = (i % 2 ? 1 : 2) + 0.15 * normal();
    x[2 * i] = radius * Math.cos(angle);
    x[2 * i + 1] = radius * Math.sin(angle);
    y[i] = i % 2;
  }
  return { x, y };
}

/** One forward pass for point i; fills the two hidden layers and returns the logit. */
function forward(w: Float64Array, x: Float64Array, i: number, a: Float64Array, b: Float64Array): number {
  const [x0, x1] = [x[2 * i] ?? 0, x[2 * i + 1] ?? 0];
  for (let h = 0; h < H; h++) {
    const s = (w[2 * h] ?? 0) * x0 + (w[2 * h + 1] ?? 0) * x1 + (w[start.biases + h] ?? 0);
    a[h] = s > 0 ? s : 0;
  }
  let out = w[start.biases + 2 * H] ?? 0;
  for (let g = 0; g < H; g++) {
    let s = w[start.biases + H + g] ?? 0;
    const row = start.second + g * H;
    for (let h = 0; h < H; h++) s += (w[row + h] ?? 0) * (a[h] ?? 0);
    b[g] = s > 0 ? s : 0;
    out += (w[start.third + g] ?? 0) * (b[g] ?? 0);
  }
  return out;
}

/** Full-batch Adam on the logistic loss; masked weights are put back to 0 after every step. */
function trained(from: Float64Array, mask: Uint8Array, { x, y }: Data, steps = 200, rate = 0.02): Float64Array {
  const w = Float64Array.from(from, (v, k) => (k < weightCount && !mask[k] ? 0 : v));
  const m = new Float64Array(parameterCount);
  const v = new Float64Array(parameterCount);
  const g = new Float64Array(parameterCount);
  const [a, b, back] = [new Float64Array(H), new Float64Array(H), new Float64Array(H)];
  for (let step = 1; step <= steps; step++) {
    g.fill(0);
    for (let i = 0; i < y.length; i++) {
      const out = forward(w, x, i, a, b);
      const error = (1 / (1 + Math.exp(-out)) - (y[i] ?? 0)) / y.length;
      g[start.biases + 2 * H] = (g[start.biases + 2 * H] ?? 0) + error;
      back.fill(0);
      for (let o = 0; o < H; o++) {
        g[start.third + o] = (g[start.third + o] ?? 0) + error * (b[o] ?? 0);
        if (!((b[o] ?? 0) > 0)) continue;
        const up = error * (w[start.third + o] ?? 0);
        g[start.biases + H + o] = (g[start.biases + H + o] ?? 0) + up;
        const row = start.second + o * H;
        for (let h = 0; h < H; h++) {
          g[row + h] = (g[row + h] ?? 0) + up * (a[h] ?? 0);
          back[h] = (back[h] ?? 0) + up * (w[row + h] ?? 0);
        }
      }
      for (let h = 0; h < H; h++) {
        if (!((a[h] ?? 0) > 0)) continue;
        const up = back[h] ?? 0;
        g[2 * h] = (g[2 * h] ?? 0) + up * (x[2 * i] ?? 0);
        g[2 * h + 1] = (g[2 * h + 1] ?? 0) + up * (x[2 * i + 1] ?? 0);
        g[start.biases + h] = (g[start.biases + h] ?? 0) + up;
      }
    }
    const [c1, c2] = [1 - 0.9 ** step, 1 - 0.999 ** step];
    for (let k = 0; k < parameterCount; k++) {
      if (k < weightCount && !mask[k]) continue;
      const gk = g[k] ?? 0;
      m[k] = 0.9 * (m[k] ?? 0) + 0.1 * gk;
      v[k] = 0.999 * (v[k] ?? 0) + 0.001 * gk * gk;
      w[k] = (w[k] ?? 0) - (rate * ((m[k] ?? 0) / c1)) / (Math.sqrt((v[k] ?? 0) / c2) + 1e-8);
    }
  }
  return w;
}

function accuracy(w: Float64Array, { x, y }: Data): number {
  const [a, b] = [new Float64Array(H), new Float64Array(H)];
  let right = 0;
  for (let i = 0; i < y.length; i++) if (forward(w, x, i, a, b) > 0 === (y[i] ?? 0) > 0.5) right++;
  return right / y.length;
}

/** Keeps the `keep` weights of greatest magnitude among those still there. */
function pruned(w: Float64Array, mask: Uint8Array, keep: number): Uint8Array {
  const order = Array.from({ length: weightCount }, (_, k) => k)
    .filter((k) => mask[k])
    .sort((i, j) => Math.abs(w[j] ?? 0) - Math.abs(w[i] ?? 0));
  const next = new Uint8Array(weightCount);
  for (const k of order.slice(0, keep)) next[k] = 1;
  return next;
}

export const arms = ['ticket', 'signs', 'fresh', 'oneShot', 'shuffled', 'goOn', 'cut', 'untrained'] as const;
export type Arm = (typeof arms)[number];

/**
 * Test accuracy by weights left for one seed. ticket: rewound to the initial values; signs: new magnitudes with the old signs; fresh: new
 * values; oneShot: mask from a single cut, rewound; shuffled: the ticket's mask shuffled within each layer; goOn: trained on from the
 * trained values; cut: dense run cut once and not trained again; untrained: the ticket before its training.
 */
export function measure(seed: number, levels: readonly number[], which: readonly Arm[] = arms): Record<Arm, number[]> {
  const random = draws(seed * 104729 + 3);
  const train = rings(100, random);
  const test = rings(1000, random);
  const draw = () =>
    Float64Array.from({ length: parameterCount }, (_, k) =>
      k < weightCount ? random.normal() * Math.sqrt(2 / fanIn(k)) : 0,
    );
  const w0 = draw();
  const other = draw();
  const signed = Float64Array.from(other, (v, k) => Math.abs(v) * Math.sign(w0[k] ?? 0));
  const full = new Uint8Array(weightCount).fill(1);
  const dense = trained(w0, full, train);
  const result: Record<Arm, number[]> = {
    ticket: [],
    signs: [],
    fresh: [],
    oneShot: [],
    shuffled: [],
    goOn: [],
    cut: [],
    untrained: [],
  };
  const masked = (w: Float64Array, mask: Uint8Array) => w.map((v, k) => (k < weightCount && !mask[k] ? 0 : v));
  const run = (from: Float64Array, mask: Uint8Array) => accuracy(trained(from, mask, train), test);
  let ticket: { w: Float64Array; mask: Uint8Array } = { w: dense, mask: full };
  let going = ticket;
  levels.forEach((keep, round) => {
    if (round > 0) {
      const mask = pruned(ticket.w, ticket.mask, keep);
      ticket = { mask, w: trained(w0, mask, train) };
    }
    result.ticket.push(accuracy(ticket.w, test));
    if (which.includes('signs')) result.signs.push(run(signed, ticket.mask));
    if (which.includes('fresh')) result.fresh.push(run(other, ticket.mask));
    if (which.includes('oneShot')) result.oneShot.push(run(w0, pruned(dense, full, keep)));
    if (which.includes('shuffled')) {
      const mask = Uint8Array.from(ticket.mask);
      for (const [from, to] of layers) {
        for (let i = to - 1; i > from; i--) {
          const j = from + Math.floor(random.next() * (i - from + 1));
          const held = mask[i] ?? 0;
          mask[i] = mask[j] ?? 0;
          mask[j] = held;
        }
      }
      result.shuffled.push(run(w0, mask));
    }
    if (which.includes('goOn')) {
      if (round > 0) {
        const mask = pruned(going.w, going.mask, keep);
        going = { mask, w: trained(going.w, mask, train) };
      }
      result.goOn.push(accuracy(going.w, test));
    }
    if (which.includes('cut')) result.cut.push(accuracy(masked(dense, pruned(dense, full, keep)), test));
    if (which.includes('untrained')) result.untrained.push(accuracy(masked(w0, ticket.mask), test));
  });
  return result;
}
