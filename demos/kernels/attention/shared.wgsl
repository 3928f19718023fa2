// What the fused kernels have in common: their arguments, and what a query sees. Before this source stands the type Number:
// vec4f where a kernel sees rows as vec4s (HEAD4 of them), f32 where it sees single numbers.

struct Params {
  first: vec3u,
  queries: u32,
  keys: u32,
  causal: u32,
  scale: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> query: array<Number>;
@group(0) @binding(2) var<storage, read> key: array<Number>;
@group(0) @binding(3) var<storage, read> value: array<Number>;
@group(0) @binding(4) var<storage, read_write> context: array<Number>;
// Maximum and sum of each row, from which any weight can be had again.
@group(0) @binding(5) var<storage, read_write> rowStats: array<vec2f>;

const LOWEST = -3.4028234e38;

// Keys that a query sees: under the mask, those at or before its own place, counted from the end.
fn seenKeys(row: u32) -> u32 {
  let causal = u32(clamp(i32(row + 1u + params.keys) - i32(params.queries), 0, i32(params.keys)));
  return select(params.keys, causal, params.causal == 1u);
}
