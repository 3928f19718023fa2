/**
 * The matrix product under matmul, convolution, LoRA and quantized weights: C = A · B with operands that each of them
 * loads in its own way. Here the family and tile are chosen and the grid is laid out.
 */
import type { Gpu } from '../../gpu/device.ts';
import type { Param } from '../../gpu/params.ts';
import type { LazySource } from '../../gpu/pipeline-cache.ts';
import type { Recording, Slot } from '../../gpu/recording.ts';
import row from './gemm-row.wgsl?raw';
import tile from './gemm-tile.wgsl?raw';

export interface Gemm {
  /** Names the operation in errors and in the choice of a variant. */
  readonly label: string;
  /** WGSL that defines Params and how to load and store; see `gemm-quad.wgsl`. */
  readonly operands: string;
  readonly rows: number;
  readonly columns: number;
  /** Length of the sum at each tap. */
  readonly depth: number;
  /** The sum runs over taps · depth numbers. Default 1. */
  readonly taps?: number;
  /** Independent products, told apart by `setGroup`. Default 1. */
  readonly groups?: number;
  /** Sums of different operands that run into one, for `depthOf(part)`; the first is `depth` long. Default 1. */
  readonly parts?: number;
  /** Multiply-adds, where they are not rows · columns · depth · taps · groups. */
  readonly work?: number;
  /** Fields of Params after `rows`, `columns`, `depth`, `taps`. */
  readonly params?: readonly Param[];
  readonly buffers: readonly { readonly slot: Slot; readonly use: 'read' | 'write' }[];
  readonly consts?: Readonly<Record<string, number>>;
}

/** For software adapters only, so that a device with a GPU never fetches them. */
const quad: LazySource = { name: 'gemm-quad.wgsl', load: () => import('./gemm-quad.wgsl?raw') };
const register: LazySource = { name: 'gemm-register.wgsl', load: () => import('./gemm-register.wgsl?raw') };

interface Variant {
  readonly name: string;
  readonly source: string | LazySource;
  readonly consts: Readonly<Record<string, number>>;
  /** Rows and columns of C that one workgroup computes. */
  readonly tile: readonly [rows: number, columns: number];
  readonly enable?: string;
}

/** Records the product. The variant is picked for the device and the size class, by measurement where it matters. */
export function recordGemm(run: Recording, gemm: Gemm): void {
  const { label, rows, columns, depth, taps = 1, groups = 1, parts = 1, buffers } = gemm;
  const work = workOf(gemm);
  const variants = variantsFor(run.gpu, gemm);
  const kind = `${label} ${sizeClass(rows, columns)}`;
  const variant = run.choose(kind, variants, { shared: gemm.operands, work });
  const [tileRows, tileColumns] = variant.tile;
  run.step({
    kernel: {
      label: `${label} ${variant.name}`,
      source: [gemm.operands, variant.source],
      buffers: buffers.map(({ use }) => use),
      consts: { PARTS: parts, ...gemm.consts, ...variant.consts },
      ...(variant.enable && { enable: variant.enable }),
    },
    params: [rows, columns, depth, taps, ...(gemm.params ?? [])],
    buffers: buffers.map(({ slot }) => slot),
    groups: [Math.ceil(columns / tileColumns), Math.ceil(rows / tileRows), groups],
    work,
  });
}

function workOf({ work, rows, columns, depth, taps = 1, groups = 1 }: Gemm): number {
  return work ?? rows * columns * depth * taps * groups;
}

/** Sizes of one class share a choice: one row, few, or many; few columns or many. */
function sizeClass(rows: number, columns: number): string {
  const grade = (size: number): string => (size <= 4 ? 'few' : size <= 96 ? 'some' : 'many');
  return `${grade(rows)}×${grade(columns)}`;
}

/** What this device can run for this size, most promising first. */
function variantsFor(gpu: Gpu, gemm: Gemm): [Variant, ...Variant[]] {
  const { rows, columns } = gemm;
  if (gpu.isSoftware) return softwareVariants(gpu, gemm);
  const room = gpu.device.limits.maxComputeWorkgroupStorageSize;
  if (rows <= 4) return [rowVariant(rows <= 1 ? 1 : 4, 8), rowVariant(rows <= 1 ? 1 : 4, 4), TILES[0]];
  if (rows * columns <= 64 * 64 || room < 32 * 1024) return [TILES[0], TILES[1]];
  return [TILES[1], TILES[0], TILES[2]];
}

function softwareVariants(gpu: Gpu, gemm: Gemm): [Variant, ...Variant[]] {
  const make = gpu.features.subgroups ? quadVariant : registerVariant;
  const { rows, columns } = gemm;
  const widest = columns <= 4 ? 1 : columns <= 16 ? 4 : 8;
  // A tile of few sums compiles in a tenth of the time, which for a small product is all that counts.
  if (rows <= 1 || workOf(gemm) < 2 ** 18) return [make(rows <= 1 ? 1 : 4, rows <= 1 ? widest : Math.min(4, widest))];
  // The unrolled body must not grow without end: the adapter's compiler gives up at about a thousand multiply-adds.
  if (rows <= 8) return [make(8, widest)];
  return [make(16, widest), make(8, widest)];
}

function quadVariant(rows: number, columns: number): Variant {
  return {
    name: `quad ${rows}×${columns}`,
    source: quad,
    consts: { ROWS: rows, COLS: columns, QUADS: 1 },
    tile: [rows, 4 * columns],
    enable: 'enable subgroups;',
  };
}

function registerVariant(rows: number, columns: number): Variant {
  const consts = { ROWS: Math.min(8, rows), COLS: columns, QUADS: 1 };
  return { name: `register ${consts.ROWS}×${columns}`, source: register, consts, tile: [consts.ROWS, 4 * columns] };
}

function rowVariant(rows: number, slices: number): Variant {
  return {
    name: `row ${rows}, ${slices} slices`,
    source: row,
    consts: { ROWS: rows, SLICES: slices },
    tile: [rows, 32],
  };
}

function tileVariant(threadsX: number, threadsY: number, rows: number, columns: number): Variant {
  const deep = 16;
  const loads = (threadsY * rows * (deep / 4)) / (threadsX * threadsY);
  return {
    name: `tile ${threadsY * rows}×${threadsX * columns}`,
    source: tile,
    consts: { THREADS_X: threadsX, THREADS_Y: threadsY, ROWS: rows, COLS: columns, DEEP: deep, A_LOADS: loads },
    tile: [threadsY * rows, threadsX * columns],
  };
}

const TILES = [tileVariant(16, 8, 4, 2), tileVariant(16, 16, 4, 4), tileVariant(16, 16, 8, 8)] as const;
