/** Where a finger or a mouse is, in the terms of a drawing. */

/** In user units of the SVG that a shape belongs to. Undefined where the SVG is not shown. */
export function pointerAt(event: MouseEvent & { readonly currentTarget: SVGElement }): DOMPoint | undefined {
  const matrix = event.currentTarget.ownerSVGElement?.getScreenCTM();
  return matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()) : undefined;
}

export interface Cell {
  row: number;
  column: number;
}

/** The cell of a grid of `rows` × `columns` that fills the element; beside it, the nearest one. */
export function cellAt(event: MouseEvent, rows: number, columns: number): Cell {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  const along = (at: number, start: number, length: number, count: number): number =>
    Math.min(count - 1, Math.max(0, Math.floor(((at - start) / Math.max(1, length)) * count)));
  return {
    row: along(event.clientY, box.top, box.height, rows),
    column: along(event.clientX, box.left, box.width, columns),
  };
}
