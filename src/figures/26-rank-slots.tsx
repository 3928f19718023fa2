import { Panel, Label, Line, Box, Dot, Arrow, Brace } from './kit';
import { thresholdRank } from './26-math';

const N = 19;
const k = thresholdRank(N, 0.1);
const W = 25;
const X0 = 20;

export default function RankSlots() {
  const xLine = (i: number) => X0 + i * W;
  return (
    <Panel
      width={540}
      height={190}
      title="Twenty equally likely places for the new score"
      desc={`${N} old scores separate ${N + 1} slots. The new score falls into each with probability one in twenty. The first ${k} slots are shaded: there the true label is covered.`}
    >
      <Label x={X0} y={16} anchor="start" size={15}>
        {N} old scores, {N + 1} slots, each with chance 1/{N + 1}
      </Label>
      {Array.from({ length: N + 1 }, (_, i) => (
        <Box
          key={i}
          x={xLine(i)}
          y={62}
          w={W}
          h={34}
          radius={0}
          fill={i < k ? 'cinnabar' : 'paper'}
          color="paper"
          opacity={i < k ? 0.18 : 1}
          width={0}
        />
      ))}
      <Line x1={X0} y1={96} x2={X0 + (N + 1) * W} y2={96} color="soft" width={1} />
      {Array.from({ length: N }, (_, i) => (
        <g key={i}>
          <Line
            x1={xLine(i + 1)}
            y1={62}
            x2={xLine(i + 1)}
            y2={96}
            color={i === k - 1 ? 'cinnabar' : 'rule'}
            width={i === k - 1 ? 2.2 : 1}
          />
          <Dot x={xLine(i + 1)} y={96} r={4.5} color={i === k - 1 ? 'cinnabar' : 'blue'} />
        </g>
      ))}
      <Arrow x1={xLine(7) + W / 2} y1={42} x2={xLine(7) + W / 2} y2={76} color="ink" />
      <Label x={xLine(7) + W / 2 + 8} y={44} anchor="start" size={15}>
        new score?
      </Label>
      <Label x={xLine(k)} y={44} size={15} color="cinnabar">
        q
      </Label>
      <Brace x1={X0} x2={xLine(k) - 2} y={112} label={`${k} slots: covered`} color="cinnabar" size={15} />
      <Brace x1={xLine(k) + 2} x2={xLine(N + 1)} y={112} label={`${N + 1 - k}: missed`} size={15} />
      <Label x={X0} y={168} anchor="start" size={15} color="soft">
        P(covered) = {k}/{N + 1} = {(k / (N + 1)).toFixed(2)}
      </Label>
    </Panel>
  );
}
