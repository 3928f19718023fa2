/**
 * One training step, cut over virtual devices in six ways. Each function really computes: a device touches only what it holds, and whatever
 * another device has must come through the wire.
 */
import type { Block } from './block.ts';
import { dataParallel, shardedDataParallel } from './data-parallel.ts';
import { stages } from './stages.ts';
import type { Step } from './step.ts';
import { tensorParallel } from './tensor-parallel.ts';

export type Strategy = 'single' | 'layers' | 'gpipe' | '1f1b' | 'data' | 'fsdp' | 'tensor';

/** One step of a block by any strategy. */
export function trainingStep(block: Block, strategy: Strategy, devices: number, m: number): Step {
  switch (strategy) {
    case 'single':
      return stages(block, 1, 1, 'gpipe');
    case 'layers':
      return stages(block, devices, 1, 'gpipe');
    case 'gpipe':
    case '1f1b':
      return stages(block, devices, m, strategy);
    case 'data':
      return dataParallel(block, devices);
    case 'fsdp':
      return shardedDataParallel(block, devices);
    case 'tensor':
      return tensorParallel(block, devices);
  }
}
