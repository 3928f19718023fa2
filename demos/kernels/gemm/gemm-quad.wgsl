// Matrix product in registers: no workgroup memory, no barrier.
//
//                      4 lanes of a quad ─► 4 neighbouring columns
//                   ┌───────────────────────────┐
//                   │ B: k, k+1, k+2, k+3       │  each lane loads its own columns: COLS of them, 4 apart
//                   └───────────────────────────┘
//   ┌─────────────┐ ┌───────────────────────────┐
//   │ A: ROWS × 4 │ │ C: ROWS × (4 · COLS)      │  each lane keeps ROWS × COLS sums in registers
//   └─────────────┘ └───────────────────────────┘
//     lane l loads column k + l of each row; quadBroadcast hands it to the other three lanes
//
// Every number is loaded once a quad, by a load whose four lanes are neighbours in memory: ROWS + 4 · COLS loads for
// 16 · ROWS · COLS multiply-adds of four steps in k. On an adapter where loads are dear and lanes come in fours (a
// software adapter does four at once with SSE) this is what counts. Blocking in registers is the inner kernel of Goto
// and van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (ACM TOMS 34(3), 2008).
//
// The operands come from elsewhere, so that one kernel serves products, convolutions and quantized weights: the source
// put before this one defines Params and
//   setGroup(group)                 said once, before all others: which of several independent products
//   depthOf(part)                   how long the sum is; PARTS sums of different operands run into one (LoRA has two)
//   rowStart(part, row, tap)        where row `row` of A begins for this tap (a convolution has one tap a kernel row)
//   loadA(part, start, k)           A[row, k]; 0 beyond the depth
//   loadA4(part, start, k)          A[row, k … k+3] for k within the depth, 0 for the rest of the four
//   loadB(part, tap, k, column)     B[k … k+3, column], likewise
//   store(row, column, sum)
// and ROWS, COLS and PARTS are constants.

@compute @workgroup_size(4, QUADS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) thread: vec3u) {
  let tile = group + params.first;
  setGroup(tile.z);
  let column = tile.x * 4u * COLS + thread.x;
  let row = (tile.y * QUADS + thread.y) * ROWS;

  var sums: array<f32, ROWS * COLS>;
  for (var tap = 0u; tap < params.taps; tap++) {
    var starts: array<vec2i, ROWS>;
    for (var i = 0u; i < ROWS; i++) { // unroll
      starts[i] = rowStart(0u, min(row + i, params.rows - 1u), tap);
    }
    for (var k = 0u; k < depthOf(0u); k += 4u) {
      var a: array<f32, ROWS>;
      for (var i = 0u; i < ROWS; i++) { // unroll
        a[i] = loadA(0u, starts[i], k + thread.x);
      }
      var b: array<vec4f, COLS>;
      for (var j = 0u; j < COLS; j++) { // unroll
        b[j] = loadB(0u, tap, k, min(column + 4u * j, params.columns - 1u));
      }
      for (var u = 0u; u < 4; u++) { // unroll
        for (var i = 0u; i < ROWS; i++) { // unroll
          let x = quadBroadcast(a[i], u);
          for (var j = 0u; j < COLS; j++) { // unroll
            sums[i * COLS + j] += x * b[j][u];
          }
        }
      }
    }
  }
  // The sums of further parts are short. They go one step at a time, so that the unrolled body, which the adapter's compiler
  // must get through, hardly grows.
  for (var part = 1u; part < PARTS; part++) { // unroll
    var starts: array<vec2i, ROWS>;
    for (var i = 0u; i < ROWS; i++) { // unroll
      starts[i] = rowStart(part, min(row + i, params.rows - 1u), 0u);
    }
    for (var k = 0u; k < depthOf(part); k++) {
      var b: array<f32, COLS>;
      for (var j = 0u; j < COLS; j++) { // unroll
        b[j] = loadB(part, 0u, k, min(column + 4u * j, params.columns - 1u)).x;
      }
      for (var i = 0u; i < ROWS; i++) { // unroll
        let x = loadA(part, starts[i], k);
        for (var j = 0u; j < COLS; j++) { // unroll
          sums[i * COLS + j] += x * b[j];
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
