/**
 * Everything that can go wrong on a GPU, as one error type whose message is written for the reader:
 * what happened, where, and what to do. `kind` is for programs, which may try the next backend.
 */
export type GpuErrorKind =
  /** No usable adapter or device: nothing was started. */
  | 'unavailable'
  /** The device went away (driver reset, tab suspended, `destroy()`). Open a new one or use another backend. */
  | 'lost'
  /** The GPU had no memory left. */
  | 'out-of-memory'
  /** A buffer or a workgroup would exceed a limit of this device; known before anything runs. */
  | 'too-large'
  /** A shader did not compile. */
  | 'shader'
  /** WebGPU refused a command: a mistake in this program, not in the reader's input. */
  | 'validation';

const REMEDY: Record<GpuErrorKind, string> = {
  unavailable: 'The demo can run in WebAssembly or plain JavaScript instead.',
  lost: 'Run again to reopen the GPU, or continue on another backend.',
  'out-of-memory': 'Choose smaller sizes, close other tabs that use the GPU, or continue on another backend.',
  'too-large': 'Choose smaller sizes, or continue on another backend.',
  shader: 'This is a fault of the page or of the graphics driver; the demo can continue on another backend.',
  validation: 'This is a fault of the page; the demo can continue on another backend.',
};

/** An error of the GPU layer. `where` names the operation, e.g. `attention`; `what` is a sentence without a full stop. */
export class GpuError extends Error {
  readonly kind: GpuErrorKind;
  readonly where: string;

  constructor(kind: GpuErrorKind, where: string, what: string) {
    super(`${where}: ${what.replace(/\.$/, '')}. ${REMEDY[kind]}`);
    this.name = 'GpuError';
    this.kind = kind;
    this.where = where;
  }
}

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB'] as const;

/** `1536` → `1.5 KiB`. */
export function formatBytes(bytes: number): string {
  const power = Math.min(3, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const value = bytes / 1024 ** power;
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${UNITS[power]}`;
}
