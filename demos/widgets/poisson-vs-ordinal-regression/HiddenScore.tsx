/** Where the grades come from: the hidden score, its cuts, and the cuts that the ordinal fit has found. */
import { round, type Point } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line, Path } from '../../ui/lines';
import { decimals, minus } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import type { Props } from './props';
import { words } from './text';

const THETA = ['θ₁', 'θ₂', 'θ₃'] as const;

/** The cuts with the one nearest to `at` moved there. */
function moveNearest(cuts: readonly number[], at: number): number[] {
  const nearest = cuts.reduce((best, cut, i) => (Math.abs(cut - at) < Math.abs((cuts[best] ?? 0) - at) ? i : best), 0);
  return cuts.map((cut, i) => (i === nearest ? at : cut)).sort((a, b) => a - b);
}

export function HiddenScore({ result, language, set }: Props) {
  const { cuts, codes, ordinal } = result;
  const x = (value: number): number => 180 + value * 28;
  const y = (height: number): number => 132 - height * 360;
  const hill: Point[] = Array.from({ length: 121 }, (_, i) => {
    const v = -6 + i * 0.1;
    return [x(v), y(Math.exp(-v) / (1 + Math.exp(-v)) ** 2)];
  });
  const found = ordinal.cuts.length === 3 ? ordinal.cuts : [];
  const edges = [-6, ...cuts, 6];
  return (
    <Panel
      width={360}
      height={204}
      title={words.hidden[language]}
      desc={`${words.trueCuts[language]}: ${cuts.map((c) => decimals(c, 1)).join(', ')}; ${words.foundCuts[language]}: ${found.map((c) => decimals(c, 2)).join(', ')}`}
    >
      <Label x={0} y={12} anchor="start" weight="bold">
        {words.hidden[language]}
      </Label>
      <Path points={hill} />
      <Line x1={x(-6)} y1={y(0)} x2={x(6)} y2={y(0)} color="soft" width={1} />
      {cuts.map((cut, i) => (
        <Line key={i} x1={x(cut)} y1={30} x2={x(cut)} y2={y(0)} color="cinnabar" />
      ))}
      {codes.map((code, i) => {
        const [from, to] = [edges[i] ?? 0, edges[i + 1] ?? 0];
        return to - from < 0.4 ? null : (
          <Label key={i} x={x((from + to) / 2)} y={y(0) - 12} weight="bold">
            {code}
          </Label>
        );
      })}
      {found.map((cut, i) => {
        const at = x(Math.max(-6.2, Math.min(6.2, cut)));
        return (
          <Path
            key={i}
            points={[
              [at, y(0) + 3],
              [at - 5, y(0) + 12],
              [at + 5, y(0) + 12],
            ]}
            closed
            fill="blue"
            color="blue"
          />
        );
      })}
      {[-6, -4, -2, 0, 2, 4, 6].map((tick) => (
        <Label key={tick} x={x(tick)} y={y(0) + 24} size={12} color="soft">
          {minus(tick)}
        </Label>
      ))}
      <Label x={0} y={178} anchor="start" size={12} color="cinnabar">
        │ {words.trueCuts[language]}: {cuts.map((c) => decimals(c, 1)).join(', ')}
      </Label>
      {found.length > 0 && (
        <Label x={0} y={196} anchor="start" size={12} color="blue">
          ▲ {words.foundCuts[language]}: {found.map((c) => decimals(c, 2)).join(', ')}
        </Label>
      )}
      {set &&
        Array.from({ length: 33 }, (_, i) => {
          const at = -4 + i * 0.25;
          return (
            <rect
              key={i}
              x={round(x(at) - 3.5)}
              y={26}
              width={7}
              height={124}
              fill="transparent"
              style={{ cursor: 'pointer' }}
              onClick={() => set({ cuts: moveNearest(cuts, at) })}
            />
          );
        })}
    </Panel>
  );
}

export function CutButtons({ result, language, set }: Props) {
  const { cuts } = result;
  const move = (i: number, by: number): void => {
    const next = cuts.map((cut, j) => (j === i ? Math.min(4, Math.max(-4, Number((cut + by).toFixed(2)))) : cut));
    set?.({ cuts: next.sort((a, b) => a - b) });
  };
  return (
    <p class="tabs" role="group" aria-label={words.moveCuts[language]}>
      {cuts.map((_, i) => (
        <span key={i}>
          <button
            type="button"
            disabled={!set}
            aria-label={`${words.cut[language]} ${i + 1} ${words.down[language]}`}
            onClick={() => move(i, -0.5)}
          >
            ←
          </button>{' '}
          {THETA[i]}{' '}
          <button
            type="button"
            disabled={!set}
            aria-label={`${words.cut[language]} ${i + 1} ${words.up[language]}`}
            onClick={() => move(i, 0.5)}
          >
            →
          </button>
        </span>
      ))}
    </p>
  );
}
