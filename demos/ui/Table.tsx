/** A table of results: what a row is about stands in front, headings above where the columns need them, remarks below. */
import type { ComponentChildren } from 'preact';

interface Props {
  /** One a column, that of the rows' names included. */
  head?: readonly ComponentChildren[];
  rows: readonly (readonly [name: ComponentChildren, ...cells: ComponentChildren[]])[];
  /** Cells that must not be broken into lines. */
  nowrap?: boolean;
  children?: ComponentChildren;
}

export function Table({ head, rows, nowrap, children }: Props) {
  return (
    <div class="table-wrap">
      <table>
        {head && (
          <thead>
            <tr>
              {head.map((title, i) => (
                <th key={i} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={i} style={nowrap ? { whiteSpace: 'nowrap' } : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </div>
  );
}
