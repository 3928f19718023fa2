import { referenceOps } from '../../demos/runtime/reference-ops.ts';
import { cleanParams } from '../../demos/runtime/parameters.ts';
import { compute, parameters } from '../../demos/widgets/self-attention/compute.ts';
import { expect, openDemo, test } from './site.ts';

/** Backends as they are forced in the address, and how the badge names them. */
const BACKENDS = [
  ['webgpu', /^WebGPU · /],
  ['wasm', /^WASM/],
  ['cpu', /^CPU \(TensorFlow\.js\)/],
] as const;

for (const [backend, badge] of BACKENDS) {
  test(`the numbers on ${backend} are those of the float64 reference`, async ({ page, site }) => {
    await page.goto(`${site}q/16/?backend=${backend}#demo:head=4&causal=1&row=6`);
    await openDemo(page);
    await expect(page.locator('#demo .badge')).toHaveText(badge);
    const text = await page.locator('#demo .badge').innerText();
    const [, lead, power] = /float64 to (\d)·10⁻([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/.exec(text) ?? [];
    expect(lead, text).toBeDefined();
    expect('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(power?.[0] ?? '')).toBeGreaterThanOrEqual(5);
    const params = cleanParams(parameters, { head: 4, causal: true, row: 6 });
    const { weights, tokens } = await compute(params, referenceOps);
    const n = tokens.length;
    const row = Array.from(weights.subarray((3 * n + 5) * n, (3 * n + 6) * n));
    const shown = await page.locator('#demo .picture svg').nth(1).textContent();
    for (const weight of row.slice(0, 6)) expect(shown).toContain(weight.toFixed(3));
    expect(row[6]).toBe(0);
  });
}

test('a software adapter is no GPU unless it is asked for', async ({ page, site }) => {
  await page.goto(`${site}q/16/`);
  await openDemo(page);
  await expect(page.locator('#demo .badge')).toHaveText(/^WASM/);
});

test('controls change the picture, the address keeps the state, reset brings it back', async ({ page, site }) => {
  await page.goto(`${site}q/16/?backend=cpu`);
  await openDemo(page);
  const demo = page.locator('#demo');
  await demo.getByLabel('Sentence').fill('red fish blue fish');
  await expect(demo.locator('.picture svg').first()).toContainText('fish');
  await demo.getByLabel('causal mask').check();
  await expect(page).toHaveURL(/#demo:.*sentence=red/);
  await expect(page).toHaveURL(/causal=1/);
  await page.reload();
  await openDemo(page);
  await expect(demo.getByLabel('Sentence')).toHaveValue('red fish blue fish');
  await expect(demo.getByLabel('causal mask')).toBeChecked();
  await demo.getByRole('button', { name: 'Reset' }).click();
  await expect(demo.getByLabel('Sentence')).toHaveValue('the cat that the dogs chased was tired');
});

test('bad input gets a message, keeps what was typed, and leaves the last picture', async ({ page, site }) => {
  await page.goto(`${site}q/16/?backend=cpu`);
  await openDemo(page);
  const demo = page.locator('#demo');
  const field = demo.getByLabel('Sentence');
  for (const [text, message] of [
    ['', 'There is no word'],
    ['     ', 'There is no word'],
    ['x'.repeat(10_000), '10,000 characters'],
    ['word '.repeat(70), '70 tokens'],
  ] as const) {
    await field.fill(text);
    await expect(demo.locator('.problem')).toContainText(message);
    await expect(field).toHaveValue(text);
    await expect(demo.locator('.picture svg').first()).toBeVisible();
  }
  await field.fill('🙂 我 爱 GPU上');
  await expect(demo.locator('.problem')).toHaveCount(0);
  await expect(demo.locator('.picture svg').first()).toContainText('🙂');
});

test('an address with silly values opens with the nearest allowed ones', async ({ page, site }) => {
  await page.goto(`${site}q/16/?backend=cpu#demo:heads=99&temperature=NaN&headSize=-5&seed=x&causal=maybe`);
  await openDemo(page);
  await expect(page.locator('#demo-self-attention-heads')).toHaveValue('8');
  await expect(page.locator('#demo .badge')).toContainText('float64');
});

test('the timing sweep runs, shows times, and can be stopped', async ({ page, site }) => {
  await page.goto(`${site}q/16/?backend=cpu`);
  await openDemo(page);
  await page.getByRole('button', { name: 'Time it on this machine' }).click();
  await expect(page.locator('#demo').getByText('time (ms)').first()).toBeVisible({ timeout: 60_000 });
  await page
    .getByRole('button', { name: 'Stop' })
    .click({ timeout: 2000 })
    .catch(() => {});
  await expect(page.getByRole('button', { name: 'Time it on this machine' })).toBeVisible();
});
