// Weights stored as small integers, turned into numbers where they are used: x ≈ s · (q - z).
//
//        word, int8   │ q(k+3) │ q(k+2) │ q(k+1) │ q(k) │        four k of one column
//        word, int4   │q7│q6│q5│q4│q3│q2│q1│q0│                 eight
//
// Packed along k, one load brings what a step of the product needs (four k of a column), and neighbouring threads, which
// own neighbouring columns, read neighbouring words. A quarter or an eighth of the bytes is read: where the time is that
// of reading the weights (few rows), that is the gain; where it is that of multiplying, unpacking costs a little.

struct Params {
  first: vec3u,
  rows: u32,
  columns: u32,
  depth: u32,
  taps: u32,
  // Rows of weights that share a scale.
  groupSize: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<storage, read> x4: array<vec4f>;
@group(0) @binding(3) var<storage, read> packed: array<u32>;
@group(0) @binding(4) var<storage, read> scales: array<f32>;
@group(0) @binding(5) var<storage, read> zeros: array<i32>;
@group(0) @binding(6) var<storage, read_write> y: array<f32>;

fn setGroup(group: u32) {}

fn depthOf(part: u32) -> u32 { return params.depth; }

fn rowStart(part: u32, row: u32, tap: u32) -> vec2i {
  return vec2i(i32(row * params.depth), 0);
}

fn loadA(part: u32, start: vec2i, k: u32) -> f32 {
  let inside = (ALIGNED == 1u) | (k < params.depth);
  return select(0.0, x[u32(start.x) + select(0u, k, inside)], inside);
}

fn loadA4(part: u32, start: vec2i, k: u32) -> vec4f {
  var four: vec4f;
  if (ALIGNED == 1u) {
    four = x4[(u32(start.x) + k) / 4u];
  } else {
    four = vec4f(
      loadA(part, start, k),
      loadA(part, start, k + 1u),
      loadA(part, start, k + 2u),
      loadA(part, start, k + 3u),
    );
  }
  return four;
}

// Integers k … k+3 of a column, as numbers. Groups are multiples of four, so the four share a scale. A multiplication
// moves a field to the top of the word, where its sign is the word's sign, and the conversion to float is exact; shifts
// would do the same, but are done lane by lane on a software adapter.
fn integers(k: u32, column: u32) -> vec4f {
  var fields: vec4u;
  var unit: f32;
  if (BITS == 8u) {
    let word = packed[k / 4u * params.columns + column];
    fields = (word * vec4u(0x1000000u, 0x10000u, 0x100u, 1u)) & vec4u(0xff000000u);
    unit = 1.0 / 16777216.0;
  } else {
    let word = packed[k / 8u * params.columns + column] * select(0x10000u, 1u, (k & 4u) == 4u);
    fields = (word * vec4u(0x1000u, 0x100u, 0x10u, 1u)) & vec4u(0xf0000000u);
    unit = 1.0 / 268435456.0;
  }
  return vec4f(bitcast<vec4i>(fields)) * unit;
}

fn loadB(part: u32, tap: u32, k: u32, column: u32) -> vec4f {
  let at = k / params.groupSize * params.columns + column;
  var q = integers(k, column);
  if (SYMMETRIC == 0u) { q -= vec4f(f32(zeros[at])); }
  var scaled = q;
  if (GROUPED == 1u) { scaled = q * scales[at]; }
  return select(scaled, select(vec4f(), scaled, vec4u(k) + vec4u(0u, 1u, 2u, 3u) < vec4u(params.depth)), ALIGNED == 0u);
}

// One scale a column is left for the end: one multiplication an output instead of one a weight.
fn store(row: u32, column: u32, sum: f32) {
  var result = sum;
  if (GROUPED == 0u) { result = sum * scales[column]; }
  y[row * params.columns + column] = result;
}
