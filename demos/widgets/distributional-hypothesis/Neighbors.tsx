/** The words nearest to the one looked at. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { grouped, two } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { shortened } from '../../ui/shortened';
import type { Props } from './props';
import { words } from './text';

export function Neighbors({ result, language }: Props) {
  const { form, count, neighbors, baseline, twin } = result;
  const step = 24;
  const top = 46;
  const left = 92;
  const full = 184;
  const height = top + neighbors.length * step + 34;
  const x = (value: number): number => left + full * value;
  return (
    <Panel
      width={360}
      height={height}
      title={`${words.neighborsOf[language]} ${form}`}
      desc={`${neighbors.map((n) => `${n.word} ${two(n.cosine)}`).join(', ')}; ${words.baseline[language]} ${two(baseline)}`}
    >
      <Label x={0} y={12} anchor="start" weight="bold">
        {words.neighborsOf[language]} {shortened(form, 11)}
      </Label>
      <Label x={360} y={12} anchor="end" size={12} color="soft">
        {words.occurs[language]} {grouped(count)} {words.times[language]}
      </Label>
      <Line x1={x(0)} y1={top - 12} x2={x(0)} y2={height - 28} color="soft" width={1} />
      <Line x1={x(baseline)} y1={top - 12} x2={x(baseline)} y2={height - 28} color="blue" dash="dashed" />
      {neighbors.map(({ word, cosine, count: n }, i) => {
        const y = top + i * step;
        const color = word === twin?.name ? 'cinnabar' : 'soft';
        return (
          <g key={word}>
            <Label x={left - 8} y={y} anchor="end" weight={word === twin?.name ? 'bold' : 'normal'}>
              {shortened(word, 11)}
            </Label>
            <rect x={left} y={y - 7} width={round(full * cosine)} height={14} fill={`var(--${color})`} opacity={0.8} />
            <Label x={x(cosine) + 6} y={y} anchor="start" size={12}>
              {two(cosine)}
            </Label>
            <Label x={360} y={y} anchor="end" size={12} color="soft">
              {grouped(n)}×
            </Label>
          </g>
        );
      })}
      <Label x={x(baseline)} y={height - 14} anchor={baseline > 0.5 ? 'end' : 'start'} size={12} color="blue">
        {words.baseline[language]}: {two(baseline)}
      </Label>
    </Panel>
  );
}
