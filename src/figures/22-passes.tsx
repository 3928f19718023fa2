import { Box, Label, Panel } from './kit';

const array = (16_777_216 * 4) / 2 ** 20;
interface Pass {
  name: string;
  reads: number;
}
const unfused: readonly Pass[] = [
  { name: 'a·x', reads: 1 },
  { name: '+ b', reads: 1 },
  { name: 'relu', reads: 1 },
  { name: '+ r', reads: 2 },
];
const fused: readonly Pass[] = [{ name: 'all at once', reads: 2 }];
const traffic = (passes: readonly Pass[]): number => passes.reduce((sum, pass) => sum + (pass.reads + 1) * array, 0);
const left = 92;
const unit = 128 / 192;

function Row({ pass, y }: { pass: Pass; y: number }) {
  return (
    <g>
      <Label x={left - 8} y={y + 11} size={13} anchor="end">
        {pass.name}
      </Label>
      {Array.from({ length: pass.reads }, (_, i) => (
        <Box
          key={i}
          x={left + i * array * unit}
          y={y}
          w={array * unit}
          h={22}
          fill="none"
          color="blue"
          radius={0}
          label="read"
          labelSize={12}
          labelColor="blue"
        />
      ))}
      <Box
        x={left + pass.reads * array * unit + 2}
        y={y}
        w={array * unit}
        h={22}
        fill="none"
        color="cinnabar"
        radius={0}
        label="write"
        labelSize={12}
        labelColor="cinnabar"
      />
    </g>
  );
}

export default function Passes() {
  return (
    <Panel
      width={360}
      height={232}
      title="Memory traffic with and without fusion"
      desc={`Four passes move ${traffic(unfused)} mebibytes; one fused pass moves ${traffic(fused)}.`}
    >
      <Label x={12} y={12} size={14} weight="bold" anchor="start">
        four operations
      </Label>
      {unfused.map((pass, i) => (
        <Row key={pass.name} pass={pass} y={28 + i * 28} />
      ))}
      <Label x={348} y={81} size={15} anchor="end">
        {traffic(unfused)} MiB
      </Label>
      <Label x={12} y={166} size={14} weight="bold" anchor="start">
        fused
      </Label>
      <Row pass={fused[0] ?? { name: '', reads: 0 }} y={182} />
      <Label x={348} y={193} size={15} color="cinnabar" anchor="end">
        {traffic(fused)} MiB
      </Label>
      <Label x={12} y={222} size={12} color="soft" anchor="start">
        each block is an array of {array} MiB
      </Label>
    </Panel>
  );
}
