// Two rooflines of a device: how fast it multiplies and adds when nothing else is in the way, and how fast it copies.

struct Params {
  first: vec3u,
  turns: u32,
  length: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> source: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> target_: array<vec4f>;

// Each thread runs CHAINS independent chains of fused multiply-adds: enough for the pipeline of any GPU, few enough for
// registers. Every turn is 16 multiply-adds a chain (times four numbers).
@compute @workgroup_size(64)
fn multiplyAdd(@builtin(global_invocation_id) id: vec3u) {
  let x = source[0];
  let y = source[1];
  var sums: array<vec4f, CHAINS>;
  for (var i = 0u; i < CHAINS; i++) { // unroll
    sums[i] = source[i] + f32(id.x);
  }
  for (var turn = 0u; turn < params.turns; turn++) {
    for (var step = 0u; step < 16; step++) { // unroll
      for (var i = 0u; i < CHAINS; i++) { // unroll
        sums[i] = fma(sums[i], x, y);
      }
    }
  }
  var all = vec4f();
  for (var i = 0u; i < CHAINS; i++) { // unroll
    all += sums[i];
  }
  target_[id.x] = all;
}

@compute @workgroup_size(64)
fn copy(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let at = (group.x + params.first.x) * 64u + thread;
  if (at < params.length) { target_[at] = source[at]; }
}
