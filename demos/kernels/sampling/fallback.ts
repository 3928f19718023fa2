/**
 * Sampling without a GPU: TensorFlow.js computes the softmax, the choice among tokens is plain TypeScript, since the
 * library's WASM backend can neither sort nor draw.
 */
import type { RunOptions } from '../device.ts';
import { compute, float32, type TfDevice } from '../tensorflow.ts';
import { samplingReference } from './reference.ts';
import { settingsOf, type SamplingInput, type SamplingOutput } from './shape.ts';

/** Same contract as `sampling`; the input is already checked. */
export async function samplingFallback(
  input: SamplingInput,
  device: TfDevice,
  { signal }: RunOptions,
): Promise<SamplingOutput> {
  const { logits, batch, vocabulary } = input;
  const { temperature } = settingsOf(input);
  const token = new Uint32Array(batch);
  const probability = new Float32Array(batch);
  for (let row = 0; row < batch; row++) {
    signal?.throwIfAborted();
    const own = float32(logits.subarray(row * vocabulary, (row + 1) * vocabulary));
    const [logProbabilities = new Float32Array()] = await compute(device, (tf) => {
      const scaled = tf.div(tf.tensor1d(own), temperature);
      return [tf.sub(scaled, tf.max(scaled))];
    });
    const uniform = input.uniform.subarray(row, row + 1);
    const drawn = samplingReference({ ...input, logits: logProbabilities, uniform, batch: 1, temperature: 1 });
    token[row] = drawn.token[0] ?? 0;
    probability[row] = drawn.probability[0] ?? 0;
  }
  return { token, probability };
}
