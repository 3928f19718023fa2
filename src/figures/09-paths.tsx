import { Arrow, Dot, Label, Panel, Panels, Path, Plot, type Point } from './kit';
import { ancestral, euler, exactMap, normals, quantileStarts } from './09-math';

const STEPS = 80;
const starts = quantileStarts(20);

function Paths({ name, paths, jump }: { name: string; paths: number[][]; jump: boolean }) {
  return (
    <Panel
      width={310}
      height={290}
      title={name}
      desc={`${paths.length} paths from standard normal noise to two heaps of data at -2 and 1.5.${jump ? ' A dashed arrow goes from one path straight to its end.' : ''}`}
    >
      <Plot
        width={310}
        height={290}
        margin={[26, 12, 44, 36]}
        title={name}
        xAxis={{
          range: [0, 1],
          ticks: [0, 0.5, 1],
          label: 'time t, from noise (1) to data (0)',
          format: (v) => String(1 - v),
        }}
        yAxis={{ range: [-3.4, 3], ticks: [-2, 0, 2], grid: false }}
      >
        {({ x, y }) => (
          <g>
            {paths.map((path, i) => {
              const points = path.map((v, k): Point => [x(k / (path.length - 1)), y(v)]);
              return <Path key={i} points={points} color={(path.at(-1) ?? 0) < 0 ? 'blue' : 'cinnabar'} width={1.1} />;
            })}
            {jump && (
              <g>
                {/* The path that starts at z = 1, and its jump from t = 0.6 to the end. */}
                <Arrow
                  x1={x(0)}
                  y1={y(1)}
                  x2={x(1)}
                  y2={y(exactMap(1))}
                  bend={34}
                  color="ink"
                  dash="dashed"
                  width={1.8}
                />
                <Dot x={x(0)} y={y(1)} r={4} color="ink" />
                <Label x={x(0.5)} y={y(2.72)} size={12.5}>
                  one jump
                </Label>
              </g>
            )}
          </g>
        )}
      </Plot>
    </Panel>
  );
}

export default function PathsFigure() {
  const draw = normals(4);
  return (
    <Panels>
      <Paths name="ODE" paths={starts.map((z) => euler(z, STEPS))} jump />
      <Paths name="fresh noise at every step" paths={starts.map((z) => ancestral(z, STEPS, draw))} jump={false} />
    </Panels>
  );
}
