/** The demo's moons, neighbours and budget behind the figures of chapter 21, and the learning curve of the text. */
import { cleanParams } from '../../demos/runtime/parameters';
import { seededRandom } from '../../demos/runtime/random';
import { parameters, SPENDINGS, type Params, type Spending } from '../../demos/widgets/data-centric-ai/settings';
import { prepare } from '../../demos/widgets/data-centric-ai/training';
import { Voter } from '../../demos/widgets/data-centric-ai/voting';
import { bySuspicion, doubts, draw, type Points } from '../../demos/widgets/data-centric-ai/world';

export { SPENDINGS, type Spending };

const paramsAt = (noise: number): Params => cleanParams(parameters, { noise });

/** The demo's training set with a share of wrong labels, and the indices of its most suspicious ones. */
export function moons(noise: number, seed: number): { points: Points; suspects: number[] } {
  const params = paramsAt(noise);
  const points = draw(params.n, params, seededRandom(seed));
  return { points, suspects: bySuspicion(doubts(points, params.judgeK, params.leaveOut)).slice(0, params.budget) };
}

/** Clean-test accuracy of one seed after each way of spending the demo's budget. */
export function spend(noise: number, seed: number, size = 1000): Record<Spending, number> {
  const params = paramsAt(noise);
  const { training, tests } = prepare(params, seededRandom(seed * 7919 + Math.round(noise * 100)), size);
  const voter = new Voter(training, params);
  const said = new Uint8Array(SPENDINGS.length);
  const right = SPENDINGS.map(() => 0);
  tests.truth.forEach((truth, t) => {
    voter.decide(tests.x[t] ?? 0, tests.y[t] ?? 0, said);
    said.forEach((label, i) => (right[i] = (right[i] ?? 0) + (label === truth ? 1 : 0)));
  });
  return Object.fromEntries(SPENDINGS.map((name, i) => [name, (right[i] ?? 0) / size])) as Record<Spending, number>;
}

/** Error of the learning curve a·n^(−b) + c. */
export const curve = (n: number, c = 0.06, a = 3, b = 0.5): number => a * n ** -b + c;
