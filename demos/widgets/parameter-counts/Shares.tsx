/** Where the parameters sit and where the work: a pair of bars for each layer that has either. */
import { token } from '../../ui/color';
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Panel } from '../../ui/Panel';
import { layerName } from './names';
import { percent } from './numbers';
import type { Props } from './props';
import { words } from './text';

/** Mirror bars: share of the parameters to the left, of the multiply-adds to the right. */
export function Shares({ params, result, language }: Props) {
  const { rows, totals } = result;
  const shown = rows
    .map((row, i) => ({ row, index: i + 1, parameters: row.weights + row.biases }))
    .filter(({ row, parameters }) => parameters > 0 || row.macs > 0);
  const share = (value: number, of: number): number => (of > 0 ? value / of : 0);
  const full = 122;
  const middle = 180;
  const half = 14;
  const height = 44 + shown.length * 20;
  return (
    <Panel
      width={360}
      height={height}
      title={words.shares[language]}
      desc={shown
        .map(
          ({ row, index, parameters }) =>
            `${index} ${layerName(row.layer, language)}: ${words.parameterShare[language]} ${percent(share(parameters, totals.parameters))}, ${words.macShare[language]} ${percent(share(row.macs, totals.macs))}`,
        )
        .join('; ')}
    >
      <Label x={middle - half} y={26} anchor="end" size={12} color="blue">
        {words.parameterShare[language]}
      </Label>
      <Label x={middle + half} y={26} anchor="start" size={12} color="cinnabar">
        {words.macShare[language]}
      </Label>
      <Label x={0} y={8} anchor="start" weight="bold">
        {words.shares[language]}
      </Label>
      {shown.map(({ row, index, parameters }, i) => {
        const y = 46 + i * 20;
        const left = share(parameters, totals.parameters);
        const right = share(row.macs, totals.macs);
        return (
          <g key={index}>
            <Label x={middle} y={y} size={12} weight={index === params.layer ? 'bold' : 'normal'}>
              {index}
            </Label>
            <rect
              x={round(middle - half - full * left)}
              y={y - 7}
              width={round(full * left)}
              height={14}
              fill={token('blue')}
            />
            <Label x={middle - half - full * left - 4} y={y} size={12} anchor="end">
              {percent(left)}
            </Label>
            <rect x={middle + half} y={y - 7} width={round(full * right)} height={14} fill={token('cinnabar')} />
            <Label x={middle + half + full * right + 4} y={y} size={12} anchor="start">
              {percent(right)}
            </Label>
          </g>
        );
      })}
    </Panel>
  );
}
