/** Two episodes, 3-way 2-shot with three queries: the classes get new numbers each time. */
import { Box, Dot, Label, Line, Panel, Panels, Path, type Color } from './kit';

type Shape = 'owl' | 'oak' | 'cup' | 'key' | 'bus';
const colors: Record<Shape, Color> = { owl: 'cinnabar', oak: 'green', cup: 'blue', key: 'ochre', bus: 'violet' };

/** A tiny sign for each class; `wide` makes two drawings of one class differ. */
function Sign({ shape, x, y, wide }: { shape: Shape; x: number; y: number; wide: number }) {
  const color = colors[shape];
  const w = 9 * wide;
  if (shape === 'owl')
    return (
      <g>
        <Dot x={x - w / 2} y={y} r={4.5} color={color} fill="none" />
        <Dot x={x + w / 2} y={y} r={4.5} color={color} fill="none" />
        <Path
          points={[
            [x - 2, y + 6],
            [x, y + 10],
            [x + 2, y + 6],
          ]}
          color={color}
        />
      </g>
    );
  if (shape === 'oak')
    return (
      <g>
        <Dot x={x} y={y - 3} r={6.5 * wide} color={color} fill="none" />
        <Line x1={x} y1={y + 3} x2={x} y2={y + 12} color={color} />
      </g>
    );
  if (shape === 'cup')
    return (
      <g>
        <Path
          points={[
            [x - w, y - 6],
            [x - w + 2, y + 8],
            [x + w - 4, y + 8],
            [x + w - 2, y - 6],
          ]}
          closed
          color={color}
        />
        <Path d={`M${x + w - 3} ${y - 2}q7 4 -1 7`} color={color} />
      </g>
    );
  if (shape === 'key')
    return (
      <g>
        <Dot x={x - w + 2} y={y} r={4.5} color={color} fill="none" />
        <Path
          points={[
            [x - w + 7, y],
            [x + w, y],
            [x + w, y + 5],
          ]}
          color={color}
        />
      </g>
    );
  return (
    <g>
      <Path
        points={[
          [x - w - 2, y - 7],
          [x + w + 2, y - 7],
          [x + w + 2, y + 5],
          [x - w - 2, y + 5],
        ]}
        closed
        color={color}
      />
      <Dot x={x - 5} y={y + 8} r={2.5} color={color} fill="none" />
      <Dot x={x + 5} y={y + 8} r={2.5} color={color} fill="none" />
    </g>
  );
}

function Episode({
  title,
  classes,
  queries,
  desc,
}: {
  title: string;
  classes: readonly Shape[];
  queries: readonly Shape[];
  desc: string;
}) {
  return (
    <Panel width={300} height={214} title={title} desc={desc}>
      <Label x={4} y={12} anchor="start" size={13.5} weight="bold">
        {title}
      </Label>
      {classes.map((shape, k) => (
        <g key={shape}>
          <Label x={92 + k * 80} y={36} size={14} weight="bold">
            {k + 1}
          </Label>
          {[0, 1].map((i) => (
            <g key={i}>
              <Box x={70 + k * 80} y={48 + i * 42} w={44} h={36} color="rule" />
              <Sign shape={shape} x={92 + k * 80} y={65 + i * 42} wide={i ? 1.15 : 0.85} />
            </g>
          ))}
        </g>
      ))}
      <Label x={4} y={86} anchor="start" size={13} color="soft">
        support
      </Label>
      <Line x1={4} y1={141} x2={294} y2={141} color="rule" />
      <Label x={4} y={170} anchor="start" size={13} color="soft">
        query
      </Label>
      {queries.map((shape, k) => (
        <g key={k}>
          <Box x={70 + k * 80} y={152} w={44} h={36} color="soft" dash="dashed" />
          <Sign shape={shape} x={92 + k * 80} y={169} wide={1} />
          <Label x={92 + k * 80} y={202} size={13} color="soft">
            → {classes.indexOf(shape) + 1}
          </Label>
        </g>
      ))}
    </Panel>
  );
}

export default function Episodes() {
  return (
    <Panels>
      <Episode
        title="episode 1 第1回合"
        classes={['owl', 'oak', 'cup']}
        queries={['cup', 'owl', 'oak']}
        desc="Support: class 1 two owls, class 2 two oaks, class 3 two cups. Queries: a cup (3), an owl (1), an oak (2)."
      />
      <Episode
        title="episode 2 第2回合"
        classes={['key', 'bus', 'owl']}
        queries={['owl', 'key', 'key']}
        desc="Support: class 1 two keys, class 2 two buses, class 3 two owls. Queries: an owl, now class 3, and two keys (1)."
      />
    </Panels>
  );
}
