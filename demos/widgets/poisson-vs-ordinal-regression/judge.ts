/** Scores without test noise: expectations over all inputs x ~ N(0, 1) and all outcomes of the true world. */

/** Inputs of the expectation, x ~ N(0, 1), with their shares. */
const NODES = Array.from({ length: 181 }, (_, i) => -4.5 + i * 0.05);
const NODE_SHARES = (() => {
  const raw = NODES.map((x) => Math.exp(-0.5 * x * x));
  const total = raw.reduce((s, v) => s + v, 0);
  return raw.map((v) => v / total);
})();

/** What a model predicts at x: a probability for each outcome of the truth's list. */
export type Predict = (x: number, outcomes: number) => number[];

const cumulate = (p: readonly number[]): number[] => {
  let sum = 0;
  return p.map((v) => (sum += v));
};
const largest = (p: readonly number[]): number => p.indexOf(Math.max(...p));

interface Judged {
  logLoss: number;
  unseen: number;
  rps: number;
  accuracy: number;
}

/** Expectations over x and y; `choose` says the outcome that counts as the model's answer, by default the likeliest. */
export function judge(truth: (x: number) => number[], predict: Predict, choose?: (x: number) => number): Judged {
  const out = { logLoss: 0, unseen: 0, rps: 0, accuracy: 0 };
  let told = 0;
  NODES.forEach((x, i) => {
    const share = NODE_SHARES[i] as number;
    const p = truth(x);
    const q = predict(x, p.length);
    const [below, guessed] = [cumulate(p), cumulate(q)];
    p.forEach((pk, k) => {
      const qk = q[k] ?? 0;
      if (qk > 0) {
        told += share * pk;
        out.logLoss -= share * pk * Math.log(qk);
      } else out.unseen += share * pk;
      if (k < p.length - 1) {
        const f = below[k] as number;
        out.rps += share * (f * (1 - f) + ((guessed[k] ?? 1) - f) ** 2);
      }
    });
    out.accuracy += share * (p[choose ? choose(x) : largest(q)] ?? 0);
  });
  return { ...out, logLoss: out.logLoss / told };
}

/** The expectation of f over the inputs. */
export const average = (f: (x: number) => number): number =>
  NODES.reduce((s, x, i) => s + (NODE_SHARES[i] as number) * f(x), 0);
