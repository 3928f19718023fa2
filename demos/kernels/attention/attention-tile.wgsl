// Fused attention with tiles in workgroup memory: for GPUs, where many queries share each key.
//
//                     KEYS keys
//                  ┌─────────────┐
//                  │   K tile    │  then, in the same memory, the V tile
//                  └─────────────┘
//   ┌───────────┐  ┌─────────────┐   1 scores: thread (x, y) takes queries y, y + 8, … and keys x, x + 16, …
//   │  Q tile   │  │  weights    │   2 new maximum of each row, over the sixteen threads that share it
//   │ QUERIES×d │  │QUERIES×KEYS │   3 weights e^(s - m) to workgroup memory
//   └───────────┘  └─────────────┘   4 context += weights · V: thread (x, y) owns vec4s x, x + 16, … of its rows
//
// A key or value is fetched from memory once for QUERIES queries; in `attention.wgsl` every thread fetches it for itself.
// The order of loops, queries outside and keys inside with the context in registers, is that of FlashAttention-2 (Dao
// 2023, arXiv:2307.08691); the running rescaling is told in `attention.wgsl`. Rows of the key tile are padded by one
// vec4, so that the sixteen threads that read the same entry of neighbouring keys hit different banks.
//
// Before this source stand `shared.wgsl`, `exponential.wgsl` and the constants HEAD4 (vec4s in a head), VECS =
// ceil(HEAD4 / 16), ROWS (queries a thread, so QUERIES = 8 ROWS), and ODD (1 if there are NaN or infinite values).

const QUERIES = 8u * ROWS;
const KEYS = 32u;
const THREADS = 128u;
const PITCH = HEAD4 + 1u;

var<workgroup> qTile: array<vec4f, QUERIES * HEAD4>;
var<workgroup> kvTile: array<vec4f, KEYS * PITCH>;
var<workgroup> weights: array<f32, QUERIES * KEYS>;
// What each of a row's sixteen threads has found: first its maximum, at the end its sum.
var<workgroup> found: array<f32, QUERIES * 16u>;

@compute @workgroup_size(16, 8)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) thread: vec3u,
  @builtin(local_invocation_index) index: u32,
) {
  let tile = group + params.first;
  let firstRow = tile.x * QUERIES;
  let head = tile.y;
  for (var at = index; at < QUERIES * HEAD4; at += THREADS) {
    let row = min(firstRow + at / HEAD4, params.queries - 1u);
    qTile[at] = query[(head * params.queries + row) * HEAD4 + at % HEAD4] * params.scale;
  }

  var c: array<vec4f, ROWS * VECS>;
  var m: array<f32, ROWS>;
  var l: array<f32, ROWS>;
  var seen: array<u32, ROWS>;
  for (var i = 0u; i < ROWS; i++) { // unroll
    m[i] = LOWEST;
    seen[i] = seenKeys(min(firstRow + thread.y + 8u * i, params.queries - 1u));
  }

  // The last row sees most.
  let end = seenKeys(min(firstRow + QUERIES, params.queries) - 1u);
  for (var j = 0u; j < end; j += KEYS) {
    workgroupBarrier();
    for (var at = index; at < KEYS * HEAD4; at += THREADS) {
      let source = (head * params.keys + min(j + at / HEAD4, end - 1u)) * HEAD4 + at % HEAD4;
      kvTile[at / HEAD4 * PITCH + at % HEAD4] = key[source];
    }
    workgroupBarrier();

    // Said explicitly: not every compiler clears a variable at each turn of a loop.
    var s = array<f32, ROWS * 2u>();
    for (var d = 0u; d < HEAD4; d++) {
      let k0 = kvTile[thread.x * PITCH + d];
      let k1 = kvTile[(thread.x + 16u) * PITCH + d];
      for (var i = 0u; i < ROWS; i++) { // unroll
        let q = qTile[(thread.y + 8u * i) * HEAD4 + d];
        s[2u * i] += dot(q, k0);
        s[2u * i + 1u] += dot(q, k1);
      }
    }
    for (var i = 0u; i < ROWS; i++) { // unroll
      var highest = select(m[i], max(m[i], s[2u * i]), j + thread.x < seen[i]);
      highest = select(highest, max(highest, s[2u * i + 1u]), j + thread.x + 16u < seen[i]);
      found[(thread.y + 8u * i) * 16u + thread.x] = highest;
    }
    workgroupBarrier();

    for (var at = index; at < KEYS * HEAD4; at += THREADS) {
      let isKey = j + at / HEAD4 < end;
      let source = (head * params.keys + min(j + at / HEAD4, end - 1u)) * HEAD4 + at % HEAD4;
      kvTile[at / HEAD4 * PITCH + at % HEAD4] = select(vec4f(), value[source], isKey);
    }
    for (var i = 0u; i < ROWS; i++) { // unroll
      let row = thread.y + 8u * i;
      var highest = m[i];
      for (var x = 0u; x < 16u; x++) { highest = max(highest, found[row * 16u + x]); }
      let shrink = exponential(m[i] - highest);
      m[i] = highest;
      let p0 = select(0.0, exponential(s[2u * i] - highest), j + thread.x < seen[i]);
      let p1 = select(0.0, exponential(s[2u * i + 1u] - highest), j + thread.x + 16u < seen[i]);
      l[i] = l[i] * shrink + p0 + p1;
      weights[row * KEYS + thread.x] = p0;
      weights[row * KEYS + thread.x + 16u] = p1;
      for (var v = 0u; v < VECS; v++) { // unroll
        c[i * VECS + v] *= shrink;
      }
    }
    workgroupBarrier();

    for (var t = 0u; t < KEYS; t++) {
      for (var v = 0u; v < VECS; v++) { // unroll
        let number = kvTile[t * PITCH + min(thread.x + 16u * v, HEAD4 - 1u)];
        for (var i = 0u; i < ROWS; i++) { // unroll
          let counts = (ODD == 0u) | (j + t < seen[i]);
          c[i * VECS + v] += weights[(thread.y + 8u * i) * KEYS + t] * select(vec4f(), number, counts);
        }
      }
    }
  }

  workgroupBarrier();
  for (var i = 0u; i < ROWS; i++) { // unroll
    found[(thread.y + 8u * i) * 16u + thread.x] = l[i];
  }
  workgroupBarrier();
  for (var i = 0u; i < ROWS; i++) { // unroll
    let row = firstRow + thread.y + 8u * i;
    var sum = 0.0;
    for (var x = 0u; x < 16u; x++) { sum += found[(thread.y + 8u * i) * 16u + x]; }
    if (row < params.queries) {
      for (var v = 0u; v < VECS; v++) { // unroll
        let entry = thread.x + 16u * v;
        if (entry < HEAD4) {
          context[(head * params.queries + row) * HEAD4 + entry] = select(c[i * VECS + v] / sum, vec4f(), seen[i] == 0u);
        }
      }
      if (thread.x == 0u) { rowStats[head * params.queries + row] = vec2f(m[i], sum); }
    }
  }
}
