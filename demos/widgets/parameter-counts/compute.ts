/**
 * The parameters of a network, counted by formula and, where it is small enough, also by building it: real weight arrays are allocated and
 * a picture is sent through them, so that the count can be compared with what memory really holds.
 */
import { median } from '../../runtime/median.ts';
import type { Ops } from '../../runtime/ops.ts';
import { DemoError, type Run } from '../../runtime/run.ts';
import { build, type Built } from './build.ts';
import { countNetwork, type Problem, type Row, type Shape } from './counting.ts';
import { decodeLayers } from './layers.ts';
import type { Params } from './settings.ts';
import { memoryOf, totalsOf, type Memory, type Totals } from './training-memory.ts';

export { backends, parameters } from './settings.ts';

export interface Result {
  input: Shape;
  rows: Row[];
  layerCount: number;
  totals: Totals;
  memory: Memory;
  problem?: Problem;
  /** Absent where the network is too large to be built at every turn of a knob, or does not fit together. */
  built?: Built;
}

/** Networks up to this size are built at once; up to the second only at the press of the button. */
const AT_ONCE = { parameters: 1e6, macs: 8e6 };
export const ON_REQUEST = { parameters: 2e7, macs: 5e9 };

export async function compute(params: Params, ops: Ops, run: Run<Result>): Promise<Result> {
  const layers = decodeLayers(params.net);
  const input: Shape = { channels: params.channels, height: params.height, width: params.width };
  const { rows, problem } = countNetwork(layers, input);
  const totals = totalsOf(rows, input);
  const result: Result = { input, rows, layerCount: layers.length, totals, memory: memoryOf(rows, totals, params) };
  if (problem) return { ...result, problem };
  if (totals.parameters > AT_ONCE.parameters || totals.macs > AT_ONCE.macs) return result;
  return { ...result, built: (await build(rows, input, ops, run)).built };
}

export interface Measured {
  /** Median milliseconds of each layer. */
  ms: number[];
  built: Built;
}

const REPEATS = 5;

/** Builds the network and times its layers, one picture at a time. @throws DemoError where it is too large or does not fit together */
export async function measure(params: Params, ops: Ops, run: Run<Measured>): Promise<Measured> {
  const { rows, totals, problem, input } = await compute({ ...params, batch: 1 }, ops, { ...run, report: () => {} });
  if (problem) throw new DemoError(`The network does not fit together. ${problem.en}`, `网络接不起来。${problem.zh}`);
  if (totals.parameters > ON_REQUEST.parameters || totals.macs > ON_REQUEST.macs) {
    throw new DemoError(
      'Above 20 million parameters or 5 billion multiply-adds only the formula is shown. Choose a smaller network to run it.',
      '超过2000万个参数或50亿次乘加，只给公式，不实际运行。要运行请选小一些的网络。',
    );
  }
  const times: number[][] = [];
  let built: Built = { allocated: 0, shapesAgree: true, layersRun: 0 };
  for (let i = 0; i < REPEATS; i++) {
    const timing = await build(rows, input, ops, run);
    built = timing.built;
    // The first pass compiles and warms up.
    if (i > 0) times.push(timing.ms);
  }
  return { built, ms: rows.map((_, i) => median(times.map((one) => one[i] ?? 0))) };
}
