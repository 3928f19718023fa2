/** Which variant of a kernel is fastest is measured once and kept for the next visit; a broken record is thrown away. */
import { expect } from '@playwright/test';
import { test } from './page.ts';

/** Enough for two tries of each variant and a decision. */
const RUNS = 8;
const KIND = 'matmul many×many';

test('choices are kept from one visit to the next, and measured anew after a broken record', async ({
  harnessPage,
}) => {
  const visit = async (runs: number): Promise<Record<string, string>> => {
    const { origin } = new URL(harnessPage.url());
    await harnessPage.reload();
    return harnessPage.evaluate(
      async ({ address, count }) => {
        const { tunedChoices } = (await import(address)) as typeof globalThis.harness;
        return tunedChoices(count);
      },
      { address: `${origin}/code/harness.mjs`, count: runs },
    );
  };

  expect(await visit(0)).toEqual({});
  const chosen = await visit(RUNS);
  expect(Object.keys(chosen)).toEqual([KIND]);
  expect(await visit(0)).toEqual(chosen);

  await harnessPage.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('thirty-kernels', 1);
      opening.onsuccess = () => resolve(opening.result);
    });
    const table = database.transaction('choices', 'readwrite').objectStore('choices');
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      const asking = table.getAllKeys();
      asking.onsuccess = () => resolve(asking.result);
    });
    for (const key of keys) table.put({ 'matmul many×many': { variant: 'no such tile', ms: 'soon' } }, key);
    database.close();
  });
  expect(await visit(0)).toEqual({});
  expect(Object.keys(await visit(RUNS))).toEqual([KIND]);
});
