/** The influence map, who sees whom in one layer, and the counts that follow. */
import { ButtonRow } from '../../ui/ButtonRow';
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import type { Language } from '../../ui/language';
import { Line } from '../../ui/lines';
import { Matrix } from '../../ui/Matrix';
import { minus, scientific } from '../../ui/numbers';
import { Panel, Panels } from '../../ui/Panel';
import { shortened } from '../../ui/shortened';
import { Table } from '../../ui/Table';
import type { ViewProps } from '../../runtime/widget.ts';
import type { Params, Result, Seen } from './compute';
import { words } from './text';

type Props = ViewProps<Params, Result>;

const LEFT = 66;
const TOP = 98;
const SEEN_COLOR = { 'two-sided': 'blue', causal: 'cinnabar', cross: 'green' } as const;
const KINDS = ['two-sided', 'causal', 'cross'] as const;

const short = (token: string): string => shortened(token, 8);
const cellOf = (n: number): number => Math.min(40, (356 - LEFT) / n);

/** `.31`, `1.2`, `4e−4`: three or four characters. */
export function brief(value: number): string {
  if (value === 0) return '0';
  if (value >= 0.995) return value.toFixed(1);
  if (value >= 0.005) return value.toFixed(2).replace(/^0/, '');
  const power = Math.floor(Math.log10(value));
  return minus(`${Math.round(value / 10 ** power)}e${power}`);
}

/** Small but not zero, in a cell that has room for two characters. */
const inCell = (value: number): string => (value > 0 && value < 0.005 ? '≈0' : brief(value));

/** Tokens along the top and the side; masked ones are struck out, and a line parts source and target. */
function Frame({ result, cell }: { result: Result; cell: number }) {
  const { tokens, sourceCount, masked } = result;
  const n = tokens.length;
  const split = sourceCount > 0 && sourceCount < n;
  const name = (j: number): string => (masked.includes(j) ? 'MASK' : short(tokens[j] ?? ''));
  const at = sourceCount * cell;
  return (
    <g>
      {tokens.map((_, j) => (
        <Label
          key={j}
          x={LEFT + (j + 0.5) * cell}
          y={TOP - 8}
          anchor="start"
          rotate={-90}
          size={12}
          color={masked.includes(j) ? 'soft' : 'ink'}
        >
          {name(j)}
        </Label>
      ))}
      {tokens.map((_, i) => (
        <Label
          key={i}
          x={LEFT - 7}
          y={TOP + (i + 0.5) * cell}
          anchor="end"
          size={12}
          color={masked.includes(i) ? 'soft' : 'ink'}
        >
          {name(i)}
        </Label>
      ))}
      {split && (
        <>
          <Line x1={LEFT + at} y1={TOP - 6} x2={LEFT + at} y2={TOP + n * cell} width={1.8} />
          <Line x1={LEFT - 6} y1={TOP + at} x2={LEFT + n * cell} y2={TOP + at} width={1.8} />
        </>
      )}
    </g>
  );
}

function Titles({ title, axes }: { title: string; axes: string }) {
  return (
    <>
      <Label x={0} y={10} anchor="start" weight="bold">
        {title}
      </Label>
      <Label x={0} y={28} anchor="start" size={12} color="soft">
        {axes}
      </Label>
    </>
  );
}

/** Colour on a logarithmic scale; exact zeros are blue, everything else cinnabar. */
function Influence({ result, language }: Props) {
  const { tokens, influence } = result;
  const n = tokens.length;
  const cell = cellOf(n);
  const positive = influence.flat().filter((value) => value > 0);
  const [low, high] = positive.length > 0 ? [Math.min(...positive), Math.max(...positive)] : [1, 1];
  const span = Math.max(Math.log(high / low), 1e-9);
  const strength = (value: number): number => (value === 0 ? -0.25 : 0.12 + (0.88 * Math.log(value / low)) / span);
  const height = TOP + n * cell + 30;
  return (
    <Panel
      width={360}
      height={height}
      title={words.influence[language]}
      desc={influence
        .map((row, i) => `${tokens[i]}: ${row.map((value, j) => `${tokens[j]} ${brief(value)}`).join(', ')}`)
        .join('; ')}
    >
      <Titles title={words.influence[language]} axes={words.influenceAxes[language]} />
      <Matrix
        x={LEFT}
        y={TOP}
        values={influence.map((row) => row.map(strength))}
        cell={cell}
        scale="signed"
        max={1}
        format={(_, i, j) => inCell(influence[i]?.[j] ?? 0)}
        textSize={Math.min(12, cell * 0.42)}
        borderColor="wash"
      />
      <Frame result={result} cell={cell} />
      <rect
        x={LEFT}
        y={round(height - 20)}
        width={14}
        height={14}
        fill="color-mix(in srgb, var(--blue) 25%, var(--paper))"
      />
      <Label x={LEFT + 20} y={height - 13} anchor="start" size={12} color="soft">
        {words.zero[language]}
      </Label>
      {[0.12, 0.4, 0.7, 1].map((share, k) => (
        <rect
          key={k}
          x={LEFT + 148 + 14 * k}
          y={round(height - 20)}
          width={14}
          height={14}
          fill={`color-mix(in srgb, var(--cinnabar) ${100 * share}%, var(--paper))`}
        />
      ))}
      <Label x={LEFT + 142} y={height - 13} anchor="end" size={12} color="soft">
        {brief(low)}
      </Label>
      <Label x={LEFT + 210} y={height - 13} anchor="start" size={12} color="soft">
        {brief(high)} (log)
      </Label>
    </Panel>
  );
}

function Visible({ result, language }: Props) {
  const { tokens, visible, pairs } = result;
  const n = tokens.length;
  const cell = cellOf(n);
  const height = TOP + n * cell + 30;
  const kinds = KINDS.filter((kind) => visible.some((row) => row.includes(kind)));
  return (
    <Panel
      width={360}
      height={height}
      title={words.visible[language]}
      desc={`${pairs} ${words.pairs[language]}. ${visible.map((row, i) => `${tokens[i]}: ${row.flatMap((seen, j) => (seen ? [tokens[j]] : [])).join(', ')}`).join('; ')}`}
    >
      <Titles title={words.visible[language]} axes={words.visibleAxes(pairs)[language]} />
      {visible.map((row, i) => row.map((seen, j) => <Cell key={`${i}-${j}`} seen={seen} i={i} j={j} cell={cell} />))}
      <Frame result={result} cell={cell} />
      {kinds.map((kind, k) => (
        <g key={kind}>
          <Mark kind={kind} x={LEFT + 8 + k * 92} y={height - 13} />
          <Label x={LEFT + 20 + k * 92} y={height - 13} anchor="start" size={12} color={SEEN_COLOR[kind]}>
            {words[kind][language]}
          </Label>
        </g>
      ))}
    </Panel>
  );
}

/** Each kind of attention has a shape as well as a colour. */
function Mark({ kind, x, y }: { kind: Exclude<Seen, null>; x: number; y: number }) {
  const fill = `var(--${SEEN_COLOR[kind]})`;
  if (kind === 'two-sided') return <circle cx={round(x)} cy={round(y)} r={5} fill={fill} />;
  if (kind === 'causal') return <path d={`M${round(x - 5)} ${round(y + 5)}h10l-10 -10z`} fill={fill} />;
  return <rect x={round(x - 4.5)} y={round(y - 4.5)} width={9} height={9} fill={fill} />;
}

function Cell({ seen, i, j, cell }: { seen: Seen; i: number; j: number; cell: number }) {
  const x = LEFT + j * cell;
  const y = TOP + i * cell;
  return (
    <g>
      <rect
        x={round(x)}
        y={round(y)}
        width={round(cell)}
        height={round(cell)}
        fill={seen ? 'var(--paper)' : 'none'}
        stroke="var(--rule)"
        stroke-width={0.8}
      />
      {seen && <Mark kind={seen} x={x + cell / 2} y={y + cell / 2} />}
    </g>
  );
}

function Counts({ result, language }: Props) {
  const { pairs, zeros, tokens, predicted, passes, cacheDifference } = result;
  const rows: [string, string][] = [
    [words.pairs[language], `${pairs} / ${tokens.length ** 2}`],
    [words.zeros[language], `${zeros} / ${tokens.length ** 2}`],
    [words.predicted[language], String(predicted)],
    [words.plain[language], passes ? String(passes.plain) : words.noWriting[language]],
    ...(passes ? [[words.cached[language], String(passes.cached)] as [string, string]] : []),
    ...(cacheDifference === undefined
      ? []
      : [[words.cacheDifference[language], scientific(cacheDifference)] as [string, string]]),
  ];
  return <Table nowrap rows={rows} />;
}

function MaskButtons({ params, result, language, set }: Props) {
  if (params.architecture !== 'encoder') return null;
  return <MaskRow tokens={result.tokens} masked={result.masked} language={language} set={set} />;
}

interface MaskRowProps {
  tokens: readonly string[];
  masked: readonly number[];
  language: Language;
  set: Props['set'];
}

function MaskRow({ tokens, masked, language, set }: MaskRowProps) {
  const toggled = (j: number): number[] => {
    const next = masked.includes(j) ? masked.filter((k) => k !== j) : [...masked, j];
    return next.map((k) => k + 1).sort((a, b) => a - b);
  };
  const buttons = tokens.map((token, j) => ({
    name: `${j + 1} ${short(token)}`,
    pressed: masked.includes(j),
    press: set && (() => set({ masked: toggled(j) })),
  }));
  return (
    <>
      <p style={{ margin: '0.6rem 0 0' }}>{words.mask[language]}:</p>
      <ButtonRow label={words.mask[language]} style={{ marginBlockStart: '0.2rem' }} buttons={buttons} />
    </>
  );
}

export function View(props: Props) {
  return (
    <>
      <MaskButtons {...props} />
      <Panels>
        <Influence {...props} />
        <Visible {...props} />
        <Counts {...props} />
      </Panels>
    </>
  );
}
