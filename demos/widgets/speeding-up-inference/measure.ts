/** The stopwatch: warm up, loops long enough for a coarse clock, the median of up to 20. */
import { median } from '../../runtime/median.ts';
import type { Ops } from '../../runtime/ops.ts';
import { seededRandom } from '../../runtime/random.ts';
import { DemoError, type Run } from '../../runtime/run.ts';
import { openRoutines, type Routines } from './assembler.ts';
import { dotPlain, fused, fusedWide, inPasses, productIjk, productIkj, productTiled } from './loops.ts';
import { LAYER, PANEL, PLANS, type Task } from './plans.ts';

export interface Point {
  variant: string;
  size: number;
  /** Median time of one call, in ms. */
  ms: number;
  /** How many loops were timed. */
  repeats: number;
  onGpu: boolean;
}

export interface Measured {
  task: Task;
  points: Point[];
  /** Facts about the numbers themselves: largest differences between the variants, in words that `text.ts` has. */
  checks: { name: 'bits' | 'wide' | 'difference' | 'relative'; value: number }[];
  /** Sizes left out, since they would have taken too long. */
  skipped: { variant: string; size: number }[];
}

const BUDGET_MS = 250;
const SHORTEST_LOOP_MS = 5;
/** A call that is predicted to take longer is left out. */
const LONGEST_CALL_MS = 800;

/** A call; it may return the time on the GPU's own clock. */
type Call = () => void | Promise<{ gpuMs?: number } | void>;

/** Times a call: once to warm up, then loops of at least 5 ms, up to 20 of them within 0.25 s. */
export async function timeCall(
  call: Call,
  run: Pick<Run<never>, 'now' | 'breathe'>,
): Promise<Omit<Point, 'variant' | 'size'>> {
  const warm = run.now();
  await call();
  const first = run.now() - warm;
  let inner = Math.max(1, Math.min(100_000, Math.ceil(SHORTEST_LOOP_MS / Math.max(first, 1e-4))));
  const times: number[] = [];
  const gpuTimes: number[] = [];
  const started = run.now();
  for (let repeat = 0; repeat < 20 && (repeat < 3 || run.now() - started < BUDGET_MS); repeat++) {
    await run.breathe();
    const from = run.now();
    for (let i = 0; i < inner; i++) {
      const given = call();
      const done = given instanceof Promise ? await given : undefined;
      if (done?.gpuMs) gpuTimes.push(done.gpuMs);
    }
    const ms = run.now() - from;
    // The first call compiles; the loop may turn out to be too short for the clock.
    if (ms < SHORTEST_LOOP_MS / 2 && inner < 100_000) inner *= 2;
    times.push(ms / inner);
  }
  const onGpu = gpuTimes.length > 0;
  return { ms: median(onGpu ? gpuTimes : times), repeats: times.length, onGpu };
}

const normals = (count: number, seed: number): Float32Array => {
  const random = seededRandom(seed);
  return Float32Array.from({ length: count }, () => random.normal());
};

/** Calls of all variants at one size, and what can be said of their results. */
interface Bench {
  calls: Readonly<Record<string, Call>>;
  checks?: () => Measured['checks'];
}

const relativeDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let [signal, noise] = [0, 0];
  for (let i = 0; i < b.length; i++) {
    signal += (b[i] as number) ** 2;
    noise += ((a[i] as number) - (b[i] as number)) ** 2;
  }
  return signal > 0 ? Math.sqrt(noise / signal) : 0;
};

const shareOfDifferent = (a: Float32Array, b: Float32Array): number => {
  let different = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) different++;
  return different / a.length;
};

export function fusionBench(size: number): Bench {
  const [x, r] = [normals(size, 1), normals(size, 2)];
  const [t, y, z, wide] = [0, 0, 0, 0].map(() => new Float32Array(size)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const [a, b] = [Math.fround(1.7), Math.fround(-0.3)];
  return {
    calls: {
      passes: () => inPasses(x, r, y, t, a, b),
      fused: () => fused(x, r, z, a, b),
      'fused-wide': () => fusedWide(x, r, wide, a, b),
    },
    checks: () => [
      { name: 'bits', value: shareOfDifferent(y, z) },
      { name: 'wide', value: shareOfDifferent(y, wide) },
    ],
  };
}

async function routines(bytes: number): Promise<Routines> {
  try {
    return await openRoutines(bytes);
  } catch {
    throw new DemoError(
      'This browser has no WebAssembly SIMD, so the lanes cannot be timed. Choose something else to time.',
      '这个浏览器不支持WebAssembly SIMD，没法测多路并行。请换一项计时。',
    );
  }
}

export async function productBench(n: number): Promise<Bench> {
  const bytes = n * n * 4;
  const wasm = await routines(3 * bytes);
  const memory = (slot: number): Float32Array => new Float32Array(wasm.memory.buffer, slot * bytes, n * n);
  const [a, b] = [normals(n * n, 1), normals(n * n, 2)];
  memory(0).set(a);
  memory(1).set(b);
  const c = new Float32Array(n * n);
  const inWasm =
    (name: 'ijk' | 'ikj1' | 'ikj4' | 'tile', panel = n): Call =>
    () => {
      memory(2).fill(0);
      for (let from = 0; from < n; from += panel) wasm[name](0, bytes, 2 * bytes, n, from, Math.min(n, from + panel));
    };
  return {
    calls: {
      'js-ijk': () => productIjk(a, b, c, n),
      'js-ikj': () => productIkj(a, b, c, n),
      'js-tiled': () => productTiled(a, b, c, n),
      'wasm-ijk': inWasm('ijk'),
      'wasm-ikj': inWasm('ikj1'),
      'wasm-lanes': inWasm('ikj4'),
      'wasm-tile': inWasm('tile'),
      'wasm-tile-panel': inWasm('tile', PANEL),
    },
    // At the largest sizes plain TypeScript may have been left out; then there is nothing to compare with.
    checks: () =>
      c.some((value) => value !== 0) ? [{ name: 'difference', value: relativeDifference(memory(2), c) }] : [],
  };
}

export async function dotBench(size: number): Promise<Bench> {
  const wasm = await routines(8 * size);
  const [x, w] = [normals(size, 1), normals(size, 2)];
  new Float32Array(wasm.memory.buffer, 0, size).set(x);
  new Float32Array(wasm.memory.buffer, 4 * size, size).set(w);
  const sums = { js: 0, one: 0, four: 0, sixteen: 0 };
  const length = (values: Float32Array): number => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0));
  return {
    calls: {
      js: () => void (sums.js = dotPlain(x, w)),
      'wasm-1': () => void (sums.one = wasm.dot1(0, 4 * size, 4 * size)),
      'wasm-4': () => void (sums.four = wasm.dot4(0, 4 * size, 4 * size)),
      'wasm-16': () => void (sums.sixteen = wasm.dot16(0, 4 * size, 4 * size)),
    },
    // Beside the float64 sum of the first, in units of the length of both vectors.
    checks: () => [
      {
        name: 'difference',
        value:
          Math.max(...[sums.one, sums.four, sums.sixteen].map((sum) => Math.abs(sum - sums.js))) /
          (length(x) * length(w)),
      },
    ],
  };
}

function batchBench(m: number, ops: Ops): Bench {
  const [b, a] = [normals(LAYER * LAYER, 1), normals(m * LAYER, 2)];
  const shape = { k: LAYER, n: LAYER };
  const one = async (): Promise<{ gpuMs?: number }> => {
    let gpuMs = 0;
    for (let i = 0; i < m; i++) {
      const done = await ops.matmul({ ...shape, a: a.subarray(i * LAYER, (i + 1) * LAYER), b, m: 1 });
      gpuMs += (done as { gpuMs?: number }).gpuMs ?? 0;
    }
    return gpuMs > 0 ? { gpuMs } : {};
  };
  return { calls: { together: () => ops.matmul({ ...shape, a, b, m }), 'one-by-one': one } };
}

async function integerBench(m: number, ops: Ops): Promise<Bench> {
  const [b, x] = [normals(LAYER * LAYER, 1), normals(m * LAYER, 2)];
  const shape = { k: LAYER, n: LAYER };
  const store = (bits: 8 | 4) =>
    ops.quantize(b, { ...shape, bits, granularity: bits === 8 ? 'channel' : 32, symmetric: true });
  const [int8, int4] = [await store(8), await store(4)];
  return {
    calls: {
      f32: () => ops.matmul({ ...shape, a: x, b, m }),
      'int8-weights': () => ops.quantizedMatmul({ x, m, weights: int8 }),
      'int8-both': () => ops.quantizedMatmul({ x, m, weights: int8, activations: 'int8' }),
      'int4-weights': () => ops.quantizedMatmul({ x, m, weights: int4 }),
    },
  };
}

async function benchFor(task: Task, size: number, ops: Ops): Promise<Bench> {
  switch (task) {
    case 'fusion':
      return fusionBench(size);
    case 'tiling':
      return productBench(size);
    case 'dot':
      return dotBench(size);
    case 'batch':
      return batchBench(size, ops);
    case 'int8':
      return integerBench(size, ops);
    case 'onnx':
    case 'onnx-int8': {
      // 14 MB, fetched here and nowhere else.
      const { onnxBench } = await import('./run-onnx.ts');
      return onnxBench(task, size);
    }
  }
}

/** How the time grows with the size, to leave out what would take too long. */
const growth = (task: Task, ratio: number): number => (task === 'tiling' ? ratio ** 3 : ratio);

export async function timeTask(task: Task, ops: Ops, run: Run<Measured>): Promise<Measured> {
  const { sizes, variants } = PLANS[task];
  const measured: Measured = { task, points: [], checks: [], skipped: [] };
  for (const size of sizes) {
    await run.breathe();
    const { calls, checks } = await benchFor(task, size, ops);
    for (const variant of variants) {
      const call = calls[variant];
      if (!call) continue;
      const last = measured.points.filter((point) => point.variant === variant).at(-1);
      if (last && last.ms * growth(task, size / last.size) > LONGEST_CALL_MS) {
        measured.skipped.push({ variant, size });
        continue;
      }
      measured.points.push({ variant, size, ...(await timeCall(call, run)) });
      const done = measured.points.length / (sizes.length * variants.length);
      run.report({ ...measured, points: [...measured.points] }, done);
    }
    const found = checks?.() ?? [];
    if (found.length > 0) measured.checks = found;
  }
  return measured;
}

export type { Bench };
