/** Convolution: the checked entry point. The kernels are told in `operands.wgsl` and `depthwise.wgsl`. */
import type { LazySource } from '../../gpu/pipeline-cache.ts';
import { Recording, type Slot } from '../../gpu/recording.ts';
import type { Device, RunOptions, Timed } from '../device.ts';
import { recordGemm } from '../gemm/gemm.ts';
import operands from './operands.wgsl?raw';
import { checkConv2d, type Conv2dInput, type Conv2dOutput, type Conv2dPlan } from './shape.ts';

export type { Conv2dInput, Conv2dOutput, Conv2dPlan, Conv2dShape } from './shape.ts';
export { planConv2d } from './shape.ts';

/**
 * Cross-correlation of images with filters, as deep learning's "convolution" is.
 * @throws ArgumentError for shapes that do not fit; GpuError; the signal's reason
 */
export async function conv2d(
  input: Conv2dInput,
  device: Device,
  options: RunOptions = {},
): Promise<Conv2dOutput & Timed> {
  const plan = checkConv2d(input);
  if (device.kind !== 'webgpu') {
    const { conv2dFallback } = await import('./fallback.ts');
    return conv2dFallback(input, plan, device, options);
  }
  const run = new Recording(device.gpu, 'conv2d', options.signal);
  const slots = {
    input: run.input('input', input.input),
    filter: run.input('filter', input.filter),
    ...(input.bias && { bias: run.input('bias', input.bias) }),
  };
  const output = recordConv2d(run, slots, plan);
  const { arrays, gpuMs } = await run.execute({ read: [output] });
  const [bytes = new ArrayBuffer()] = arrays;
  const shape = [plan.batch, plan.outHeight, plan.outWidth, plan.filters] as const;
  return { output: new Float32Array(bytes), shape, ...(gpuMs !== undefined && { gpuMs }) };
}

interface Slots {
  readonly input: Slot;
  readonly filter: Slot;
  readonly bias?: Slot;
}

/** Records the convolution. @returns the slot of the output */
export function recordConv2d(run: Recording, slots: Slots, plan: Conv2dPlan): Slot {
  const output = run.output('output', plan.batch * plan.outHeight * plan.outWidth * plan.filters * 4);
  if (plan.groups === plan.channels && plan.groups > 1 && plan.kernelWidth * plan.dilationX <= MOST_UNROLLED) {
    recordDepthwise(run, slots, output, plan);
  } else {
    recordAsGemm(run, slots, output, plan);
  }
  return output;
}

/** Fetched when a convolution is depthwise. */
const depthwiseSource: LazySource = { name: 'depthwise.wgsl', load: () => import('./depthwise.wgsl?raw') };

/** Kernel columns, dilation included, up to which the depthwise kernel is unrolled. */
const MOST_UNROLLED = 16;

function recordAsGemm(run: Recording, { input, filter, bias }: Slots, output: Slot, plan: Conv2dPlan): void {
  const { channels, groups, filters } = plan;
  const perGroup = channels / groups;
  const padded = plan.top + plan.bottom + plan.left + plan.right > 0;
  const { taps, depth, tapsAcross } = stretches(plan, padded);
  recordGemm(run, {
    label: 'conv2d',
    operands,
    rows: plan.batch * plan.outHeight * plan.outWidth,
    columns: filters / groups,
    depth,
    taps,
    groups,
    params: [
      plan.height,
      plan.width * channels,
      channels,
      filters,
      plan.outHeight,
      plan.outWidth,
      tapsAcross,
      plan.strideY,
      plan.strideX,
      plan.dilationY,
      plan.dilationX,
      plan.top,
      plan.left,
    ],
    buffers: [
      { slot: input, use: 'read' },
      { slot: input, use: 'read' },
      { slot: filter, use: 'read' },
      { slot: bias ?? filter, use: 'read' },
      { slot: output, use: 'write' },
    ],
    consts: {
      ALIGNED: perGroup % 4 === 0 ? 1 : 0,
      PADDED: Number(padded),
      GROUPED: Number(groups > 1),
      BIASED: Number(bias !== undefined),
    },
  });
}

/** The longest stretches of the window that lie together in memory, in image and filter alike. */
function stretches(plan: Conv2dPlan, padded: boolean): { taps: number; depth: number; tapsAcross: number } {
  const { channels, groups, kernelHeight, kernelWidth, dilationX, dilationY, width } = plan;
  if (groups > 1 || dilationX > 1) {
    return { taps: kernelHeight * kernelWidth, depth: channels / groups, tapsAcross: kernelWidth };
  }
  const wholeRows = kernelWidth === width && dilationY === 1 && !padded;
  return wholeRows
    ? { taps: 1, depth: kernelHeight * kernelWidth * channels, tapsAcross: 1 }
    : { taps: kernelHeight, depth: kernelWidth * channels, tapsAcross: 1 };
}

function recordDepthwise(run: Recording, { input, filter, bias }: Slots, output: Slot, plan: Conv2dPlan): void {
  const { batch, outHeight, outWidth, kernelHeight, kernelWidth, strideX, dilationX } = plan;
  const lanes = plan.filters === plan.channels && plan.channels % 4 === 0 ? 4 : 1;
  const filters = plan.filters / lanes;
  const pixels = pixelsAThread(plan, run.gpu.isSoftware);
  const threads = filters * Math.ceil(outWidth / pixels) * batch * outHeight;
  run.step({
    kernel: {
      label: 'conv2d depthwise',
      source: [`alias Number = ${lanes === 4 ? 'vec4f' : 'f32'};`, depthwiseSource],
      buffers: ['read', 'read', 'read', 'write'],
      consts: {
        PIXELS: pixels,
        KERNEL_WIDTH: kernelWidth,
        STRIDE_X: strideX,
        DILATION_X: dilationX,
        SPAN: (pixels - 1) * strideX + (kernelWidth - 1) * dilationX + 1,
        BIASED: Number(bias !== undefined),
      },
    },
    params: [
      plan.height,
      plan.width,
      plan.channels / lanes,
      filters,
      outHeight,
      outWidth,
      kernelHeight,
      plan.strideY,
      plan.dilationY,
      plan.top,
      plan.left,
      batch,
    ],
    buffers: [input, filter, bias ?? filter, output],
    groups: [Math.ceil(threads / 64), 1, 1],
    work: batch * outHeight * outWidth * plan.filters * kernelHeight * kernelWidth,
  });
}

/**
 * Outputs side by side in one thread: many where loads are dear, few where it takes many threads to fill the device. Strips of one
 * row are made equally long.
 */
function pixelsAThread({ outWidth, kernelWidth, dilationX }: Conv2dPlan, isSoftware: boolean): number {
  const small = kernelWidth * dilationX <= 5;
  const most = isSoftware ? (small ? 16 : 8) : small ? 8 : 4;
  return Math.ceil(outWidth / Math.ceil(outWidth / most));
}
