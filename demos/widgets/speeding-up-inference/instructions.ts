/** WebAssembly's instructions as bytes, for one number and for four lanes. Codes: WebAssembly Core Specification 2.0, section 5.4. */

export type Code = readonly number[];

/** LEB128 of a number ≥ 0. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 127;
    rest >>>= 7;
    bytes.push(rest ? low | 128 : low);
  } while (rest);
  return bytes;
}

export const I32 = 0x7f;
export const F32 = 0x7d;
export const V128 = 0x7b;

/** Puts a local on the stack. */
export const get = (local: number): Code => [0x20, ...unsigned(local)];
/** Takes a local from the stack. */
export const set = (local: number): Code => [0x21, ...unsigned(local)];
/** Constants used here are below 64, so that one byte of signed LEB128 holds them. */
export const constant = (value: number): Code => [0x41, value];
const I32_ADD: Code = [0x6a];
const I32_MUL: Code = [0x6c];
const I32_LESS: Code = [0x49];

/** The same instructions for one number or for four. */
export interface Lanes {
  readonly type: number;
  readonly bytes: number;
  readonly zero: Code;
  readonly add: Code;
  readonly mul: Code;
  readonly spread: Code;
  load(offset?: number): Code;
  store(offset?: number): Code;
}

export const ONE: Lanes = {
  type: F32,
  bytes: 4,
  zero: [0x43, 0, 0, 0, 0],
  add: [0x92],
  mul: [0x94],
  spread: [],
  load: (offset = 0) => [0x2a, 2, ...unsigned(offset)],
  store: (offset = 0) => [0x38, 2, ...unsigned(offset)],
};

export const FOUR: Lanes = {
  type: V128,
  bytes: 16,
  zero: [0xfd, 0x0c, ...new Array<number>(16).fill(0)],
  add: [0xfd, 0xe4, 0x01],
  mul: [0xfd, 0xe6, 0x01],
  spread: [0xfd, 0x13],
  load: (offset = 0) => [0xfd, 0x00, 4, ...unsigned(offset)],
  store: (offset = 0) => [0xfd, 0x0b, 4, ...unsigned(offset)],
};

/** One lane of four. */
export const extract = (lane: number): Code => [0xfd, 0x1f, lane];
/** Adds to a local. */
export const step = (local: number, by: Code): Code => [...get(local), ...by, ...I32_ADD, ...set(local)];
export const stepBytes = (local: number, bytes: number): Code => step(local, [0x41, ...signed(bytes)]);
/** Runs the body until `local` has reached the address in `end`. */
export const loop = (body: Code, local: number, end: number): Code => [
  ...[0x03, 0x40],
  ...body,
  ...get(local),
  ...get(end),
  ...I32_LESS,
  ...[0x0d, 0, 0x0b],
];
/** One local into another. */
export const copy = (from: number, to: number): Code => [...get(from), ...set(to)];
export const sum = (a: Code, b: Code): Code => [...a, ...b, ...I32_ADD];
export const product = (a: Code, b: Code): Code => [...a, ...b, ...I32_MUL];

/** LEB128 of a number from 0 to 8191. */
function signed(value: number): number[] {
  return value < 64 ? [value] : [(value & 127) | 128, value >> 7];
}

/** A function to be put into a module. */
export interface Routine {
  readonly name: string;
  readonly params: number;
  readonly result?: number;
  readonly locals: readonly number[];
  readonly body: Code;
}
