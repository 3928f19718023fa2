import { leftRight } from './13-math';
import { Box, Label, Line, Panel, type Color } from './kit';

const places = ['trained here', 'moved by 2', 'moved by 4'];
const fills: readonly Color[] = ['soft', 'cinnabar', 'blue'];
const base = 196;
const unit = 1.4;
const left = 42;
const group = 78;

export default function LeftRight() {
  return (
    <Panel
      width={358}
      height={272}
      title="Train left, test right"
      desc="Bars of accuracy for four models in three places. All reach 100 where they were trained. The MLP drops to chance. The convolution stays near 100. The patch networks drop to 50 after a move by 2 and are near 100 after a move by 4."
    >
      {[0, 50, 100].map((v) => (
        <g key={v}>
          <Line
            x1={left}
            y1={base - v * unit}
            x2={354}
            y2={base - v * unit}
            color="rule"
            width={1}
            dash={v === 50 ? 'dashed' : 'solid'}
          />
          <Label x={left - 5} y={base - v * unit} size={12} color="soft" anchor="end">
            {v}%
          </Label>
        </g>
      ))}
      {leftRight.map(([name, size, accuracy], m) => (
        <g key={name}>
          {accuracy.map((v, k) => (
            <g key={k}>
              <Box
                x={left + 8 + m * group + k * 22}
                y={base - v * unit}
                w={18}
                h={v * unit}
                fill={fills[k] ?? 'soft'}
                color={fills[k] ?? 'soft'}
                radius={0}
                width={0.5}
              />
              {k > 0 && v < 100 && (
                <Label x={left + 17 + m * group + k * 22} y={base - v * unit - 8} size={12}>
                  {v}
                </Label>
              )}
            </g>
          ))}
          <Label x={left + 40 + m * group} y={base + 14} size={12}>
            {name}
          </Label>
          <Label x={left + 40 + m * group} y={base + 31} size={12} color="soft">
            {size.toLocaleString('en-US')}
          </Label>
        </g>
      ))}
      <Label x={354} y={base + 48} size={12} color="soft" anchor="end">
        numbers of parameters
      </Label>
      {places.map((name, k) => (
        <g key={name}>
          <Box x={left + k * 106} y={8} w={11} h={11} fill={fills[k] ?? 'soft'} color={fills[k] ?? 'soft'} radius={0} />
          <Label x={left + 16 + k * 110} y={14} size={12} anchor="start">
            {name}
          </Label>
        </g>
      ))}
    </Panel>
  );
}
