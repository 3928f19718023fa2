import { Box, Label, Line, Panel } from './kit';
import { vitCost } from './13-math';

const patches = [32, 16, 14, 8, 4];
const left = 46;
const unit = 200 / 447.94;

export default function PatchCost() {
  return (
    <Panel
      width={358}
      height={232}
      title="Cost of ViT-B at 224 pixels by patch side"
      desc="Horizontal bars in billion multiply-adds: 4.4 at side 32, 17.6 at 16, 23.2 at 14, 78.1 at 8, 447.9 at 4. The share of attention's products grows from 1 to 40 per cent."
    >
      <Label x={left - 8} y={12} size={12} color="soft" anchor="end">
        side
      </Label>
      <Label x={left} y={12} size={12} color="soft" anchor="start">
        billion multiply-adds (share of red)
      </Label>
      {patches.map((p, i) => {
        const { linear, attention, rest } = vitCost(p);
        const g = (v: number) => (v / 1e9) * unit;
        const y = 30 + i * 38;
        return (
          <g key={p}>
            <Label x={left - 8} y={y + 12} size={13} anchor="end">
              {p}
            </Label>
            <Box x={left} y={y} w={g(linear + rest)} h={24} fill="blue" color="blue" radius={0} width={0.5} />
            <Box
              x={left + g(linear + rest)}
              y={y}
              w={g(attention)}
              h={24}
              fill="cinnabar"
              color="cinnabar"
              radius={0}
              width={0.5}
            />
            <Label x={left + g(linear + rest + attention) + 8} y={y + 12} size={12} anchor="start">
              {((linear + rest + attention) / 1e9).toFixed(1)} ({((100 * attention) / (linear + attention)).toFixed(1)}
              %)
            </Label>
          </g>
        );
      })}
      <Line x1={left} y1={24} x2={left} y2={212} color="soft" width={1} />
    </Panel>
  );
}
