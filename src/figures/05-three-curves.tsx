import { errors, type World } from './05-math';
import { Label, Line, Panel, Panels, Plot, type Point } from './kit';

const sizes = [30, 40, 55, 75, 110, 160, 240, 400];
const flexible: World = { K: 8, s: 0, sd: 0.5, mirror: false };

interface Case {
  name: string;
  gloss: string;
  world: World;
  /** Error that no amount of such data removes. */
  floor: number;
  floorName: string;
  desc: string;
}

const cases: readonly Case[] = [
  {
    name: 'Gap closing: more data help',
    gloss: '方差大',
    world: flexible,
    floor: 0.25,
    floorName: 'noise 0.25',
    desc: 'Test error falls and training error rises toward the noise of 0.25; the gap between them closes.',
  },
  {
    name: 'Flat and close: underfitting',
    gloss: '欠拟合',
    world: { ...flexible, K: 1 },
    floor: 0.5,
    floorName: 'noise + bias 0.5',
    desc: 'Both errors are near 0.5, twice the noise, from the beginning and hardly change.',
  },
  {
    name: 'Flat above the noise: wrong mirror',
    gloss: '不变性错了',
    world: { ...flexible, s: 0.4, mirror: true },
    floor: 0.25 + 0.4 ** 2,
    floorName: 'noise + mirror bias 0.41',
    desc: 'Test error with mirrored copies flattens at 0.41, above the noise of 0.25.',
  },
];

function Curve({ name, gloss, world, floor, floorName, desc }: Case) {
  const curve = sizes.map((n) => ({ n, ...errors(n, world, 150, 11) }));
  const of = (kind: 'training' | 'test'): Point[] => curve.map((c) => [c.n, c[kind]]);
  return (
    <Panel width={300} height={250} title={name} desc={desc}>
      <Label x={4} y={10} anchor="start" weight="bold">
        {name}
      </Label>
      <Label x={4} y={28} anchor="start" color="soft">
        {gloss}
      </Label>
      <Plot
        y={34}
        width={300}
        height={216}
        margin={[8, 10, 44, 46]}
        xAxis={{ range: [30, 400], kind: 'log', ticks: [30, 60, 120, 240, 400], label: 'training examples n' }}
        yAxis={{ range: [0, 0.8], ticks: [0, 0.2, 0.4, 0.6, 0.8], label: 'error' }}
        series={[
          {
            points: of('training'),
            color: 'blue',
            mark: 'both',
            label: 'training',
            labelAt: 2,
            labelOffset: [4, 18],
            labelAnchor: 'start',
          },
          {
            points: of('test'),
            color: 'cinnabar',
            mark: 'both',
            label: 'test',
            labelAt: 1,
            labelOffset: [8, -10],
            labelAnchor: 'start',
          },
        ]}
      >
        {(scale) => (
          <g>
            <Line
              x1={scale.x(30)}
              x2={scale.x(400)}
              y1={scale.y(floor)}
              y2={scale.y(floor)}
              color="soft"
              dash="dashed"
              width={1}
            />
            <Label x={scale.x(395)} y={scale.y(floor) + (floor > 0.3 ? -30 : 16)} anchor="end" size={12} color="soft">
              {floorName}
            </Label>
          </g>
        )}
      </Plot>
    </Panel>
  );
}

export default function ThreeCurves() {
  return (
    <Panels>
      {cases.map((c) => (
        <Curve key={c.name} {...c} />
      ))}
    </Panels>
  );
}
