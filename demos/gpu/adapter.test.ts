import { describe, expect, it } from 'vitest';
import { chooseAdapter, NEEDED_LIMITS } from './adapter.ts';
import { openGpu } from './device.ts';

interface Fake {
  info?: Partial<GPUAdapterInfo>;
  isFallbackAdapter?: boolean;
  limits?: Partial<Record<keyof typeof NEEDED_LIMITS, number>>;
}

function gpuWith(adapter: Fake | null): GPU {
  const complete = adapter && { ...adapter, limits: { ...NEEDED_LIMITS, ...adapter.limits } };
  return { requestAdapter: () => Promise.resolve(complete) } as unknown as GPU;
}

describe('chooseAdapter', () => {
  it('says so when the browser has no WebGPU', async () => {
    expect(await chooseAdapter(undefined)).toMatchObject({ ok: false, reason: 'no-webgpu' });
  });

  it('says so when the browser offers no adapter, or throws', async () => {
    expect(await chooseAdapter(gpuWith(null))).toMatchObject({ ok: false, reason: 'no-adapter' });
    const throwing = { requestAdapter: () => Promise.reject(new Error('blocked')) } as unknown as GPU;
    expect(await chooseAdapter(throwing)).toMatchObject({ ok: false, reason: 'no-adapter' });
  });

  it('takes a GPU, named by its description or by vendor and architecture', async () => {
    const named = gpuWith({ info: { description: 'NVIDIA H200' } });
    expect(await chooseAdapter(named)).toMatchObject({ ok: true, name: 'NVIDIA H200', isSoftware: false });
    const plain = gpuWith({ info: { vendor: 'apple', architecture: 'metal-3' } });
    expect(await chooseAdapter(plain)).toMatchObject({ ok: true, name: 'apple metal-3' });
    expect(await chooseAdapter(gpuWith({}))).toMatchObject({ ok: true, name: 'an unnamed adapter' });
  });

  it.each([
    ['flag on the adapter', { isFallbackAdapter: true }],
    ['flag on its info', { info: { isFallbackAdapter: true } }],
    ['SwiftShader without a flag', { info: { architecture: 'swiftshader' } }],
  ])('does not take a software adapter for a GPU unless asked (%s)', async (_, fake) => {
    expect(await chooseAdapter(gpuWith(fake))).toMatchObject({ ok: false, reason: 'software-adapter' });
    expect(await chooseAdapter(gpuWith(fake), { allowFallback: true })).toMatchObject({ ok: true, isSoftware: true });
  });

  it('names the limit that is too small, what it is and what it must be', async () => {
    const choice = await chooseAdapter(gpuWith({ limits: { maxComputeWorkgroupStorageSize: 8192 } }));
    expect(choice).toEqual({
      ok: false,
      reason: 'limits-too-small',
      message: 'an unnamed adapter allows maxComputeWorkgroupStorageSize = 8 KiB; the demos need 16 KiB',
    });
  });
});

describe('openGpu', () => {
  it('fails with a message for the reader where there is no adapter', async () => {
    await expect(openGpu(gpuWith(null))).rejects.toThrow(
      'WebGPU: the browser offers no GPU to this page. The demo can run in WebAssembly or plain JavaScript instead.',
    );
  });
});
