/**
 * A fixed mix and a dynamic mix learn to look something up, on the same batches: one attention head, whose mixing weights are computed from
 * the input, and a dense network, whose mixing weights are stored. The networks and their gradients are in `attention.ts`
 * and `dense.ts`.
 */
import type { Parameters } from '../../runtime/parameters.ts';
import type { Ops } from '../../runtime/ops.ts';
import { seededRandom } from '../../runtime/random.ts';
import { DemoError, type Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { attention, type AttentionNetwork } from './attention.ts';
import { dense } from './dense.ts';
import { accuracy, trainingStep, type Network } from './network.ts';
import { example, examples, guessLine, type Example } from './task.ts';

export interface Params {
  /** Pairs of a key A … P and a value 1 … 8, then the key that is asked for: “C3 F7 A1 K5 F”. */
  sequence: string;
  /** Pairs m in the training examples, 2 … 12. */
  pairs: number;
  /** Training steps, 100 … 2000. */
  steps: number;
  /** Size d of a vector, 8 … 32. */
  size: number;
  /** Hidden units of the dense network, 16 … 256. */
  hidden: number;
  /** Learning rate of Adam, 0.0003 … 0.03. */
  rate: number;
  seed: number;
}

export const parameters: Parameters<Params> = {
  sequence: { kind: 'text', default: 'C3 F7 A1 K5 F', maxLength: 80 },
  pairs: { kind: 'number', min: 2, max: 12, step: 1, default: 4 },
  steps: { kind: 'number', min: 100, max: 2000, step: 100, default: 400 },
  size: { kind: 'number', min: 8, max: 32, step: 8, default: 16 },
  hidden: { kind: 'number', min: 16, max: 256, step: 16, default: 64 },
  rate: { kind: 'number', min: 0.0003, max: 0.03, step: 0.0001, scale: 'log', default: 0.003 },
  seed: { kind: 'seed', default: 11 },
};

export const backends: readonly BackendKind[] = ['float64'];

const BATCH = 32;
/** Steps between two points of a curve, and examples behind its accuracy. */
const EVERY = 20;
const TESTS = 500;
/** Lengths at which the trained networks are tested. */
const LENGTHS: readonly number[] = [2, 4, 8, 12, 16];

export const keyName = (key: number): string => String.fromCharCode(65 + key);
export const valueName = (value: number): string => String(value + 1);

/** Reads “C3 F7 A1 F”; the reader's capitals, spaces and commas do not matter. */
export function readSequence(text: string): Example {
  const parts = text
    .toUpperCase()
    .split(/[\s,，、;；]+/)
    .filter((part) => part !== '');
  const last = parts.pop() ?? '';
  if (!/^[A-P]$/.test(last) || parts.length === 0) {
    throw new DemoError(
      'Type pairs and then the key to look up, for example “C3 F7 A1 F”: keys A to P, values 1 to 8.',
      '请先输入几对键值，最后输入要查的键，例如“C3 F7 A1 F”：键用A到P，值用1到8。',
    );
  }
  const wrong = parts.find((part) => !/^[A-P][1-8]$/.test(part));
  if (wrong !== undefined) {
    const shown = wrong.slice(0, 12);
    throw new DemoError(
      `“${shown}” is not a pair. A pair is a letter from A to P and a digit from 1 to 8, such as C3.`,
      `“${shown}”不是一对键值。一对是A到P的字母加1到8的数字，例如C3。`,
    );
  }
  const keys = parts.map((part) => part.charCodeAt(0) - 65);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice !== undefined) {
    throw new DemoError(
      `The key ${keyName(twice)} stands there twice. Give every key one value.`,
      `键${keyName(twice)}出现了两次。每个键只给一个值。`,
    );
  }
  const asked = keys.indexOf(last.charCodeAt(0) - 65);
  if (asked < 0) {
    throw new DemoError(
      `The key ${last} is asked for, but there is no pair with it. Ask for one of ${keys.map(keyName).join(', ')}.`,
      `要查的键${last}不在前面的键值里。请改查${keys.map(keyName).join('、')}中的一个。`,
    );
  }
  return { keys, values: parts.map((part) => Number(part[1]) - 1), asked };
}

export const writeSequence = ({ keys, values }: Example, asked: number): string =>
  [...keys.map((key, i) => keyName(key) + valueName(values[i] ?? 0)), keyName(keys[asked] ?? 0)].join(' ');

export interface CurvePoint {
  step: number;
  /** Mean loss of the last steps, in nats, and accuracy on fresh examples. */
  attentionLoss: number;
  denseLoss: number;
  attention: number;
  dense: number;
}

export interface Result {
  curve: CurvePoint[];
  /** Number of weights. */
  attentionSize: number;
  denseSize: number;
  /** Accuracy of the best answer without knowing which pair is asked for. */
  guess: number;
  /** Accuracy at other lengths; null where a network cannot be applied. */
  lengths: { pairs: number; attention: number; dense: number | null; guess: number }[];
  /** The reader's sequence. */
  sequence: Example;
  /** Attention weights for each key asked, row by row. */
  weights: number[][];
  attentionAnswer: number[];
  /** Null where the sequence has another length than the network was made for. */
  denseAnswer: number[] | null;
}

interface Trained {
  head: AttentionNetwork;
  mixer: Network;
  curve: CurvePoint[];
}

/** What the networks make of the reader's sequence, and of other lengths. */
function look({ head, mixer, curve }: Trained, { pairs, seed }: Params, sequence: Example): Result {
  const tested = [...new Set([...LENGTHS, pairs])].sort((a, b) => a - b);
  return {
    curve: [...curve],
    attentionSize: head.parameters,
    denseSize: mixer.parameters,
    guess: guessLine(pairs),
    lengths: tested.map((m) => {
      const fresh = examples(m, TESTS, seed + 2);
      return {
        pairs: m,
        attention: accuracy(head, fresh),
        dense: m === pairs ? accuracy(mixer, fresh) : null,
        guess: guessLine(m),
      };
    }),
    sequence,
    weights: sequence.keys.map((_, asked) => Array.from(head.weights({ ...sequence, asked }))),
    attentionAnswer: Array.from(head.answer([sequence])[0] ?? []),
    denseAnswer: sequence.keys.length === pairs ? Array.from(mixer.answer([sequence])[0] ?? []) : null,
  };
}

/** The last networks, so that another sequence need not train them again. */
let remembered: { key: string; trained: Trained } | undefined;

async function train(params: Params, run: Run<Result>, sequence: Example): Promise<Trained> {
  const { pairs, steps, size, hidden, seed } = params;
  const rate = Number(params.rate.toPrecision(3));
  const key = [pairs, steps, size, hidden, rate, seed].join(' ');
  if (remembered?.key === key) return remembered.trained;
  const trained: Trained = { head: attention(size, seed), mixer: dense(pairs, size, hidden, seed), curve: [] };
  const { head, mixer, curve } = trained;
  const random = seededRandom(seed + 1);
  const fresh = examples(pairs, TESTS, seed + 2);
  const measured = (step: number, attentionLoss: number, denseLoss: number): CurvePoint => ({
    step,
    attentionLoss,
    denseLoss,
    attention: accuracy(head, fresh),
    dense: accuracy(mixer, fresh),
  });
  let [attentionLoss, denseLoss] = [0, 0];
  for (let t = 1; t <= steps; t++) {
    await run.breathe();
    const batch = Array.from({ length: BATCH }, () => example(pairs, random));
    const before = t === 1 ? measured(0, 0, 0) : undefined;
    const losses = [trainingStep(head, batch, t, rate), trainingStep(mixer, batch, t, rate)] as const;
    if (before) curve.push({ ...before, attentionLoss: losses[0], denseLoss: losses[1] });
    attentionLoss += losses[0] / EVERY;
    denseLoss += losses[1] / EVERY;
    if (t % EVERY !== 0) continue;
    curve.push(measured(t, attentionLoss, denseLoss));
    [attentionLoss, denseLoss] = [0, 0];
    if (t % (5 * EVERY) === 0 && t < steps) run.report(look(trained, params, sequence), t / steps);
  }
  remembered = { key, trained };
  return trained;
}

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const sequence = readSequence(params.sequence);
  return look(await train(params, run, sequence), params, sequence);
}
