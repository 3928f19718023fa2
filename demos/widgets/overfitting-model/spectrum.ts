/** The directions of the data that a draw of features can reach, and how strongly: the eigenvectors of K = Φ Φᵀ. */
import { N, TRAINING_X } from './data.ts';
import { eigen } from './eigen.ts';
import { features, featureVector, type Features } from './features.ts';
import { dot } from './vectors.ts';

/** Directions with an eigenvalue below this share of the largest are beyond double precision and left out. */
const SMALLEST = 1e-12;

/** One draw of features on the training points, with the directions it can reach. */
interface Spectrum {
  random: Features;
  /** φ at each training point. */
  rows: Float64Array[];
  /** Eigenvalues d, largest first, and unit eigenvectors u of K. */
  directions: { d: number; u: Float64Array }[];
}

function spectrumOf(P: number, draw: number): Spectrum {
  const random = features(P, draw);
  const rows = TRAINING_X.map((x) => featureVector(random, x));
  const gram = new Float64Array(N * N);
  rows.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      gram[i * N + j] = dot(a, rows[j] as Float64Array);
      gram[j * N + i] = gram[i * N + j] as number;
    }
  });
  const { values, vectors } = eigen(gram, N);
  const largest = values[0] ?? 0;
  const directions = values.flatMap((d, k) => (d > SMALLEST * largest ? [{ d, u: vectors[k] as Float64Array }] : []));
  return { random, rows, directions };
}

/** The spectrum depends on P and the draw alone, so that the other knobs need not compute it again. */
const remembered = new Map<string, Spectrum>();

export function spectrum(P: number, draw: number): Spectrum {
  const key = `${P} ${draw}`;
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= 800) remembered.clear();
  const found = spectrumOf(P, draw);
  remembered.set(key, found);
  return found;
}
