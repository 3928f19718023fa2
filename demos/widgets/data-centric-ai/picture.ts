/** The first seed's training set under the chosen spending, and the decisions it leads to. */
import { SPENDINGS, type Params, type Spending } from './settings.ts';
import type { Training } from './training.ts';
import { Voter } from './voting.ts';

/** The first seed's training set, for the picture. */
export interface Picture {
  x: Float64Array;
  y: Float64Array;
  truth: Uint8Array;
  /** Labels as given, and after the spending that is drawn; extra examples come last. */
  label: Uint8Array;
  after: Uint8Array;
  /** The items that people look at in the drawn spending. */
  touched: number[];
  hits: number;
  falseAlarms: number;
  missed: number;
  /** Decisions of the model on a grid, row by row from the top; 0 or 1. */
  decisions: Uint8Array;
  columns: number;
  rows: number;
  /** The grid's corner and the side of a cell. */
  left: number;
  top: number;
  cell: number;
}

const COLUMNS = 56;
const ROWS = 38;

/** The picture of the spending that is drawn. */
export function pictureOf(params: Params, training: Training): Picture {
  const { points, extra, labels, withExtra, suspects, random } = training;
  const moons = params.shape === 'moons';
  const cell = moons ? 4.2 / COLUMNS : 10 / COLUMNS;
  const [left, top] = moons ? [-1.6, (ROWS * cell) / 2 + 0.25] : [-5, (ROWS * cell) / 2];
  const voter = new Voter(training, params);
  const at = SPENDINGS.indexOf(params.drawn);
  const decisions = new Uint8Array(COLUMNS * ROWS);
  const out = new Uint8Array(SPENDINGS.length);
  for (let r = 0; r < ROWS; r++) {
    for (let c = 0; c < COLUMNS; c++) {
      voter.decide(left + (c + 0.5) * cell, top - (r + 0.5) * cell, out);
      decisions[r * COLUMNS + c] = out[at] as number;
    }
  }
  const joined = params.drawn === 'more';
  const join = (a: Float64Array, b: Float64Array): Float64Array => (joined ? Float64Array.of(...a, ...b) : a);
  const drawnLabels: Record<Spending, Uint8Array> = {
    nothing: labels.given,
    more: withExtra,
    random: labels.random,
    suspects: labels.suspects,
    otherK: labels.given,
    both: labels.suspects,
    clean: labels.clean,
  };
  const all = Array.from(points.truth, (_, i) => i);
  const touched: Record<Spending, number[]> = {
    nothing: [],
    more: Array.from(extra.truth, (_, i) => points.x.length + i),
    random,
    suspects,
    otherK: [],
    both: suspects,
    clean: all,
  };
  const wrong = all.filter((i) => points.label[i] !== points.truth[i]);
  const flagged = new Set(suspects);
  const hits = wrong.filter((i) => flagged.has(i)).length;
  return {
    x: join(points.x, extra.x),
    y: join(points.y, extra.y),
    truth: joined ? Uint8Array.of(...points.truth, ...extra.truth) : points.truth,
    label: joined ? withExtra : labels.given,
    after: drawnLabels[params.drawn],
    touched: touched[params.drawn],
    hits,
    falseAlarms: suspects.length - hits,
    missed: wrong.length - hits,
    decisions,
    columns: COLUMNS,
    rows: ROWS,
    left,
    top,
    cell,
  };
}
