import { Arrow, Box, Dot, Group, Label, Line, Panel, type Color } from './kit';
import { convolution } from './11-math';

const K = 7;
const planes: Color[] = ['cinnabar', 'green', 'blue'];

function Grid({ x, y, cell, n, color }: { x: number; y: number; cell: number; n: number; color: Color }) {
  const side = cell * n;
  return (
    <g>
      <Box x={x} y={y} w={side} h={side} radius={0} color={color} width={1.2} />
      {Array.from({ length: n - 1 }, (_, i) => (
        <g key={i}>
          <Line
            x1={x + (i + 1) * cell}
            y1={y}
            x2={x + (i + 1) * cell}
            y2={y + side}
            color={color}
            width={0.6}
            opacity={0.6}
          />
          <Line
            x1={x}
            y1={y + (i + 1) * cell}
            x2={x + side}
            y2={y + (i + 1) * cell}
            color={color}
            width={0.6}
            opacity={0.6}
          />
        </g>
      ))}
    </g>
  );
}

export default function Filter() {
  const weights = K * K;
  const filter = convolution(3, 1, K);
  const layer = convolution(3, 10, K);
  return (
    <Panel
      width={360}
      height={352}
      maxScale={1.25}
      title="One filter taken apart, and ten of them"
      desc={`Three input planes, three kernels of ${weights} weights, one sum, one bias, one output plane: ${filter} parameters. Ten such filters: ${layer}.`}
    >
      <Label x={38} y={10} size={12.5} color="soft">
        3 channels
      </Label>
      <Label x={136} y={10} size={12.5} color="soft">
        3 kernels
      </Label>
      <Label x={226} y={10} size={12.5} color="soft">
        sum
      </Label>
      <Label x={318} y={10} size={12.5} color="soft">
        1 channel
      </Label>
      {planes.map((color, i) => {
        const y = 26 + 64 * i;
        return (
          <g key={color}>
            <Box x={8} y={y} w={60} h={46} radius={0} color={color} />
            <Box x={14} y={y + 6} w={22} h={22} radius={0} color={color} width={1} dash="dashed" />
            <Arrow x1={73} y1={y + 23} x2={106} y2={y + 23} color="soft" head={5} />
            <Grid x={112} y={y - 1} cell={7} n={K} color={color} />
            <Label x={171} y={i === 2 ? y + 36 : y + 12} anchor="start" size={12.5} color={color}>
              {weights}
            </Label>
            <Arrow x1={166} y1={y + 27} x2={214} y2={113 + (i - 1) * 9} color="soft" head={5} />
          </g>
        );
      })}
      <Dot x={226} y={113} r={11} fill="paper" label="+" labelSize={16} />
      <Arrow x1={226} y1={164} x2={226} y2={128} color="soft" head={5} />
      <Box x={200} y={166} w={52} h={26} label="bias 1" labelSize={12.5} />
      <Arrow x1={240} y1={113} x2={282} y2={113} color="soft" head={5} />
      <Box x={288} y={90} w={60} h={46} radius={0} />
      <Box x={302} y={100} w={8} h={8} radius={0} fill="ink" />
      <Label x={8} y={228} anchor="start" weight="bold" size={13.5}>
        one filter: 3 · {weights} + 1 = {filter}
      </Label>
      <Line x1={8} y1={248} x2={352} y2={248} color="rule" width={1} />
      {Array.from({ length: 10 }, (_, f) => (
        <Group key={f} x={10 + f * 34.4} y={264}>
          {[...planes].reverse().map((color, i) => (
            <Box key={color} x={8 - 4 * i} y={8 - 4 * i} w={18} h={18} radius={0} color={color} width={1.1} />
          ))}
          <Dot x={9} y={38} r={2.6} />
        </Group>
      ))}
      <Label x={8} y={330} anchor="start" weight="bold" size={13.5}>
        ten filters, ten biases: {layer.toLocaleString('en-US')}
      </Label>
    </Panel>
  );
}
