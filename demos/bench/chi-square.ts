/** Does the sampling kernel draw tokens as often as their probabilities say? Pearson's χ² test of its own draws. */
import type { Device } from '../kernels/device.ts';
import { keptDistribution } from '../kernels/sampling/reference.ts';
import { sampling, settingsOf, type SamplingInput } from '../kernels/sampling/sampling.ts';
import { randomFrom } from './random.ts';

export interface ChiSquare {
  readonly settings: string;
  /** Σ (drawn − expected)² / expected. */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** The same draws against another distribution (temperature half as high again), which they must not fit. */
  readonly againstWrong: number;
  /** Draws of tokens that the filters forbid. */
  readonly forbidden: number;
}

const VOCABULARY = 24;
/** Draws a call. */
const ROWS = 500;

const SETTINGS: readonly Partial<SamplingInput>[] = [
  {},
  { topK: 12 },
  { topP: 0.8 },
  { minP: 0.05 },
  { temperature: 0.7, topK: 20, topP: 0.9, minP: 0.02 },
];

/** @param draws for each of the settings */
export async function chiSquareOfDraws(device: Device, draws: number): Promise<ChiSquare[]> {
  const random = randomFrom(2024);
  const row = Float32Array.from({ length: VOCABULARY }, () => 4 * random());
  const logits = Float32Array.from({ length: ROWS * VOCABULARY }, (_, at) => row[at % VOCABULARY] ?? 0);
  const results: ChiSquare[] = [];
  for (const settings of SETTINGS) {
    const counts = new Float64Array(VOCABULARY);
    for (let done = 0; done < draws; done += ROWS) {
      const uniform = Float32Array.from({ length: ROWS }, () => Math.floor(random() * 2 ** 24) / 2 ** 24);
      const input = { ...settings, logits, uniform, batch: ROWS, vocabulary: VOCABULARY };
      for (const token of (await sampling(input, device)).token) counts[token] = (counts[token] ?? 0) + 1;
    }
    results.push(compare(counts, row, settings));
  }
  return results;
}

function compare(counts: Float64Array, row: Float32Array, settings: Partial<SamplingInput>): ChiSquare {
  const complete = settingsOf({ ...settings, logits: row, uniform: row, batch: 1, vocabulary: VOCABULARY });
  const expected = keptDistribution(row, complete);
  const wrong = keptDistribution(row, { ...complete, temperature: 1.5 * complete.temperature });
  return {
    settings: JSON.stringify(settings),
    statistic: statistic(counts, expected),
    degreesOfFreedom: expected.filter((p) => p > 0).length - 1,
    againstWrong: statistic(counts, wrong),
    forbidden: counts.reduce((sum, count, id) => sum + (expected[id] ? 0 : count), 0),
  };
}

function statistic(counts: Float64Array, probabilities: Float64Array): number {
  const draws = counts.reduce((sum, count) => sum + count, 0);
  return probabilities.reduce((sum, p, id) => {
    return p > 0 ? sum + ((counts[id] ?? 0) - draws * p) ** 2 / (draws * p) : sum;
  }, 0);
}
