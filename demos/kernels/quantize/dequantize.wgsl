// Small integers back to numbers: x = s (q - z).
//
//        word  │ q(k+3) │ q(k+2) │ q(k+1) │ q(k) │   one thread: one word, that is 4 (int8) or 8 (int4) rows of a column;
//                   ╰───┬────────┬───────────╯       neighbouring threads own neighbouring columns, so both the word and
//                       ▼        ▼                   the numbers lie side by side in memory
//                    row k+3 … row k
//
// Only where the numbers themselves are wanted: a product takes the integers as they are (`../quantized-matmul/operands.wgsl`).

struct Params {
  first: vec3u,
  rows: u32,
  columns: u32,
  groupSize: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> packed: array<u32>;
@group(0) @binding(2) var<storage, read> scales: array<f32>;
@group(0) @binding(3) var<storage, read> zeros: array<i32>;
@group(0) @binding(4) var<storage, read_write> weights: array<f32>;

const PER_WORD = 32u / BITS;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let tile = group + params.first;
  let column = min(tile.x * 64u + thread, params.columns - 1u);
  let row = tile.y * PER_WORD;
  let at = row / params.groupSize * params.columns + column;
  let word = packed[tile.y * params.columns + column];
  for (var i = 0u; i < min(PER_WORD, params.rows - row); i++) {
    // The field goes to the top of the word, and comes down with its sign.
    let q = bitcast<i32>(word << (32u - BITS - BITS * i)) >> (32u - BITS);
    weights[(row + i) * params.columns + column] = scales[at] * f32(q - zeros[at]);
  }
}
