/** The distances of the demo, each as a function of two points: pairs of coordinates in the plane, or the probability of heads of a coin. */

export const DISTANCES = [
  'power',
  'lp',
  'cosine',
  'angle',
  'crossEntropy',
  'kl',
  'js',
  'rootJs',
  'hellinger',
  'totalVariation',
] as const;
export type DistanceName = (typeof DISTANCES)[number];

/** Where its points live: anywhere in the plane, among arrows from the origin, or among coins. */
export type World = 'plane' | 'arrows' | 'coins';
export const worldOf = (name: DistanceName): World =>
  name === 'power' || name === 'lp' ? 'plane' : name === 'cosine' || name === 'angle' ? 'arrows' : 'coins';

/** A point: two coordinates, or one probability of heads. */
export type Place = readonly number[];
export type Distance = (a: Place, b: Place) => number;

const at = (place: Place, i: number): number => place[i] ?? 0;

/** |a − b|^s, Euclidean length to a power. */
export const powerDistance =
  (s: number): Distance =>
  (a, b) =>
    Math.hypot(at(a, 0) - at(b, 0), at(a, 1) - at(b, 1)) ** s;

/** (Σ |a_i − b_i|^p)^(1/p). */
export const lpDistance =
  (p: number): Distance =>
  (a, b) =>
    (Math.abs(at(a, 0) - at(b, 0)) ** p + Math.abs(at(a, 1) - at(b, 1)) ** p) ** (1 / p);

const cosine: Distance = (a, b) => {
  const product = at(a, 0) * at(b, 0) + at(a, 1) * at(b, 1);
  const lengths = Math.hypot(at(a, 0), at(a, 1)) * Math.hypot(at(b, 0), at(b, 1));
  return Math.min(1, Math.max(-1, product / lengths));
};

/** Both outcomes of a coin. */
const outcomes = (coin: Place): readonly [number, number] => [at(coin, 0), 1 - at(coin, 0)];

/** −Σ p log q in nats; the first coin is the target. */
export const crossEntropy: Distance = (target, model) => {
  const [p, pNot] = outcomes(target);
  const [q, qNot] = outcomes(model);
  return -p * Math.log(q) - pNot * Math.log(qNot);
};
/** The excess of cross-entropy over entropy. */
export const kl: Distance = (p, q) => crossEntropy(p, q) - crossEntropy(p, p);
/** Mean KL divergence to the coin half-way. */
export const js: Distance = (p, q) => {
  const middle = [(at(p, 0) + at(q, 0)) / 2];
  return Math.max(0, (kl(p, middle) + kl(q, middle)) / 2);
};
const hellinger: Distance = (p, q) => {
  const [a, aNot] = outcomes(p);
  const [b, bNot] = outcomes(q);
  return Math.sqrt(((Math.sqrt(a) - Math.sqrt(b)) ** 2 + (Math.sqrt(aNot) - Math.sqrt(bNot)) ** 2) / 2);
};

/** The distance of that name; `exponent` is s of the power and p of L_p, and means nothing to the others. */
export function distanceOf(name: DistanceName, exponent: number): Distance {
  switch (name) {
    case 'power':
      return powerDistance(exponent);
    case 'lp':
      return lpDistance(exponent);
    case 'cosine':
      return (a, b) => 1 - cosine(a, b);
    case 'angle':
      return (a, b) => Math.acos(cosine(a, b));
    case 'crossEntropy':
      return crossEntropy;
    case 'kl':
      return kl;
    case 'js':
      return js;
    case 'rootJs':
      return (p, q) => Math.sqrt(js(p, q));
    case 'hellinger':
      return hellinger;
    case 'totalVariation':
      return (p, q) => Math.abs(at(p, 0) - at(q, 0));
  }
}

export type Axiom = 'nonNegative' | 'identity' | 'symmetry' | 'triangle';

/** One demand, tried on all points of a list: kept so far, or broken, with the worst case. */
export interface Verdict {
  axiom: Axiom;
  kept: boolean;
  /** v, w and, for the triangle, the stop x between them. */
  worst?: { v: Place; w: Place; x?: Place; left: number; right: number };
}

/** Differences below this are rounding: the arc cosine of nearly 1 is right to about 2e-8. */
const TOLERANCE = 1e-7;

/** Looks for a broken axiom among all pairs and triples of points; of several it keeps the one broken by most. */
export function tryAxioms(d: Distance, points: readonly Place[]): Verdict[] {
  const worst: Partial<Record<Axiom, NonNullable<Verdict['worst']> & { by: number }>> = {};
  const broken = (axiom: Axiom, by: number, found: NonNullable<Verdict['worst']>): void => {
    if (by > (worst[axiom]?.by ?? TOLERANCE)) worst[axiom] = { ...found, by };
  };
  points.forEach((v, i) =>
    points.forEach((w, j) => {
      const direct = d(v, w);
      broken('nonNegative', -direct, { v, w, left: direct, right: 0 });
      if (i === j) broken('identity', Math.abs(direct), { v, w, left: direct, right: 0 });
      else if (Math.abs(direct) < TOLERANCE) broken('identity', 1, { v, w, left: 0, right: 0 });
      const back = d(w, v);
      broken('symmetry', Math.abs(direct - back), { v, w, left: direct, right: back });
      for (const x of points) {
        const detour = d(v, x) + d(x, w);
        broken('triangle', direct - detour, { v, w, x, left: direct, right: detour });
      }
    }),
  );
  return (['nonNegative', 'identity', 'symmetry', 'triangle'] as const).map((axiom) => {
    const found = worst[axiom];
    if (!found) return { axiom, kept: true };
    const { by: _, ...rest } = found;
    return { axiom, kept: false, worst: rest };
  });
}
