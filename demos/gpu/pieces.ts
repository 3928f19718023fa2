/** Cuts a grid of workgroups into boxes, each at most `limit` wide and together exactly the grid. */
export type Grid = readonly [x: number, y: number, z: number];

export interface Piece {
  /** First workgroup of the box; kernels add it to `workgroup_id`. */
  readonly first: Grid;
  readonly size: Grid;
  /** Share of the whole grid, 0..1. */
  readonly share: number;
}

/**
 * `count` is the least number of pieces wanted; the outermost axis is cut first, so that a piece is a run of whole heads or
 * images, then of rows. A grid of fewer workgroups than `count` gives one piece a workgroup.
 *
 * @param limit most workgroups along one axis of a dispatch (WebGPU guarantees 65,535)
 */
export function cutGrid(grid: Grid, count: number, limit: number): Piece[] {
  const total = grid[0] * grid[1] * grid[2];
  const [x, y, z] = grid;
  const partsZ = parts(z, count);
  const partsY = parts(y, Math.ceil(count / partsZ));
  const partsX = parts(x, Math.ceil(count / (partsZ * partsY)));
  const pieces: Piece[] = [];
  for (const [z0, dz] of spans(z, partsZ, limit)) {
    for (const [y0, dy] of spans(y, partsY, limit)) {
      for (const [x0, dx] of spans(x, partsX, limit)) {
        pieces.push({ first: [x0, y0, z0], size: [dx, dy, dz], share: (dx * dy * dz) / total });
      }
    }
  }
  return pieces;
}

function parts(length: number, wanted: number): number {
  return Math.max(1, Math.min(length, Math.ceil(wanted)));
}

function spans(length: number, count: number, limit: number): [start: number, size: number][] {
  // Rounded down: a piece must not last longer than was wanted, so there may be some more of them.
  const size = Math.min(limit, Math.max(1, Math.floor(length / count)));
  const starts = Array.from({ length: Math.ceil(length / size) }, (_, i) => i * size);
  return starts.map((start) => [start, Math.min(size, length - start)]);
}
