/**
 * One example is enough, if you know what to ignore: nearest-prototype classification of novel classes in four spaces. `raw` takes the
 * eight numbers as they are; `whitened` and `lda` have learned from base classes; `ideal` knows which two directions carry the content.
 * Every episode has a base set, novel classes, support and queries of its own.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Parameters } from '../../runtime/parameters.ts';
import { seededRandom, type Random } from '../../runtime/random.ts';
import type { Run } from '../../runtime/run.ts';
import type { BackendKind } from '../../runtime/widget.ts';
import { apply, type Vector } from './linear.ts';
import { BASE_EXAMPLES, DIMENSIONS, drawMean, drawPoint, learn, nearest, turn } from './world.ts';

export interface Params {
  /** Classes of an episode N, 2 … 20. */
  ways: number;
  /** Labeled examples of each class K, 1 … 20. */
  shots: number;
  /** Base classes B, 2 … 50, with 20 examples each. */
  base: number;
  /** Standard deviation r of the six nuisance numbers. */
  nuisance: number;
  /** Turn of the novel world against the base world, in degrees. */
  angle: number;
  episodes: number;
  seed: number;
  /** The episode that is drawn, counted from 1. */
  shown: number;
}

export const parameters: Parameters<Params> = {
  ways: { kind: 'number', min: 2, max: 20, step: 1, default: 5 },
  shots: { kind: 'number', min: 1, max: 20, step: 1, default: 1 },
  base: { kind: 'number', min: 2, max: 50, step: 1, default: 20 },
  nuisance: { kind: 'number', min: 0.5, max: 6, step: 0.5, default: 3 },
  angle: { kind: 'number', min: 0, max: 90, step: 5, default: 0 },
  episodes: { kind: 'number', min: 50, max: 2000, step: 50, default: 400 },
  shown: { kind: 'number', min: 1, max: 50, step: 1, default: 1 },
  seed: { kind: 'seed', default: 3 },
};

export const backends: readonly BackendKind[] = ['float64'];

export const SPACES = ['raw', 'whitened', 'lda', 'ideal'] as const;
export type Space = (typeof SPACES)[number];
/** Queries of each class. */
export const QUERIES = 15;
export const MOST_SHOTS = 20;
/** The numbers of shots on the curve, beside the chosen one. */
const SHOT_STEPS = [1, 2, 5, 10, 20];
/** A partial result is shown after so many episodes. */
const SHOW_EVERY = 25;

/** Mean accuracy over episodes with the half-width of its 95 % interval. */
export interface Score {
  mean: number;
  half: number;
}

export type Scores = { shots: number } & Record<Space, Score>;

export interface Scene {
  prototypes: [x: number, y: number][];
  /** The first queries of each class, and whether their nearest prototype (in all dimensions of the space) is the right one. */
  queries: { x: number; y: number; group: number; right: boolean }[];
  /** Right answers among all queries of the episode. */
  accuracy: number;
}

export interface Result {
  /** Episodes so far. */
  done: number;
  curve: Scores[];
  /** The chosen number of shots. */
  chosen: Scores;
  /** The drawn episode: raw numbers 1 and 3 (content and nuisance), and the two LDA numbers. */
  raw: Scene;
  lda: Scene;
}

/** One task in the eight numbers. Supports and queries of a class stand together; fewer shots are the first of the twenty. */
export interface Episode {
  maps: Record<Space, readonly Vector[] | undefined>;
  support: Vector[][];
  queries: Vector[][];
}

export function drawEpisode(random: Random, { ways, base, nuisance, angle }: Params): Episode {
  const known = Array.from({ length: base }, () => {
    const mean = drawMean(random);
    return Array.from({ length: BASE_EXAMPLES }, () => drawPoint(random, mean, nuisance));
  });
  const { whitening, lda } = learn(known);
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const novel = Array.from({ length: ways }, () => {
    const mean = drawMean(random);
    return Array.from({ length: MOST_SHOTS + QUERIES }, () => turn(drawPoint(random, mean, nuisance), cos, sin));
  });
  const ideal = [0, 1].map((j) =>
    Float64Array.from({ length: DIMENSIONS }, (_, k) => (k === j ? cos : k === j + 2 ? sin : 0)),
  );
  return {
    maps: { raw: undefined, whitened: whitening, lda, ideal },
    support: novel.map((points) => points.slice(0, MOST_SHOTS)),
    queries: novel.map((points) => points.slice(MOST_SHOTS)),
  };
}

const mapped = (points: readonly Vector[], map: readonly Vector[] | undefined): readonly Vector[] =>
  map ? points.map((point) => apply(map, point)) : points;

/** Class means of the first `shots` examples of each class. */
export function prototypesOf(support: readonly (readonly Vector[])[], shots: number): Vector[] {
  return support.map((points) => {
    const mean = new Float64Array(points[0]?.length ?? 0);
    for (let k = 0; k < shots; k++)
      for (let j = 0; j < mean.length; j++) mean[j] = (mean[j] as number) + (points[k]?.[j] ?? 0) / shots;
    return mean;
  });
}

/** Share of queries whose nearest prototype is that of their class. */
export function accuracyOf(prototypes: readonly Vector[], queries: readonly (readonly Vector[])[]): number {
  let right = 0;
  queries.forEach((points, k) => points.forEach((point) => (right += nearest(prototypes, point) === k ? 1 : 0)));
  return right / (queries.length * (queries[0]?.length ?? 1));
}

/** A scene of one space, in two of its coordinates. */
function sceneOf(
  { maps, support, queries }: Episode,
  space: Space,
  axes: readonly [number, number],
  shots: number,
): Scene {
  const prototypes = prototypesOf(
    support.map((points) => mapped(points, maps[space])),
    shots,
  );
  const asked = queries.map((points) => mapped(points, maps[space]));
  const at = (v: Vector): [number, number] => [v[axes[0]] ?? 0, v[axes[1]] ?? 0];
  const shownEach = queries.length > 5 ? 5 : QUERIES;
  return {
    prototypes: prototypes.map(at),
    queries: asked.flatMap((points, group) =>
      points.slice(0, shownEach).map((point) => {
        const [x, y] = at(point);
        return { x, y, group, right: nearest(prototypes, point) === group };
      }),
    ),
    accuracy: accuracyOf(prototypes, asked),
  };
}

class Tally {
  #count = 0;
  #sum = 0;
  #squares = 0;

  add(accuracy: number): void {
    this.#count++;
    this.#sum += accuracy;
    this.#squares += accuracy * accuracy;
  }

  /** 95 % interval from the standard deviation between episodes. */
  score(): Score {
    const mean = this.#sum / this.#count;
    const variance = this.#count > 1 ? Math.max(0, this.#squares - this.#count * mean * mean) / (this.#count - 1) : 0;
    return { mean, half: 1.96 * Math.sqrt(variance / this.#count) };
  }
}

export async function compute(params: Params, _ops: Ops, run: Run<Result>): Promise<Result> {
  const random = seededRandom(params.seed);
  const steps = [...new Set([...SHOT_STEPS, params.shots])].sort((a, b) => a - b);
  const tallies = steps.map(() => ({ raw: new Tally(), whitened: new Tally(), lda: new Tally(), ideal: new Tally() }));
  let scenes: Pick<Result, 'raw' | 'lda'> | undefined;
  const scoresAt = (i: number): Scores => {
    const tally = tallies[i] as (typeof tallies)[number];
    return {
      shots: steps[i] ?? 1,
      raw: tally.raw.score(),
      whitened: tally.whitened.score(),
      lda: tally.lda.score(),
      ideal: tally.ideal.score(),
    };
  };
  const shown = (done: number, drawn: Pick<Result, 'raw' | 'lda'>): Result => ({
    done,
    curve: steps.map((_, i) => scoresAt(i)),
    chosen: scoresAt(steps.indexOf(params.shots)),
    ...drawn,
  });
  for (let e = 1; e <= params.episodes; e++) {
    await run.breathe();
    const episode = drawEpisode(random, params);
    for (const space of SPACES) {
      const support = episode.support.map((points) => mapped(points, episode.maps[space]));
      const queries = episode.queries.map((points) => mapped(points, episode.maps[space]));
      steps.forEach((shots, i) => tallies[i]?.[space].add(accuracyOf(prototypesOf(support, shots), queries)));
    }
    if (!scenes || e === params.shown) {
      scenes = {
        raw: sceneOf(episode, 'raw', [0, 2], params.shots),
        lda: sceneOf(episode, 'lda', [0, 1], params.shots),
      };
    }
    if (e % SHOW_EVERY === 0 && e >= params.shown && e < params.episodes)
      run.report(shown(e, scenes), e / params.episodes);
  }
  return shown(params.episodes, scenes as Pick<Result, 'raw' | 'lda'>);
}
