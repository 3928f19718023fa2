/** A kernel's parameter block: `first: vec3u` (the piece's first workgroup), then the kernel's own fields. */
import type { Grid } from './pieces.ts';

/** A plain number is a `u32`; an `i32` or `f32` says so. */
export type Param = number | { readonly f32: number } | { readonly i32: number };

/** 4 bytes a field, in order: fields must be scalars, so that WGSL's layout leaves no gaps. */
export function packParams(first: Grid, params: readonly Param[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * (3 + params.length)));
  [...first, ...params].forEach((param, index) => {
    if (typeof param === 'number') view.setUint32(4 * index, param, true);
    else if ('f32' in param) view.setFloat32(4 * index, param.f32, true);
    else view.setInt32(4 * index, param.i32, true);
  });
  return new Uint8Array(view.buffer);
}
