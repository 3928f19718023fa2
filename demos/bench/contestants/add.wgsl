// target = a + b, number by number: what an unfused update costs beside its products.

struct Params {
  first: vec3u,
  length: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> a: array<f32>;
@group(0) @binding(2) var<storage, read> b: array<f32>;
@group(0) @binding(3) var<storage, read_write> sum: array<f32>;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let at = (group.x + params.first.x) * 64u + thread;
  if (at < params.length) { sum[at] = a[at] + b[at]; }
}
