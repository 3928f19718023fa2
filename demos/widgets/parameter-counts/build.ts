/** The network really built: its weights allocated and a picture sent through, each layer timed and its shape held against the formula. */
import type { Ops } from '../../runtime/ops.ts';
import { seededRandom } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import { sizeOf, type Row, type Shape } from './counting.ts';
import { hasBias } from './layers.ts';
import { runLayer, type Values, type Weights } from './run-layer.ts';

/** The network really built: numbers allocated, and whether every executed layer had the shape that the formula says. */
export interface Built {
  allocated: number;
  shapesAgree: boolean;
  layersRun: number;
}

function allocate(row: Row, random: () => number): Weights {
  const fanIn = Math.max(1, row.weights / row.output.channels);
  const scale = Math.sqrt(6 / fanIn);
  const weight = hasBias(row.layer.kind)
    ? Float32Array.from({ length: row.weights }, () => (2 * random() - 1) * scale)
    : new Float32Array(row.weights).fill(1);
  return { weight, bias: new Float32Array(row.biases) };
}

const sameShape = (a: Shape, b: Shape): boolean =>
  a.channels === b.channels && a.height === b.height && a.width === b.width;

/** ReLU comes after a layer with weights, or after the normalization that follows it, and never at the end. */
const activates = (rows: readonly Row[], i: number): boolean => {
  const next = rows[i + 1]?.layer.kind;
  if (next === undefined || next.endsWith('Norm')) return false;
  const { kind } = (rows[i] as Row).layer;
  return hasBias(kind) || kind.endsWith('Norm');
};

interface Timing {
  built: Built;
  /** Milliseconds of each layer. */
  ms: number[];
}

/** Allocates every weight and sends one picture through. */
export async function build(
  rows: readonly Row[],
  input: Shape,
  ops: Ops,
  run: Pick<Run<never>, 'breathe' | 'now'>,
): Promise<Timing> {
  const { uniform } = seededRandom(11);
  const held = rows.map((row) => allocate(row, uniform));
  let x: Values = Float32Array.from({ length: sizeOf(input) }, uniform);
  let shapesAgree = true;
  const ms: number[] = [];
  for (const [i, row] of rows.entries()) {
    await run.breathe();
    const from = run.now();
    const { y, shape } = await runLayer(row, x, held[i] as Weights, ops);
    ms.push(run.now() - from);
    shapesAgree &&= sameShape(shape, row.output) && y.length === sizeOf(row.output);
    x = activates(rows, i) ? y.map((value) => Math.max(0, value)) : y;
  }
  const allocated = held.reduce((sum, { weight, bias }) => sum + weight.length + bias.length, 0);
  return { built: { allocated, shapesAgree, layersRun: rows.length }, ms };
}
