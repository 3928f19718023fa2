/**
 * One run on the GPU: first recorded (inputs, outputs, steps), then executed at once with one command encoder, or with
 * one encoder a piece where the work is long. Bindings, parameter blocks, cutting, cancelling, timing, reading back and
 * turning failures into {@link GpuError}s happen here and nowhere else.
 *
 * Recording first has a reason beside brevity: buffers are taken, filled, used and submitted in one synchronous stretch,
 * so error scopes of runs that overlap in time cannot get mixed up.
 */
import type { Gpu } from './device.ts';
import { formatBytes, GpuError } from './errors.ts';
import { PIECE_MS } from './pace.ts';
import { packParams, type Param } from './params.ts';
import { cutGrid, type Grid, type Piece } from './pieces.ts';
import type { Kernel, Pipeline } from './pipeline-cache.ts';
import { isResident, type Resident } from './resident.ts';
import { scoped } from './scoped.ts';
import type { Named } from './tuner.ts';
import { COPY_DST, COPY_SRC, MAP_READ, QUERY_RESOLVE, STORAGE_USAGE, UNIFORM } from './usage.ts';

/** A buffer of the run, by name; it exists on the GPU only while the run executes. */
export interface Slot {
  readonly label: string;
  readonly bytes: number;
}

export interface Step {
  readonly kernel: Kernel;
  /** Fields of the kernel's uniform block after its first member, `first: vec3u`. */
  readonly params: readonly Param[];
  /** In binding order. */
  readonly buffers: readonly Slot[];
  /** Workgroups. More than a dispatch allows are cut into several. */
  readonly groups: Grid;
  /** Multiply-adds, or another count that grows with the time; decides where to cut. */
  readonly work: number;
}

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

interface Item {
  readonly step: Step;
  readonly pipeline: Pipeline;
  readonly piece: Piece;
  readonly expectedMs: number;
}

type Data = Float32Array | Uint32Array | Int32Array | Uint8Array | Int8Array;
type OwnSlot = Slot & { readonly data?: Data; readonly resident?: Resident; buffer?: GPUBuffer };

/** Bytes between two parameter blocks: the alignment that every device accepts. */
const BLOCK = 256;
const MOST_BLOCKS = 256;

export class Recording {
  readonly #gpu: Gpu;
  readonly #label: string;
  readonly #signal: AbortSignal | undefined;
  readonly #slots: OwnSlot[] = [];
  readonly #steps: Step[] = [];
  readonly #choices: [kind: string, variant: string][] = [];

  /** @param label names the run in errors, e.g. `attention` */
  constructor(gpu: Gpu, label: string, signal?: AbortSignal) {
    this.#gpu = gpu;
    this.#label = label;
    this.#signal = signal;
  }

  /** An input: copied to the GPU at the start (float64 as float32), or already there. */
  input(label: string, data: Data | Float64Array | Resident): Slot {
    if (isResident(data)) return this.#add({ label, bytes: data.bytes, resident: data });
    const values = data instanceof Float64Array ? Float32Array.from(data) : data;
    return this.#add({ label, bytes: Math.ceil(values.byteLength / 4) * 4, data: values });
  }

  /** An output or intermediate of `bytes`; what it holds before a step writes it is undefined. */
  output(label: string, bytes: number): Slot {
    return this.#add({ label, bytes });
  }

  get gpu(): Gpu {
    return this.#gpu;
  }

  /** Picks the variant for this run (see {@link Tuner}); the run reports its time when it is done. */
  choose<T extends Named>(kind: string, variants: readonly [T, ...T[]]): T {
    const variant = this.#gpu.tuner.pick(kind, variants);
    this.#choices.push([kind, variant.name]);
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
    const gpu = this.#gpu;
    this.#signal?.throwIfAborted();
    if (gpu.lostError) throw gpu.lostError;
    this.#checkSizes(read);
    const temporary: GPUBuffer[] = [];
    let kept: Resident[] = [];
    try {
      const pipelines = await Promise.all(this.#steps.map((step) => gpu.pipelines.get(step.kernel)));
      this.#signal?.throwIfAborted();
      const submissions = this.#plan(pipelines);
      const result = await this.#run(submissions, read, temporary);
      kept = keep.map((slot) => this.#keep(slot as OwnSlot));
      const work = this.#steps.reduce((sum, step) => sum + step.work, 0);
      for (const [kind, name] of this.#choices) gpu.tuner.report(kind, name, result.gpuMs ?? result.wallMs, work);
      return { ...result, kept };
    } catch (error) {
      // A buffer of a failed run may be invalid or still mapped: not one for the pool.
      for (const buffer of [...temporary, ...this.#ownBuffers()]) gpu.buffers.drop(buffer);
      throw await this.#explain(error);
    } finally {
      for (const buffer of [...temporary, ...this.#ownBuffers()]) gpu.buffers.give(buffer);
    }
  }

  #add(slot: OwnSlot): Slot {
    this.#slots.push(slot);
    return slot;
  }

  #ownBuffers(): GPUBuffer[] {
    return this.#slots.flatMap(({ buffer, resident }) => (buffer && !resident ? [buffer] : []));
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
    const back = read.reduce((sum, slot) => sum + slot.bytes, 0);
    if (back <= limits.maxBufferSize) return;
    const what = `the result has ${formatBytes(back)}; this GPU allows at most ${formatBytes(limits.maxBufferSize)}`;
    throw new GpuError('too-large', this.#label, what);
  }

  /** Cuts the steps into pieces of about {@link PIECE_MS} and packs pieces into submissions no longer than that. */
  #plan(pipelines: readonly Pipeline[]): Item[][] {
    const { pace, device } = this.#gpu;
    const submissions: Item[][] = [[]];
    let ms = 0;
    this.#steps.forEach((step, index) => {
      const pipeline = pipelines[index];
      if (!pipeline) return;
      const stepMs = pace.expectMs(step.kernel.label, step.work);
      const pieces = cutGrid(step.groups, stepMs / PIECE_MS, device.limits.maxComputeWorkgroupsPerDimension);
      for (const piece of pieces) {
        const item = { step, pipeline, piece, expectedMs: stepMs * piece.share };
        const last = submissions.at(-1) ?? [];
        const full = last.length >= MOST_BLOCKS || (last.length > 0 && ms + item.expectedMs > PIECE_MS);
        if (full) submissions.push([item]);
        else last.push(item);
        ms = full ? item.expectedMs : ms + item.expectedMs;
      }
    });
    return submissions;
  }

  async #run(
    submissions: readonly Item[][],
    read: readonly Slot[],
    temporary: GPUBuffer[],
  ): Promise<Omit<RunResult, 'kept'>> {
    const { device, buffers, pace, timestamps } = this.#gpu;
    const take = (bytes: number, usage: number): GPUBuffer => {
      const buffer = buffers.take(bytes, usage, this.#label);
      temporary.push(buffer);
      return buffer;
    };
    const timeBytes = timestamps ? BLOCK * submissions.length : 0;
    const readBytes = read.reduce((sum, slot) => sum + align8(slot.bytes), 0);
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
          if (timestamps) times = take(timeBytes, QUERY_RESOLVE | COPY_SRC);
          // One for all pieces: the queue writes each piece's parameters after the piece before has run.
          uniforms = take(BLOCK * Math.max(1, ...submissions.map((one) => one.length)), UNIFORM | COPY_DST);
        }
        const encoder = device.createCommandEncoder({ label: this.#label });
        if (uniforms) this.#encode(encoder, items, uniforms);
        if (timestamps && times) encoder.resolveQuerySet(timestamps, 0, 2, times, BLOCK * index);
        if (isLast && readBytes + timeBytes > 0) {
          staging = take(readBytes + timeBytes, MAP_READ | COPY_DST);
          copyBack(encoder, read as readonly OwnSlot[], staging);
          if (times) encoder.copyBufferToBuffer(times, 0, staging, readBytes, timeBytes);
        }
        device.queue.submit([encoder.finish()]);
        if (isLast) mapped = staging?.mapAsync(MAP_READ, 0, readBytes + timeBytes);
        mapped?.catch(() => undefined);
      });
      if (!isLast || !staging) await device.queue.onSubmittedWorkDone();
      if (this.#gpu.lostError) throw this.#gpu.lostError;
      if (!isLast) this.#signal?.throwIfAborted();
    }

    if (!staging) return { arrays: [], wallMs: performance.now() - start };
    await mapped;
    const all = staging.getMappedRange(0, readBytes + timeBytes);
    const arrays = slicesOf(all, read);
    const pieceMs = times ? readTimes(all.slice(readBytes)) : [];
    staging.unmap();
    const wallMs = performance.now() - start;
    for (const [index, items] of submissions.entries()) {
      const ms = pieceMs[index] ?? wallMs / submissions.length;
      const expected = items.reduce((sum, item) => sum + item.expectedMs, 0);
      for (const { step, piece, expectedMs } of items) {
        pace.learn(step.kernel.label, step.work * piece.share, (ms * expectedMs) / expected);
      }
    }
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

  #encode(encoder: GPUCommandEncoder, items: readonly Item[], uniforms: GPUBuffer): void {
    const { device, timestamps } = this.#gpu;
    const blocks = new Uint8Array(BLOCK * Math.max(1, items.length));
    const pass = encoder.beginComputePass({
      label: this.#label,
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
      const uniform = {
        binding: 0,
        resource: { buffer: uniforms, offset: BLOCK * index, size: align16(block.length) },
      };
      pass.setPipeline(pipeline.pipeline);
      pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.layout, entries: [uniform, ...storage] }));
      pass.dispatchWorkgroups(...piece.size);
    });
    pass.end();
    device.queue.writeBuffer(uniforms, 0, blocks);
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

function bufferOf(slot: OwnSlot): GPUBuffer {
  if (!slot.buffer) throw new Error(`${slot.label} belongs to another recording`);
  return slot.buffer;
}

function copyBack(encoder: GPUCommandEncoder, slots: readonly OwnSlot[], staging: GPUBuffer): void {
  let offset = 0;
  for (const slot of slots) {
    encoder.copyBufferToBuffer(bufferOf(slot), 0, staging, offset, slot.bytes);
    offset += align8(slot.bytes);
  }
}

function slicesOf(all: ArrayBuffer, slots: readonly Slot[]): ArrayBuffer[] {
  let offset = 0;
  return slots.map(({ bytes }) => {
    const slice = all.slice(offset, offset + bytes);
    offset += align8(bytes);
    return slice;
  });
}

/** Milliseconds of each submission, from the pairs of nanosecond counts that stand at every {@link BLOCK}. */
function readTimes(blocks: ArrayBuffer): number[] {
  const counts = new BigUint64Array(blocks);
  return Array.from({ length: blocks.byteLength / BLOCK }, (_, i) => {
    const [begin = 0n, end = 0n] = counts.subarray((i * BLOCK) / 8);
    return Math.max(0, Number(end - begin) / 1e6);
  });
}

/** `writeBuffer` copies whole 4-byte words only. */
function wholeWords(data: Data): Data {
  if (data.byteLength % 4 === 0) return data;
  const padded = new Uint8Array(Math.ceil(data.byteLength / 4) * 4);
  padded.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return padded;
}

function align8(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

function align16(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}
