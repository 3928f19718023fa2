/** The lights: what each alarm reads, its limit, and whether it is on. */
import type { Color } from '../../ui/color';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { Panel } from '../../ui/Panel';
import { Dot } from '../../ui/shapes';
import type { Alarm } from './compute';
import type { Props } from './props';
import { alarmNames, words } from './text';

const reading = (value: number): string => value.toFixed(value >= 10 ? 1 : 3);

function Light({ alarm, y, language }: { alarm: Alarm; y: number; language: Props['language'] }) {
  const labelled = alarm.name === 'audited';
  const color: Color = alarm.on ? (labelled ? 'cinnabar' : 'blue') : 'control';
  return (
    <g>
      <Dot x={10} y={y} r={7} color={color} fill={alarm.on ? color : 'none'} />
      <Label x={24} y={y} anchor="start" size={12}>
        {alarmNames[alarm.name][language]}
      </Label>
      <Label x={186} y={y} anchor="end" size={12} color="soft">
        {alarm.source === undefined ? '' : reading(alarm.source)}
      </Label>
      <Label x={248} y={y} anchor="end" size={12} weight={alarm.on ? 'bold' : 'normal'}>
        {reading(alarm.value)}
      </Label>
      <Label x={318} y={y} anchor="end" size={12} color="soft">
        {alarm.source === undefined ? reading(alarm.limit) : `±${reading(alarm.limit)}`}
      </Label>
      <Label
        x={360}
        y={y}
        anchor="end"
        size={12}
        color={alarm.on ? 'ink' : 'soft'}
        weight={alarm.on ? 'bold' : 'normal'}
      >
        {(alarm.on ? words.on : words.off)[language]}
      </Label>
    </g>
  );
}

export function Lights({ result, language }: Props) {
  const { alarms } = result;
  const silent = alarms.length < 6;
  return (
    <Panel
      width={360}
      height={226}
      title={words.alarms[language]}
      desc={alarms
        .map(
          (alarm) =>
            `${alarmNames[alarm.name][language]}: ${reading(alarm.value)}, ${(alarm.on ? words.on : words.off)[language]}`,
        )
        .join('; ')}
    >
      <Label x={0} y={12} anchor="start" weight="bold">
        {words.alarms[language]}
      </Label>
      <Label x={186} y={34} anchor="end" size={12} color="soft">
        {words.before5[language]}
      </Label>
      <Label x={248} y={34} anchor="end" size={12} color="soft">
        {words.reading[language]}
      </Label>
      <Label x={318} y={34} anchor="end" size={12} color="soft">
        {words.limit[language]}
      </Label>
      {alarms.map((alarm, i) => (
        <Light
          key={alarm.name}
          alarm={alarm}
          y={58 + i * 27 + (alarm.name === 'audited' ? 12 : 0)}
          language={language}
        />
      ))}
      <Line x1={0} y1={58 + 4.7 * 27} x2={360} y2={58 + 4.7 * 27} color="rule" width={0.8} />
      {silent && (
        <>
          <Dot x={10} y={205} r={7} color="control" fill="none" />
          <Label x={24} y={205} anchor="start" size={12} color="soft">
            {alarmNames.audited[language]}: {words.noLabels[language]}
          </Label>
        </>
      )}
    </Panel>
  );
}
