// The transpose of a matrix: [rows, columns] → [columns, rows]. One workgroup turns a square of 16×16 numbers in
// workgroup memory, so that both reading and writing run along memory.
//
//   ┌─┬─┐      ┌─┬─┐
//   │ │▒│  ──► │ │ │     the extra column in `square` keeps the sixteen numbers of a column in different banks
//   ├─┼─┤      ├─┼─┤
//   │ │ │      │▒│ │
//   └─┴─┘      └─┴─┘

struct Params {
  first: vec3u,
  rows: u32,
  columns: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> matrix: array<f32>;
@group(0) @binding(2) var<storage, read_write> transposed: array<f32>;

var<workgroup> square: array<f32, 17 * 16>;

@compute @workgroup_size(16, 16)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) thread: vec3u) {
  let corner = 16u * (group.xy + params.first.xy);
  let source = corner + thread.xy;
  if (source.x < params.columns && source.y < params.rows) {
    square[thread.y * 17u + thread.x] = matrix[source.y * params.columns + source.x];
  }
  workgroupBarrier();
  let to = corner.yx + thread.xy;
  if (to.x < params.rows && to.y < params.columns) {
    transposed[to.y * params.rows + to.x] = square[thread.x * 17u + thread.y];
  }
}
