import { describe, expect, it } from 'vitest';
import type { BenchCell } from './bench.ts';
import { goalsOn, shortfallOf } from './shortfall.ts';

const row = { task: { op: 'matmul', m: 1, k: 1, n: 1 }, flops: 2e9, bytes: 4e6 } as const;
/** The multiply-adds of `row` take 20 ms at the peak, its bytes 4 ms. */
const rooflines = { gflops: 100, gigabytes: 1, startMs: 3 };
const cells = (times: Record<string, number>): BenchCell[] =>
  Object.entries(times).map(([contestant, ms]) => ({ contestant, ms }));

describe('shortfallOf', () => {
  it('says nothing where every goal is met', () => {
    const met = cells({ ours: 50, 'TF.js WebGPU': 250, 'jax-js WebGPU': 65, 'TF.js WASM': 1 });
    expect(shortfallOf(row, met, rooflines, true)).toBeUndefined();
  });

  it('names the goals missed and splits our time into start, floor and rest', () => {
    const short = shortfallOf(row, cells({ ours: 50, 'TF.js WebGPU': 200, 'jax-js WebGPU': 65 }), rooflines, true);
    expect(short?.missed).toEqual(['4× TF.js WebGPU (goal 5×)']);
    expect(short?.parts).toEqual({ start: 3, floor: 20, rest: 27 });
    expect(short?.text).toBe(
      'short of the goal: 4× TF.js WebGPU (goal 5×). Of 50 ms: 27 ms the rest, which is the kernel’s own loss; ' +
        '20 ms the multiply-adds at the measured peak; 3 ms the start of a run, whatever it computes.',
    );
  });

  it('calls the floor by what bounds it', () => {
    const many = { ...row, bytes: 40e6 };
    const short = shortfallOf(many, cells({ ours: 50, 'ORT WebGPU': 60 }), rooflines, true);
    expect(short?.parts.floor).toBe(40);
    expect(short?.text).toContain('40 ms moving the bytes at the measured copy rate');
  });

  it('never gives the parts more than the whole', () => {
    const short = shortfallOf(row, cells({ ours: 2, 'ORT WebGPU': 2 }), rooflines, true);
    expect(short?.parts).toEqual({ start: 2, floor: 0, rest: 0 });
  });

  it('asks for half the peak of large products, on a GPU only', () => {
    const fast = cells({ ours: 50, 'TF.js WebGPU': 500 });
    expect(shortfallOf(row, fast, rooflines, false)?.missed).toEqual(['40 % of the peak (goal 50 %)']);
    expect(shortfallOf({ ...row, flops: 1e8 }, fast, rooflines, false)).toBeUndefined();
  });
});

describe('goalsOn', () => {
  it('are those of a software adapter or of a GPU', () => {
    expect(goalsOn(true)).toEqual({ 'TF.js WebGPU': 5, 'ORT WebGPU': 5, 'jax-js WebGPU': 1.3 });
    expect(goalsOn(false)).toEqual({ 'TF.js WebGPU': 1.5, 'ORT WebGPU': 1, 'jax-js WebGPU': 1 });
  });
});
