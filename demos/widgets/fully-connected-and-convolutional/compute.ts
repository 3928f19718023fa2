/**
 * Convolution next to the fully connected layer: a window slides over a picture; a 1×1 kernel and a kernel as large as the window give the
 * numbers of a matrix product; a moved picture gives a moved map. Pictures and kernels are small, both sides run on the same device.
 */
import type { Ops } from '../../runtime/ops.ts';
import type { Equality } from './comparison.ts';
import { fullSize, pointwise } from './equalities.ts';
import { filterOf } from './filters.ts';
import { drawPicture, resize, TEMPLATE, type PictureName } from './pictures.ts';
import type { Params } from './settings.ts';
import { shifted, type Shifted } from './shifted.ts';
import { outSize, slide, windowAt, type Grid } from './sliding.ts';
import { countUnrolled, type Unrolled } from './unrolled.ts';

export { backends, parameters } from './settings.ts';

export interface Result {
  size: number;
  image: number[];
  k: number;
  kernel: number[];
  /** Place of the window, clamped into the map. */
  row: number;
  column: number;
  /** The reader's drawing was too long for the address. */
  lost: boolean;
  map?: Grid;
  unrolled?: Unrolled;
  /** Pixels under the window (0 where padding), for the products. */
  window?: number[];
  equality?: Equality;
  shifted?: Shifted;
}

export async function compute(params: Params, ops: Ops): Promise<Result> {
  const { size, tab } = params;
  const own = params.picture === 'own';
  const image = own ? resize(params.image, size) : drawPicture(params.picture as PictureName, size, params.seed);
  const k = tab === 'pointwise' ? 1 : tab === 'full' ? TEMPLATE : params.k;
  const steps = tab === 'slide' || tab === 'shift' ? params : { stride: 1, padding: 0, dilation: 1 };
  const out = outSize(size, k, steps);
  const [row, column] = [Math.min(params.row, out - 1), Math.min(params.column, out - 1)];
  const pixels = image.map((value) => value / 256);
  const window = windowAt(pixels, size, k, row, column, steps);
  const kernel = filterOf({ name: params.filter, k, own: params.kernel, cut: window, seed: params.seed });
  const result: Result = { size, image, k, kernel, row, column, lost: own && params.image.length === 0 };
  switch (tab) {
    case 'slide':
      return {
        ...result,
        window,
        map: await slide(image, size, kernel, k, params, ops),
        unrolled: countUnrolled(size, k, params),
      };
    case 'pointwise':
      return { ...result, equality: await pointwise(image, size, params, ops) };
    case 'full':
      return { ...result, equality: await fullSize(image, size, params, ops) };
    case 'shift':
      return { ...result, shifted: await shifted(image, size, kernel, k, params, ops) };
  }
}
