import { Dot, Label, Line, Panel } from './kit';
import { shiftErrors } from './13-math';

const last = 8;
const series = shiftErrors(last);
const left = 30;
const step = 36;
const rowHeight = 80;
const scale = 38 / 1.3;

export default function Comb() {
  return (
    <Panel
      width={346}
      height={360}
      title="Error against shift for four maps"
      desc="Four rows of sticks over shifts 0 to 8. Convolution with stride 1: all zero. Stride 2: high at odd shifts. Patches of 4: zero only at 0, 4, 8. Fully connected: zero only at 0."
    >
      {series.map(({ name, errors }, i) => {
        const base = 66 + i * rowHeight;
        return (
          <g key={name}>
            <Label x={left - 14} y={base - 54} size={13} anchor="start" color={i < 1 ? 'blue' : 'cinnabar'}>
              {name}
            </Label>
            <Line x1={left - 12} y1={base} x2={left + last * step + 12} y2={base} color="soft" width={1} />
            {errors.map((error, d) => (
              <g key={d}>
                <Line
                  x1={left + d * step}
                  y1={base}
                  x2={left + d * step}
                  y2={base - error * scale}
                  color={error < 1e-9 ? 'blue' : 'cinnabar'}
                  width={2.4}
                />
                <Dot x={left + d * step} y={base - error * scale} r={3} color={error < 1e-9 ? 'blue' : 'cinnabar'} />
                {error > 1e-9 && d < 4 && (
                  <Label x={left + d * step + 6} y={base - error * scale - 3} size={12} anchor="start" color="soft">
                    {error.toFixed(2)}
                  </Label>
                )}
              </g>
            ))}
          </g>
        );
      })}
      {Array.from({ length: last + 1 }, (_, d) => (
        <Label key={d} x={left + d * step} y={324} size={12} color="soft">
          {d}
        </Label>
      ))}
      <Label x={left + (last * step) / 2} y={346} size={13} color="soft">
        shift d (pixels)
      </Label>
    </Panel>
  );
}
