// Draws one token a row: temperature, top-k, top-p, min-p and the draw in one kernel, without sorting.
//
//   one workgroup: one row of logits
//
//   order of tokens:   largest logit first, equal logits by id     ▇ ▆ ▅ ▃ ▃ ▂ ▁ ▁ ▁ …
//   kept:              all up to a cut (key, id)                   ╰──────╯ cut
//   draw:              kept tokens by id, first with  Σ mass > u · total
//
// Every question here ("where is the k-th?", "where does the mass reach p?", "where does it pass u?") is: in some order,
// where does a running sum first reach a goal? It is answered as a radix sort would, eight bits at a time from the top,
// but keeping only the one bin in which the goal lies:
//
//       bits 31-24       bits 23-16       …
//       ▁▃█▂▁▁▁   ──►    of that bin:
//         ╰ goal here    ▁▁▂▅▁▁   ──►  after four rounds the key is known exactly
//
// (radix select: Alabi et al. 2012, "Fast k-Selection Algorithms for Graphics Processing Units", ACM JEA 17.) Masses are
// integers, exp(logit - max) · 2³¹, summed exactly in 64 bits, so the result does not depend on the order in which
// threads add: equal input, equal token, on every run. Before this source stands the constant THREADS, a power of two.

struct Params {
  first: vec3u,
  vocabulary: u32,
  // 0: off.
  topK: u32,
  perTemperature: f32,
  topP: f32,
  minP: f32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> logits: array<f32>;
@group(0) @binding(2) var<storage, read> uniforms: array<f32>;
@group(0) @binding(3) var<storage, read_write> tokens: array<u32>;
@group(0) @binding(4) var<storage, read_write> probabilities: array<f32>;

const BINS = 256u;
const ONE = 2147483648.0;
const ALL = 0xffffffffu;

// What is summed, and what the goal is.
const COUNT = 0u; // tokens; the goal is topK
const SHARE = 1u; // mass; the goal is topP of the total
const DRAW = 2u;  // mass; just above uniform of the total

var<workgroup> low: array<atomic<u32>, BINS>;
var<workgroup> high: array<atomic<u32>, BINS>;
var<workgroup> maxima: array<f32, THREADS>;
// A token is kept if (key, id) ≤ (cutKey, cutId); keys are ascending where logits descend.
var<workgroup> cutKey: u32;
var<workgroup> cutId: u32;
// The search's state, written by thread 0.
var<workgroup> prefix: u32;
var<workgroup> goal: vec2u;
var<workgroup> binMass: vec2u;
var<workgroup> total: vec2u;

var<private> row: u32;
var<private> maximum: f32;

fn keyOf(logit: f32) -> u32 {
  let bits = bitcast<u32>(select(logit, 0.0, logit == 0.0));
  return ~select(bits | 0x80000000u, ~bits, bits >= 0x80000000u);
}

fn weightOf(logit: f32) -> f32 {
  return exp((logit - maximum) * params.perTemperature);
}

// 64-bit numbers as (low, high).
fn plus(a: vec2u, b: vec2u) -> vec2u {
  let sum = a.x + b.x;
  return vec2u(sum, a.y + b.y + select(0u, 1u, sum < a.x));
}

fn minus(a: vec2u, b: vec2u) -> vec2u {
  return vec2u(a.x - b.x, a.y - b.y - select(0u, 1u, a.x < b.x));
}

fn isLess(a: vec2u, b: vec2u) -> bool {
  return a.y < b.y || (a.y == b.y && a.x < b.x);
}

fn toFloat(a: vec2u) -> f32 {
  return f32(a.y) * 4294967296.0 + f32(a.x);
}

fn fromFloat(value: f32) -> vec2u {
  let top = floor(value / 4294967296.0);
  return vec2u(u32(value - top * 4294967296.0), u32(top));
}

// The goal, once the total is known. At least 1, at most the total.
fn goalFor(sums: u32, uniform01: f32) -> vec2u {
  var value: vec2u;
  if (sums == COUNT) {
    value = vec2u(params.topK, 0u);
  } else if (sums == SHARE) {
    value = fromFloat(ceil(params.topP * toFloat(total)));
  } else {
    value = plus(fromFloat(floor(uniform01 * toFloat(total))), vec2u(1u, 0u));
  }
  if (value.x == 0u && value.y == 0u) { value.x = 1u; }
  if (isLess(total, value)) { value = total; }
  return value;
}

// One round: sums the kept tokens whose field agrees with `prefix` above the eight bits at `shift`, then adds to the
// prefix the bin in which the goal lies. The field is the key, or among tokens of one key (`onlyKey`) the id.
fn round(sums: u32, byId: bool, onlyKey: u32, shift: u32, isFirst: bool, thread: u32) {
  for (var bin = thread; bin < BINS; bin += THREADS) {
    atomicStore(&low[bin], 0u);
    atomicStore(&high[bin], 0u);
  }
  workgroupBarrier();
  let above = select(ALL << (shift + 8u), 0u, shift == 24u);
  for (var id = thread; id < params.vocabulary; id += THREADS) {
    let logit = logits[row * params.vocabulary + id];
    let key = keyOf(logit);
    let field = select(key, id, byId);
    let isKept = key < cutKey || (key == cutKey && id <= cutId);
    if (isKept && (field & above) == prefix && (onlyKey == ALL || key == onlyKey)) {
      let weight = weightOf(logit);
      var amount = 1u;
      if (sums != COUNT) { amount = u32(weight * ONE); }
      if (sums == DRAW && weight < params.minP) { amount = 0u; }
      let bin = (field >> shift) & 255u;
      let before = atomicAdd(&low[bin], amount);
      if (before + amount < before) { atomicAdd(&high[bin], 1u); }
    }
  }
  workgroupBarrier();
  if (thread == 0u) {
    if (isFirst) {
      var all = vec2u();
      for (var bin = 0u; bin < BINS; bin++) { all = plus(all, vec2u(atomicLoad(&low[bin]), atomicLoad(&high[bin]))); }
      // Below the top bits of an id search within one key, the goal goes on from the search for the key.
      if (onlyKey == ALL) {
        total = all;
        goal = goalFor(sums, uniforms[row]);
      }
    }
    var bin = 0u;
    var here = vec2u(atomicLoad(&low[0]), atomicLoad(&high[0]));
    while (bin < 255u && isLess(here, goal)) {
      goal = minus(goal, here);
      bin++;
      here = vec2u(atomicLoad(&low[bin]), atomicLoad(&high[bin]));
    }
    prefix |= bin << shift;
    binMass = here;
  }
  workgroupBarrier();
}

// The first id, in `prefix`, at which the sum reaches the goal.
fn searchId(sums: u32, onlyKey: u32, thread: u32) {
  if (thread == 0u) { prefix = 0u; }
  workgroupBarrier();
  round(sums, true, onlyKey, 16u, true, thread);
  round(sums, true, onlyKey, 8u, false, thread);
  round(sums, true, onlyKey, 0u, false, thread);
}

// Moves the cut to the token at which the sum, in order of (key, id), reaches the goal.
fn moveCut(sums: u32, thread: u32) {
  if (thread == 0u) { prefix = 0u; }
  workgroupBarrier();
  round(sums, false, ALL, 24u, true, thread);
  round(sums, false, ALL, 16u, false, thread);
  round(sums, false, ALL, 8u, false, thread);
  round(sums, false, ALL, 0u, false, thread);
  let key = workgroupUniformLoad(&prefix);
  let wanted = workgroupUniformLoad(&goal);
  let tied = workgroupUniformLoad(&binMass);
  // Tokens that share the last key are cut by id, unless all of them are in.
  var lastId = select(ALL, cutId, key == cutKey);
  if (isLess(wanted, tied)) {
    searchId(sums, key, thread);
    lastId = prefix;
  }
  workgroupBarrier();
  if (thread == 0u) {
    cutKey = key;
    cutId = lastId;
  }
  workgroupBarrier();
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  row = group.x + params.first.x;
  var most = -3.4028234e38;
  for (var id = thread; id < params.vocabulary; id += THREADS) {
    most = max(most, logits[row * params.vocabulary + id]);
  }
  maxima[thread] = most;
  if (thread == 0u) {
    cutKey = ALL;
    cutId = ALL;
  }
  for (var half = THREADS / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) { maxima[thread] = max(maxima[thread], maxima[thread + half]); }
  }
  workgroupBarrier();
  maximum = maxima[0];

  if (params.topK > 0u && params.topK < params.vocabulary) { moveCut(COUNT, thread); }
  if (params.topP < 1.0) { moveCut(SHARE, thread); }
  searchId(DRAW, ALL, thread);

  if (thread == 0u) {
    tokens[row] = prefix;
    probabilities[row] = toFloat(binMass) / toFloat(total);
  }
}
