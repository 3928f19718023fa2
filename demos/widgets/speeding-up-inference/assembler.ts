/**
 * Loops written for the machine: dot products and matrix products in WebAssembly, put together instruction by instruction (1.5 KB), so
 * that scalar code, four lanes, and register tiles can be compared without a compiler deciding.
 * Instruction codes: WebAssembly Core Specification 2.0, section 5.4. Arrays are float32, row-major, at byte addresses in one memory.
 */

type Code = readonly number[];

/** LEB128 of a number ≥ 0. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 127;
    rest >>>= 7;
    bytes.push(rest ? low | 128 : low);
  } while (rest);
  return bytes;
}

const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;

const get = (local: number): Code => [0x20, ...unsigned(local)];
const set = (local: number): Code => [0x21, ...unsigned(local)];
/** Constants used here are below 64, so that one byte of signed LEB128 holds them. */
const constant = (value: number): Code => [0x41, value];
const I32_ADD: Code = [0x6a];
const I32_MUL: Code = [0x6c];
const I32_LESS: Code = [0x49];

/** The same instructions for one number or for four. */
interface Lanes {
  readonly type: number;
  readonly bytes: number;
  readonly zero: Code;
  readonly add: Code;
  readonly mul: Code;
  readonly spread: Code;
  load(offset?: number): Code;
  store(offset?: number): Code;
}

const ONE: Lanes = {
  type: F32,
  bytes: 4,
  zero: [0x43, 0, 0, 0, 0],
  add: [0x92],
  mul: [0x94],
  spread: [],
  load: (offset = 0) => [0x2a, 2, ...unsigned(offset)],
  store: (offset = 0) => [0x38, 2, ...unsigned(offset)],
};

const FOUR: Lanes = {
  type: V128,
  bytes: 16,
  zero: [0xfd, 0x0c, ...new Array<number>(16).fill(0)],
  add: [0xfd, 0xe4, 0x01],
  mul: [0xfd, 0xe6, 0x01],
  spread: [0xfd, 0x13],
  load: (offset = 0) => [0xfd, 0x00, 4, ...unsigned(offset)],
  store: (offset = 0) => [0xfd, 0x0b, 4, ...unsigned(offset)],
};

const extract = (lane: number): Code => [0xfd, 0x1f, lane];
const step = (local: number, by: Code): Code => [...get(local), ...by, ...I32_ADD, ...set(local)];
const stepBytes = (local: number, bytes: number): Code => step(local, [0x41, ...signed(bytes)]);
/** Runs the body until `local` has reached the address in `end`. */
const loop = (body: Code, local: number, end: number): Code => [
  ...[0x03, 0x40],
  ...body,
  ...get(local),
  ...get(end),
  ...I32_LESS,
  ...[0x0d, 0, 0x0b],
];
const copy = (from: number, to: number): Code => [...get(from), ...set(to)];
const sum = (a: Code, b: Code): Code => [...a, ...b, ...I32_ADD];
const product = (a: Code, b: Code): Code => [...a, ...b, ...I32_MUL];

/** LEB128 of a number from 0 to 8191. */
function signed(value: number): number[] {
  return value < 64 ? [value] : [(value & 127) | 128, value >> 7];
}

interface Routine {
  readonly name: string;
  readonly params: number;
  readonly result?: number;
  readonly locals: readonly number[];
  readonly body: Code;
}

/** dot(x, w, end of x) with `count` accumulators of one or four lanes. */
function dotRoutine(name: string, lanes: Lanes, count: number): Routine {
  const first = 3;
  const accumulators = Array.from({ length: count }, (_, i) => first + i);
  const body = accumulators.flatMap((local, i) => [
    ...get(local),
    ...get(0),
    ...lanes.load(i * lanes.bytes),
    ...get(1),
    ...lanes.load(i * lanes.bytes),
    ...lanes.mul,
    ...lanes.add,
    ...set(local),
  ]);
  const stride = count * lanes.bytes;
  const whole = accumulators.flatMap((local, i) => [...get(local), ...(i > 0 ? lanes.add : [])]);
  const lanesSum = [
    ...set(first),
    ...[0, 1, 2, 3].flatMap((lane) => [...get(first), ...extract(lane), ...(lane > 0 ? ONE.add : [])]),
  ];
  return {
    name,
    params: 3,
    result: F32,
    locals: accumulators.map(() => lanes.type),
    body: [
      ...loop([...body, ...stepBytes(0, stride), ...stepBytes(1, stride)], 0, 2),
      ...whole,
      ...(lanes === FOUR ? lanesSum : []),
    ],
  };
}

// Parameters of every product: addresses of A, B, C; n; first and last row of B to use (for panels of k).
const [A, B, C, N, FROM, TO] = [0, 1, 2, 3, 4, 5] as const;
/** Locals that every product has: bytes of a row, and the end of A. */
const [ROW, A_END] = [6, 7] as const;
const prologue: Code = [
  ...product(get(N), constant(4)),
  ...set(ROW),
  ...sum(get(A), product(get(N), get(ROW))),
  ...set(A_END),
];

/** The textbook order: one element of C after the other, B read down its columns. */
function ijkRoutine(): Routine {
  const [pb, bEnd, x, y, xEnd, total] = [8, 9, 10, 11, 12, 13] as const;
  const inner = [
    ...get(total),
    ...get(x),
    ...ONE.load(),
    ...get(y),
    ...ONE.load(),
    ...ONE.mul,
    ...ONE.add,
    ...set(total),
    ...stepBytes(x, 4),
    ...step(y, get(ROW)),
  ];
  const element = [
    ...ONE.zero,
    ...set(total),
    ...copy(A, x),
    ...copy(pb, y),
    ...sum(get(A), get(ROW)),
    ...set(xEnd),
    ...loop(inner, x, xEnd),
    ...get(C),
    ...get(total),
    ...ONE.store(),
    ...stepBytes(C, 4),
    ...stepBytes(pb, 4),
  ];
  const row = [
    ...copy(B, pb),
    ...sum(get(B), get(ROW)),
    ...set(bEnd),
    ...loop(element, pb, bEnd),
    ...step(A, get(ROW)),
  ];
  return {
    name: 'ijk',
    params: 6,
    locals: [I32, I32, I32, I32, I32, I32, I32, F32],
    body: [...prologue, ...loop(row, A, A_END)],
  };
}

/** The good order: a number of A times a row of B, added to a row of C; all reads one after the other. C must begin at 0. */
function ikjRoutine(name: string, lanes: Lanes): Routine {
  const [x, xEnd, y, target, targetEnd, factor] = [8, 9, 10, 11, 12, 13] as const;
  const inner = [
    ...get(target),
    ...get(target),
    ...lanes.load(),
    ...get(factor),
    ...get(y),
    ...lanes.load(),
    ...lanes.mul,
    ...lanes.add,
    ...lanes.store(),
    ...stepBytes(target, lanes.bytes),
    ...stepBytes(y, lanes.bytes),
  ];
  const rowOfB = [
    ...get(x),
    ...ONE.load(),
    ...lanes.spread,
    ...set(factor),
    ...copy(C, target),
    ...sum(get(C), get(ROW)),
    ...set(targetEnd),
    ...loop(inner, target, targetEnd),
    ...stepBytes(x, 4),
  ];
  const row = [
    ...copy(A, x),
    ...sum(get(A), get(ROW)),
    ...set(xEnd),
    ...copy(B, y),
    ...loop(rowOfB, x, xEnd),
    ...step(C, get(ROW)),
    ...step(A, get(ROW)),
  ];
  return {
    name,
    params: 6,
    locals: [I32, I32, I32, I32, I32, I32, I32, lanes.type],
    body: [...prologue, ...loop(row, A, A_END)],
  };
}

/** 4 × 8 elements of C stay in registers while rows `FROM` … `TO` of B pass by. C must begin at 0. */
function tileRoutine(): Routine {
  const pa = [8, 9, 10, 11] as const;
  const pc = [12, 13, 14, 15] as const;
  const [pb, pbEnd, column, columnEnd] = [16, 17, 18, 19] as const;
  const [b0, b1, factor] = [20, 21, 22] as const;
  const acc = (row: number, half: number): number => 23 + 2 * row + half;
  const rows = [0, 1, 2, 3] as const;
  const inner = [
    ...get(pb),
    ...FOUR.load(),
    ...set(b0),
    ...get(pb),
    ...FOUR.load(16),
    ...set(b1),
    ...rows.flatMap((r) => [
      ...get(pa[r]),
      ...ONE.load(),
      ...FOUR.spread,
      ...set(factor),
      ...[b0, b1].flatMap((b, half) => [
        ...get(acc(r, half)),
        ...get(factor),
        ...get(b),
        ...FOUR.mul,
        ...FOUR.add,
        ...set(acc(r, half)),
      ]),
      ...stepBytes(pa[r], 4),
    ]),
    ...step(pb, get(ROW)),
  ];
  const place = (r: number, base: number, to: number): Code => [
    ...sum(get(base), product(get(ROW), constant(r))),
    ...set(to),
  ];
  const tile = [
    ...rows.flatMap((r) => [
      ...sum(sum(get(A), product(get(ROW), constant(r))), product(get(FROM), constant(4))),
      ...set(pa[r]),
      ...place(r, C, pc[r]),
      ...step(pc[r], get(column)),
      ...[0, 1].flatMap((half) => [...get(pc[r]), ...FOUR.load(16 * half), ...set(acc(r, half))]),
    ]),
    ...sum(sum(get(B), get(column)), product(get(FROM), get(ROW))),
    ...set(pb),
    ...sum(sum(get(B), get(column)), product(get(TO), get(ROW))),
    ...set(pbEnd),
    ...loop(inner, pb, pbEnd),
    ...rows.flatMap((r) => [0, 1].flatMap((half) => [...get(pc[r]), ...get(acc(r, half)), ...FOUR.store(16 * half)])),
    ...stepBytes(column, 32),
  ];
  const band = [
    ...constant(0),
    ...set(column),
    ...copy(ROW, columnEnd),
    ...loop(tile, column, columnEnd),
    ...step(A, product(get(ROW), constant(4))),
    ...step(C, product(get(ROW), constant(4))),
  ];
  return {
    name: 'tile',
    params: 6,
    locals: [...new Array<number>(14).fill(I32), ...new Array<number>(11).fill(V128)],
    body: [...prologue, ...loop(band, A, A_END)],
  };
}

const ROUTINES: readonly Routine[] = [
  dotRoutine('dot1', ONE, 1),
  dotRoutine('dot4', FOUR, 1),
  dotRoutine('dot16', FOUR, 4),
  ijkRoutine(),
  ikjRoutine('ikj1', ONE),
  ikjRoutine('ikj4', FOUR),
  tileRoutine(),
];

const sized = (bytes: Code): Code => [...unsigned(bytes.length), ...bytes];
const section = (id: number, items: readonly Code[]): Code => [
  id,
  ...sized([...unsigned(items.length), ...items.flat()]),
];
const text = (name: string): Code => sized([...name].map((char) => char.charCodeAt(0)));

/** The module: it imports its memory as `e.m`. */
export function moduleBytes(): Uint8Array<ArrayBuffer> {
  const types = ROUTINES.map(({ params, result }) => [
    0x60,
    ...sized(new Array<number>(params).fill(I32)),
    ...sized(result === undefined ? [] : [result]),
  ]);
  const codes = ROUTINES.map(({ locals, body }) =>
    sized([...unsigned(locals.length), ...locals.flatMap((type) => [1, type]), ...body, 0x0b]),
  );
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, [[...text('e'), ...text('m'), 0x02, 0x00, 0x01]]),
    ...section(
      3,
      ROUTINES.map((_, i) => unsigned(i)),
    ),
    ...section(
      7,
      ROUTINES.map(({ name }, i) => [...text(name), 0x00, ...unsigned(i)]),
    ),
    ...section(10, codes),
  ]);
}

type Dot = (x: number, w: number, end: number) => number;
type Product = (a: number, b: number, c: number, n: number, from: number, to: number) => void;

export interface Routines {
  readonly memory: WebAssembly.Memory;
  /** Lengths must be multiples of 16. */
  readonly dot1: Dot;
  readonly dot4: Dot;
  readonly dot16: Dot;
  /** n must be a multiple of 8. */
  readonly ijk: Product;
  readonly ikj1: Product;
  readonly ikj4: Product;
  readonly tile: Product;
}

/** Compiles the routines over a memory of at least `bytes` bytes. @throws where the machine has no WebAssembly SIMD */
export async function openRoutines(bytes: number): Promise<Routines> {
  const memory = new WebAssembly.Memory({ initial: Math.max(1, Math.ceil(bytes / 65_536)) });
  const { instance } = await WebAssembly.instantiate(moduleBytes(), { e: { m: memory } });
  return { memory, ...(instance.exports as unknown as Omit<Routines, 'memory'>) };
}
