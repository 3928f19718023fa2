/** The tokens that each backend draws come as often as their probabilities say: Pearson's χ² test of the draws themselves. */
import { expect } from '@playwright/test';
import { test } from './page.ts';

const draws = process.env['FULL'] ? 30_000 : 6000;

/** Exceeded by chance once in a thousand: Wilson and Hilferty's cube of a normal number, within 1 % from 3 degrees on. */
function critical(degreesOfFreedom: number): number {
  const part = 2 / (9 * degreesOfFreedom);
  return degreesOfFreedom * (1 - part + 3.0902 * Math.sqrt(part)) ** 3;
}

for (const backend of ['webgpu', 'wasm', 'cpu'] as const) {
  test(`frequencies of ${draws} draws on ${backend} pass the χ² test at the 0.1 % level`, async ({ harnessPage }) => {
    test.setTimeout(600_000);
    const results = await harnessPage.evaluate(([name, count]) => globalThis.harness.drawnChiSquare(name, count), [
      backend,
      draws,
    ] as const);
    expect(results).toHaveLength(5);
    for (const { settings, statistic, degreesOfFreedom, againstWrong, forbidden } of results) {
      expect(degreesOfFreedom, settings).toBeGreaterThanOrEqual(3);
      expect(statistic, settings).toBeLessThan(critical(degreesOfFreedom));
      expect(againstWrong, `${settings}: the test must notice another distribution`).toBeGreaterThan(
        critical(degreesOfFreedom),
      );
      expect(forbidden, settings).toBe(0);
    }
  });
}
