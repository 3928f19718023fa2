// Numbers to small integers: a scale (and a zero point) for each group of a column, then the integers, packed along k.
//
//   entry rangeOfGroups   one workgroup: one group of 32 columns; thread (x, y) looks at every SLICES-th row of column x,
//                         then the slices' lowest and highest meet in workgroup memory
//
//              32 columns
//           ┌──────────────┐
//           │ y = 0        │
//     group │ y = 1        │  ──►  (low, high) of each column
//           │ y = 2 …      │
//           └──────────────┘
//
//   entry widest          one workgroup: the range of all columns, where one scale serves the whole matrix
//   entry pack            one thread: one word, that is 4 (int8) or 8 (int4) rows of a column; the thread of a group's
//                         first word also writes the group's scale and zero point
//
// Symmetric: x ≈ s q, s = max |x| / most. Affine: x ≈ s (q - z), with the range stretched to hold 0, so that 0 stays
// exact. After Jacob et al. 2018, "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only
// Inference", arXiv:1712.05877. Before this source stand the constants BITS, SYMMETRIC and WHOLE (one scale for all).

struct Params {
  first: vec3u,
  rows: u32,
  columns: u32,
  // Rows that share a scale.
  groupSize: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read_write> ranges: array<vec2f>;
@group(0) @binding(3) var<storage, read_write> packed: array<u32>;
@group(0) @binding(4) var<storage, read_write> scales: array<f32>;
@group(0) @binding(5) var<storage, read_write> zeros: array<i32>;

const COLUMNS = 32u;
const SLICES = 8u;
const THREADS = COLUMNS * SLICES;
const PER_WORD = 32u / BITS;
const MOST = f32((1u << (BITS - 1u)) - 1u);
const LEAST = -MOST - f32(1u - SYMMETRIC);

var<workgroup> lows: array<f32, THREADS>;
var<workgroup> highs: array<f32, THREADS>;

@compute @workgroup_size(COLUMNS, SLICES)
fn rangeOfGroups(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) thread: vec3u) {
  let tile = group + params.first;
  let column = tile.x * COLUMNS + thread.x;
  let end = min(params.rows, (tile.y + 1u) * params.groupSize);
  var low = 0.0;
  var high = 0.0;
  for (var row = tile.y * params.groupSize + thread.y; row < end; row += SLICES) {
    let value = weights[row * params.columns + min(column, params.columns - 1u)];
    low = min(low, value);
    high = max(high, value);
  }
  lows[thread.y * COLUMNS + thread.x] = low;
  highs[thread.y * COLUMNS + thread.x] = high;
  workgroupBarrier();
  if (thread.y == 0u && column < params.columns) {
    for (var slice = 1u; slice < SLICES; slice++) {
      low = min(low, lows[slice * COLUMNS + thread.x]);
      high = max(high, highs[slice * COLUMNS + thread.x]);
    }
    ranges[tile.y * params.columns + column] = vec2f(low, high);
  }
}

@compute @workgroup_size(THREADS)
fn widest(@builtin(local_invocation_index) thread: u32) {
  var low = 0.0;
  var high = 0.0;
  for (var column = thread; column < params.columns; column += THREADS) {
    low = min(low, ranges[column].x);
    high = max(high, ranges[column].y);
  }
  lows[thread] = low;
  highs[thread] = high;
  workgroupBarrier();
  if (thread == 0u) {
    for (var other = 1u; other < THREADS; other++) {
      low = min(low, lows[other]);
      high = max(high, highs[other]);
    }
    ranges[0] = vec2f(low, high);
  }
}

@compute @workgroup_size(64)
fn pack(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let tile = group + params.first;
  let column = min(tile.x * 64u + thread, params.columns - 1u);
  let row = tile.y * PER_WORD;
  let at = row / params.groupSize * params.columns + column;
  let range = ranges[select(at, 0u, WHOLE == 1u)];

  var scale = max(-range.x, range.y) / MOST;
  if (SYMMETRIC == 0u) { scale = (range.y - range.x) / (MOST - LEAST); }
  // A group of zeros gets scale 1: any would do, and it divides.
  scale = select(scale, 1.0, scale == 0.0);
  var zero = 0.0;
  if (SYMMETRIC == 0u) { zero = clamp(floor(LEAST - range.x / scale + 0.5), LEAST, MOST); }

  var word = 0u;
  for (var i = 0u; i < PER_WORD; i++) {
    let isRow = row + i < params.rows;
    let value = weights[select(row, row + i, isRow) * params.columns + column];
    // Halves are rounded up, as the reference does.
    let q = i32(clamp(floor(value / scale + 0.5) + zero, LEAST, MOST));
    let field = (bitcast<u32>(q) & ((1u << BITS) - 1u)) << (BITS * i);
    word |= select(0u, field, isRow);
  }
  packed[tile.y * params.columns + column] = word;
  if (row % params.groupSize == 0u) {
    scales[at] = scale;
    zeros[at] = i32(zero);
  }
}
