import * as fc from 'fast-check';
import type { Device } from '../../kernels/device.ts';
import { keptDistribution, samplingReference } from '../../kernels/sampling/reference.ts';
import { sampling, SAMPLING_EPSILON, settingsOf, type SamplingInput } from '../../kernels/sampling/sampling.ts';
import type { Agreement } from '../agreement.ts';
import { randomFrom } from '../random.ts';
import { seed, size, type CaseOf } from './case.ts';

export const samplingCase = fc.record({
  batch: size(3),
  vocabulary: fc.oneof(size(131), fc.integer({ min: 1, max: 3000 })),
  spread: fc.constantFrom(0, 1, 5, 20),
  /** Few distinct logits, so that ties decide. */
  tied: fc.boolean(),
  forbidden: fc.boolean(),
  temperature: fc.constantFrom(1, 0.3, 2),
  topK: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
  topP: fc.option(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { nil: undefined }),
  minP: fc.option(fc.double({ min: 0.001, max: 0.5, noNaN: true }), { nil: undefined }),
  seed,
});

export type SamplingCase = CaseOf<typeof samplingCase>;

/** The reference's token, or one that the reference draws when u, topP or minP moves by at most ε. */
export async function checkSamplingCase(one: SamplingCase, device: Device): Promise<Agreement> {
  const input = inputOf(one);
  const got = await sampling(input, device);
  const want = samplingReference(input);
  let result: Agreement = { worst: 0, index: 0, got: got.token[0] ?? 0, want: want.token[0] ?? 0 };
  for (let row = 0; row < one.batch; row++) {
    const token = got.token[row] ?? 0;
    if (token === want.token[row] || isNearBoundary(input, row, token)) continue;
    result = { worst: Infinity, index: row, got: token, want: want.token[row] ?? 0 };
  }
  return result;
}

function inputOf({ batch, vocabulary, spread, tied, forbidden, temperature, ...one }: SamplingCase): SamplingInput {
  const random = randomFrom(one.seed);
  const logits = Float32Array.from({ length: batch * vocabulary }, () => {
    const value = spread * (2 * random() - 1);
    return tied ? Math.round(value) : value;
  });
  if (forbidden && vocabulary > 1) logits[0] = -Infinity;
  const uniform = Float32Array.from({ length: batch }, () => Math.floor(random() * 2 ** 24) / 2 ** 24);
  const { topK, topP, minP } = one;
  return { logits, uniform, batch, vocabulary, temperature, topK, topP, minP };
}

/** Would the reference draw `token` if the numbers that decide were within ε of what they are? */
function isNearBoundary(input: SamplingInput, row: number, token: number): boolean {
  const { vocabulary } = input;
  const logits = input.logits.subarray(row * vocabulary, (row + 1) * vocabulary);
  const u = input.uniform[row] ?? 0;
  const settings = settingsOf(input);
  const near = (value: number, most: number): number[] =>
    [-SAMPLING_EPSILON, 0, SAMPLING_EPSILON].map((step) => Math.max(0, Math.min(most, value + step)));
  for (const topP of settings.topP === 1 ? [1] : near(settings.topP, 1)) {
    for (const minP of settings.minP === 0 ? [0] : near(settings.minP, 1)) {
      const kept = keptDistribution(logits, { ...settings, topP, minP });
      const below = kept.subarray(0, token).reduce((sum, p) => sum + p, 0);
      const p = kept[token] ?? 0;
      if (p > 0 && u > below - SAMPLING_EPSILON && u < below + p + SAMPLING_EPSILON) return true;
    }
  }
  return false;
}
