import { Box, Label, Panel } from './kit';

interface Bits {
  name: string;
  /** p(x = 1). */
  one: number;
  /** p(y = 1 | x) for x = 0 and 1. */
  rule: readonly [number, number];
}

const source: Bits = { name: 'source', one: 0.4, rule: [0.1, 0.7] };
const share = source.one * source.rule[1] + (1 - source.one) * source.rule[0];
const look = [(source.one * (1 - source.rule[1])) / (1 - share), (source.one * source.rule[1]) / share] as const;
const prior = 0.6;
const labelOne = prior * look[1] + (1 - prior) * look[0];
const worlds: readonly Bits[] = [
  source,
  { name: 'covariate', one: 0.8, rule: source.rule },
  { name: 'label', one: labelOne, rule: [(prior * (1 - look[1])) / (1 - labelOne), (prior * look[1]) / labelOne] },
  { name: 'concept', one: source.one, rule: [0.4, 0.25] },
  { name: 'domain', one: 0.8, rule: [0.4, 0.25] },
];
const accuracy = (w: Bits): number => (1 - w.one) * (1 - w.rule[0]) + w.one * w.rule[1];
const side = 94;

function Mosaic({ world, x, y }: { world: Bits; x: number; y: number }) {
  const cut = (1 - world.one) * side;
  const [low, high] = world.rule;
  return (
    <g>
      <Label x={x + side / 2} y={y - 12} size={13} weight="bold">
        {world.name}
      </Label>
      <rect x={x} y={y} width={cut} height={(1 - low) * side} fill="var(--cinnabar)" opacity={0.35} />
      <rect
        x={x + cut}
        y={y + (1 - high) * side}
        width={side - cut}
        height={high * side}
        fill="var(--cinnabar)"
        opacity={0.35}
      />
      <Box x={x} y={y} w={cut} h={(1 - low) * side} fill="none" radius={0} width={1} />
      <Box x={x} y={y + (1 - low) * side} w={cut} h={low * side} fill="none" radius={0} width={1} />
      <Box x={x + cut} y={y} w={side - cut} h={(1 - high) * side} fill="none" radius={0} width={1} />
      <Box x={x + cut} y={y + (1 - high) * side} w={side - cut} h={high * side} fill="none" radius={0} width={1} />
      <Label x={x + cut / 2} y={y + side + 10} size={12} color="soft">
        x=0
      </Label>
      <Label x={x + (cut + side) / 2} y={y + side + 10} size={12} color="soft">
        x=1
      </Label>
      <Label x={x + side / 2} y={y + side + 26} size={13} color="cinnabar">
        right {accuracy(world).toFixed(2)}
      </Label>
    </g>
  );
}

export default function Mosaics() {
  return (
    <Panel
      width={356}
      height={324}
      title="Five worlds as unit squares"
      desc={worlds.map((w) => `${w.name}: accuracy ${accuracy(w).toFixed(2)}`).join(', ')}
    >
      {worlds.map((world, i) => (
        <Mosaic key={world.name} world={world} x={10 + (i % 3) * 120} y={26 + Math.floor(i / 3) * 164} />
      ))}
      <Box x={256} y={206} w={18} h={14} fill="cinnabar" color="cinnabar" opacity={0.35} radius={0} />
      <Label x={280} y={213} size={12} anchor="start">
        rule is right
      </Label>
      <Label x={256} y={238} size={12} color="soft" anchor="start">
        lower part: y=1
      </Label>
      <Label x={256} y={256} size={12} color="soft" anchor="start">
        upper part: y=0
      </Label>
    </Panel>
  );
}
