/** What the vector of one word still remembers of its counts. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { Panel } from '../../ui/Panel';
import { shortened } from '../../ui/shortened';
import type { Entry } from './compute';
import { signed } from './format';
import type { Props } from './props';
import { words } from './text';

function EntryRow({ entry, y, zero, scale }: { entry: Entry; y: number; zero: number; scale: number }) {
  const end = zero + entry.decoded * scale;
  return (
    <g>
      <Label x={0} y={y} anchor="start" size={12.5}>
        {shortened(entry.word, 10)}
      </Label>
      <rect
        x={round(zero)}
        y={y - 7}
        width={round(Math.max(0, entry.counted * scale))}
        height={6}
        fill="none"
        stroke="var(--blue)"
      />
      <rect
        x={round(Math.min(zero, end))}
        y={y + 1}
        width={round(Math.abs(end - zero))}
        height={6}
        fill="var(--cinnabar)"
      />
      <Label x={300} y={y} anchor="end" size={12} color="blue">
        {signed(entry.counted, 4)}
      </Label>
      <Label x={358} y={y} anchor="end" size={12} color="cinnabar">
        {signed(entry.decoded, 4)}
      </Label>
    </g>
  );
}

export function Decoded({ result, language }: Props) {
  const { entries, word } = result;
  const seen = entries.filter(({ counted }) => counted > 0);
  const unseen = entries.filter(({ counted }) => counted === 0);
  const values = entries.flatMap(({ counted, decoded }) => [counted, decoded]);
  const [low, high] = [Math.min(0, ...values), Math.max(1e-9, ...values)];
  const scale = 160 / (high - low);
  const zero = 82 - low * scale;
  const second = 62 + 21 * seen.length;
  const title = `${words.decodedTitle[language]} ${language === 'zh' ? shortened(word, 14) : `“${shortened(word, 14)}”`}`;
  return (
    <Panel
      width={360}
      height={second + 21 * unseen.length + 10}
      title={title}
      desc={entries
        .map(
          ({ word: name, counted, decoded }) =>
            `${name}: ${words.counted[language]} ${signed(counted, 4)}, ${words.decoded[language]} ${signed(decoded, 4)}`,
        )
        .join('; ')}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {title}
      </Label>
      <Label x={0} y={34} anchor="start" size={12} color="soft">
        {words.seen[language]}
      </Label>
      <Label x={300} y={34} anchor="end" size={12} color="blue">
        {words.counted[language]}
      </Label>
      <Label x={358} y={34} anchor="end" size={12} color="cinnabar">
        {words.decoded[language]}
      </Label>
      {seen.map((entry, i) => (
        <EntryRow key={entry.word} entry={entry} y={56 + 21 * i} zero={zero} scale={scale} />
      ))}
      {unseen.length > 0 && (
        <Label x={0} y={second} anchor="start" size={12} color="soft">
          {words.unseen[language]}
        </Label>
      )}
      {unseen.map((entry, i) => (
        <EntryRow key={entry.word} entry={entry} y={second + 22 + 21 * i} zero={zero} scale={scale} />
      ))}
      <Line x1={zero} y1={46} x2={zero} y2={second - 12} color="soft" width={1} />
      <Line x1={zero} y1={second + 12} x2={zero} y2={second + 21 * unseen.length + 10} color="soft" width={1} />
    </Panel>
  );
}
