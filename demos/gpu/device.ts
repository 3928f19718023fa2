/**
 * Opens a GPU for the demos: an adapter, a device with what the adapter offers, and what runs share (buffers,
 * pipelines, pace). The one object that the rest of the code calls `gpu`.
 */
import { chooseAdapter, type AdapterOptions } from './adapter.ts';
import { BufferPool } from './buffer-pool.ts';
import { GpuError } from './errors.ts';
import { Pace } from './pace.ts';
import { PipelineCache } from './pipeline-cache.ts';
import { Tuner } from './tuner.ts';
import { adapterKey, keepChoices } from './tuning-store.ts';

export interface GpuFeatures {
  /** GPU time is measured by timestamps; otherwise only wall time is known. */
  readonly timestamps: boolean;
  /** 16-bit floats in shaders. */
  readonly f16: boolean;
  readonly subgroups: boolean;
  /** `dot4I8Packed` and friends in WGSL. */
  readonly packedDot: boolean;
}

export interface Gpu {
  readonly device: GPUDevice;
  /** The adapter's name, for the badge. */
  readonly name: string;
  /** True where WebGPU runs on the processor. */
  readonly isSoftware: boolean;
  readonly features: GpuFeatures;
  readonly buffers: BufferPool;
  readonly pipelines: PipelineCache;
  readonly pace: Pace;
  readonly tuner: Tuner;
  /** Room for one pair of timestamps, where the device has them. */
  readonly timestamps: GPUQuerySet | undefined;
  /** Resolves, with an error ready to be shown, when the device is gone; never rejects. */
  readonly lost: Promise<GpuError>;
  /** The same error once the device is gone. */
  readonly lostError: GpuError | undefined;
  /** Frees everything. Runs in flight end with a `lost` error. */
  close(): void;
}

const WANTED_FEATURES = ['timestamp-query', 'shader-f16', 'subgroups'] as const;

/** Limits asked for up to what the adapter has, since a device gets only the guaranteed minimum otherwise. */
const WANTED_LIMITS = [
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupStorageSize',
  'maxStorageBuffersPerShaderStage',
] as const;

/**
 * @param navigatorGpu `navigator.gpu` of a page or a worker
 * @throws GpuError of kind `unavailable`, with the reason
 */
export async function openGpu(navigatorGpu: GPU | undefined, options: AdapterOptions = {}): Promise<Gpu> {
  const choice = await chooseAdapter(navigatorGpu, options);
  if (!choice.ok) throw new GpuError('unavailable', 'WebGPU', choice.message);
  const { adapter } = choice;
  const requiredFeatures = WANTED_FEATURES.filter((name) => adapter.features.has(name));
  const requiredLimits = Object.fromEntries(WANTED_LIMITS.map((name) => [name, adapter.limits[name]]));
  const device = await adapter
    .requestDevice({ requiredFeatures: requiredFeatures as GPUFeatureName[], requiredLimits })
    .catch((error: unknown) => {
      throw new GpuError('unavailable', 'WebGPU', `${choice.name} refused to open (${String(error)})`);
    });
  const packedDot = navigatorGpu?.wgslLanguageFeatures?.has('packed_4x8_integer_dot_product') ?? false;
  const gpu = wrapDevice(device, { name: choice.name, isSoftware: choice.isSoftware, packedDot });
  await keepChoices(gpu.tuner, adapterKey(adapter.info));
  return gpu;
}

/** Makes a {@link Gpu} of a device that somebody else opened, for instance one shared with another library. */
export function wrapDevice(
  device: GPUDevice,
  about: { readonly name: string; readonly isSoftware: boolean; readonly packedDot: boolean },
): Gpu {
  const timestamps = device.features.has('timestamp-query')
    ? device.createQuerySet({ type: 'timestamp', count: 2 })
    : undefined;
  const buffers = new BufferPool(device);
  let lostError: GpuError | undefined;
  const lost = device.lost.then(({ reason, message }) => {
    const why = reason === 'destroyed' ? 'it was closed' : message || 'the browser gave no reason';
    lostError = new GpuError('lost', 'WebGPU', `the connection to the GPU (${about.name}) was lost: ${why}`);
    buffers.clear();
    return lostError;
  });
  return {
    device,
    name: about.name,
    isSoftware: about.isSoftware,
    features: {
      timestamps: timestamps !== undefined,
      f16: device.features.has('shader-f16'),
      subgroups: device.features.has('subgroups'),
      packedDot: about.packedDot,
    },
    buffers,
    pipelines: new PipelineCache(device),
    pace: new Pace(about),
    tuner: new Tuner(),
    timestamps,
    lost,
    get lostError() {
      return lostError;
    },
    close() {
      buffers.clear();
      timestamps?.destroy();
      device.destroy();
    },
  };
}
