/** Two words made from one: whether they find each other, at each length of the corpus. */
import { occurrences } from './corpus.ts';
import { addSentence, emptyTable } from './counts.ts';
import { neighborsOf, weigh } from './nearest.ts';
import type { Params } from './settings.ts';

/** The twins after so many sentences. */
export interface TwinPoint {
  sentences: number;
  /** Occurrences of both twins together. */
  occurrences: number;
  twin: number;
  rival: number;
  rivalWord: string;
}

export interface Twin {
  name: string;
  cosine: number;
  /** Place among the neighbors, from 1. */
  rank: number;
  curve: TwinPoint[];
}

const CURVE_AT: readonly number[] = [200, 400, 700, 1000, 1500, 2000, 3000, 5000, 10_000, 20_000];

/** Grows the corpus and looks at the twins at each length. A text is taken in fifths. */
export async function twinCurve(
  sentences: readonly (readonly number[])[],
  words: readonly string[],
  pair: readonly [number, number],
  { window, weighting, source }: Params,
  breathe: () => Promise<void>,
): Promise<TwinPoint[]> {
  const stops =
    source === 'grammar'
      ? [...CURVE_AT.filter((n) => n < sentences.length), sentences.length]
      : [...new Set([0.2, 0.4, 0.6, 0.8, 1].map((share) => Math.ceil(share * sentences.length)))];
  const table = emptyTable(words.length);
  const curve: TwinPoint[] = [];
  let done = 0;
  for (const stop of stops) {
    for (; done < stop; done++) addSentence(table, sentences[done] ?? [], window);
    await breathe();
    const counts = occurrences(sentences.slice(0, stop), words.length);
    if (counts[pair[0]] === 0 || counts[pair[1]] === 0) continue;
    const near = neighborsOf(weigh(table, weighting), words, counts, pair[0]);
    const twinName = words[pair[1]];
    const rival = near.find(({ word }) => word !== twinName);
    curve.push({
      sentences: stop,
      occurrences: (counts[pair[0]] ?? 0) + (counts[pair[1]] ?? 0),
      twin: near.find(({ word }) => word === twinName)?.cosine ?? 0,
      rival: rival?.cosine ?? 0,
      rivalWord: rival?.word ?? '',
    });
  }
  return curve;
}
