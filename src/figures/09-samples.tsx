import { Label, Line, Panel, Path, type Color, type Point } from './kit';
import { density, deviation, euler, exactMap, langevin, mean, normals, quantileStarts } from './09-math';

const N = 600;
const draw = normals(9);
const starts = quantileStarts(N);
const cells: { name: string; color: Color; samples: number[] }[] = [
  { name: 'Gaussian, right moments', color: 'blue', samples: starts.map((z) => mean + deviation * z) },
  { name: 'right mode only', color: 'blue', samples: starts.map((z) => 1.5 + 0.4 * z) },
  { name: 'Langevin, 400 steps', color: 'blue', samples: starts.map(() => langevin(draw(), 400, draw)) },
  { name: 'Euler, 1 call', color: 'cinnabar', samples: starts.map((z) => euler(z, 1).at(-1) ?? 0) },
  { name: 'Euler, 2 calls', color: 'cinnabar', samples: starts.map((z) => euler(z, 2).at(-1) ?? 0) },
  { name: 'Euler, 4 calls', color: 'cinnabar', samples: starts.map((z) => euler(z, 4).at(-1) ?? 0) },
  { name: 'Euler, 16 calls', color: 'cinnabar', samples: starts.map((z) => euler(z, 16).at(-1) ?? 0) },
  { name: 'exact map, 1 call', color: 'cinnabar', samples: starts.map(exactMap) },
];

const BIN = 0.2;
const FROM = -4;
const TO = 4;
const W = 172;
const H = 84;

function Cell({ x, y, name, color, samples }: { x: number; y: number; name: string; color: Color; samples: number[] }) {
  const bins = Array<number>(Math.round((TO - FROM) / BIN)).fill(0);
  for (const s of samples) {
    const i = Math.floor((s - FROM) / BIN + 1e-9);
    if (i >= 0 && i < bins.length) bins[i] = (bins[i] ?? 0) + 1 / (samples.length * BIN);
  }
  const px = (v: number) => x + ((v - FROM) / (TO - FROM)) * W;
  const top = 1;
  const py = (v: number) => y + H - (Math.min(v, top) / top) * (H - 18);
  const outline: Point[] = Array.from({ length: 81 }, (_, i) => FROM + (i / 80) * (TO - FROM)).map((v) => [
    px(v),
    py(density(v)),
  ]);
  return (
    <g>
      {bins.map(
        (v, i) =>
          v > 0 && (
            <rect
              key={i}
              x={px(FROM + i * BIN) + 0.3}
              y={py(v)}
              width={(BIN / (TO - FROM)) * W - 0.6}
              height={y + H - py(v)}
              fill={`var(--${color})`}
              opacity={0.55}
            />
          ),
      )}
      <Path points={outline} color="ink" width={1.2} />
      <Line x1={x} y1={y + H} x2={x + W} y2={y + H} color="soft" width={1} />
      <Label x={x + 2} y={y + 6} anchor="start" size={12.5} color={color}>
        {name}
      </Label>
    </g>
  );
}

export default function Samples() {
  return (
    <Panel
      width={360}
      height={424}
      maxScale={1.25}
      title="Samples of eight methods against one target"
      desc="The target has a low heap at -2 and a high one at 1.5. A Gaussian covers the gap between them; one mode drops the left heap; Langevin puts too much on the left; Euler with one call piles everything at 0.45 and improves with 2, 4 and 16 calls; the exact map fits."
    >
      {cells.map((cell, i) => (
        <Cell key={cell.name} x={i % 2 ? 186 : 2} y={8 + Math.floor(i / 2) * 104} {...cell} />
      ))}
    </Panel>
  );
}
