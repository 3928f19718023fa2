import { expect, test } from './site.ts';

test('the page of benchmarks loads nothing large before its button, then measures row by row and can be stopped', async ({
  page,
  site,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto(`${site}bench/`);
  await page.waitForLoadState('networkidle');
  expect(fetched.filter((url) => /wasm|tfjs|tensorflow|onnx|ort/.test(url))).toEqual([]);
  for (const rival of await page.locator('input[name="rival"]:checked').all()) await rival.uncheck();
  await page.getByRole('button', { name: 'Measure' }).click();
  await expect(page.locator('#bench-rows tr').first()).toContainText(/GFLOP\/s|GB\/s/, { timeout: 90_000 });
  await expect(page.locator('#bench-rows tr').first()).toContainText('%');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.locator('#bench-status')).toHaveText('Stopped.', { timeout: 60_000 });
});
