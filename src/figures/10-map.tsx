import { Group, Label, Line, Panel, Panels } from './kit';

interface Cell {
  head: string;
  gloss: string;
  sources: string[];
  works: string[];
  vain: string[];
}

const cells: Cell[] = [
  {
    head: 'Drawn, in training',
    gloss: '训练时抽出来的',
    sources: ['initial weights, splits, shuffling,', 'augmentation, dropout'],
    works: ['seed every generator', 'store splits as ids'],
    vain: ['one global seed, workers forgotten'],
  },
  {
    head: 'Left to the machine, in training',
    gloss: '训练时机器留下的',
    sources: ['algorithm choice, float atomics,', 'number and type of GPUs'],
    works: ['deterministic kernels', 'pinned versions and hardware'],
    vain: ['a seed'],
  },
  {
    head: 'Drawn, in use',
    gloss: '使用时抽出来的',
    sources: ['token sampling, noise for images,', 'dropout left on'],
    works: ['seed and all sampler settings', 'evaluation mode'],
    vain: ['no_grad() to stop dropout'],
  },
  {
    head: 'Left to the machine, in use',
    gloss: '使用时机器留下的',
    sources: ['batch size on the server, kernels,', 'near ties, other chips'],
    works: ['batch-invariant kernels', 'same build, same device'],
    vain: ['temperature 0'],
  },
];

function Lines({ lines, y, mark }: { lines: string[]; y: number; mark?: string }) {
  return (
    <g>
      {lines.map((line, i) => (
        <Label key={line} x={mark ? 34 : 14} y={y + 18 * i} anchor="start" size={13}>
          {line}
        </Label>
      ))}
      {mark && (
        <Label x={20} y={y} size={14} weight="bold" color={mark === '✓' ? 'cinnabar' : 'soft'}>
          {mark}
        </Label>
      )}
    </g>
  );
}

export default function Map() {
  return (
    <Panels>
      {cells.map((cell) => (
        <Panel
          key={cell.head}
          width={290}
          height={176}
          title={cell.head}
          desc={`Sources: ${cell.sources.join(' ')}. Works: ${cell.works.join('; ')}. Does not: ${cell.vain.join('; ')}.`}
        >
          <Line x1={4} y1={6} x2={4} y2={168} color={cell.head.startsWith('Drawn') ? 'cinnabar' : 'blue'} width={2.4} />
          <Label x={14} y={14} anchor="start" weight="bold" size={14}>
            {cell.head}
          </Label>
          <Label x={14} y={34} anchor="start" color="soft" size={13}>
            {cell.gloss}
          </Label>
          <Lines lines={cell.sources} y={58} />
          <Group y={0}>
            <Lines lines={cell.works} y={104} mark="✓" />
            <Lines lines={cell.vain} y={150} mark="✗" />
          </Group>
        </Panel>
      ))}
    </Panels>
  );
}
