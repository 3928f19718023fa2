/** The worked network of chapter 11, and VGG-16, as lists of layers that can be counted. */

const size = (n: number, k: number, stride: number, padding: number): number =>
  Math.floor((n + 2 * padding - k) / stride) + 1;
export const convolution = (cin: number, cout: number, k: number): number => cout * (cin * k * k + 1);
export const dense = (inputs: number, outputs: number): number => inputs * outputs + outputs;

export interface Count {
  /** Values in the last map. */
  flat: number;
  parameters: number;
  macs: number;
  /** Numbers kept for the backward pass for one picture: input and layer outputs, ReLU in place. */
  activations: number;
}

/** Convolution 7×7 to 10 (stride 2, padding 3), pool, convolution 3×3 to 24, pool, flatten or average, 96, 6. */
export function smallNetwork(height: number, width: number, head: 'flatten' | 'average' = 'flatten'): Count {
  const chain = (n: number) => {
    const a = size(n, 7, 2, 3);
    const pooled = size(a, 2, 2, 0);
    return { a, pooled, last: size(pooled, 2, 2, 0) };
  };
  const [h, w] = [chain(height), chain(width)];
  const flat = 24 * h.last * w.last;
  const inputs = head === 'flatten' ? flat : 24;
  return {
    flat,
    parameters: convolution(3, 10, 7) + convolution(10, 24, 3) + dense(inputs, 96) + dense(96, 6),
    macs: 10 * 3 * 49 * h.a * w.a + 24 * 10 * 9 * h.pooled * w.pooled + inputs * 96 + 96 * 6,
    activations:
      3 * height * width +
      10 * h.a * w.a +
      10 * h.pooled * w.pooled +
      24 * h.pooled * w.pooled +
      inputs +
      (head === 'average' ? flat : 0) +
      96 +
      6,
  };
}

export interface Layer {
  name: string;
  parameters: number;
  macs: number;
}

/** VGG-16 at 224 pixels. */
export const vgg16: readonly Layer[] = [
  ...[
    [3, 64],
    [64, 128],
    [128, 256],
    [256, 512],
    [512, 512],
  ].flatMap(([first, cout], block) =>
    Array.from({ length: block < 2 ? 2 : 3 }, (_, i): Layer => {
      const cin = i === 0 ? (first ?? 0) : (cout ?? 0);
      const side = 224 / 2 ** block;
      return {
        name: `conv${block + 1}_${i + 1}`,
        parameters: convolution(cin, cout ?? 0, 3),
        macs: 9 * cin * (cout ?? 0) * side * side,
      };
    }),
  ),
  ...[
    [25088, 4096],
    [4096, 4096],
    [4096, 1000],
  ].map(([i, o], n): Layer => ({ name: `fc${n + 6}`, parameters: dense(i ?? 0, o ?? 0), macs: (i ?? 0) * (o ?? 0) })),
];
