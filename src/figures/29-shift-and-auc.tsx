import { Panel, Panels, Label, Line, Path, Box, type Point } from './kit';
import { bestAuc, density, effectiveShare, roc } from './29-math';

const W = 200;
const px = (x: number) => 10 + ((x + 3) / 8) * 180;
const bell = (mean: number): Point[] =>
  Array.from({ length: 81 }, (_, i): Point => [px(-3 + i * 0.1), 96 - density(-3 + i * 0.1 - mean) * 170]);
const SIDE = 120;
const rx = (v: number) => 46 + v * SIDE;
const ry = (v: number) => 248 - v * SIDE;

function Case({ delta }: { delta: number }) {
  const share = effectiveShare(delta);
  return (
    <Panel
      width={W}
      height={334}
      maxScale={1.2}
      title={`Shift of ${delta} standard deviations`}
      desc={`Two Gaussian curves ${delta} apart, a ROC curve with area ${bestAuc(delta).toFixed(3)}, and a bar for the effective sample share, ${(100 * share).toFixed(0)} percent.`}
    >
      <Label x={W / 2} y={12} size={14} weight="bold">
        shift {delta}
      </Label>
      <Path points={bell(0)} color="blue" />
      <Path points={bell(delta)} color="cinnabar" />
      <Line x1={10} y1={96} x2={190} y2={96} color="soft" width={1} />
      <Label x={px(0) - 22} y={36} size={12} color="blue" anchor="end">
        train
      </Label>
      <Label x={px(delta) + 22} y={36} size={12} color="cinnabar" anchor="start">
        test
      </Label>
      <Box x={rx(0)} y={ry(1)} w={SIDE} h={SIDE} radius={0} fill="none" color="soft" width={1} />
      <Line x1={rx(0)} y1={ry(0)} x2={rx(1)} y2={ry(1)} color="soft" dash="dotted" />
      <Path points={roc(delta).map(([a, b]): Point => [rx(a), ry(b)])} color="cinnabar" width={1.8} />
      <Label x={rx(0.97)} y={ry(0.12)} anchor="end" size={13}>
        AUC {bestAuc(delta).toFixed(3)}
      </Label>
      <Label x={rx(0.5)} y={262} size={12} color="soft">
        train taken for test
      </Label>
      <Label x={rx(0) - 12} y={ry(0.5)} size={12} color="soft" rotate={-90}>
        test found
      </Label>
      <Box x={10} y={286} w={180} h={14} radius={0} fill="wash" color="rule" width={1} />
      <Box x={10} y={286} w={180 * share} h={14} radius={0} fill="blue" color="blue" width={1} />
      <Label x={10} y={316} anchor="start" size={12} color="soft">
        effective rows: {(100 * share).toFixed(0)}%
      </Label>
    </Panel>
  );
}

export default function ShiftAndAuc() {
  return (
    <Panels>
      <Case delta={0.5} />
      <Case delta={1} />
      <Case delta={2} />
    </Panels>
  );
}
