import { readdirSync, readFileSync } from 'node:fs';
import { expect, openDemo, test } from './site.ts';

/** Every demo there is, with the number of its chapter. */
const demos = readdirSync('content/chapters')
  .map((file) => ({ number: file.slice(0, 2), slug: file.slice(3).replace(/\.mdx$/, '') }))
  .filter(({ slug }) => readdirSync('demos/widgets').includes(slug));

/** Chapters whose demo runs on a GPU, WASM or the CPU, as it says of itself. */
const onDevices = new Set(
  demos
    .filter(({ slug }) =>
      readdirSync(`demos/widgets/${slug}`)
        .filter((file) => /(?<!\.test)\.ts$/.test(file))
        .some((file) =>
          /\bbackends\b[^=]*=\s*\[[^\]]*'webgpu'/.test(readFileSync(`demos/widgets/${slug}/${file}`, 'utf8')),
        ),
    )
    .map(({ number }) => number),
);

test('the demos of the kernels are there, to be held against float64 on each backend', () => {
  for (const number of ['10', '12', '16', '18', '22']) expect([...onDevices]).toContain(number);
});

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

  if (onDevices.has(number) && slug !== 'self-attention') {
    for (const backend of ['webgpu', 'wasm', 'cpu']) {
      test(`demo ${number} agrees with float64 on ${backend}`, async ({ page, site }) => {
        await page.goto(`${site}q/${number}/?backend=${backend}`);
        await openDemo(page);
        const badge = page.locator('#demo .badge');
        await expect(badge).toHaveText(
          { webgpu: /^WebGPU · /, wasm: /^WASM/, cpu: /^CPU \(TensorFlow/ }[backend] as RegExp,
          { timeout: 90_000 },
        );
        await expect(badge).toHaveText(/equals float64|float64 to \d·10⁻(?:[³⁴⁵⁶⁷⁸⁹]|¹[⁰¹²³⁴⁵⁶])/);
      });
    }
  }
}

test('a dropped file that is no picture, or too large, gets a message and changes nothing; a picture is taken', async ({
  page,
  site,
}) => {
  await page.goto(`${site}q/12/`);
  await openDemo(page);
  const demo = page.locator('#demo');
  const picture = demo.getByLabel('Picture', { exact: true });
  const before = await picture.inputValue();
  /** Drops a file made in the page: words, 100 MB that call themselves a picture, or a small real one. */
  const drop = (what: 'words' | 'large' | 'broken' | 'real'): Promise<void> =>
    demo
      .locator('.picture svg')
      .first()
      .evaluate(async (target, kind) => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 8;
        const real = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
        const files = {
          words: () => new File(['no picture'], 'a.txt', { type: 'text/plain' }),
          large: () => new File([new Uint8Array(100 * 2 ** 20)], 'a.png', { type: 'image/png' }),
          broken: () => new File(['no picture'], 'a.png', { type: 'image/png' }),
          real: () => new File([real ?? ''], 'a.png', { type: 'image/png' }),
        };
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(files[kind]());
        target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      }, what);
  for (const [what, message] of [
    ['words', 'not a picture'],
    ['large', 'larger than 20 MB'],
    ['broken', 'cannot read that picture'],
  ] as const) {
    await drop(what);
    await expect(demo.locator('.picture')).toContainText(message);
    await expect(picture).toHaveValue(before);
  }
  await drop('real');
  await expect(picture).toHaveValue('own');
  await expect(demo.locator('.picture')).not.toContainText('cannot read');
});

test('a training shows its loss on the way, and can be paused, continued and started anew', async ({ page, site }) => {
  await page.goto(`${site}q/18/?backend=cpu#demo:epochs=100&samples=2000`);
  await openDemo(page);
  const demo = page.locator('#demo');
  const shown = (): Promise<string> => demo.locator('.picture').innerHTML();
  await demo.getByRole('button', { name: 'Pause' }).click();
  // What was on its way when the button was pressed may still come.
  await page.waitForTimeout(1000);
  const paused = await shown();
  expect(paused).toContain('training');
  await page.waitForTimeout(1500);
  expect(await shown()).toBe(paused);
  await demo.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(shown, { timeout: 30_000 }).not.toBe(paused);
  await demo.getByRole('button', { name: 'Start anew' }).click();
  await expect(demo.getByRole('button', { name: 'Pause' })).toBeVisible();
  await demo.getByRole('button', { name: 'Reset' }).click();
  await expect(demo.getByLabel('Epochs')).toHaveValue('30');
});

test('nonsense in the address opens the demo with values that can be used', async ({ page, site }) => {
  await page.goto(`${site}q/26/#demo:n=NaN&level=abc&seed=-7&temperature=1e99&nothing=1`);
  await openDemo(page);
  const demo = page.locator('#demo');
  await expect(demo.locator('.badge')).toHaveText(/^CPU/, { timeout: 60_000 });
  await expect(demo.locator('.problem')).toHaveCount(0);
  expect(await demo.innerText()).not.toMatch(/NaN|undefined|Infinity/);
});
