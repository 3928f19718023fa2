/** Checks of an operation's arguments. Every message names the argument, what it got and what it may be. */
export type FloatArray = Float32Array | Float64Array;

/** An argument that cannot be used; the message is written for the reader. */
export class ArgumentError extends Error {
  constructor(op: string, argument: string, got: string, expected: string) {
    super(`${op}: ${argument} is ${got}, but must be ${expected}.`);
    this.name = 'ArgumentError';
  }
}

/** A whole number in [least, most]. */
export function checkSize(op: string, argument: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new ArgumentError(op, argument, String(value), `a whole number from ${group(least)} to ${group(most)}`);
}

/** A float array of `length` elements; `shape` says what they are, e.g. `heads × keyCount × headSize`. */
export function checkFloats(op: string, argument: string, value: unknown, length: number, shape: string): void {
  if (!(value instanceof Float32Array) && !(value instanceof Float64Array)) {
    throw new ArgumentError(op, argument, typeName(value), 'a Float32Array or a Float64Array');
  }
  checkLength(op, argument, value.length, length, shape);
}

export function checkLength(op: string, argument: string, got: number, length: number, shape: string): void {
  if (got === length) return;
  throw new ArgumentError(op, argument, `${group(got)} long`, `${group(length)} long (${shape})`);
}

/** A finite number in [least, most]. */
export function checkNumber(op: string, argument: string, value: number, least: number, most: number): void {
  if (Number.isFinite(value) && value >= least && value <= most) return;
  const range = most === Infinity ? `a number from ${least} up` : `a number from ${least} to ${most}`;
  const any = least === -Infinity ? 'a finite number' : range;
  throw new ArgumentError(op, argument, String(value), any);
}

/** `4096` → `4,096`. */
export function group(value: number): string {
  return value.toLocaleString('en-US');
}

export function typeName(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return typeof value === 'object' ? `of type ${value.constructor.name}` : `of type ${typeof value}`;
}
