/** A moved picture gives a moved map. */
import type { Ops } from '../../runtime/ops.ts';
import { shiftPicture } from './pictures.ts';
import type { Params } from './settings.ts';
import { slide, type Grid } from './sliding.ts';

export interface Shifted {
  map: Grid;
  movedMap: Grid;
  /** Map of the moved picture minus the moved map, 0 where one of them is not defined. */
  difference: Grid;
  compared: number;
  different: number;
  /** Whether the move is a whole number of strides. */
  whole: boolean;
  by: number;
}

/** The map of the moved picture beside the moved map. They agree where both are defined, if the move is a whole number of strides. */
export async function shifted(
  image: readonly number[],
  size: number,
  kernel: readonly number[],
  k: number,
  params: Params,
  ops: Ops,
): Promise<Shifted> {
  const map = await slide(image, size, kernel, k, params, ops);
  const movedMap = await slide(shiftPicture(image, size, params.shift), size, kernel, k, params, ops);
  const by = Math.floor(params.shift / params.stride);
  // What comes in at the rim is black, as padding is; only windows that hang over the far rim see something else.
  const reach = params.dilation * (k - 1) + 1;
  const values = movedMap.values.map(() => 0);
  let [compared, different] = [0, 0];
  for (let i = by; i < map.height; i++)
    for (let j = by; j < map.width; j++) {
      if ([i, j].some((at) => at * params.stride - params.padding + reach > size)) continue;
      const gap =
        (movedMap.values[i * map.width + j] as number) - (map.values[(i - by) * map.width + j - by] as number);
      values[i * map.width + j] = gap;
      compared++;
      if (gap !== 0) different++;
    }
  return {
    map,
    movedMap,
    difference: { ...map, values },
    compared,
    different,
    whole: params.shift % params.stride === 0,
    by,
  };
}
