import { Label, Line, Panel } from './kit';
import { vgg16 } from './11-math';

const ROW = 19;
const MIDDLE = 180;
const REACH = 92;

export default function Mirror() {
  const parameters = vgg16.reduce((sum, l) => sum + l.parameters, 0);
  const macs = vgg16.reduce((sum, l) => sum + l.macs, 0);
  const percent = (share: number) => (share < 0.0005 ? `${(100 * share).toFixed(3)}` : (100 * share).toFixed(1));
  // Each side to its own scale; the numbers are percent.
  const scale = (shares: number[]) => REACH / Math.max(...shares);
  const leftScale = scale(vgg16.map((l) => l.parameters / parameters));
  const rightScale = scale(vgg16.map((l) => l.macs / macs));
  return (
    <Panel
      width={360}
      height={58 + ROW * vgg16.length}
      maxScale={1.25}
      title="Shares of parameters and of multiply-adds in VGG-16"
      desc={vgg16
        .map(
          (l) =>
            `${l.name}: ${percent(l.parameters / parameters)}% of the parameters, ${percent(l.macs / macs)}% of the multiply-adds`,
        )
        .join('; ')}
    >
      <Label x={MIDDLE - 34} y={12} anchor="end" weight="bold" color="cinnabar">
        % of parameters
      </Label>
      <Label x={MIDDLE + 34} y={12} anchor="start" weight="bold" color="blue">
        % of multiply-adds
      </Label>
      {vgg16.map((layer, i) => {
        const y = 34 + i * ROW;
        const left = (layer.parameters / parameters) * leftScale;
        const right = (layer.macs / macs) * rightScale;
        return (
          <g key={layer.name}>
            <Label x={MIDDLE} y={y + 7} size={12}>
              {layer.name}
            </Label>
            <rect x={MIDDLE - 34 - left} y={y} width={left} height={14} fill="var(--cinnabar)" />
            <rect x={MIDDLE + 34} y={y} width={right} height={14} fill="var(--blue)" />
            <Label x={MIDDLE - 39 - left} y={y + 7} anchor="end" size={12} color="soft">
              {percent(layer.parameters / parameters)}
            </Label>
            <Label x={MIDDLE + 39 + right} y={y + 7} anchor="start" size={12} color="soft">
              {percent(layer.macs / macs)}
            </Label>
          </g>
        );
      })}
      <Line x1={MIDDLE - 34} y1={30} x2={MIDDLE - 34} y2={34 + ROW * vgg16.length} color="control" width={1} />
      <Line x1={MIDDLE + 34} y1={30} x2={MIDDLE + 34} y2={34 + ROW * vgg16.length} color="control" width={1} />
    </Panel>
  );
}
