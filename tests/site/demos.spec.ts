import { readdirSync, readFileSync } from 'node:fs';
import { expect, openDemo, test } from './site.ts';

/** Every demo there is, with the number of its chapter. */
const demos = readdirSync('content/chapters')
  .map((file) => ({ number: file.slice(0, 2), slug: file.slice(3).replace(/\.mdx$/, '') }))
  .filter(({ slug }) => readdirSync('demos/widgets').includes(slug));

for (const { number, slug } of demos) {
  test(`demo ${number} comes to life, computes, resets and hands out its link`, async ({ page, site }) => {
    await page.goto(`${site}q/${number}/`);
    const demo = page.locator('#demo');
    await openDemo(page);
    await expect(demo.locator('.badge')).toHaveText(/^(WASM|CPU)/, { timeout: 60_000 });
    await expect(demo.locator('.problem')).toHaveCount(0);
    expect(await demo.locator('.picture svg, .picture table').count()).toBeGreaterThan(0);
    expect(await demo.innerText()).not.toMatch(/NaN|undefined|Infinity/);
    await expect(demo.locator('[aria-live]')).not.toBeEmpty();
    await demo.getByRole('button', { name: 'Reset' }).click();
    const button = demo.getByRole('button', { name: 'Copy link to this state' });
    await button.click();
    await expect(demo.getByRole('button', { name: /Link copied|address bar/ })).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(overflow).toBe(false);
  });

  const source = readFileSync(`demos/widgets/${slug}/compute.ts`, 'utf8');
  if (/backends[^=]*=\s*\[[^\]]*'webgpu'/.test(source) && slug !== 'self-attention') {
    for (const backend of ['webgpu', 'wasm', 'cpu']) {
      test(`demo ${number} agrees with float64 on ${backend}`, async ({ page, site }) => {
        await page.goto(`${site}q/${number}/?backend=${backend}`);
        await openDemo(page);
        const badge = page.locator('#demo .badge');
        await expect(badge).toHaveText(
          { webgpu: /^WebGPU · /, wasm: /^WASM/, cpu: /^CPU \(TensorFlow/ }[backend] as RegExp,
          { timeout: 90_000 },
        );
        await expect(badge).toHaveText(/equals float64|float64 to \d·10⁻[⁴⁵⁶⁷⁸⁹¹]/);
      });
    }
  }
}
