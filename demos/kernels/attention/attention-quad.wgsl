// Fused attention: C = softmax(scale · Q Kᵀ) V for one head, without ever storing the n×n matrix. Without workgroup
// tiles, for adapters where loads and barriers are dear (see `../gemm/gemm-quad.wgsl`).
//
//                 KEYS keys at a time ─►
//            ┌──────────┬──────────┬─ ─ ─   one quad of threads: ROWS queries. For each block of keys
//   ROWS     │ s = q·k  │          │          1 scores: lane l sums over entries l, l + 4, … of q and k; then the quad
//   queries  │ p = e^…  │          │            adds up, and lane l keeps the scores of keys l, l + 4, …
//            └──────────┴──────────┴─ ─ ─     2 new maximum m' of each row; what was summed so far shrinks by e^(m - m')
//   context  ┌──────────┐                     3 p = e^(s - m') goes to workgroup memory, to be read four keys at a time
//            │ ROWS × d │ in registers        4 context += p · v: lane l owns entries l, l + 4, … of v
//            └──────────┘
//
// At the end context / Σ p is the softmax-weighted mean, exact up to rounding. The running rescaling is the online
// softmax of Milakov and Gimelshein (2018), "Online normalizer calculation for softmax", arXiv:1805.02867; with blocks
// of keys it is the forward pass of FlashAttention (Dao et al. 2022, arXiv:2205.14135).
//
// All loads are of four neighbours. Before this source stand `shared.wgsl`, `exponential.wgsl` and the constants ROWS,
// KEYS (in a block), KEYS4 = KEYS / 4, HEAD4 (headSize / 4) and ODD (1 if there are NaN or infinite values).

const HEAD = HEAD4 * 4u;

var<workgroup> weights: array<f32, ROWS * KEYS>;

// Lane 0 gets the quad's sum of a, lane 1 that of b, and so on, in three exchanges.
fn sumEach(a: f32, b: f32, c: f32, d: f32, lane: u32) -> f32 {
  let isOdd = (lane & 1u) == 1u;
  let isUpper = (lane & 2u) == 2u;
  let ab = select(a, b, isOdd) + quadSwapX(select(b, a, isOdd));
  let cd = select(c, d, isOdd) + quadSwapX(select(d, c, isOdd));
  return select(ab, cd, isUpper) + quadSwapY(select(cd, ab, isUpper));
}

@compute @workgroup_size(4)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let tile = group + params.first;
  let firstRow = tile.x * ROWS;
  let head = tile.y;

  var c: array<f32, ROWS * HEAD4>;
  var m: array<f32, ROWS>;
  var l: array<f32, ROWS>;
  var queryAt: array<u32, ROWS>;
  var seen: array<u32, ROWS>;
  for (var i = 0u; i < ROWS; i++) { // unroll
    let row = min(firstRow + i, params.queries - 1u);
    m[i] = LOWEST;
    queryAt[i] = (head * params.queries + row) * HEAD;
    seen[i] = seenKeys(row);
  }

  // The last row sees most.
  let end = seenKeys(min(firstRow + ROWS, params.queries) - 1u);
  for (var j = 0u; j < end; j += KEYS) {
    // Said explicitly: not every compiler clears a variable at each turn of a loop.
    var part = array<f32, ROWS * KEYS>();
    for (var d = lane; d < HEAD; d += 4u) {
      var q: array<f32, ROWS>;
      for (var i = 0u; i < ROWS; i++) { // unroll
        q[i] = query[queryAt[i] + d];
      }
      for (var t = 0u; t < KEYS; t++) { // unroll
        let k = key[(head * params.keys + min(j + t, end - 1u)) * HEAD + d];
        for (var i = 0u; i < ROWS; i++) { // unroll
          part[i * KEYS + t] += q[i] * k;
        }
      }
    }
    var s: array<f32, ROWS * KEYS4>;
    for (var i = 0u; i < ROWS; i++) { // unroll
      for (var t = 0u; t < KEYS4; t++) { // unroll
        let at = i * KEYS + 4u * t;
        s[i * KEYS4 + t] = params.scale * sumEach(part[at], part[at + 1u], part[at + 2u], part[at + 3u], lane);
      }
    }

    for (var i = 0u; i < ROWS; i++) { // unroll
      var highest = m[i];
      for (var t = 0u; t < KEYS4; t++) { // unroll
        highest = select(highest, max(highest, s[i * KEYS4 + t]), j + 4u * t + lane < seen[i]);
      }
      highest = max(highest, quadSwapX(highest));
      highest = max(highest, quadSwapY(highest));
      let shrink = exponential(m[i] - highest);
      m[i] = highest;
      l[i] *= shrink;
      for (var t = 0u; t < KEYS4; t++) { // unroll
        let p = select(0.0, exponential(s[i * KEYS4 + t] - highest), j + 4u * t + lane < seen[i]);
        l[i] += p;
        weights[i * KEYS + 4u * t + lane] = p;
      }
      for (var d = 0u; d < HEAD4; d++) { // unroll
        c[i * HEAD4 + d] *= shrink;
      }
    }
    workgroupBarrier();

    let count = min(KEYS, end - j);
    for (var t = 0u; t < count; t += 4u) {
      var p: array<f32, ROWS>;
      for (var i = 0u; i < ROWS; i++) { // unroll
        p[i] = weights[i * KEYS + t + lane];
      }
      for (var u = 0u; u < 4; u++) { // unroll
        // A key that no row of the block sees is read as the last one that is seen: its weight is 0.
        let key = min(j + t + u, end - 1u);
        var v: array<f32, HEAD4>;
        for (var d = 0u; d < HEAD4; d++) { // unroll
          v[d] = value[(head * params.keys + key) * HEAD + 4u * d + lane];
        }
        for (var i = 0u; i < ROWS; i++) { // unroll
          let x = quadBroadcast(p[i], u);
          let counts = (ODD == 0u) | ((key < seen[i]) & (j + t + u < end));
          for (var d = 0u; d < HEAD4; d++) { // unroll
            c[i * HEAD4 + d] += x * select(0.0, v[d], counts);
          }
        }
      }
    }
    workgroupBarrier();
  }

  for (var i = 0u; i < ROWS; i++) { // unroll
    var sum = l[i];
    sum += quadSwapX(sum);
    sum += quadSwapY(sum);
    if (firstRow + i < params.queries) {
      for (var d = 0u; d < HEAD4; d++) { // unroll
        context[queryAt[i] + 4u * d + lane] = select(c[i * HEAD4 + d] / sum, 0.0, seen[i] == 0u);
      }
      rowStats[head * params.queries + firstRow + i] = vec2f(m[i], sum);
    }
  }
}
