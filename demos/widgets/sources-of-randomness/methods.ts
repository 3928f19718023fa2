/** The page of digits: one convolution by three exact methods and by the device, and how far their last digits lie apart. */
import type { Ops } from '../../runtime/ops.ts';
import { seededRandom } from '../../runtime/random.ts';
import {
  directConvolution,
  exactConvolution,
  fftConvolution,
  harmonicSums,
  relativeError,
  winogradConvolution,
  type Problem,
  type SumName,
} from './digits.ts';
import type { MapName, Params } from './parameters.ts';

const SIDE = 16;

export interface Method {
  name: 'direct' | MapName;
  value: number;
  /** √(Σ error² / Σ value²) against float64. */
  relative: number;
  /** Outputs whose last digits differ from the direct ones. */
  different: number;
}

export interface Digits {
  exact: number;
  methods: Method[];
  /** Chosen method minus direct, in units of the last place. */
  map: number[];
  side: number;
  sums: Record<SumName, number>;
  exactSum: number;
}

/** A picture and a filter of 3 × 3, drawn from the seed. */
export function problemOf({ seed, whole }: Pick<Params, 'seed' | 'whole'>): Problem {
  const random = seededRandom(seed);
  const value = (): number => (whole ? random.below(17) - 8 : random.uniform());
  const weight = (): number => (whole ? 4 * (random.below(5) - 2) : random.normal());
  return {
    size: SIDE,
    image: Float32Array.from({ length: SIDE ** 2 }, value),
    filter: Float32Array.from({ length: 9 }, weight),
  };
}

/** Steps from one 32-bit float to the next; signed. */
function steps(from: number, to: number): number {
  const view = new DataView(new ArrayBuffer(4));
  const place = (value: number): number => {
    view.setFloat32(0, value);
    const bits = view.getInt32(0);
    return bits >= 0 ? bits : -2147483648 - bits;
  };
  return place(to) - place(from);
}

let lastSums: { seed: number; found: ReturnType<typeof harmonicSums> } | undefined;
/** Seven sums of a million terms: kept, so that another pixel is shown at once. */
function sumsOf(seed: number): ReturnType<typeof harmonicSums> {
  if (lastSums?.seed !== seed) lastSums = { seed, found: harmonicSums(seed) };
  return lastSums.found;
}

/** Every method on one problem, and the sums of the same seed. */
export async function lookAtDigits(params: Params, ops: Ops): Promise<Digits> {
  const problem = problemOf(params);
  const side = SIDE - 2;
  const exact = exactConvolution(problem);
  const direct = directConvolution(problem);
  const onDevice = await ops.conv2d({
    input: problem.image,
    filter: problem.filter,
    inputShape: [1, SIDE, SIDE, 1],
    filterShape: [3, 3, 1, 1],
  });
  const outputs: Record<Method['name'], Float32Array> = {
    direct,
    winograd: winogradConvolution(problem),
    fft: fftConvolution(problem),
    device: Float32Array.from(onDevice.output),
  };
  const at = params.row * side + params.column;
  const methods = (['direct', 'winograd', 'fft', 'device'] as const).map((name): Method => {
    const values = outputs[name];
    return {
      name,
      value: values[at] as number,
      relative: relativeError(values, exact),
      different: values.reduce((count, value, i) => count + (value === direct[i] ? 0 : 1), 0),
    };
  });
  const { sums, exact: exactSum } = sumsOf(params.seed);
  return {
    exact: exact[at] as number,
    methods,
    map: Array.from(outputs[params.map], (value, i) => steps(direct[i] as number, value)),
    side,
    sums,
    exactSum,
  };
}
