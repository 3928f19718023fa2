// exp with the corners that WGSL leaves open: NaN stays NaN, and what float32 cannot hold is 0.
// A NaN is told by its bits, since compilers may assume that there are none.
fn exponential(x: f32) -> f32 {
  let isNan = (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
  return select(select(exp(x), 0.0, x < -104.0), x, isNan);
}

