// Operands of a plain product: A [rows, depth] and B [depth, columns], row-major, seen as numbers and as vec4s.

struct Params {
  first: vec3u,
  rows: u32,
  columns: u32,
  depth: u32,
  taps: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<f32>;
@group(0) @binding(2) var<storage, read> a4: array<vec4f>;
@group(0) @binding(3) var<storage, read> b: array<f32>;
@group(0) @binding(4) var<storage, read_write> c: array<f32>;

fn setGroup(group: u32) {}

fn depthOf(part: u32) -> u32 { return params.depth; }

fn rowStart(part: u32, row: u32, tap: u32) -> vec2i {
  return vec2i(i32(row * params.depth), 0);
}

// No branches: these functions are inlined dozens of times into an unrolled loop.
fn loadA(part: u32, start: vec2i, k: u32) -> f32 {
  let inside = (ALIGNED == 1u) | (k < params.depth);
  return select(0.0, a[u32(start.x) + select(0u, k, inside)], inside);
}

fn loadA4(part: u32, start: vec2i, k: u32) -> vec4f {
  var four: vec4f;
  if (ALIGNED == 1u) {
    four = a4[(u32(start.x) + k) / 4u];
  } else {
    four = vec4f(loadA(part, start, k), loadA(part, start, k + 1u), loadA(part, start, k + 2u), loadA(part, start, k + 3u));
  }
  return four;
}

fn loadB(part: u32, tap: u32, k: u32, column: u32) -> vec4f {
  let at = k * params.columns + column;
  let rest = select(params.depth - k, 4u, ALIGNED == 1u);
  let next = min(vec3u(1u, 2u, 3u), vec3u(rest - 1u)) * params.columns + at;
  let there = vec3u(1u, 2u, 3u) < vec3u(rest);
  return vec4f(b[at], select(vec3f(), vec3f(b[next.x], b[next.y], b[next.z]), there));
}

fn store(row: u32, column: u32, sum: f32) {
  c[row * params.columns + column] = sum;
}
