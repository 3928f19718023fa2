import { Arrow, Box, Group, Label, Panel } from './kit';

interface Row {
  name: string;
  /** Boxes left to right: text, kind. */
  parts: [text: string, kind: 'data' | 'net' | 'loss'][];
  /** Both directions between the boxes. */
  twoWay?: boolean;
}

const rows: Row[] = [
  {
    name: 'VAE',
    parts: [
      ['x', 'data'],
      ['encoder', 'net'],
      ['z', 'data'],
      ['decoder', 'net'],
      ['ELBO', 'loss'],
    ],
  },
  {
    name: 'GAN',
    parts: [
      ['z', 'data'],
      ['generator', 'net'],
      ['x', 'data'],
      ['discrim.', 'net'],
      ['real?', 'loss'],
    ],
  },
  {
    name: 'normalizing flow',
    parts: [
      ['x', 'data'],
      ['map f', 'net'],
      ['z', 'data'],
      ['log p, log det', 'loss'],
    ],
    twoWay: true,
  },
  {
    name: 'autoregressive',
    parts: [
      ['x₁ … xᵢ₋₁', 'data'],
      ['network', 'net'],
      ['p(xᵢ)', 'data'],
      ['cross entropy', 'loss'],
    ],
  },
  {
    name: 'diffusion',
    parts: [
      ['x + noise', 'data'],
      ['network', 'net'],
      ['noise?', 'data'],
      ['squared error', 'loss'],
    ],
  },
];

const WIDTH = 352;

export default function Skeletons() {
  return (
    <Panel
      width={360}
      height={345}
      maxScale={1.25}
      title="Five skeletons"
      desc={rows
        .map((row) => `${row.name}: ${row.parts.map(([t]) => t).join(row.twoWay ? ' to and from ' : ' to ')}`)
        .join('. ')}
    >
      {rows.map((row, r) => {
        const widths = row.parts.map(([text, kind]) => (kind === 'net' ? 70 : Math.max(26, 12 + text.length * 6.9)));
        const gap = Math.min(24, (WIDTH - widths.reduce((a, b) => a + b, 0)) / (row.parts.length - 1));
        const lefts = widths.map((_, i) => 4 + widths.slice(0, i).reduce((a, b) => a + b + gap, 0));
        return (
          <Group key={row.name} y={8 + 68 * r}>
            <Label x={4} y={6} anchor="start" weight="bold" size={13}>
              {row.name}
            </Label>
            {row.parts.map(([text, kind], i) => {
              const [left, width] = [lefts[i] ?? 0, widths[i] ?? 0];
              const color = kind === 'net' ? 'cinnabar' : kind === 'loss' ? 'blue' : 'control';
              return (
                <g key={i}>
                  <Box
                    x={left}
                    y={20}
                    w={width}
                    h={30}
                    color={color}
                    dash={kind === 'loss' ? 'dashed' : 'solid'}
                    label={text}
                    labelSize={12.5}
                    labelColor={kind === 'data' ? 'ink' : color}
                  />
                  {i > 0 && <Arrow x1={left - gap + 2} y1={35} x2={left - 2} y2={35} color="soft" head={5} />}
                  {i > 0 && row.twoWay && row.parts[i]?.[1] !== 'loss' && (
                    <Arrow x1={left - 2} y1={35} x2={left - gap + 2} y2={35} color="soft" head={5} />
                  )}
                </g>
              );
            })}
          </Group>
        );
      })}
    </Panel>
  );
}
