/** The device's turn: the same random numbers through its sampling kernel, and the draws that come out otherwise. */
import type { Ops } from '../../runtime/ops.ts';
import type { Candidates } from './candidates.ts';
import type { Params } from './parameters.ts';
import { firstWord } from './philox.ts';

const SHOWN_DIFFERENCES = 6;
/** Logits that are handed over at most, since every draw has a row of its own: on a GPU, and elsewhere. */
const MOST_LOGITS = { gpu: 3_000_000, other: 240_000 };
/** TensorFlow.js takes a call a draw. */
const MOST_SLOW_DRAWS = 1000;
const MOST_DRAWS = 10_000;

/** A draw that came out otherwise on the device. */
export interface Difference {
  index: number;
  /** The random number, 0 … 1. */
  u: number;
  host: string;
  device: string;
}

export interface KernelDraws {
  compared: number;
  different: number;
  examples: Difference[];
}

/** The same random numbers, rounded to the 24 bits that a 32-bit float in [0, 1) holds, through the device's kernel. */
export async function drawOnDevice(
  candidates: Candidates,
  host: Uint32Array,
  params: Params,
  ops: Ops,
): Promise<KernelDraws> {
  const vocabulary = candidates.probabilities.length;
  const slow = ops.backend === 'wasm' || ops.backend === 'cpu';
  const most = ops.backend === 'webgpu' ? MOST_LOGITS.gpu : MOST_LOGITS.other;
  const compared = Math.min(host.length, slow ? MOST_SLOW_DRAWS : MOST_DRAWS, Math.floor(most / vocabulary));
  const logits = candidates.probabilities.map(Math.log);
  const rows =
    ops.backend === 'float64' ? new Float64Array(compared * vocabulary) : new Float32Array(compared * vocabulary);
  for (let row = 0; row < compared; row++) rows.set(logits, row * vocabulary);
  const uniform = Float32Array.from({ length: compared }, (_, i) => (firstWord(params.seed, i) >>> 8) / 2 ** 24);
  const { temperature, topK, topP, minP } = params;
  const { token } = await ops.sampling({
    logits: rows,
    uniform,
    batch: compared,
    vocabulary,
    temperature,
    topP,
    minP,
    ...(topK > 0 && { topK }),
  });
  const examples: Difference[] = [];
  let different = 0;
  const name = (id: number): string => candidates.names[id] ?? '';
  token.forEach((id, i) => {
    if (id === host[i]) return;
    different++;
    if (examples.length < SHOWN_DIFFERENCES)
      examples.push({
        index: i,
        u: firstWord(params.seed, i) / 2 ** 32,
        host: name(host[i] as number),
        device: name(id),
      });
  });
  return { compared, different, examples };
}
