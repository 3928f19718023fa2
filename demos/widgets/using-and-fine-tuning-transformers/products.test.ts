import { expect, test } from 'vitest';
import { seededRandom } from '../../runtime/random.ts';
import { addBack, addOuter, addProduct } from './products';

const [ROWS, K, N] = [7, 11, 6];
const random = seededRandom(3);
/** Half of them zero, as behind a ReLU. */
const matrix = (length: number): Float64Array =>
  Float64Array.from({ length }, () => (random.uniform() < 0.5 ? 0 : random.normal()));
const x = matrix(ROWS * K);
const m = matrix(K * N);
const g = matrix(ROWS * N);
const at = (array: Float64Array, i: number): number => array[i] as number;

/** The definition: three loops, `each` adds one term. */
function loops(start: Float64Array, each: (out: Float64Array, i: number, l: number, j: number) => void): Float64Array {
  const out = start.slice();
  for (let i = 0; i < ROWS; i++) for (let l = 0; l < K; l++) for (let j = 0; j < N; j++) each(out, i, l, j);
  return out;
}

test('y + s·x m is that of three plain loops to the last bit', () => {
  const y = matrix(ROWS * N);
  const expected = loops(y, (out, i, l, j) => {
    out[i * N + j] = at(out, i * N + j) + 0.3 * at(x, i * K + l) * at(m, l * N + j);
  });
  addProduct(x, m, y, ROWS, K, N, 0.3);
  expect(y).toEqual(expected);
});

test('d + s·xᵀ g is that of three plain loops to the last bit', () => {
  const d = matrix(K * N);
  const expected = loops(d, (out, i, l, j) => {
    out[l * N + j] = at(out, l * N + j) + 0.3 * at(x, i * K + l) * at(g, i * N + j);
  });
  addOuter(x, g, d, ROWS, K, N, 0.3);
  expect(d).toEqual(expected);
});

test('g mᵀ is that of three plain loops, and stays away from what is not needed', () => {
  const expected = loops(new Float64Array(ROWS * K), (out, i, l, j) => {
    out[i * K + l] = at(out, i * K + l) + at(g, i * N + j) * at(m, l * N + j);
  });
  const [all, needed] = [new Float64Array(ROWS * K), new Float64Array(ROWS * K)];
  addBack(g, m, all, ROWS, K, N);
  addBack(g, m, needed, ROWS, K, N, 1, x);
  expect(all).toEqual(expected);
  expect(needed).toEqual(expected.map((value, i) => (at(x, i) === 0 ? 0 : value)));
});
