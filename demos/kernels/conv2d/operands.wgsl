// A convolution seen as a matrix product (implicit GEMM, after Chetlur et al. 2014, "cuDNN: Efficient Primitives for
// Deep Learning", arXiv:1410.0759): nothing is copied into a big matrix, the operands are only addressed as if it were.
//
//   row of A      one output position: image, y, x
//   depth of A    what the window covers; in memory order a kernel row is one stretch of kernelWidth · channels numbers,
//                 so a tap is a whole kernel row (undilated, ungrouped), and the inner loop runs along memory:
//
//                     image row   ┌───┬───┬───┬───┬───┬───┐     tap = ky
//                                 │rgb│rgb│rgb│rgb│rgb│rgb│
//                                 └───┴───┴───┴───┴───┴───┘
//                                     ╰── 3 · 3 ──╯             depth = kernelWidth · channels
//
//                 With dilation or groups the stretch is one pixel, and a tap is one kernel entry (ky, kx).
//   columns of B  filters
//
// A 1×1 kernel without padding makes it the plain product of pixels × channels and channels × filters; a kernel of the
// image's size has one row a picture and one tap: a fully-connected layer. Both are the same code with other numbers.

struct Params {
  first: vec3u,
  rows: u32,
  columns: u32,
  depth: u32,
  taps: u32,
  height: u32,
  // Numbers in an image row: width · channels.
  rowLength: u32,
  channels: u32,
  filters: u32,
  outHeight: u32,
  outWidth: u32,
  // Taps in a kernel row: 1, or kernelWidth where a tap is a single entry.
  tapsAcross: u32,
  strideY: u32,
  strideX: u32,
  dilationY: u32,
  dilationX: u32,
  top: u32,
  left: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> image: array<f32>;
@group(0) @binding(2) var<storage, read> image4: array<vec4f>;
@group(0) @binding(3) var<storage, read> weights: array<f32>;
@group(0) @binding(4) var<storage, read> bias: array<f32>;
@group(0) @binding(5) var<storage, read_write> output: array<f32>;

var<private> channelGroup: u32;

fn setGroup(group: u32) { channelGroup = group; }

fn depthOf(part: u32) -> u32 { return params.depth; }

// No branches from here on: these functions are inlined dozens of times into an unrolled loop.

// x: where the image row begins; y: where the window's stretch begins in it, far outside if the row is padding.
fn rowStart(part: u32, row: u32, tap: u32) -> vec2i {
  let ox = row % params.outWidth;
  let oy = row / params.outWidth % params.outHeight;
  let picture = row / (params.outWidth * params.outHeight);
  let y = i32(oy * params.strideY + tap / params.tapsAcross * params.dilationY) - i32(params.top);
  let x = i32(ox * params.strideX + tap % params.tapsAcross * params.dilationX) - i32(params.left);
  let along = x * i32(params.channels) + i32(channelGroup * params.depth * GROUPED);
  let inside = (PADDED == 0u) | ((y >= 0) & (y < i32(params.height)));
  return vec2i((i32(picture * params.height) + y) * i32(params.rowLength), select(-0x40000000, along, inside));
}

// Is the k-th number of the stretch in the image row (or else padding), and within the depth?
fn isInside(along: i32, k: u32) -> bool {
  return ((PADDED == 0u) | ((along >= 0) & (along < i32(params.rowLength)))) & ((ALIGNED == 1u) | (k < params.depth));
}

fn loadA(part: u32, start: vec2i, k: u32) -> f32 {
  let along = start.y + i32(k);
  let inside = isInside(along, k);
  return select(0.0, image[select(0, start.x + along, inside)], inside);
}

fn loadA4(part: u32, start: vec2i, k: u32) -> vec4f {
  let along = start.y + i32(k);
  let inside = isInside(along, k);
  var four: vec4f;
  if (ALIGNED == 1u) {
    four = select(vec4f(), image4[select(0, (start.x + along) / 4, inside)], inside);
  } else {
    four = vec4f(loadA(part, start, k), loadA(part, start, k + 1u), loadA(part, start, k + 2u), loadA(part, start, k + 3u));
  }
  return four;
}

fn loadB(part: u32, tap: u32, k: u32, column: u32) -> vec4f {
  let at = (tap * params.depth + k) * params.filters + channelGroup * params.columns + column;
  let rest = select(params.depth - k, 4u, ALIGNED == 1u);
  let next = min(vec3u(1u, 2u, 3u), vec3u(rest - 1u)) * params.filters + at;
  let there = vec3u(1u, 2u, 3u) < vec3u(rest);
  return vec4f(weights[at], select(vec3f(), vec3f(weights[next.x], weights[next.y], weights[next.z]), there));
}

fn store(row: u32, column: u32, sum: f32) {
  let filterIndex = channelGroup * params.columns + column;
  if (BIASED == 1u) {
    output[row * params.filters + filterIndex] = sum + bias[filterIndex];
  } else {
    output[row * params.filters + filterIndex] = sum;
  }
}
