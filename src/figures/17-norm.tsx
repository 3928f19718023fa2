import { Arrow, Box, Dot, Label, Line, Panel, Path } from './kit';

const BOTTOM = 306;

/** One sublayer, drawn upwards from `y`; returns nothing that depends on the other column. */
function PostNorm({ x, y, name }: { x: number; y: number; name: string }) {
  return (
    <>
      <Line x1={x} y1={y} x2={x} y2={y - 64} color="cinnabar" width={2.2} />
      <Path d={`M${x} ${y - 8}H${x + 66}V${y - 20}`} />
      <Box x={x + 30} y={y - 46} w={72} h={26} label={name} labelSize={12.5} />
      <Path d={`M${x + 66} ${y - 46}V${y - 64}H${x + 10}`} />
      <Dot x={x} y={y - 64} r={8} color="ink" fill="paper" label="+" />
      <Line x1={x} y1={y - 72} x2={x} y2={y - 82} color="cinnabar" width={2.2} />
      <Box x={x - 30} y={y - 108} w={60} h={26} color="blue" label="norm" labelColor="blue" labelSize={13} />
    </>
  );
}

function PreNorm({ x, y, name }: { x: number; y: number; name: string }) {
  return (
    <>
      <Line x1={x} y1={y} x2={x} y2={y - 100} color="cinnabar" width={2.2} />
      <Path d={`M${x} ${y - 8}H${x + 66}V${y - 18}`} />
      <Box x={x + 36} y={y - 44} w={60} h={26} color="blue" label="norm" labelColor="blue" labelSize={13} />
      <Line x1={x + 66} y1={y - 44} x2={x + 66} y2={y - 54} />
      <Box x={x + 30} y={y - 80} w={72} h={26} label={name} labelSize={12.5} />
      <Path d={`M${x + 66} ${y - 80}V${y - 96}H${x + 10}`} />
      <Dot x={x} y={y - 96} r={8} color="ink" fill="paper" label="+" />
    </>
  );
}

export default function Norm() {
  const left = 56;
  const right = 230;
  return (
    <Panel
      width={360}
      height={352}
      maxScale={1.3}
      title="Post-norm and pre-norm"
      desc="Left: the residual path runs through a normalization after each of two sublayers. Right: normalization stands inside each branch, and the residual path runs from bottom to top without one."
    >
      <Label x={8} y={14} anchor="start" size={15} weight="bold">
        post-norm, 2017
      </Label>
      <Label x={190} y={14} anchor="start" size={15} weight="bold">
        pre-norm, today
      </Label>
      <PostNorm x={left} y={BOTTOM} name="attention" />
      <Line x1={left} y1={BOTTOM - 108} x2={left} y2={BOTTOM - 122} color="cinnabar" width={2.2} />
      <PostNorm x={left} y={BOTTOM - 122} name="MLP" />
      <Arrow x1={left} y1={BOTTOM - 230} x2={left} y2={36} color="cinnabar" width={2.2} />
      <PreNorm x={right} y={BOTTOM} name="attention" />
      <Line x1={right} y1={BOTTOM - 104} x2={right} y2={BOTTOM - 122} color="cinnabar" width={2.2} />
      <PreNorm x={right} y={BOTTOM - 122} name="MLP" />
      <Arrow x1={right} y1={BOTTOM - 226} x2={right} y2={36} color="cinnabar" width={2.2} />
      <Label x={left} y={BOTTOM + 14} math size={15}>
        x
      </Label>
      <Label x={right} y={BOTTOM + 14} math size={15}>
        x
      </Label>
      <Label x={180} y={BOTTOM + 36} size={13} color="cinnabar">
        residual path
      </Label>
    </Panel>
  );
}
