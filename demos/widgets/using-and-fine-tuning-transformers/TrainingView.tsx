/** Curves of a tuning, and what it costs against tuning all weights. */
import { Label } from '../../ui/Label';
import type { Language } from '../../ui/language';
import { Line } from '../../ui/lines';
import { grouped, percent } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { Plot } from '../../ui/Plot';
import type { TrainResult } from './compute';
import type { Measured } from './measure';
import type { Params } from './method';
import { words } from './text';

export function Curves({ params, result, language }: { params: Params; result: TrainResult; language: Language }) {
  const { losses, newCurve, oldCurve, finished } = result;
  const over = (values: readonly number[]) => values.map((v, i) => [i + 1, v] as const);
  const top = Math.max(...losses, 0.1);
  const low = 10 ** Math.floor(Math.log10(Math.max(1e-6, Math.min(...losses, 0.1))));
  const range = [1, Math.max(2, params.epochs)] as const;
  return (
    <Panel
      width={360}
      height={340}
      title={words.curvesTitle[language]}
      desc={`${words.newTask[language]} ${percent(newCurve.at(-1) ?? 0)}, ${words.oldTask[language]} ${percent(oldCurve.at(-1) ?? 0)}, ${words.lossTitle[language]} ${(losses.at(-1) ?? 0).toPrecision(2)}${finished ? '' : `. ${words.training[language]}`}`}
    >
      <Plot
        width={360}
        height={170}
        margin={[26, 14, 30, 48]}
        title={words.curvesTitle[language]}
        xAxis={{ range }}
        yAxis={{ range: [0, 1], ticks: [0, 0.5, 1], format: (v) => `${Math.round(v * 100)}%` }}
        series={[
          { points: over(oldCurve), color: 'blue', dash: 'dashed' },
          { points: over(newCurve), color: 'cinnabar' },
        ]}
      />
      <Line x1={190} y1={8} x2={212} y2={8} color="cinnabar" width={2} />
      <Label x={217} y={8} anchor="start" size={12} color="cinnabar">
        {words.newTask[language]}
      </Label>
      <Line x1={280} y1={8} x2={302} y2={8} color="blue" dash="dashed" width={2} />
      <Label x={307} y={8} anchor="start" size={12} color="blue">
        {words.oldTask[language]}
      </Label>
      <Plot
        y={166}
        width={360}
        height={170}
        margin={[26, 14, 42, 48]}
        title={words.lossTitle[language]}
        xAxis={{ range, label: words.epoch[language] }}
        yAxis={{ range: [low, Math.max(top * 1.2, low * 10)], kind: 'log' }}
        series={[{ points: over(losses), color: 'ink' }]}
      />
    </Panel>
  );
}

export function Costs({
  result,
  measured,
  language,
}: {
  result: TrainResult;
  measured: Measured | undefined;
  language: Language;
}) {
  const { trained, total, multiplyAdds, fullMultiplyAdds } = result;
  const step = measured?.stepMs;
  const rows = [
    { name: words.trained[language], own: trained, full: total, text: grouped },
    { name: words.optimizer[language], own: 8 * trained, full: 8 * total, text: grouped },
    { name: words.multiplyAdds[language], own: multiplyAdds, full: fullMultiplyAdds, text: grouped },
    ...(step
      ? [{ name: words.step[language], own: step.chosen, full: step.full, text: (v: number) => v.toPrecision(3) }]
      : []),
  ];
  return (
    <Panel
      width={360}
      height={30 + rows.length * 56}
      title={words.costTitle[language]}
      desc={rows
        .map(({ name, own, full, text }) => `${name}: ${text(own)} ${words.of[language]} ${text(full)}`)
        .join('; ')}
    >
      <Label x={0} y={8} anchor="start" weight="bold">
        {words.costTitle[language]}
      </Label>
      {rows.map(({ name, own, full, text }, i) => {
        const most = Math.max(own, full);
        const y = 36 + i * 56;
        return (
          <g key={name}>
            <Label x={0} y={y} anchor="start" size={12} color="soft">
              {name}
            </Label>
            <Label x={360} y={y} anchor="end" size={12}>
              {text(own)} {words.of[language]} {text(full)} = {percent(own / full)}
            </Label>
            <rect x={0} y={y + 10} width={(360 * own) / most} height={10} fill="var(--cinnabar)" />
            <rect x={0} y={y + 22} width={(360 * full) / most} height={6} fill="var(--soft)" opacity={0.5} />
          </g>
        );
      })}
    </Panel>
  );
}
