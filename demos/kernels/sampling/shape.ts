/** What sampling takes and gives, and the check of it. */
import { ArgumentError, checkFloats, checkNumber, checkSize, type FloatArray } from '../arguments.ts';

export interface SamplingInput {
  /** Row-major [batch, vocabulary]. −∞ forbids a token; a row needs one finite number; no NaN, no +∞. */
  readonly logits: FloatArray;
  /** One number in [0, 1) a row: the same number draws the same token. */
  readonly uniform: FloatArray;
  /** 1-65,536. */
  readonly batch: number;
  /** 1-1,048,576. */
  readonly vocabulary: number;
  /** Divides the logits, 0.0001 up. Default 1. The limit 0 (always the largest) is topK = 1. */
  readonly temperature?: number;
  /** Keep the k largest. Default all. */
  readonly topK?: number;
  /** Then keep the fewest, largest first, whose probabilities reach p, in (0, 1]. Default 1: all. */
  readonly topP?: number;
  /** Then keep those at least minP times as probable as the most probable, 0-1. Default 0: all. */
  readonly minP?: number;
}

export interface SamplingOutput {
  /** The drawn token of each row. */
  readonly token: Uint32Array;
  /** The probability that it had, among the kept. */
  readonly probability: FloatArray;
}

/**
 * Two devices draw the same token from the same uniform number unless that number, as a share of the kept mass, lies
 * within this of a boundary between tokens (or topP or minP that near a boundary of theirs): float32's exponential and
 * 64-bit sums of masses cut to 2⁻³¹ err less, for vocabularies up to 131,072 and logits within ±80 temperatures.
 */
export const SAMPLING_EPSILON = 2 ** -16;

export type SamplingSettings = Required<Pick<SamplingInput, 'temperature' | 'topK' | 'topP' | 'minP'>>;

/** Fills in defaults; topK = vocabulary is off. */
export function settingsOf(input: SamplingInput): SamplingSettings {
  const { temperature = 1, topK = input.vocabulary, topP = 1, minP = 0 } = input;
  return { temperature, topK: Math.min(topK, input.vocabulary), topP, minP };
}

/** @throws ArgumentError */
export function checkSampling(input: SamplingInput): void {
  const { logits, uniform, batch, vocabulary } = input;
  const { temperature, topP, minP } = settingsOf(input);
  checkSize('sampling', 'batch', batch, 1, 65_536);
  checkSize('sampling', 'vocabulary', vocabulary, 1, 1_048_576);
  checkSize('sampling', 'topK', input.topK ?? vocabulary, 1, 1_048_576);
  checkNumber('sampling', 'temperature', temperature, 0.0001, Infinity);
  checkNumber('sampling', 'topP', topP, 1e-6, 1);
  checkNumber('sampling', 'minP', minP, 0, 1);
  checkFloats('sampling', 'logits', logits, batch * vocabulary, 'batch × vocabulary');
  checkFloats('sampling', 'uniform', uniform, batch, 'batch');
  const badUniform = uniform.findIndex((u) => !(u >= 0 && u < 1));
  if (badUniform >= 0) {
    const got = String(uniform[badUniform]);
    throw new ArgumentError('sampling', `uniform[${badUniform}]`, got, 'at least 0 and less than 1');
  }
  for (let row = 0; row < batch; row++) checkRow(logits.subarray(row * vocabulary, (row + 1) * vocabulary), row);
}

function checkRow(logits: FloatArray, row: number): void {
  const wrong = logits.findIndex((logit) => Number.isNaN(logit) || logit === Infinity);
  if (wrong >= 0) {
    const got = String(logits[wrong]);
    throw new ArgumentError(
      'sampling',
      `the logit of token ${wrong} in row ${row}`,
      got,
      'a finite number or -Infinity',
    );
  }
  if (!logits.some((logit) => logit > -Infinity)) {
    throw new ArgumentError(
      'sampling',
      `row ${row} of logits`,
      'all -Infinity',
      'such that at least one token is allowed',
    );
  }
}
