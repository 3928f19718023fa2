/** The three lengths as bars: the direct way above, both parts of the detour below. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { Panel } from '../../ui/Panel';
import { detourWins } from './compute';
import { digits, percent } from './numbers';
import type { Props } from './props';
import { words } from './text';

export function Ways({ result, language }: Props) {
  const { direct, first, second } = result;
  const scale = 330 / Math.max(direct, first + second, 1e-9);
  const wins = detourWins(result);
  const sum = `${digits(first)} + ${digits(second)} = ${digits(first + second)}`;
  return (
    <Panel
      width={360}
      height={158}
      title={words.waysTitle[language]}
      desc={`d(v, w) = ${digits(direct)}; d(v, x) + d(x, w) = ${sum}. ${words[wins ? 'wins' : 'holds'][language]}.`}
    >
      <Label x={0} y={12} anchor="start">
        d(v, w) = {digits(direct)}
      </Label>
      <rect x={0} y={24} width={round(direct * scale)} height={18} fill="var(--ink)" />
      <Label x={0} y={66} anchor="start" color="blue">
        d(v, x) + d(x, w) = {sum}
      </Label>
      <rect x={0} y={78} width={round(first * scale)} height={18} fill="var(--blue)" />
      <rect
        x={round(first * scale)}
        y={78}
        width={round(second * scale)}
        height={18}
        fill="var(--blue)"
        fill-opacity={0.55}
      />
      {wins && <Line x1={direct * scale} y1={20} x2={direct * scale} y2={100} dash="dotted" color="soft" />}
      <Label x={0} y={124} anchor="start" weight="bold" color={wins ? 'cinnabar' : 'ink'}>
        {words[wins ? 'wins' : 'holds'][language]}: {digits(direct)} {wins ? '>' : '≤'} {digits(first + second)}
      </Label>
      <Label x={0} y={146} anchor="start" size={12} color="soft">
        {percent(result.share)}
        {language === 'en' && ' '}
        {words[result.world === 'coins' ? 'ofCoins' : 'ofSquare'][language]}
      </Label>
    </Panel>
  );
}
