import { Box, Label, Line, Panel, Panels } from './kit';
import { runningPerplexity } from './19-math';

const words = ['the', 'ferry', 'leaves', 'at', 'seven'];
const normal = [0.5, 0.25, 0.8, 0.1, 0.4];
const surprised = [0.5, 0.25, 0.8, 0.001, 0.4];
const base = 190;
const unit = 130;

function Bars({ probabilities, title }: { probabilities: readonly number[]; title: string }) {
  const running = runningPerplexity(probabilities);
  const x = (i: number) => 72 + i * 60;
  return (
    <Panel
      width={344}
      height={262}
      title={title}
      desc={`Probabilities ${probabilities.join(', ')}; running perplexity ${running.map((v) => v.toFixed(2)).join(', ')}.`}
    >
      <Label x={x(2)} y={10} size={14} weight="bold">
        {title}
      </Label>
      <Label x={x(2)} y={30} size={12} color="soft">
        above each bar: surprisal in bits
      </Label>
      <Line x1={36} y1={base} x2={340} y2={base} color="soft" width={1} />
      {probabilities.map((p, i) => (
        <g key={i}>
          <Box
            x={x(i) - 17}
            y={base - p * unit}
            w={34}
            h={Math.max(0.8, p * unit)}
            fill={p < 0.01 ? 'cinnabar' : 'blue'}
            color={p < 0.01 ? 'cinnabar' : 'blue'}
            radius={0}
            width={0.5}
          />
          <Label x={x(i)} y={base - p * unit - 11} size={13}>
            {(-Math.log2(p)).toFixed(2)}
          </Label>
          <Label x={x(i)} y={base + 14} size={13}>
            {words[i]}
          </Label>
          <Label x={x(i)} y={base + 34} size={12} color="soft">
            {p}
          </Label>
          <Label x={x(i)} y={base + 56} size={13} color="cinnabar" weight={i === 4 ? 'bold' : 'normal'}>
            {running[i]?.toFixed(2)}
          </Label>
        </g>
      ))}
      <Label x={0} y={base + 34} size={12} color="soft" anchor="start">
        q
      </Label>
      <Label x={0} y={base + 56} size={12} color="cinnabar" anchor="start">
        perpl.
      </Label>
    </Panel>
  );
}

export default function Surprisal() {
  return (
    <Panels>
      <Bars probabilities={normal} title="five tokens" />
      <Bars probabilities={surprised} title="one bad token" />
    </Panels>
  );
}
