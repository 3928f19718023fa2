/** What was drawn: bars against theory, and a table of what was kept and what the device drew otherwise. */
import { token } from '../../ui/color';
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import type { Bilingual } from '../../ui/language';
import { Line } from '../../ui/lines';
import { grouped, scientific } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { Table } from '../../ui/Table';
import type { ChiSquare } from './draw';
import type { Props } from './props';
import type { Token } from './sampling';
import { backendNames, words } from './text';

/** What became of the cells too small for χ². */
function smallCells({ small, freedom }: ChiSquare): Bilingual | undefined {
  if (freedom === 0 || small === 'none') return undefined;
  return small === 'merged' ? words.merged : words.leftOut;
}

/** Bars of what was drawn, ticks where theory wants them. */
export function Bars({ params, result, language }: Props) {
  const { sampling } = result;
  if (!sampling) return null;
  const { tokens, rest, chi } = sampling;
  const rows: readonly Token[] = rest.count > 0 ? [...tokens, { ...rest, name: words.others[language] }] : tokens;
  const most = Math.max(...rows.map((row) => Math.max(row.observed / params.draws, row.theory)), 1e-9);
  const left = 92;
  const room = 360 - left - 118;
  const step = 21;
  const top = 48;
  const small = smallCells(chi)?.[language];
  const wide = (share: number): number => (room * share) / most;
  return (
    <Panel
      width={360}
      height={top + rows.length * step + (small ? 50 : 32)}
      title={words.drawsTitle[language]}
      desc={rows
        .map(
          (row) =>
            `${row.name}: ${row.observed}, ${words.expected[language]} ${(row.theory * params.draws).toFixed(1)}`,
        )
        .join('; ')}
    >
      <Label x={0} y={9} anchor="start" weight="bold">
        {words.drawsTitle[language]}
      </Label>
      <Label x={left - 8} y={30} anchor="end" size={12} color="soft">
        {words.token[language]}
      </Label>
      <Label x={297} y={30} anchor="end" size={12} color="soft">
        {words.observed[language]}
      </Label>
      <Label x={360} y={30} anchor="end" size={12} color="soft">
        {words.expected[language]}
      </Label>
      {rows.map((row, i) => {
        const y = top + i * step;
        const gone = row.probability === 0;
        return (
          <g key={i}>
            <Label x={left - 8} y={y} anchor="end" color={gone ? 'soft' : 'ink'}>
              {row.name.length > 12 ? `${row.name.slice(0, 11)}…` : row.name}
            </Label>
            <rect
              x={left}
              y={y - 7}
              width={round(wide(row.observed / params.draws))}
              height={14}
              fill={token('blue')}
            />
            {row.theory > 0 && (
              <Line
                x1={left + wide(row.theory)}
                y1={y - 10}
                x2={left + wide(row.theory)}
                y2={y + 10}
                color="cinnabar"
                width={2}
              />
            )}
            {gone && (
              <Label x={left + 6} y={y} anchor="start" size={12} color="soft">
                {words.cut[language]}
              </Label>
            )}
            <Label x={297} y={y} anchor="end" size={12}>
              {grouped(row.observed)}
            </Label>
            <Label x={360} y={y} anchor="end" size={12} color="cinnabar">
              {(row.theory * params.draws).toFixed(1)}
            </Label>
          </g>
        );
      })}
      <Label x={0} y={top + rows.length * step + 14} anchor="start">
        {chi.freedom > 0
          ? `χ² = ${chi.statistic.toFixed(4)}, ${words.freedom[language]} ${chi.freedom}, p = ${chi.p < 1e-4 ? scientific(chi.p) : chi.p.toFixed(4)}`
          : 'χ² –'}
      </Label>
      {small && (
        <Label x={0} y={top + rows.length * step + 34} anchor="start" size={12} color="soft">
          {small}
        </Label>
      )}
    </Panel>
  );
}

export function Facts({ result, language }: Props) {
  const { sampling, backend } = result;
  if (!sampling) return null;
  const { kernel, kept, vocabulary, entropy } = sampling;
  const zh = language === 'zh';
  return (
    <Table
      rows={[
        [
          words.kept[language],
          zh ? `${grouped(kept)}（共${grouped(vocabulary)}）` : `${grouped(kept)} of ${grouped(vocabulary)}`,
        ],
        [words.entropy[language], `${entropy.toFixed(5)} ${words.bits[language]}`],
        [
          `${words.kernelTitle[language]}${zh ? '' : ' '}${backendNames[backend]?.[language] ?? ''}`,
          kernel.different === 0
            ? `${grouped(kernel.compared)}${zh ? '次，' : ': '}${words.none[language]}`
            : zh
              ? `${grouped(kernel.compared)}次里${grouped(kernel.different)}${words.differ.zh}`
              : `${grouped(kernel.different)} of ${grouped(kernel.compared)} ${words.differ.en}`,
        ],
      ]}
    >
      {kernel.different > 0.02 * kernel.compared && <p>{words.edge[language]}</p>}
      {kernel.examples.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.draw[language]}</th>
              <th scope="col">u</th>
              <th scope="col">{words.exactPath[language]}</th>
              <th scope="col">{words.device[language]}</th>
            </tr>
          </thead>
          <tbody>
            {kernel.examples.map(({ index, u, host, device }) => (
              <tr key={index}>
                <th scope="row">{grouped(index)}</th>
                <td>{u.toFixed(10)}</td>
                <td>{host}</td>
                <td>{device}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Table>
  );
}
