/**
 * A GPU that fails under a demo: the demo ends with the right numbers from the next backend, and its badge says so. The
 * failure is built into the worker's WebGPU before the demo's own code starts.
 */
import type { Page } from '@playwright/test';
import { expect, openDemo, test } from '../site/site.ts';

const failures: readonly [what: string, change: string][] = [
  ['no adapter', 'GPU.prototype.requestAdapter = () => Promise.resolve(null);'],
  ['a device refused', "GPUAdapter.prototype.requestDevice = () => Promise.reject(new Error('no device'));"],
  ['limits too small', "Object.defineProperty(GPUSupportedLimits.prototype, 'maxBufferSize', { get: () => 1024 });"],
  [
    'out of memory',
    `const pop = GPUDevice.prototype.popErrorScope;
     GPUDevice.prototype.popErrorScope = function () {
       return pop.call(this).then(() => new GPUOutOfMemoryError('no memory left'));
     };`,
  ],
  [
    'a wrong shader',
    `const make = GPUDevice.prototype.createShaderModule;
     GPUDevice.prototype.createShaderModule = function (descriptor) {
       return make.call(this, { ...descriptor, code: 'fn main() { let x: f32 = 1u; }' });
     };`,
  ],
  [
    'the device lost mid-run',
    `const submit = GPUQueue.prototype.submit;
     const devices = new Map();
     const open = GPUAdapter.prototype.requestDevice;
     GPUAdapter.prototype.requestDevice = async function (...wanted) {
       const device = await open.apply(this, wanted);
       devices.set(device.queue, device);
       return device;
     };
     GPUQueue.prototype.submit = function (buffers) {
       submit.call(this, buffers);
       devices.get(this)?.destroy();
     };`,
  ],
];

async function changeWorker(page: Page, change: string): Promise<void> {
  await page.route(/\/worker[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `{${change}}\n${await response.text()}` });
  });
}

for (const [what, change] of failures) {
  test(`${what}: the demo goes on without the GPU, and its badge says so`, async ({ page, site }) => {
    await changeWorker(page, change);
    await page.goto(`${site}q/16/?backend=webgpu`);
    await openDemo(page);
    const badge = page.locator('#demo .badge');
    await expect(badge).toHaveText(/^WASM/, { timeout: 90_000 });
    await expect(badge).toHaveText(/equals float64|float64 to \d·10⁻[⁴⁵⁶⁷⁸⁹¹]/);
    await expect(page.locator('#demo .problem')).toHaveCount(0);
  });
}

test('without a failure the same demo runs on WebGPU', async ({ page, site }) => {
  await changeWorker(page, '');
  await page.goto(`${site}q/16/?backend=webgpu`);
  await openDemo(page);
  await expect(page.locator('#demo .badge')).toHaveText(/^WebGPU · /, { timeout: 90_000 });
});
