import { Dot, Label, Line, Panel, Plot, type Point } from './kit';
import { smallNetwork } from './11-math';

const FROM = 40;
const TO = 120;

export default function Staircase() {
  const heights = Array.from({ length: TO - FROM + 1 }, (_, i) => FROM + i);
  const stairs = heights.map((h): Point => [h, smallNetwork(h, 60).parameters / 1000]);
  const flat = heights.map((h): Point => [h, smallNetwork(h, 60, 'average').parameters / 1000]);
  const here = smallNetwork(45, 60).parameters;
  return (
    <Panel
      width={360}
      height={280}
      maxScale={1.25}
      title="Parameters against image height"
      desc={`With flattening the count climbs in steps, ${here} at 45 rows and ${smallNetwork(TO, 60).parameters} at ${TO}; with global average pooling it stays at ${smallNetwork(45, 60, 'average').parameters}.`}
    >
      <Plot
        width={360}
        height={280}
        margin={[16, 14, 44, 54]}
        xAxis={{ range: [FROM, TO], label: 'image height (width 60)', ticks: [40, 60, 80, 100, 120] }}
        yAxis={{ range: [0, 280], label: 'thousand parameters', ticks: [0, 100, 200] }}
        series={[
          { points: stairs, mark: 'step', color: 'cinnabar', label: 'flatten', labelAt: 60, labelOffset: [-10, -12] },
          { points: flat, color: 'blue', label: 'global average pooling', labelAt: 80, labelOffset: [0, -10] },
        ]}
      >
        {({ x, y }) => (
          <g>
            <Line
              x1={x(45)}
              y1={y(here / 1000) - 5}
              x2={x(45)}
              y2={y(178) + 8}
              color="soft"
              dash="dotted"
              width={1.2}
            />
            <Dot x={x(45)} y={y(here / 1000)} r={3.6} color="ink" />
            <Label x={x(45) - 12} y={y(178)} anchor="start" size={12.5}>
              45 rows: {here.toLocaleString('en-US')}
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}
