/** What can go wrong on a GPU is provoked, and ends in an error of a known kind with a message for the reader. */
import { expect } from '@playwright/test';
import { test } from './page.ts';

const expected = [
  ['refused', 'unavailable', 'the browser offers no GPU to this page'],
  ['no-device', 'unavailable', 'a GPU refused to open (Error: the driver has crashed)'],
  ['lost', 'lost', 'was lost: it was closed'],
  ['after-close', 'lost', 'was lost: it was closed'],
  ['cancelled', 'TimeoutError', ''],
  ['shader', 'shader', 'the shader does not compile, line 1'],
  ['validation', 'shader', ''],
  ['no-source', 'shader', 'the shader did not load (404)'],
  ['too-large', 'too-large', 'this GPU allows at most 1 KiB'],
  ['out-of-memory', 'out-of-memory', 'the GPU has no memory left for this run. Choose smaller sizes'],
] as const;

for (const [trouble, kind, message] of expected) {
  test(`${trouble}: ends in an error of kind ${kind}, and no buffer stays lent out`, async ({ harnessPage }) => {
    const outcome = await harnessPage.evaluate((which) => globalThis.harness.provoke(which), trouble);
    expect(outcome.kind).toBe(kind);
    expect(outcome.message).toContain(message);
    expect(outcome.buffersUsed).toBe(0);
  });
}
