import { Arrow, Dot, Label, Line, Panel, Panels } from './kit';

const rungs = [
  { name: 'dry', y: 196 },
  { name: 'damp', y: 166 },
  { name: 'wet', y: 96 },
  { name: 'flooded', y: 48 },
] as const;

export default function RulerLadder() {
  return (
    <Panels>
      <Panel
        width={300}
        height={230}
        title="A ruler for counts"
        desc="Marks at equal distances from zero upwards; the ruler has no end. Twice as high means twice as many."
      >
        <Label x={150} y={10} size={14} weight="bold">
          count: how many
        </Label>
        <Arrow x1={110} y1={204} x2={110} y2={28} color="blue" />
        {[0, 1, 2, 3, 4, 5].map((k) => (
          <g key={k}>
            <Line x1={102} y1={196 - k * 29} x2={118} y2={196 - k * 29} color="blue" />
            <Label x={92} y={196 - k * 29} size={14} color="blue" anchor="end">
              {k}
            </Label>
          </g>
        ))}
        <Label x={132} y={32} size={13} color="soft" anchor="start">
          no upper end
        </Label>
        <Label x={132} y={120} size={13} color="soft" anchor="start">
          equal steps
        </Label>
        <Label x={132} y={196} size={13} color="soft" anchor="start">
          a true zero
        </Label>
      </Panel>
      <Panel
        width={300}
        height={230}
        title="A ladder for grades"
        desc="Four rungs at uneven heights between two rails: dry, damp, wet, flooded. Only the order is known."
      >
        <Label x={150} y={10} size={14} weight="bold">
          grade: which step
        </Label>
        <Line x1={100} y1={30} x2={100} y2={214} color="cinnabar" />
        <Line x1={160} y1={30} x2={160} y2={214} color="cinnabar" />
        {rungs.map(({ name, y }, i) => (
          <g key={name}>
            <Line x1={100} y1={y} x2={160} y2={y} color="cinnabar" />
            <Label x={90} y={y} size={14} color="cinnabar" anchor="end">
              {i + 1}
            </Label>
            <Label x={174} y={y} size={14} anchor="start">
              {name}
            </Label>
          </g>
        ))}
        {[181, 131, 72].map((y) => (
          <g key={y}>
            <Dot x={130} y={y} r={9} color="soft" fill="none" width={1} />
            <Label x={130} y={y} size={12} color="soft">
              ?
            </Label>
          </g>
        ))}
      </Panel>
    </Panels>
  );
}
