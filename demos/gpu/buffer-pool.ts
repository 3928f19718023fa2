/**
 * Reuses GPU buffers, and counts them exactly: every buffer of the demos is made here and nowhere else.
 *
 * Making a buffer costs a trip to the driver and a clearing pass, so a returned buffer is kept for the next request of
 * the same usage and size class. Sizes are rounded up in steps of an eighth of the power of two below, which wastes at
 * most an eighth and lets neighbouring shapes share.
 */
export interface BufferCount {
  readonly count: number;
  readonly bytes: number;
}

/** Idle buffers beyond this are destroyed, oldest first. */
const IDLE_BYTES_KEPT = 256 * 1024 * 1024;

export class BufferPool {
  readonly #device: GPUDevice;
  readonly #idle: GPUBuffer[] = [];
  readonly #used = new Set<GPUBuffer>();

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /** A buffer of at least `bytes` (> 0), contents undefined. Return it with {@link give}. */
  take(bytes: number, usage: GPUBufferUsageFlags, label: string): GPUBuffer {
    const size = sizeClass(Math.max(16, bytes), this.#device.limits.maxBufferSize);
    const at = this.#idle.findLastIndex((buffer) => buffer.size === size && buffer.usage === usage);
    const [idle] = at >= 0 ? this.#idle.splice(at, 1) : [];
    const buffer = idle ?? this.#device.createBuffer({ label, size, usage });
    this.#used.add(buffer);
    return buffer;
  }

  /** Takes a buffer back. GPU work that still uses it may be queued: the queue's order protects it. */
  give(buffer: GPUBuffer): void {
    if (!this.#used.delete(buffer)) return;
    this.#idle.push(buffer);
    let bytes = this.#idle.reduce((sum, one) => sum + one.size, 0);
    while (bytes > IDLE_BYTES_KEPT) {
      const oldest = this.#idle.shift();
      if (!oldest) break;
      bytes -= oldest.size;
      oldest.destroy();
    }
  }

  /** Destroys a buffer that must not be reused, for instance one whose mapping failed. */
  drop(buffer: GPUBuffer): void {
    if (this.#used.delete(buffer)) buffer.destroy();
  }

  /** Buffers made and not destroyed, idle ones included. */
  get live(): BufferCount {
    return countOf([...this.#idle, ...this.#used]);
  }

  /** Buffers now lent out. */
  get used(): BufferCount {
    return countOf([...this.#used]);
  }

  /** Destroys every idle buffer. */
  trim(): void {
    for (const buffer of this.#idle.splice(0)) buffer.destroy();
  }

  /** Destroys every buffer, lent or idle. The pool can go on. */
  clear(): void {
    this.trim();
    for (const buffer of this.#used) buffer.destroy();
    this.#used.clear();
  }
}

/** Rounds up to a size class, a multiple of 16, not beyond `limit` unless `bytes` itself is. */
export function sizeClass(bytes: number, limit: number): number {
  const step = Math.max(256, 2 ** Math.floor(Math.log2(bytes)) / 8);
  const rounded = Math.ceil(bytes / step) * step;
  return rounded <= limit ? rounded : Math.ceil(bytes / 16) * 16;
}

function countOf(buffers: readonly GPUBuffer[]): BufferCount {
  return { count: buffers.length, bytes: buffers.reduce((sum, buffer) => sum + buffer.size, 0) };
}
