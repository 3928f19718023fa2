// A few rows times a matrix: each number of B is used only ROWS times, so the time is that of reading B.
//
//              32 columns
//        ┌────────────────────┐
//        │ slice 0 of k       │  one workgroup: 32 columns; thread (x, y) sums column x over every SLICES-th group
//        │ slice 1            │  of four k; neighbours in x read neighbours in memory
//        │ …                  │
//        └────────────────────┘
//        then the slices are added up through workgroup memory
//
// Cutting k gives enough threads to hide the latency of memory although there are few outputs.
// The operands come from the source put before this one (see `gemm-quad.wgsl`).

const COLUMNS = 32u;

var<workgroup> partial: array<f32, SLICES * COLUMNS * ROWS>;

@compute @workgroup_size(COLUMNS, SLICES)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) thread: vec3u) {
  let tile = group + params.first;
  setGroup(tile.z);
  let column = tile.x * COLUMNS + thread.x;
  let row = tile.y * ROWS;

  var sums: array<f32, ROWS>;
  for (var part = 0u; part < PARTS; part++) { // unroll
    for (var tap = 0u; tap < params.taps; tap++) {
      for (var k = thread.y * 4u; k < depthOf(part); k += 4u * SLICES) {
        let b = loadB(part, tap, k, min(column, params.columns - 1u));
        for (var i = 0u; i < ROWS; i++) { // unroll
          let a = loadA4(part, rowStart(part, min(row + i, params.rows - 1u), tap), k);
          sums[i] += dot(a, b);
        }
      }
    }
  }
  for (var i = 0u; i < ROWS; i++) { // unroll
    partial[(i * SLICES + thread.y) * COLUMNS + thread.x] = sums[i];
  }
  workgroupBarrier();
  if (thread.y > 0u || column >= params.columns) { return; }
  for (var i = 0u; i < ROWS; i++) {
    if (row + i >= params.rows) { return; }
    var sum = 0.0;
    for (var slice = 0u; slice < SLICES; slice++) { sum += partial[(i * SLICES + slice) * COLUMNS + thread.x]; }
    store(row + i, column, sum);
  }
}
