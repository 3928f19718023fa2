// y = x W + s (x A) B as one product: the sum over k for x W simply runs on, over the rank, for (s x A) B.
//
//              k              rank                 columns
//       ┌───────────────┐ ┌─────────┐         ┌──────────────┐
//   row │      x        │ │  s x A  │    ·    │      W       │  k
//       └───────────────┘ └─────────┘         ├──────────────┤
//                 part 0     part 1           │      B       │  rank
//                                             └──────────────┘
//
// The sums stay in registers from one part to the next, so the adapter costs no extra pass over y. s x A is a small
// product of its own, done once before: done inside each tile of columns it would be repeated columns / tile times.
// LoRA: Hu et al. 2021, "LoRA: Low-Rank Adaptation of Large Language Models", arXiv:2106.09685.

struct Params {
  first: vec3u,
  rows: u32,
  columns: u32,
  depth: u32,
  taps: u32,
  rank: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<storage, read> x4: array<vec4f>;
@group(0) @binding(3) var<storage, read> w: array<f32>;
// s x A, [rows, rank].
@group(0) @binding(4) var<storage, read> down: array<f32>;
@group(0) @binding(5) var<storage, read> up: array<f32>;
@group(0) @binding(6) var<storage, read_write> y: array<f32>;

fn setGroup(group: u32) {}

fn depthOf(part: u32) -> u32 { return select(params.depth, params.rank, part == 1u); }

fn rowStart(part: u32, row: u32, tap: u32) -> vec2i {
  return vec2i(i32(row * depthOf(part)), 0);
}

// `part` is a constant wherever these are inlined, so one arm of each `if` vanishes.
fn loadA(part: u32, start: vec2i, k: u32) -> f32 {
  let inside = (ALIGNED == 1u) | (k < depthOf(part));
  let at = u32(start.x) + select(0u, k, inside);
  var value: f32;
  if (part == 0u) { value = x[at]; } else { value = down[at]; }
  return select(0.0, value, inside);
}

fn loadA4(part: u32, start: vec2i, k: u32) -> vec4f {
  var four: vec4f;
  if (ALIGNED == 1u && part == 0u) {
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

fn loadB(part: u32, tap: u32, k: u32, column: u32) -> vec4f {
  let at = k * params.columns + column;
  let rest = select(depthOf(part) - k, 4u, ALIGNED == 1u);
  let next = min(vec3u(1u, 2u, 3u), vec3u(rest - 1u)) * params.columns + at;
  let there = vec3u(1u, 2u, 3u) < vec3u(rest);
  var four: vec4f;
  if (part == 0u) {
    four = vec4f(w[at], w[next.x], w[next.y], w[next.z]);
  } else {
    four = vec4f(up[at], up[next.x], up[next.y], up[next.z]);
  }
  return vec4f(four.x, select(vec3f(), four.yzw, there));
}

fn store(row: u32, column: u32, sum: f32) {
  y[row * params.columns + column] = sum;
}
