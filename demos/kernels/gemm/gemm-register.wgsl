// Matrix product in registers for devices without subgroups: as `gemm-quad.wgsl`, but each thread loads for itself.
//
//                   ┌──────────┐
//                   │ B 1×COLS │
//                   └──────────┘
//   ┌─────────────┐ ┌──────────┐
//   │ A: ROWS × 1 │ │ C        │   one thread: ROWS + COLS loads for ROWS · COLS multiply-adds
//   └─────────────┘ └──────────┘
//
// The four threads of a row own neighbouring columns, so their loads of B are neighbours and their loads of A the same.

@compute @workgroup_size(4, QUADS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) thread: vec3u) {
  let tile = group + params.first;
  setGroup(tile.z);
  let column = tile.x * 4u * COLS + thread.x;
  let row = (tile.y * QUADS + thread.y) * ROWS;

  var sums: array<f32, ROWS * COLS>;
  for (var part = 0u; part < PARTS; part++) { // unroll
    for (var tap = 0u; tap < params.taps; tap++) {
      var starts: array<vec2i, ROWS>;
      for (var i = 0u; i < ROWS; i++) { // unroll
        starts[i] = rowStart(part, min(row + i, params.rows - 1u), tap);
      }
      for (var k = 0u; k < depthOf(part); k += 4u) {
        var b: array<vec4f, COLS>;
        for (var j = 0u; j < COLS; j++) { // unroll
          b[j] = loadB(part, tap, k, min(column + 4u * j, params.columns - 1u));
        }
        for (var u = 0u; u < 4; u++) { // unroll
          for (var i = 0u; i < ROWS; i++) { // unroll
            let x = loadA(part, starts[i], k + u);
            for (var j = 0u; j < COLS; j++) { // unroll
              sums[i * COLS + j] += x * b[j][u];
            }
          }
        }
      }
    }
  }

  for (var i = 0u; i < ROWS; i++) { // unroll
    for (var j = 0u; j < COLS; j++) { // unroll
      if (row + i < params.rows && column + 4u * j < params.columns) {
        store(row + i, column + 4u * j, sums[i * COLS + j]);
      }
    }
  }
}
