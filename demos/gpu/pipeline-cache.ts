/**
 * Compiles each kernel variant once. A variant is a WGSL source, an entry point and constants.
 *
 * Every kernel binds alike: binding 0 is its uniform block, bindings 1, 2, … are storage buffers in the order of
 * `buffers`. So the layout follows from that list, and an unused binding is no error.
 */
import { GpuError } from './errors.ts';
import { unroll } from './unroll.ts';

/** A source that is fetched when a device needs it: variants that most devices do not need. */
export interface LazySource {
  /** Names the file, e.g. `gemm-quad.wgsl`. */
  readonly name: string;
  load(): Promise<{ readonly default: string }>;
}

export interface Kernel {
  /** Names the kernel in errors and in the pace table, e.g. `attention`. */
  readonly label: string;
  /** WGSL; several parts stand one behind the other. */
  readonly source: string | readonly (string | LazySource)[];
  /** Default `main`. */
  readonly entryPoint?: string;
  /** How each storage buffer is used, in binding order from binding 1. */
  readonly buffers: readonly ('read' | 'write')[];
  /** Values of the source's `override` constants. */
  readonly overrides?: Readonly<Record<string, number>>;
  /**
   * `const` declarations (of `u32`) put before the source, for what WGSL does not let an override decide: the length of
   * an array in registers, and of a loop to unroll. Names and values, e.g. `{ HEAD4: 16 }`.
   */
  readonly consts?: Readonly<Record<string, number>>;
  /** Lines put before everything else, e.g. `enable f16;`. */
  readonly enable?: string;
}

export interface Pipeline {
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

export class PipelineCache {
  readonly #device: GPUDevice;
  readonly #made = new Map<string, Promise<Pipeline>>();

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /** @throws GpuError of kind `shader` with the compiler's first message and its line. */
  get(kernel: Kernel): Promise<Pipeline> {
    const { label, entryPoint, buffers, overrides, consts, enable, source } = kernel;
    const parts = typeof source === 'string' ? [source] : source;
    const names = parts.map((part) => (typeof part === 'string' ? part : part.name));
    const key = [label, entryPoint, buffers, JSON.stringify([overrides, consts]), enable, ...names].join('|');
    const known = this.#made.get(key);
    if (known) return known;
    const made = fullSource(kernel, parts).then((code) => this.#compile(kernel, code));
    this.#made.set(key, made);
    made.catch(() => this.#made.delete(key));
    return made;
  }

  async #compile(kernel: Kernel, code: string): Promise<Pipeline> {
    const device = this.#device;
    const label = kernel.label;
    device.pushErrorScope('validation');
    const module = device.createShaderModule({ label, code });
    const layout = device.createBindGroupLayout({ label, entries: layoutEntries(kernel) });
    const building = device.createComputePipelineAsync({
      label,
      layout: device.createPipelineLayout({ label, bindGroupLayouts: [layout] }),
      compute: { module, entryPoint: kernel.entryPoint ?? 'main', constants: { ...kernel.overrides } },
    });
    const scope = device.popErrorScope().catch(() => null);
    try {
      return { pipeline: await building, layout };
    } catch (error) {
      const refused = await scope;
      throw new GpuError('shader', label, (await compilerMessage(module)) ?? refused?.message ?? messageOf(error));
    }
  }
}

async function fullSource(
  { label, consts = {}, enable = '' }: Kernel,
  parts: readonly (string | LazySource)[],
): Promise<string> {
  const lines = Object.entries(consts).map(([name, value]) => `const ${name} = ${value}u;`);
  const texts = parts.map(async (part) => (typeof part === 'string' ? part : (await part.load()).default));
  const source = await Promise.all(texts).catch((error: unknown) => {
    throw new GpuError('shader', label, `the shader did not load (${messageOf(error)})`);
  });
  return [enable, ...lines, unroll(source.join('\n'), consts)].filter((part) => part).join('\n');
}

function layoutEntries({ buffers }: Kernel): GPUBindGroupLayoutEntry[] {
  const visibility = 4; // GPUShaderStage.COMPUTE, a global that Node does not have
  const storage = buffers.map((use, index) => ({
    binding: index + 1,
    visibility,
    buffer: { type: use === 'read' ? ('read-only-storage' as const) : ('storage' as const) },
  }));
  return [{ binding: 0, visibility, buffer: { type: 'uniform' } }, ...storage];
}

async function compilerMessage(module: GPUShaderModule): Promise<string | undefined> {
  const info = await module.getCompilationInfo().catch(() => undefined);
  const error = info?.messages.find((message) => message.type === 'error');
  return error && `the shader does not compile, line ${error.lineNum}: ${error.message.trim()}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
