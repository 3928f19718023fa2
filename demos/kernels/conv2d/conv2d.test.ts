import { describe, expect, it } from 'vitest';
import { planConv2d } from './conv2d.ts';
import { conv2dReference } from './reference.ts';

describe('conv2dReference', () => {
  it('finds a step edge: every output row is 0, -4, -4', () => {
    const input = Float64Array.from({ length: 25 }, (_, at) => (at % 5 >= 3 ? 1 : 0));
    const filter = Float64Array.of(1, 0, -1, 2, 0, -2, 1, 0, -1);
    const { output, shape } = conv2dReference({ input, filter, inputShape: [1, 5, 5, 1], filterShape: [3, 3, 1, 1] });
    expect(shape).toEqual([1, 3, 3, 1]);
    expect([...output]).toEqual([0, -4, -4, 0, -4, -4, 0, -4, -4]);
  });

  it('answers an impulse with the kernel turned around', () => {
    const input = new Float64Array(25).fill(0);
    input[12] = 1;
    const filter = Float64Array.from({ length: 9 }, (_, at) => at);
    const { output } = conv2dReference({ input, filter, inputShape: [1, 5, 5, 1], filterShape: [3, 3, 1, 1] });
    expect([...output]).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });

  it('keeps groups apart', () => {
    const shapes = { inputShape: [1, 1, 1, 4], filterShape: [1, 1, 2, 2], groups: 2 } as const;
    const { output } = conv2dReference({
      ...shapes,
      input: Float64Array.of(1, 2, 3, 4),
      filter: Float64Array.of(1, 1, 1, 1),
    });
    expect([...output]).toEqual([3, 7]);
  });
});

describe('planConv2d', () => {
  it('computes output sizes', () => {
    const plan = planConv2d({ inputShape: [1, 224, 224, 3], filterShape: [7, 7, 3, 64], strides: 2, padding: 3 });
    expect([plan.outHeight, plan.outWidth]).toEqual([112, 112]);
  });

  it('says how far the kernel reaches when it does not fit', () => {
    expect(() => planConv2d({ inputShape: [1, 5, 5, 1], filterShape: [3, 3, 1, 1], dilation: 3 })).toThrow(
      'conv2d: kernelHeight is 3, which with dilation 3 reaches 7 pixels, but must be such that it fits into the padded image of 5.',
    );
  });

  it('wants groups that divide channels and filters', () => {
    expect(() => planConv2d({ inputShape: [1, 5, 5, 6], filterShape: [1, 1, 3, 5], groups: 2 })).toThrow(
      'conv2d: groups is 2, but must be a divisor of channels 6 and filters 5.',
    );
  });
});
