// Depthwise convolution: each channel has its own small kernel, so there is no product of matrices to make of it.
//
//   one thread: one Number of channels, PIXELS outputs side by side
//
//       input   ┌─┬─┬─┬─┬─┬─┐    each input number is loaded once a kernel row, kept in a register and used for every output
//       row     └─┴─┴─┴─┴─┴─┘    whose window covers it; SPAN = (PIXELS - 1) · STRIDE_X + (KERNEL_WIDTH - 1) · DILATION_X + 1
//                ╰─o0╯
//                  ╰─o1╯         neighbouring threads: neighbouring channels, which are neighbours in memory; where they end,
//                    ╰─o2╯       the next outputs begin, so that few channels fill a workgroup, too
//                      ╰─o3╯
//
// Where channels come in fours, a Number is a vec4f and `channels` and `filters` count vec4s: a load, and the arithmetic of
// its address, brings four channels at once. Otherwise a Number is an f32. Which one is said before this source.
//
// Channel multipliers are allowed: output channel f reads input channel f / multiplier. Padding is not branched around but
// read as some other number and then taken for 0: branches are dear where lanes go in step.

struct Params {
  first: vec3u,
  height: u32,
  width: u32,
  channels: u32,
  filters: u32,
  outHeight: u32,
  outWidth: u32,
  kernelHeight: u32,
  strideY: u32,
  dilationY: u32,
  top: u32,
  left: u32,
  pictures: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> image: array<Number>;
@group(0) @binding(2) var<storage, read> weights: array<Number>;
@group(0) @binding(3) var<storage, read> bias: array<Number>;
@group(0) @binding(4) var<storage, read_write> output: array<Number>;

const THREADS = 64u;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let tile = group + params.first;
  let id = tile.x * THREADS + thread;
  let channel = id % params.filters;
  let strips = (params.outWidth + PIXELS - 1u) / PIXELS;
  let strip = id / params.filters;
  let firstX = strip % strips * PIXELS;
  let outRow = strip / strips;
  let oy = outRow % params.outHeight;
  let picture = min(outRow / params.outHeight, params.pictures - 1u);
  let source = channel / (params.filters / params.channels);

  var sums: array<Number, PIXELS>;
  for (var ky = 0u; ky < params.kernelHeight; ky++) {
    let y = i32(oy * params.strideY + ky * params.dilationY) - i32(params.top);
    let isRow = (y >= 0) & (y < i32(params.height));
    let row = (picture * params.height + select(0u, u32(y), isRow)) * params.width;
    var pixel: array<Number, SPAN>;
    for (var t = 0u; t < SPAN; t++) { // unroll
      let x = i32(firstX * STRIDE_X + t) - i32(params.left);
      let inside = isRow & (x >= 0) & (x < i32(params.width));
      pixel[t] = select(Number(), image[(row + select(0u, u32(x), inside)) * params.channels + source], inside);
    }
    for (var kx = 0u; kx < KERNEL_WIDTH; kx++) { // unroll
      let w = weights[(ky * KERNEL_WIDTH + kx) * params.filters + channel];
      for (var i = 0u; i < PIXELS; i++) { // unroll
        sums[i] += pixel[i * STRIDE_X + kx * DILATION_X] * w;
      }
    }
  }

  if (outRow >= params.pictures * params.outHeight) { return; }
  for (var i = 0u; i < PIXELS; i++) { // unroll
    if (firstX + i < params.outWidth) {
      let at = ((outRow * params.outWidth) + firstX + i) * params.filters + channel;
      if (BIASED == 1u) {
        output[at] = sums[i] + bias[channel];
      } else {
        output[at] = sums[i];
      }
    }
  }
}
