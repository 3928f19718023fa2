import { describe, expect, it } from 'vitest';
import { BufferPool, sizeClass } from './buffer-pool.ts';

function fakeDevice() {
  const alive = new Set<GPUBuffer>();
  const device = {
    limits: { maxBufferSize: 2 ** 30 },
    createBuffer({ size, usage }: GPUBufferDescriptor) {
      const buffer = { size, usage, destroy: () => alive.delete(buffer) } as unknown as GPUBuffer;
      alive.add(buffer);
      return buffer;
    },
  } as unknown as GPUDevice;
  return { device, alive };
}

describe('BufferPool', () => {
  it('gives a returned buffer out again, for the same usage and size class only', () => {
    const { device, alive } = fakeDevice();
    const pool = new BufferPool(device);
    const first = pool.take(1000, 1, 'a');
    pool.give(first);
    expect(pool.take(1001, 1, 'b')).toBe(first);
    expect(pool.take(1001, 1, 'c')).not.toBe(first);
    expect(pool.take(1001, 2, 'd')).not.toBe(first);
    expect(alive.size).toBe(3);
  });

  it('counts what lives, idle buffers included, and what is lent', () => {
    const { device, alive } = fakeDevice();
    const pool = new BufferPool(device);
    const [one, two] = [pool.take(256, 1, 'a'), pool.take(512, 1, 'b')];
    pool.give(one);
    expect(pool.live).toEqual({ count: 2, bytes: 768 });
    expect(pool.used).toEqual({ count: 1, bytes: 512 });
    pool.drop(two);
    expect(pool.live).toEqual({ count: 1, bytes: 256 });
    pool.clear();
    expect([pool.live.count, alive.size]).toEqual([0, 0]);
  });

  it('stays the same size over a thousand runs', () => {
    const { device } = fakeDevice();
    const pool = new BufferPool(device);
    const run = (): void => [64, 5000, 70_000].map((bytes) => pool.take(bytes, 1, 'x')).forEach((b) => pool.give(b));
    for (let i = 0; i < 10; i++) run();
    const early = pool.live;
    for (let i = 0; i < 990; i++) run();
    expect(pool.live).toEqual(early);
  });

  it('destroys the oldest idle buffers beyond its budget', () => {
    const { device } = fakeDevice();
    const pool = new BufferPool(device);
    const buffers = Array.from({ length: 5 }, () => pool.take(2 ** 26, 1, 'big'));
    buffers.forEach((buffer) => pool.give(buffer));
    expect(pool.live).toEqual({ count: 4, bytes: 2 ** 28 });
  });

  it('ignores a buffer that is returned twice', () => {
    const pool = new BufferPool(fakeDevice().device);
    const buffer = pool.take(16, 1, 'a');
    pool.give(buffer);
    pool.give(buffer);
    expect(pool.live.count).toBe(1);
  });
});

describe('sizeClass', () => {
  it('wastes at most an eighth above 2 KiB and stays within the limit', () => {
    for (const bytes of [2049, 10_000, 1_000_003]) expect(sizeClass(bytes, 2 ** 30) / bytes).toBeLessThan(1.126);
    expect(sizeClass(1000, 1008)).toBe(1008);
  });
});
