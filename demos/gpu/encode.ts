/** Writes a submission's dispatches into a command encoder: parameter blocks, bind groups, one compute pass. */
import type { Gpu } from './device.ts';
import { packParams } from './params.ts';
import type { Item } from './plan.ts';
import { bufferOf, type OwnSlot } from './slot.ts';

/** Bytes between two parameter blocks: the alignment that every device accepts. */
export const BLOCK = 256;

/** @param uniforms at least `BLOCK` bytes an item */
export function encodePass(
  { device, timestamps }: Gpu,
  label: string,
  encoder: GPUCommandEncoder,
  items: readonly Item[],
  uniforms: GPUBuffer,
): void {
  const blocks = new Uint8Array(BLOCK * Math.max(1, items.length));
  const pass = encoder.beginComputePass({
    label,
    ...(timestamps && {
      timestampWrites: { querySet: timestamps, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 },
    }),
  });
  items.forEach(({ step, pipeline, piece }, index) => {
    const block = packParams(piece.first, step.params);
    blocks.set(block, BLOCK * index);
    const storage = (step.buffers as readonly OwnSlot[]).map((slot, binding) => ({
      binding: binding + 1,
      // Whole vec4s, so that a kernel may see the numbers as vectors; buffers are at least that long.
      resource: { buffer: bufferOf(slot), size: align16(Math.max(16, slot.bytes)) },
    }));
    const uniform = { binding: 0, resource: { buffer: uniforms, offset: BLOCK * index, size: align16(block.length) } };
    pass.setPipeline(pipeline.pipeline);
    pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.layout, entries: [uniform, ...storage] }));
    pass.dispatchWorkgroups(...piece.size);
  });
  pass.end();
  device.queue.writeBuffer(uniforms, 0, blocks);
}

function align16(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}
