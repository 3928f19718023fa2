/** Matrix products in three orders: down the columns, along the rows, in tiles held in registers. Arrays are float32, row-major. */
import {
  constant,
  copy,
  F32,
  FOUR,
  get,
  I32,
  loop,
  ONE,
  product,
  set,
  step,
  stepBytes,
  sum,
  V128,
  type Code,
  type Lanes,
  type Routine,
} from './instructions.ts';

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
export function ijkRoutine(): Routine {
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
export function ikjRoutine(name: string, lanes: Lanes): Routine {
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
export function tileRoutine(): Routine {
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
