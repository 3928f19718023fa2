// The whole matrices of scores and weights, for a heat map: asked for by small demos only, since they take n² numbers.
//
// One thread, one (query, key) pair. The fused kernel has left each row's maximum m and sum l, so a weight is
// exp(s - m) / l and no row has to be read twice. `exponential.wgsl` is put before this source.

struct Params {
  first: vec3u,
  queries: u32,
  keys: u32,
  causal: u32,
  scale: f32,
  // -Infinity, which WGSL cannot write as a constant.
  minusInfinity: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> query: array<vec4f>;
@group(0) @binding(2) var<storage, read> key: array<vec4f>;
@group(0) @binding(3) var<storage, read> rowStats: array<vec2f>;
@group(0) @binding(4) var<storage, read_write> scores: array<f32>;
@group(0) @binding(5) var<storage, read_write> weights: array<f32>;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let tile = group + params.first;
  let j = tile.x * 64u + thread;
  let row = tile.z * params.queries + tile.y;
  if (j >= params.keys) { return; }
  let at = row * params.keys + j;
  if (params.causal != 0u && j + params.queries > tile.y + params.keys) {
    scores[at] = params.minusInfinity;
    weights[at] = 0.0;
    return;
  }
  var dotProduct = 0.0;
  for (var d = 0u; d < HEAD4; d++) {
    dotProduct += dot(query[row * HEAD4 + d] * params.scale, key[(tile.z * params.keys + j) * HEAD4 + d]);
  }
  let stats = rowStats[row];
  scores[at] = dotProduct;
  weights[at] = exponential(dotProduct - stats.x) / stats.y;
}
