// Attention of few queries against many keys (generating text against a cache): C = softmax(scale · q Kᵀ) V.
//
//   one workgroup: one query of one head
//
//            THREADS keys at a time ─►
//          ┌────────────────┬────────────────┬─ ─
//   scores │ thread t: key t│                │      a thread a key: dot product with the query
//          └────────────────┴────────────────┴─ ─
//   context  thread (d, slice): entry d of the context, over the slice-th share of the block's keys
//
// One thread a query, as in `attention.wgsl`, would leave the GPU empty: here the keys are shared out instead, which is
// the idea of Flash-Decoding (Dao, Haziza, Massa, Sizov 2023). Maximum and sum are carried from block to block as there.
// Before this source stand `shared.wgsl`, `exponential.wgsl` and the constants HEAD4 (vec4s in a head) and
// SLICES = THREADS / HEAD4.

const THREADS = 128u;

var<workgroup> weights: array<f32, THREADS>;
var<workgroup> reduced: array<f32, THREADS>;
var<workgroup> parts: array<vec4f, THREADS>;

fn largestOfAll(mine: f32, thread: u32) -> f32 {
  reduced[thread] = mine;
  for (var half = THREADS / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) { reduced[thread] = max(reduced[thread], reduced[thread + half]); }
  }
  workgroupBarrier();
  let largest = reduced[0];
  workgroupBarrier();
  return largest;
}

fn sumOfAll(mine: f32, thread: u32) -> f32 {
  reduced[thread] = mine;
  for (var half = THREADS / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) { reduced[thread] += reduced[thread + half]; }
  }
  workgroupBarrier();
  return reduced[0];
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let tile = group + params.first;
  let row = tile.x;
  let head = tile.y;
  let queryAt = (head * params.queries + row) * HEAD4;
  let seen = seenKeys(row);
  let entry = thread % HEAD4;
  let slice = thread / HEAD4;

  var m = LOWEST;
  var l = 0.0;
  var c = vec4f();
  for (var j = 0u; j < seen; j += THREADS) {
    var s = 0.0;
    if (j + thread < seen) {
      let at = (head * params.keys + j + thread) * HEAD4;
      for (var d = 0u; d < HEAD4; d++) { s += dot(query[queryAt + d] * params.scale, key[at + d]); }
    }
    let highest = largestOfAll(select(m, max(m, s), j + thread < seen), thread);
    let shrink = exponential(m - highest);
    let p = select(0.0, exponential(s - highest), j + thread < seen);
    m = highest;
    l = l * shrink + p;
    weights[thread] = p;
    workgroupBarrier();
    c *= shrink;
    if (slice < SLICES) {
      for (var t = slice; t < min(THREADS, seen - j); t += SLICES) {
        c += weights[t] * value[(head * params.keys + j + t) * HEAD4 + entry];
      }
    }
    workgroupBarrier();
  }

  let total = sumOfAll(l, thread);
  parts[thread] = c;
  workgroupBarrier();
  if (thread < HEAD4) {
    var sum = vec4f();
    for (var other = 0u; other < SLICES; other++) { sum += parts[other * HEAD4 + thread]; }
    context[queryAt + thread] = select(sum / total, vec4f(), seen == 0u);
  }
  if (thread == 0u) { rowStats[head * params.queries + row] = vec2f(m, total); }
}
