// Fused attention: C = softmax(scale · Q Kᵀ) V for one head, without ever storing the n×n matrix.
//
//                  keys, 4 at a time ─►
//               ┌────┬────┬────┬────┐
//   one thread: │ s  │    │    │    │   running maximum m, running sum l,
//   one query   └────┴────┴────┴────┘   context c (headSize numbers in registers)
//
// For each tile of keys: scores s, new maximum m' = max(m, s), then rescale what was summed so far by exp(m - m') and
// add exp(s - m') to l and exp(s - m') · v to c. At the end c / l is the softmax-weighted mean, exact up to rounding.
// The running rescaling is the online softmax of Milakov and Gimelshein (2018), "Online normalizer calculation for
// softmax", arXiv:1805.02867; with tiles of keys it is the forward pass of FlashAttention (Dao et al. 2022,
// arXiv:2205.14135).
//
// Before this source stand `shared.wgsl`, `exponential.wgsl` and the constant HEAD4 (vec4s in a head).

const THREADS = 64u;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let tile = group + params.first;
  let row = tile.x * THREADS + thread;
  let head = tile.y;
  if (row >= params.queries) { return; }

  var q: array<vec4f, HEAD4>;
  var c: array<vec4f, HEAD4>;
  let queryAt = (head * params.queries + row) * HEAD4;
  for (var d = 0u; d < HEAD4; d++) {
    q[d] = query[queryAt + d] * params.scale;
  }

  var m = LOWEST;
  var l = 0.0;
  let seen = seenKeys(row);
  for (var j = 0u; j < seen; j += 4u) {
    // The last tile may reach beyond the keys seen: it reads the last one again, but neither score nor value counts.
    let at = (head * params.keys + min(vec4u(j, j + 1u, j + 2u, j + 3u), vec4u(seen - 1u))) * HEAD4;
    var s = vec4f();
    for (var d = 0u; d < HEAD4; d++) {
      s += vec4f(dot(q[d], key[at.x + d]), dot(q[d], key[at.y + d]), dot(q[d], key[at.z + d]), dot(q[d], key[at.w + d]));
    }
    let counts = vec4u(j, j + 1u, j + 2u, j + 3u) < vec4u(seen);
    let kept = select(vec4f(LOWEST), s, counts);
    let highest = max(m, max(max(kept.x, kept.y), max(kept.z, kept.w)));
    let x = s - highest;
    let e = vec4f(exponential(x.x), exponential(x.y), exponential(x.z), exponential(x.w));
    let p = select(vec4f(), e, counts);
    let shrink = exponential(m - highest);
    l = l * shrink + p.x + p.y + p.z + p.w;
    m = highest;
    for (var d = 0u; d < HEAD4; d++) {
      var sum = c[d] * shrink + p.x * value[at.x + d];
      sum += p.y * select(vec4f(), value[at.y + d], counts.y);
      sum += p.z * select(vec4f(), value[at.z + d], counts.z);
      sum += p.w * select(vec4f(), value[at.w + d], counts.w);
      c[d] = sum;
    }
  }

  for (var d = 0u; d < HEAD4; d++) {
    context[queryAt + d] = select(c[d] / l, vec4f(), seen == 0u);
  }
  rowStats[head * params.queries + row] = vec2f(m, l);
}
