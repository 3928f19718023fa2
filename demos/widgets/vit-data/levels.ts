/** A map as coloured areas: how strong a value is, in ten levels of either sign. */
import type { Grid } from './maps';

export const LEVELS = 10;

/** Runs of equal level along the rows of a map, one path a level: a map of 4,096 cells stays small as markup. */
export function levelPaths(map: Grid, max: number): Map<number, string> {
  const { height, width, data } = map;
  const paths = new Map<number, string>();
  const level = (k: number): number => Math.round(((data[k] as number) / max) * LEVELS);
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width;) {
      const own = level(i * width + j);
      let end = j + 1;
      while (end < width && level(i * width + end) === own) end++;
      if (own !== 0) paths.set(own, `${paths.get(own) ?? ''}M${j} ${i}h${end - j}v1h${j - end}z`);
      j = end;
    }
  }
  return paths;
}
