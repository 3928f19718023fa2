// Integer times integer: rows of x are quantized to int8 as the weights are, products are summed exactly in int32, and
// one multiplication at the end gives the number: y = s_x · s_w · Σ q_x q_w.
//
//   entry quantizeRows   one workgroup a row of x: largest magnitude, then four k a thread into one word
//   entry main           one thread: ROWS × COLS outputs; each dot4I8Packed does four multiply-adds of one word of each
//   entry roundRows      for devices without a packed dot product: the rounded rows as numbers, for the product that
//                        turns weights into numbers (`operands.wgsl`)
//
// |q| ≤ 127, so a sum of k products stays below 2³¹ for k ≤ 133,144. Before this source stand the constants THREADS, ROWS
// and COLS.

struct Params {
  first: vec3u,
  rows: u32,
  columns: u32,
  depth: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<storage, read> packed: array<u32>;
@group(0) @binding(3) var<storage, read> scales: array<f32>;
@group(0) @binding(4) var<storage, read_write> xPacked: array<u32>;
@group(0) @binding(5) var<storage, read_write> xScales: array<f32>;
@group(0) @binding(6) var<storage, read_write> y: array<f32>;

var<workgroup> largest: array<f32, THREADS>;

// The step of a row's grid: its largest magnitude / 127.
fn stepOf(row: u32, thread: u32) -> f32 {
  var most = 0.0;
  for (var k = thread; k < params.depth; k += THREADS) { most = max(most, abs(x[row * params.depth + k])); }
  largest[thread] = most;
  workgroupBarrier();
  for (var other = 0u; other < THREADS; other++) { most = max(most, largest[other]); }
  return select(most / 127.0, 1.0, most == 0.0);
}

// Halves are rounded up, as the reference does.
fn rounded(value: f32, step: f32) -> f32 {
  return clamp(floor(value / step + 0.5), -127.0, 127.0);
}

@compute @workgroup_size(THREADS)
fn quantizeRows(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = group.x + params.first.x;
  let step = stepOf(row, thread);
  if (thread == 0u) { xScales[row] = step; }
  let words = (params.depth + 3u) / 4u;
  for (var word = thread; word < words; word += THREADS) {
    var q = vec4i();
    for (var u = 0u; u < 4u; u++) {
      let k = 4u * word + u;
      if (k < params.depth) { q[u] = i32(rounded(x[row * params.depth + k], step)); }
    }
    xPacked[row * words + word] = pack4xI8(q);
  }
}

@compute @workgroup_size(THREADS)
fn roundRows(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = group.x + params.first.x;
  let step = stepOf(row, thread);
  for (var k = thread; k < params.depth; k += THREADS) {
    let at = row * params.depth + k;
    y[at] = step * rounded(x[at], step);
  }
}

@compute @workgroup_size(16, 4)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) thread: vec3u) {
  let tile = group + params.first;
  let column = tile.x * 16u * COLS + thread.x;
  let row = (tile.y * 4u + thread.y) * ROWS;
  let words = (params.depth + 3u) / 4u;

  var sums: array<i32, ROWS * COLS>;
  for (var word = 0u; word < words; word++) {
    var a: array<u32, ROWS>;
    for (var i = 0u; i < ROWS; i++) { // unroll
      a[i] = xPacked[min(row + i, params.rows - 1u) * words + word];
    }
    for (var j = 0u; j < COLS; j++) { // unroll
      let b = packed[word * params.columns + min(column + 16u * j, params.columns - 1u)];
      for (var i = 0u; i < ROWS; i++) { // unroll
        sums[i * COLS + j] += dot4I8Packed(a[i], b);
      }
    }
  }

  for (var i = 0u; i < ROWS; i++) { // unroll
    for (var j = 0u; j < COLS; j++) { // unroll
      let at = column + 16u * j;
      if (row + i < params.rows && at < params.columns) {
        y[(row + i) * params.columns + at] = xScales[row + i] * scales[at] * f32(sums[i * COLS + j]);
      }
    }
  }
}
