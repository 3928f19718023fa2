/**
 * One run on the GPU: first recorded (inputs, outputs, steps), then executed at once with one command encoder, or with
 * one encoder a piece where the work is long. Cutting is in `plan.ts`, bindings and parameter blocks in `encode.ts`, the
 * way back in `readback.ts`; cancelling, timing and turning failures into {@link GpuError}s happen here.
 *
 * Recording first has a reason beside brevity: buffers are taken, filled, used and submitted in one synchronous stretch,
 * so error scopes of runs that overlap in time cannot get mixed up.
 */
import type { Gpu } from './device.ts';
import { BLOCK, encodePass } from './encode.ts';
import { formatBytes, GpuError } from './errors.ts';
import { learnPace, planSubmissions, type Item, type Step } from './plan.ts';
import { copyBack, readBytes, readTimes, slicesOf } from './readback.ts';
import type { Resident } from './resident.ts';
import { scoped } from './scoped.ts';
import { inputSlot, wholeWords, type Data, type OwnSlot, type Slot } from './slot.ts';
import { fingerprint } from './fingerprint.ts';
import type { LazySource } from './pipeline-cache.ts';
import { WORTH_TUNING, type Named } from './tuner.ts';
import { COPY_DST, COPY_SRC, MAP_READ, QUERY_RESOLVE, STORAGE_USAGE, UNIFORM } from './usage.ts';

export type { Step } from './plan.ts';
export type { Slot } from './slot.ts';

export interface RunResult {
  /** Contents of the slots asked for, in that order. */
  readonly arrays: readonly ArrayBuffer[];
  /** Slots kept on the GPU, in that order; release each. */
  readonly kept: readonly Resident[];
  /** Time on the GPU by its own clock, where it has one; without copies to and from it. */
  readonly gpuMs?: number;
  /** From submission until the result is here, copies included. */
  readonly wallMs: number;
}

export class Recording {
  readonly #gpu: Gpu;
  readonly #label: string;
  readonly #signal: AbortSignal | undefined;
  readonly #slots: OwnSlot[] = [];
  readonly #steps: Step[] = [];
  readonly #choices: [kind: string, variant: string][] = [];
  /** Buffers of the run beside its slots: parameters, times, the way back. */
  readonly #temporary: GPUBuffer[] = [];

  /** @param label names the run in errors, e.g. `attention` */
  constructor(gpu: Gpu, label: string, signal?: AbortSignal) {
    this.#gpu = gpu;
    this.#label = label;
    this.#signal = signal;
  }

  /** An input: copied to the GPU at the start (float64 as float32), or already there. */
  input(label: string, data: Data | Float64Array | Resident): Slot {
    return this.#add(inputSlot(label, data));
  }

  /** An output or intermediate of `bytes`; what it holds before a step writes it is undefined. */
  output(label: string, bytes: number): Slot {
    return this.#add({ label, bytes });
  }

  get gpu(): Gpu {
    return this.#gpu;
  }

  /**
   * Picks the variant for this run (see {@link Tuner}); the run reports its time when it is done.
   * @param options `shared`: source that all variants have in common; `work`: multiply-adds of the run
   */
  choose<T extends Named & { readonly source: string | LazySource }>(
    kind: string,
    variants: readonly [T, ...T[]],
    { shared, work }: { readonly shared: string; readonly work: number },
  ): T {
    const sources = variants.map(({ source }) => (typeof source === 'string' ? source : source.name));
    const version = fingerprint([shared, ...sources].join('|'));
    const variant = this.#gpu.tuner.pick(kind, variants, { version, work });
    if (work >= WORTH_TUNING) this.#choices.push([kind, variant.name]);
    return variant;
  }

  step(step: Step): void {
    this.#steps.push(step);
  }

  /**
   * Runs the steps in order.
   * @throws GpuError; or the signal's reason, between two pieces after it was aborted
   */
  async execute({ read = [], keep = [] }: { read?: readonly Slot[]; keep?: readonly Slot[] }): Promise<RunResult> {
    const { buffers, device, lostError, pace, pipelines, tuner } = this.#gpu;
    this.#signal?.throwIfAborted();
    if (lostError) throw lostError;
    this.#checkSizes(read);
    try {
      const ready = await Promise.all(this.#steps.map(({ kernel }) => pipelines.get(kernel)));
      this.#signal?.throwIfAborted();
      const most = device.limits.maxComputeWorkgroupsPerDimension;
      const result = await this.#run(planSubmissions(this.#steps, ready, pace, most), read);
      const kept = keep.map((slot) => this.#keep(slot as OwnSlot));
      const work = this.#steps.reduce((sum, step) => sum + step.work, 0);
      for (const [kind, name] of this.#choices) tuner.report(kind, name, result.gpuMs ?? result.wallMs, work);
      return { ...result, kept };
    } catch (error) {
      // A buffer of a failed run may be invalid or still mapped: not one for the pool.
      for (const buffer of this.#ownBuffers()) buffers.drop(buffer);
      const explained = await this.#explain(error);
      // What lies idle here may be what the next run, or another page, is short of.
      if (explained instanceof GpuError && explained.kind === 'out-of-memory') buffers.trim();
      throw explained;
    } finally {
      for (const buffer of this.#ownBuffers()) buffers.give(buffer);
    }
  }

  #add(slot: OwnSlot): Slot {
    this.#slots.push(slot);
    return slot;
  }

  #take(bytes: number, usage: number): GPUBuffer {
    const buffer = this.#gpu.buffers.take(bytes, usage, this.#label);
    this.#temporary.push(buffer);
    return buffer;
  }

  #ownBuffers(): GPUBuffer[] {
    const slots = this.#slots.flatMap(({ buffer, resident }) => (buffer && !resident ? [buffer] : []));
    return [...this.#temporary, ...slots];
  }

  #keep(slot: OwnSlot): Resident {
    const { buffer, bytes } = slot;
    if (!buffer) throw new GpuError('validation', this.#label, `${slot.label} is written by no step`);
    delete slot.buffer;
    return { buffer, bytes, release: () => this.#gpu.buffers.give(buffer) };
  }

  #checkSizes(read: readonly Slot[]): void {
    const { limits } = this.#gpu.device;
    const most = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
    for (const { label, bytes } of this.#slots) {
      if (bytes <= most) continue;
      const what = `${label} needs a buffer of ${formatBytes(bytes)}; this GPU allows at most ${formatBytes(most)}`;
      throw new GpuError('too-large', this.#label, what);
    }
    const back = readBytes(read);
    if (back <= limits.maxBufferSize) return;
    const what = `the result has ${formatBytes(back)}; this GPU allows at most ${formatBytes(limits.maxBufferSize)}`;
    throw new GpuError('too-large', this.#label, what);
  }

  async #run(submissions: readonly Item[][], read: readonly Slot[]): Promise<Omit<RunResult, 'kept'>> {
    const { device, pace, timestamps } = this.#gpu;
    const timeBytes = timestamps ? BLOCK * submissions.length : 0;
    const resultBytes = readBytes(read);
    const start = performance.now();
    let staging: GPUBuffer | undefined;
    let mapped: Promise<void> | undefined;
    let times: GPUBuffer | undefined;
    let uniforms: GPUBuffer | undefined;

    for (const [index, items] of submissions.entries()) {
      const isLast = index === submissions.length - 1;
      await scoped(device, this.#label, () => {
        if (index === 0) {
          this.#fill();
          if (timestamps) times = this.#take(timeBytes, QUERY_RESOLVE | COPY_SRC);
          // One for all pieces: the queue writes each piece's parameters after the piece before has run.
          uniforms = this.#take(BLOCK * Math.max(1, ...submissions.map((one) => one.length)), UNIFORM | COPY_DST);
        }
        const encoder = device.createCommandEncoder({ label: this.#label });
        if (uniforms) encodePass(this.#gpu, this.#label, encoder, items, uniforms);
        if (timestamps && times) encoder.resolveQuerySet(timestamps, 0, 2, times, BLOCK * index);
        if (isLast && resultBytes + timeBytes > 0) {
          staging = this.#take(resultBytes + timeBytes, MAP_READ | COPY_DST);
          copyBack(encoder, read as readonly OwnSlot[], staging);
          if (times) encoder.copyBufferToBuffer(times, 0, staging, resultBytes, timeBytes);
        }
        device.queue.submit([encoder.finish()]);
        if (isLast) mapped = staging?.mapAsync(MAP_READ, 0, resultBytes + timeBytes);
        mapped?.catch(() => undefined);
      });
      if (!isLast || !staging) await device.queue.onSubmittedWorkDone();
      if (this.#gpu.lostError) throw this.#gpu.lostError;
      if (!isLast) this.#signal?.throwIfAborted();
    }

    if (!staging) return { arrays: [], wallMs: performance.now() - start };
    await mapped;
    const all = staging.getMappedRange(0, resultBytes + timeBytes);
    const arrays = slicesOf(all, read);
    const pieceMs = times ? readTimes(all.slice(resultBytes)) : [];
    staging.unmap();
    const wallMs = performance.now() - start;
    submissions.forEach((items, index) => learnPace(pace, items, pieceMs[index] ?? wallMs / submissions.length));
    const gpuMs = pieceMs.length > 0 ? { gpuMs: pieceMs.reduce((sum, ms) => sum + ms, 0) } : {};
    return { arrays, wallMs, ...gpuMs };
  }

  /** Gives every slot its buffer and copies the inputs over. */
  #fill(): void {
    const { buffers, device } = this.#gpu;
    for (const slot of this.#slots) {
      slot.buffer = slot.resident?.buffer ?? buffers.take(Math.max(4, slot.bytes), STORAGE_USAGE, slot.label);
      if (slot.data) device.queue.writeBuffer(slot.buffer, 0, wholeWords(slot.data) as GPUAllowSharedBufferSource);
    }
  }

  /** Makes a {@link GpuError} of whatever went wrong; a lost device explains all other errors. */
  async #explain(error: unknown): Promise<unknown> {
    if (this.#signal?.aborted && error === this.#signal.reason) return error;
    if (error instanceof GpuError && error.kind !== 'validation') return error;
    const soon = new Promise<undefined>((resolve) => setTimeout(resolve, 50));
    const lost = await Promise.race([this.#gpu.lost, soon]);
    if (lost) return lost;
    if (error instanceof GpuError) return error;
    return new GpuError('validation', this.#label, error instanceof Error ? error.message : String(error));
  }
}
