import { Dot, Label, Line, Panel } from './kit';
import { wald, z95, type Interval } from './25-math';

const n = 1000;
const [a, b] = [900, 870] as const;
const onlyA = 60;
const onlyB = 30;
const difference = (a - b) / n;
const around = (centre: number, se: number): Interval => [centre - z95 * se, centre + z95 * se];
const unpairedSe = Math.sqrt([a, b].reduce((sum, k) => sum + ((k / n) * (1 - k / n)) / n, 0));
const pairedSe = Math.sqrt(onlyA + onlyB - (onlyA - onlyB) ** 2 / n) / n;

const left = 96;
const score = (v: number): number => left + ((v - 0.84) / 0.09) * 246;
const gap = (v: number): number => left + ((v + 0.01) / 0.075) * 246;

function Whisker({
  y,
  at,
  interval,
  scale,
  color,
  name,
}: {
  y: number;
  at: number;
  interval: Interval;
  scale: (v: number) => number;
  color: 'cinnabar' | 'blue' | 'ink';
  name: string;
}) {
  return (
    <g>
      <Label x={left - 10} y={y} size={13} anchor="end">
        {name}
      </Label>
      <Line x1={scale(interval[0])} y1={y} x2={scale(interval[1])} y2={y} color={color} width={2} />
      {interval.map((end) => (
        <Line key={end} x1={scale(end)} y1={y - 5} x2={scale(end)} y2={y + 5} color={color} />
      ))}
      <Dot x={scale(at)} y={y} color={color} />
    </g>
  );
}

export default function Compare() {
  const overlap = [wald(a, n)[0], wald(b, n)[1]] as const;
  return (
    <Panel
      width={360}
      height={266}
      title="Two models compared in three ways"
      desc={`Single intervals overlap from ${overlap[0].toFixed(3)} to ${overlap[1].toFixed(3)}. The interval of the difference excludes zero; the paired one is narrower and excludes it by more.`}
    >
      <Label x={8} y={11} size={13} weight="bold" anchor="start">
        accuracy
      </Label>
      <rect
        x={score(overlap[0])}
        y={24}
        width={score(overlap[1]) - score(overlap[0])}
        height={66}
        fill="var(--soft)"
        opacity={0.18}
      />
      <Whisker y={40} at={a / n} interval={wald(a, n)} scale={score} color="blue" name="A" />
      <Whisker y={74} at={b / n} interval={wald(b, n)} scale={score} color="blue" name="B" />
      {[0.84, 0.86, 0.88, 0.9, 0.92].map((tick) => (
        <Label key={tick} x={score(tick)} y={104} size={12} color="soft">
          {tick.toFixed(2)}
        </Label>
      ))}
      <Label x={8} y={140} size={13} weight="bold" anchor="start">
        difference A − B
      </Label>
      <Line x1={gap(0)} y1={152} x2={gap(0)} y2={228} color="ink" dash="dotted" />
      <Whisker
        y={170}
        at={difference}
        interval={around(difference, unpairedSe)}
        scale={gap}
        color="ink"
        name="unpaired"
      />
      <Whisker
        y={206}
        at={difference}
        interval={around(difference, pairedSe)}
        scale={gap}
        color="cinnabar"
        name="paired"
      />
      {[0, 0.02, 0.04, 0.06].map((tick) => (
        <Label key={tick} x={gap(tick)} y={242} size={12} color="soft">
          {tick === 0 ? '0' : tick.toFixed(2)}
        </Label>
      ))}
    </Panel>
  );
}
