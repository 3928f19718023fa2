/** The network as a table, a row a layer: shape, parameters, multiply-adds, activations; a click chooses the layer to edit. */
import { grouped } from '../../ui/numbers';
import type { Row } from './counting';
import { decodeLayers } from './layers';
import { layerName, shapeText } from './names';
import type { Props } from './props';
import { words } from './text';

export function LayerTable({ params, result, measured, language, set }: Props) {
  const { rows, totals, input, problem } = result;
  const layers = decodeLayers(params.net);
  const timed = measured?.ms.length === layers.length ? measured.ms : undefined;
  const buffered = totals.buffers > 0;
  const some = (value: number): string => (value > 0 ? grouped(value) : '–');
  const own = ({ weights, biases }: Row): string =>
    weights > 0 ? `${grouped(weights)}${biases > 0 ? ` + ${grouped(biases)}` : ''}` : '–';
  const cells = (row: Row | undefined): string[] => [
    row ? shapeText(row.output) : '',
    row ? own(row) : '',
    ...(buffered ? [row ? some(row.buffers) : ''] : []),
    row ? some(row.macs) : '',
    row ? some(row.activations) : '',
  ];
  const names = ['layer', 'shape', 'own', ...(buffered ? (['buffers'] as const) : []), 'macs', 'kept'] as const;
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {words[name][language]}
              </th>
            ))}
            {timed && <th scope="col">{words.time[language]}</th>}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.input[language]}</th>
            <td>{shapeText(input)}</td>
            <td colSpan={buffered ? 3 : 2} />
            <td>{grouped(input.channels * input.height * input.width)}</td>
            {timed && <td />}
          </tr>
          {layers.map((layer, i) => (
            <tr key={i} style={i + 1 === params.layer ? { background: 'var(--paper)' } : undefined}>
              <th scope="row" style={{ whiteSpace: 'nowrap' }}>
                <button
                  type="button"
                  class="quiet"
                  style={{ padding: '0 0.3rem', textAlign: 'start', color: 'var(--ink)' }}
                  disabled={!set}
                  aria-pressed={i + 1 === params.layer}
                  onClick={() => set?.({ layer: i + 1 })}
                >
                  {problem?.layer === i + 1 ? '⚠ ' : ''}
                  {i + 1} {layerName(layer, language, true)}
                </button>
              </th>
              {cells(rows[i]).map((cell, j) => (
                <td key={j} style={{ whiteSpace: 'nowrap' }}>
                  {cell}
                </td>
              ))}
              {timed && <td>{timed[i]?.toPrecision(2)}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total[language]}</th>
            <td />
            <td>
              <b>{grouped(totals.parameters)}</b>
            </td>
            {buffered && <td>{grouped(totals.buffers)}</td>}
            <td>{grouped(totals.macs)}</td>
            <td>{grouped(totals.activations)}</td>
            {timed && <td>{timed.reduce((a, b) => a + b, 0).toPrecision(2)}</td>}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
