/**
 * Weights that were learned: the hidden layer of the digit network of Question 18, trained on this machine when it is first asked for.
 * Its inputs are what the layer before it makes of digits that it has never seen, and its errors can be judged by what they do: by how many
 * of those digits the whole network still reads.
 */
import { pretrained, PRETRAIN } from '../using-and-fine-tuning-transformers/base.ts';
import { digits } from '../using-and-fine-tuning-transformers/digits.ts';
import { accuracyOf, type Layer, type Net } from '../using-and-fine-tuning-transformers/net.ts';
import { addProduct } from '../using-and-fine-tuning-transformers/products.ts';

/** Digits the network was trained on, and new ones that test it. */
export const TRAINED_ON = PRETRAIN.images;
export const TEST_DIGITS = 500;

export interface TrainedLayer {
  readonly k: number;
  readonly n: number;
  /** Row-major [k, n]. */
  readonly weights: Float32Array;
  /** Inputs of the layer, one row a test digit. */
  readonly x: Float32Array;
  /** Share of the test digits that the network reads right with these weights in the layer. */
  right(weights: ArrayLike<number>): number;
}

/** x W + bias, with the ReLU unless it is the last layer. */
function dense({ k, n, bias }: Layer, w: Float64Array, x: Float64Array, last: boolean): Float64Array {
  const rows = x.length / k;
  const y = new Float64Array(rows * n);
  for (let i = 0; i < rows; i++) y.set(bias, i * n);
  addProduct(x, w, y, rows, k, n);
  return last ? y : y.map((value) => Math.max(0, value));
}

/** The network's middle layer. Equal seeds give equal weights and digits. */
export async function trainedLayer(seed: number, breathe: () => Promise<void>): Promise<TrainedLayer> {
  const net: Net = await pretrained(seed, breathe);
  const [first, hidden, head] = net.layers as readonly [Layer, Layer, Layer];
  const { pixels, labels } = digits(TEST_DIGITS, 'plain', seed * 10 + 3);
  const x = dense(first, first.w, pixels, false);
  return {
    k: hidden.k,
    n: hidden.n,
    weights: Float32Array.from(hidden.w),
    x: Float32Array.from(x),
    right: (weights) =>
      accuracyOf(dense(head, head.w, dense(hidden, Float64Array.from(weights), x, false), true), labels),
  };
}
