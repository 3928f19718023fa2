/** The way back from the GPU: slots copied one behind the other into a buffer that can be mapped, then the clock's counts. */
import { BLOCK } from './encode.ts';
import { bufferOf, type OwnSlot, type Slot } from './slot.ts';

/** Bytes that {@link copyBack} writes. */
export function readBytes(slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => sum + align8(slot.bytes), 0);
}

export function copyBack(encoder: GPUCommandEncoder, slots: readonly OwnSlot[], staging: GPUBuffer): void {
  let offset = 0;
  for (const slot of slots) {
    encoder.copyBufferToBuffer(bufferOf(slot), 0, staging, offset, slot.bytes);
    offset += align8(slot.bytes);
  }
}

/** The slots' contents out of the mapped bytes. */
export function slicesOf(all: ArrayBuffer, slots: readonly Slot[]): ArrayBuffer[] {
  let offset = 0;
  return slots.map(({ bytes }) => {
    const slice = all.slice(offset, offset + bytes);
    offset += align8(bytes);
    return slice;
  });
}

/** Milliseconds of each submission, from the pairs of nanosecond counts that stand at every {@link BLOCK}. */
export function readTimes(blocks: ArrayBuffer): number[] {
  const counts = new BigUint64Array(blocks);
  return Array.from({ length: blocks.byteLength / BLOCK }, (_, i) => {
    const [begin = 0n, end = 0n] = counts.subarray((i * BLOCK) / 8);
    return Math.max(0, Number(end - begin) / 1e6);
  });
}

function align8(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
