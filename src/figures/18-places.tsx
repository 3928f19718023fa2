import { Arrow, Box, Group, Label, Line, Panel, Panels, Path } from './kit';
import { adapters, encoder24, loraAll, mapWeights, prefix, softPrompt } from './18-math';

type Way = 'soft prompt' | 'prefix' | 'adapter' | 'LoRA';

const counts: Record<Way, number> = {
  'soft prompt': softPrompt(encoder24, 30),
  prefix: prefix(encoder24, 30),
  adapter: adapters(encoder24, 32),
  LoRA: loraAll(encoder24, false, 8),
};
const settings: Record<Way, string> = {
  'soft prompt': '30 vectors, once',
  prefix: '30 vectors a layer',
  adapter: 'bottleneck 32',
  LoRA: 'rank 8, six maps',
};
const base = mapWeights(encoder24, false);

/** Down, nonlinearity, up: a waisted shape with a skip line at its left. */
function Bottleneck({ y }: { y: number }) {
  return (
    <g>
      <Path
        points={[
          [78, y + 26],
          [142, y + 26],
          [122, y + 13],
          [142, y],
          [78, y],
          [98, y + 13],
        ]}
        closed
        color="cinnabar"
        fill="cinnabar"
        fillOpacity={0.15}
      />
      <Path d={`M110 ${y + 32}H62V${y - 6}H110`} color="soft" width={1.1} />
    </g>
  );
}

/** The thin pair of factors beside a weight. */
const Factors = ({ x, y, h }: { x: number; y: number; h: number }) => (
  <Path
    points={[
      [x, y],
      [x + 10, y],
      [x + 7, y + h / 2],
      [x + 10, y + h],
      [x, y + h],
      [x + 3, y + h / 2],
    ]}
    closed
    color="cinnabar"
    fill="cinnabar"
    fillOpacity={0.25}
  />
);

function Block({ way }: { way: Way }) {
  const lora = way === 'LoRA';
  const feed = 74;
  return (
    <Panel
      width={220}
      height={322}
      title={`Where ${way} sits in a transformer block`}
      desc={`A block with attention and feed-forward; the trained part, ${settings[way]}, is red.`}
    >
      <Label x={110} y={10} size={15} weight="bold">
        {way}
      </Label>
      {way === 'adapter' && <Bottleneck y={38} />}
      <Arrow x1={110} y1={way === 'adapter' ? 32 : feed} x2={110} y2={22} color="soft" head={5} />
      <Box x={40} y={feed} w={140} h={50} color="soft" fill="none" radius={6} />
      {['up', 'down'].map((name, i) => (
        <g key={name}>
          <Box x={54 + i * 62} y={feed + 24} w={44} h={20} label={name} />
          {lora && <Factors x={100 + i * 62} y={feed + 24} h={20} />}
        </g>
      ))}
      <Label x={110} y={feed + 12} size={12} color="soft">
        feed-forward
      </Label>
      {way === 'adapter' ? <Bottleneck y={136} /> : <Line x1={110} y1={feed + 50} x2={110} y2={168} color="soft" />}
      {way === 'adapter' && <Line x1={110} y1={124} x2={110} y2={130} color="soft" />}
      {way === 'adapter' && <Line x1={110} y1={70} x2={110} y2={74} color="soft" />}
      <Group y={168}>
        <Box x={24} y={0} w={172} h={68} color="soft" fill="none" radius={6} />
        <Label x={34} y={13} size={12} color="soft" anchor="start">
          attention
        </Label>
        <Box x={118} y={4} w={30} h={20} label="o" math />
        {lora && <Factors x={150} y={4} h={20} />}
        {['q', 'k', 'v'].map((name, i) => (
          <g key={name}>
            <Box x={38 + i * 52} y={40} w={30} h={20} label={name} math />
            {lora && <Factors x={70 + i * 52} y={40} h={20} />}
            {way === 'prefix' && i > 0 && <Box x={72 + i * 52} y={40} w={14} h={20} color="cinnabar" fill="cinnabar" />}
          </g>
        ))}
      </Group>
      <Line x1={110} y1={236} x2={110} y2={254} color="soft" />
      {[0, 1, 2, 3, 4].map((i) => (
        <Box key={i} x={68 + i * 18} y={256} w={14} h={14} color="soft" fill="wash" radius={2} />
      ))}
      {way === 'soft prompt' &&
        [0, 1].map((i) => (
          <Box key={i} x={28 + i * 18} y={256} w={14} h={14} color="cinnabar" fill="cinnabar" radius={2} />
        ))}
      <Label x={110} y={288} size={13} color="soft">
        {settings[way]}
      </Label>
      <Label x={110} y={308} size={14} color="cinnabar">
        {counts[way].toLocaleString('en-US')} ({((100 * counts[way]) / base).toFixed(2)}%)
      </Label>
    </Panel>
  );
}

export default function Places() {
  return (
    <Panels>
      <Block way="soft prompt" />
      <Block way="prefix" />
      <Block way="adapter" />
      <Block way="LoRA" />
    </Panels>
  );
}
