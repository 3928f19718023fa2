/**
 * Two experiments on what a design knows before it has seen data.
 * `shift`: is f(shifted image) the shifted f(image)? For a convolution, a strided one, pooling, patches with attention, a dense layer;
 * random weights, since equivariance is a property of the design.
 * `move`: four small networks learn a plus and a cross at the left and are asked further right.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import {
  add,
  attend,
  compare,
  convolve,
  dense,
  embed,
  globalMean,
  grid,
  maxPool,
  picture,
  randomRows,
  relu,
  shift,
  SIDE,
  type Border,
  type Grid,
} from './maps.ts';
import { Adam, designs, examples, Net, type DesignName } from './nets.ts';

export type Model = 'conv' | 'stride' | 'pool' | 'patches' | 'dense';

export interface Params {
  experiment: 'shift' | 'move';
  model: Model;
  /** Shift to the right and down, in pixels, 0 … 63. */
  dx: number;
  dy: number;
  /** Side of a patch in pixels. */
  patch: 4 | 8 | 16;
  positions: boolean;
  readout: 'map' | 'mean';
  border: Border;
  image: 'shapes' | 'texture';
  seed: number;
}

export const parameters: Parameters<Params> = {
  experiment: { kind: 'choice', options: ['shift', 'move'], default: 'shift' },
  model: { kind: 'choice', options: ['conv', 'stride', 'pool', 'patches', 'dense'], default: 'patches' },
  dx: { kind: 'number', min: 0, max: SIDE - 1, step: 1, default: 5 },
  dy: { kind: 'number', min: 0, max: SIDE - 1, step: 1, default: 0 },
  patch: { kind: 'choice', options: [4, 8, 16], default: 8 },
  positions: { kind: 'toggle', default: false },
  readout: { kind: 'choice', options: ['map', 'mean'], default: 'map' },
  border: { kind: 'choice', options: ['circular', 'zero'], default: 'circular' },
  image: { kind: 'choice', options: ['shapes', 'texture'], default: 'shapes' },
  seed: { kind: 'seed', default: 13 },
};

export const backends: readonly BackendKind[] = ['float64'];

/** Width of a token, and of the dense layer's output. */
export const WIDTH = 8;
/** A relative error below this is rounding. */
export const TINY = 1e-9;

export interface ShiftResult {
  kind: 'shift';
  /** The shifted image, f(T_d x), the nearest shift of f(x); the maps with their first channel only. */
  image: Grid;
  shifted: Grid;
  moved: Grid;
  /** Pixels a cell of the map stands for; 64 if there is one cell only. */
  stride: number;
  error: number;
  /** Errors for dx = 0 … 63 with dy as chosen. */
  row: number[];
  /** Which shifts (dy, dx) up to `planeSide` − 1 have no error, 1 or 0; absent until it has been counted. */
  plane?: Uint8Array;
  planeSide: number;
}

export interface Curve {
  name: DesignName;
  parameters: number;
  /** Mean loss on the training images, every `EVERY` steps. */
  losses: number[];
  /** Accuracy where it was trained, moved by 2, moved by 4 columns; 0 … 1. */
  accuracy: [number, number, number];
}

export interface MoveResult {
  kind: 'move';
  step: number;
  curves: Curve[];
}

export type Result = ShiftResult | MoveResult;

export const STEPS = 1500;
export const EVERY = 25;

/** Nine random weights less their mean: what such a kernel sees are edges. */
function edgeKernel(seed: number): Grid {
  const weights = randomRows(seed, 1, 9, 1)[0] ?? new Float64Array(9);
  const mean = weights.reduce((sum, v) => sum + v / 9, 0);
  return grid(
    3,
    3,
    1,
    weights.map((v) => v - mean),
  );
}

/** The map f, with weights from the seed, and how many pixels one of its cells stands for. */
export function mapOf(params: Params): { f: (x: Grid) => Grid; stride: number } {
  const { model, patch, positions, readout, border, seed } = params;
  const kernel = edgeKernel(seed);
  const read = (f: (x: Grid) => Grid): ((x: Grid) => Grid) => (readout === 'mean' ? (x) => globalMean(f(x)) : f);
  switch (model) {
    case 'conv':
      return { f: read((x) => relu(convolve(x, kernel, 1, border))), stride: 1 };
    case 'stride':
      return { f: read((x) => relu(convolve(x, kernel, 2, border))), stride: 2 };
    case 'pool':
      return { f: read((x) => maxPool(relu(convolve(x, kernel, 1, border)), 2, 2)), stride: 2 };
    case 'patches': {
      const side = SIDE / patch;
      const maps = randomRows(seed + 1, WIDTH, patch * patch, 2 / patch);
      const places = grid(
        side,
        side,
        WIDTH,
        randomRows(seed + 2, side * side, WIDTH, 1).flatMap((row) => [...row]),
      );
      const tokens = (x: Grid): Grid => {
        const embedded = embed(x, patch, patch, maps);
        return positions ? add(embedded, places) : embedded;
      };
      return { f: read((x) => attend(tokens(x))), stride: patch };
    }
    case 'dense': {
      const weights = randomRows(seed + 3, WIDTH, SIDE * SIDE, 1 / 16);
      return { f: (x) => dense(x, weights), stride: SIDE };
    }
  }
}

const firstChannel = (x: Grid): Grid =>
  x.channels === 1 || x.height * x.width === 1
    ? x
    : grid(
        x.height,
        x.width,
        1,
        x.data.filter((_, i) => i % x.channels === 0),
      );

async function computeShift(params: Params, run: Run<Result>): Promise<ShiftResult> {
  const { dx, dy, border, model, patch } = params;
  const x = picture(params.image, params.seed);
  const { f, stride } = mapOf(params);
  const original = f(x);
  const at = (across: number, down: number, thorough: boolean): number =>
    compare(f(shift(x, across, down, border)), original, { dx: across, dy: down, stride, border, thorough }).error;
  const shiftedImage = shift(x, dx, dy, border);
  const shifted = f(shiftedImage);
  const here = compare(shifted, original, { dx, dy, stride, border, thorough: true });
  const row: number[] = [];
  for (let d = 0; d < SIDE; d++) {
    row.push(at(d, dy, true));
    await run.breathe();
  }
  // Attention over 256 tokens is asked about the first 16 by 16 shifts only: all 4,096 would take many seconds.
  const planeSide = model === 'patches' && patch === 4 ? 16 : SIDE;
  const single = original.height * original.width === 1;
  const partial: ShiftResult = {
    kind: 'shift',
    image: shiftedImage,
    shifted: firstChannel(shifted),
    moved: firstChannel(shift(original, here.across, here.down, border)),
    stride: single ? SIDE : stride,
    error: here.error,
    row,
    planeSide,
  };
  run.report(partial, 0.1);
  const plane = new Uint8Array(planeSide * planeSide);
  for (let down = 0; down < planeSide; down++) {
    for (let across = 0; across < planeSide; across++) {
      plane[down * planeSide + across] = at(across, down, false) < TINY ? 1 : 0;
      await run.breathe();
    }
  }
  return { ...partial, plane };
}

const clone = (step: number, curves: readonly Curve[]): MoveResult => ({
  kind: 'move',
  step,
  curves: curves.map((curve) => ({ ...curve, losses: [...curve.losses], accuracy: [...curve.accuracy] })),
});

/** Trains the four networks side by side. `steps` is for tests; the demo runs `STEPS`. */
export async function trainAll(seed: number, run: Run<Result>, steps = STEPS): Promise<MoveResult> {
  const training = examples([0, 1]);
  const tests = [training, examples([2, 3]), examples([4, 5])] as const;
  const all = (Object.keys(designs) as DesignName[]).map((name, i) => {
    const net = new Net(designs[name], seed * 10 + i);
    return { name, net, adam: new Adam(net.parameters.length, 0.01) };
  });
  const curves: Curve[] = all.map(({ name, net }) => ({
    name,
    parameters: net.parameters.length,
    losses: [],
    accuracy: [0, 0, 0],
  }));
  for (let step = 0; step <= steps; step++) {
    const look = step % EVERY === 0;
    for (const [i, { net, adam }] of all.entries()) {
      const loss = net.lossAndGradient(training);
      const curve = curves[i] as Curve;
      if (look) {
        curve.losses.push(loss);
        curve.accuracy = [net.accuracy(tests[0]), net.accuracy(tests[1]), net.accuracy(tests[2])];
      }
      if (step < steps) adam.step(net.parameters, net.gradient);
      await run.breathe();
    }
    if (look && step < steps) run.report(clone(step, curves), step / steps);
  }
  return clone(steps, curves);
}

export function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  return params.experiment === 'move' ? trainAll(params.seed, run) : computeShift(params, run);
}
