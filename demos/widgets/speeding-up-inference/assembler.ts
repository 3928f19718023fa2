/**
 * Loops written for the machine: dot products and matrix products in WebAssembly, put together instruction by instruction (1.5 KB), so
 * that scalar code, four lanes, and register tiles can be compared without a compiler deciding.
 * Sections of a module: WebAssembly Core Specification 2.0, section 5.5. Arrays are float32, row-major, at byte addresses in one memory.
 */
import { dotRoutine } from './dot-routine.ts';
import { FOUR, I32, ONE, unsigned, type Code, type Routine } from './instructions.ts';
import { ijkRoutine, ikjRoutine, tileRoutine } from './product-routines.ts';

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
