import { Box, Label, Line, Panel } from './kit';
import { bits, firstOutput, hex } from './10-math';

const CELL = 10.4;
const LEFT = 13;

export default function Bits() {
  const out = firstOutput();
  const rows = [
    { name: 'direct', value: out.direct },
    { name: 'Winograd', value: out.winograd },
    { name: 'FFT', value: out.fft },
  ];
  const patterns = rows.map((row) => bits(row.value));
  const differs = Array.from({ length: 32 }, (_, i) => new Set(patterns.map((p) => p[i])).size > 1);
  return (
    <Panel
      width={360}
      height={222}
      maxScale={1.25}
      title="One output in bits, by three methods"
      desc={`${rows.map((row) => `${row.name}: ${hex(row.value)}, ${row.value.toFixed(9)}`).join('; ')}. In 64-bit floats ${out.float64.toFixed(10)}. Only the last two bits differ.`}
    >
      {[
        ['sign', 0, 1],
        ['exponent', 1, 9],
        ['fraction', 9, 32],
      ].map(([name, from, to]) => (
        <g key={String(name)}>
          <Line
            x1={LEFT + Number(from) * CELL + 1.5}
            y1={22}
            x2={LEFT + Number(to) * CELL - 1.5}
            y2={22}
            color="soft"
            width={1}
          />
          <Label x={LEFT + ((Number(from) + Number(to)) / 2) * CELL} y={11} size={12} color="soft">
            {name === 'sign' ? '±' : name}
          </Label>
        </g>
      ))}
      {rows.map((row, r) => (
        <g key={row.name}>
          <Label x={LEFT} y={42 + 52 * r} anchor="start" size={13} weight="bold">
            {row.name}
          </Label>
          <Label x={LEFT + 32 * CELL} y={42 + 52 * r} anchor="end" size={13}>
            {row.value.toFixed(9)} · {hex(row.value)}
          </Label>
          {[...(patterns[r] ?? '')].map((bit, i) => (
            <g key={i}>
              {differs[i] && (
                <Box
                  x={LEFT + i * CELL}
                  y={52 + 52 * r}
                  w={CELL}
                  h={19}
                  fill={bit === '1' ? 'cinnabar' : 'paper'}
                  color="cinnabar"
                  radius={1}
                  width={1}
                />
              )}
              <Label
                x={LEFT + (i + 0.5) * CELL}
                y={61.5 + 52 * r}
                size={12.5}
                color={differs[i] && bit === '1' ? 'paper' : differs[i] ? 'ink' : 'soft'}
              >
                {bit}
              </Label>
            </g>
          ))}
        </g>
      ))}
      <Line x1={LEFT} y1={188} x2={LEFT + 32 * CELL} y2={188} color="rule" width={1} />
      <Label x={LEFT} y={204} anchor="start" size={13} color="blue" weight="bold">
        in 64-bit floats
      </Label>
      <Label x={LEFT + 32 * CELL} y={204} anchor="end" size={13} color="blue">
        {out.float64.toFixed(10)}
      </Label>
    </Panel>
  );
}
