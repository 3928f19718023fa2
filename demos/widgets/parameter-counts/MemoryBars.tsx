/** What training holds in memory, a bar each, and the batch from which activations outweigh the weights. */
import { token, type Color } from '../../ui/color';
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { grouped } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { bytesText } from './numbers';
import type { Props } from './props';
import { words } from './text';

export function MemoryBars({ params, result, language }: Props) {
  const { memory } = result;
  const bars: readonly (readonly [string, number, Color])[] = [
    [words.weights[language], memory.weights, 'ink'],
    [words.gradients[language], memory.gradients, 'soft'],
    [words.state[language], memory.state, 'blue'],
    [`${words.kept[language]} × ${params.batch}`, memory.activations, 'cinnabar'],
  ];
  const total = bars.reduce((sum, [, bytes]) => sum + bytes, 0);
  const most = Math.max(...bars.map(([, bytes]) => bytes), 1);
  const left = 118;
  const room = 360 - left - 74;
  return (
    <Panel
      width={360}
      height={164}
      title={words.memory[language]}
      desc={bars.map(([name, bytes]) => `${name}: ${bytesText(bytes)}`).join('; ')}
    >
      <Label x={0} y={8} anchor="start" weight="bold">
        {words.memory[language]}: {bytesText(total)}
      </Label>
      {bars.map(([name, bytes, color], i) => {
        const y = 36 + i * 25;
        return (
          <g key={i}>
            <Label x={left - 8} y={y} size={12} anchor="end">
              {name}
            </Label>
            <rect x={left} y={y - 8} width={round((room * bytes) / most)} height={16} fill={token(color)} />
            <Label x={left + 5 + (room * bytes) / most} y={y} size={12} anchor="start">
              {bytesText(bytes)}
            </Label>
          </g>
        );
      })}
      <Line x1={left} y1={24} x2={left} y2={124} color="soft" width={1} />
      <Label x={0} y={150} anchor="start" size={12} color="soft">
        {[words.overtakes[language], grouped(memory.overtakes), words.overtakesAfter[language]].join(
          language === 'zh' ? '' : ' ',
        )}
      </Label>
    </Panel>
  );
}
