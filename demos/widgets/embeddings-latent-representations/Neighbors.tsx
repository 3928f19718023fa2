/** The words nearest to the chosen one, and below them the other words of the table. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { Panel } from '../../ui/Panel';
import { shortened } from '../../ui/shortened';
import type { Neighbor } from './compute';
import { signed } from './format';
import type { Props } from './props';
import { words } from './text';

/** One list of words with a bar and four decimals each. */
function Bars({ list, y, zero, scale }: { list: readonly Neighbor[]; y: number; zero: number; scale: number }) {
  return (
    <>
      {list.map(({ word, value }, i) => {
        const end = zero + value * scale;
        return (
          <g key={word}>
            <Label x={0} y={y + 20 * i} anchor="start" size={12.5}>
              {shortened(word, 12)}
            </Label>
            <rect
              x={round(Math.min(zero, end))}
              y={round(y + 20 * i - 6)}
              width={round(Math.abs(end - zero))}
              height={12}
              fill={value < 0 ? 'var(--blue)' : 'var(--cinnabar)'}
            />
            <Label x={358} y={y + 20 * i} anchor="end" size={12.5}>
              {signed(value, 4)}
            </Label>
          </g>
        );
      })}
    </>
  );
}

export function Neighbors({ params, result, language }: Props) {
  const { nearest, word } = result;
  const others = result.others.filter((other) => !nearest.some((near) => near.word === other.word));
  const all = [...nearest, ...others].map(({ value }) => value);
  const [low, high] = [Math.min(0, ...all), Math.max(1e-9, ...all)];
  const scale = 190 / (high - low);
  const zero = 96 - low * scale;
  const second = 44 + 20 * nearest.length;
  const title = `${words.nearestOf[language]} ${language === 'zh' ? '' : '“'}${shortened(word, 14)}${language === 'zh' ? '' : '”'}`;
  return (
    <Panel
      width={360}
      height={second + 20 * others.length + (others.length ? 16 : 0)}
      title={title}
      desc={[...nearest, ...others].map(({ word: name, value }) => `${name} ${signed(value, 4)}`).join('; ')}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {title}
      </Label>
      <Label x={358} y={10} anchor="end" size={12} color="soft">
        {words.similarity[params.measure][language]}
      </Label>
      <Bars list={nearest} y={36} zero={zero} scale={scale} />
      {others.length > 0 && (
        <>
          <Line x1={0} y1={second - 12} x2={358} y2={second - 12} color="rule" />
          <Label x={0} y={second} anchor="start" size={12} color="soft">
            {words.othersOf[language]}
          </Label>
          <Bars list={others} y={second + 22} zero={zero} scale={scale} />
        </>
      )}
    </Panel>
  );
}
