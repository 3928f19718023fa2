// Matrix product with tiles in workgroup memory: for GPUs.
//
//                       TILE_N columns
//                      ┌──────────────┐
//                 DEEP │   bTile      │   both tiles are loaded by the whole workgroup, each number once, and read
//                      └──────────────┘   from workgroup memory by every thread that needs it
//             DEEP
//            ┌─────┐   ┌──┬──┬──┬─ ─ ─┐
//     TILE_M │aTile│   │t0│t1│t2│      │  thread (x, y) owns rows y, y + THREADS_Y, … and columns x, x + THREADS_X, …
//       rows │     │   ├──┼──┼──┼─ ─ ─ ┤  : ROWS × COLS sums in registers
//            └─────┘   └──┴──┴──┴─ ─ ─ ┘
//
// A number fetched from memory is used TILE_M or TILE_N times, one read from workgroup memory ROWS or COLS times. Tiles
// hold vec4s along k, so a read brings four steps at once. Neighbouring threads read neighbouring columns and the same
// row: no bank conflicts in either tile (rows of aTile are padded by one for the writes).
// After Volkov and Demmel, "Benchmarking GPUs to Tune Dense Linear Algebra" (SC 2008).
//
// The operands come from the source put before this one (see `gemm-quad.wgsl`).

const TILE_M = THREADS_Y * ROWS;
const TILE_N = THREADS_X * COLS;
const THREADS = THREADS_X * THREADS_Y;
const DEEP4 = DEEP / 4u;

var<workgroup> aTile: array<vec4f, DEEP4 * (TILE_M + 1u)>;
var<workgroup> bTile: array<vec4f, DEEP4 * TILE_N>;

@compute @workgroup_size(THREADS_X, THREADS_Y)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) thread: vec3u,
  @builtin(local_invocation_index) index: u32,
) {
  let tile = group + params.first;
  setGroup(tile.z);
  let firstColumn = tile.x * TILE_N;
  let firstRow = tile.y * TILE_M;

  var sums: array<f32, ROWS * COLS>;
  for (var part = 0u; part < PARTS; part++) { // unroll
    for (var tap = 0u; tap < params.taps; tap++) {
      var starts: array<vec2i, A_LOADS>;
      for (var i = 0u; i < A_LOADS; i++) { // unroll
        starts[i] = rowStart(part, min(firstRow + (index + i * THREADS) / DEEP4, params.rows - 1u), tap);
      }
      for (var k = 0u; k < depthOf(part); k += DEEP) {
        for (var i = 0u; i < A_LOADS; i++) { // unroll
          let at = index + i * THREADS;
          let k4 = k + 4u * (at % DEEP4);
          var four = vec4f();
          if (k4 < depthOf(part)) { four = loadA4(part, starts[i], k4); }
          aTile[(at % DEEP4) * (TILE_M + 1u) + at / DEEP4] = four;
        }
        for (var at = index; at < TILE_N * DEEP4; at += THREADS) {
          let column = min(firstColumn + at % TILE_N, params.columns - 1u);
          let k4 = k + 4u * (at / TILE_N);
          var four = vec4f();
          if (k4 < depthOf(part)) { four = loadB(part, tap, k4, column); }
          bTile[at] = four;
        }
        workgroupBarrier();
        for (var q = 0u; q < DEEP4; q++) {
          var a: array<vec4f, ROWS>;
          for (var i = 0u; i < ROWS; i++) { // unroll
            a[i] = aTile[q * (TILE_M + 1u) + thread.y + THREADS_Y * i];
          }
          for (var j = 0u; j < COLS; j++) { // unroll
            let b = bTile[q * TILE_N + thread.x + THREADS_X * j];
            for (var i = 0u; i < ROWS; i++) { // unroll
              // One after the other, as in every variant, so that all give the same bits.
              var sum = sums[i * COLS + j];
              sum += a[i].x * b.x;
              sum += a[i].y * b.y;
              sum += a[i].z * b.z;
              sum += a[i].w * b.w;
              sums[i * COLS + j] = sum;
            }
          }
        }
        workgroupBarrier();
      }
    }
  }

  for (var i = 0u; i < ROWS; i++) { // unroll
    for (var j = 0u; j < COLS; j++) { // unroll
      let row = firstRow + thread.y + THREADS_Y * i;
      let column = firstColumn + thread.x + THREADS_X * j;
      if (row < params.rows && column < params.columns) { store(row, column, sums[i * COLS + j]); }
    }
  }
}
