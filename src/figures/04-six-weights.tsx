/** Six weights through one round: initial values, trained values with the smallest third crossed out, the ticket. */
import { Label, Line, Panel, token, type Color } from './kit';

const initial = [0.3, -0.12, 0.05, -0.41, 0.22, 0.08];
const trained = [0.35, -0.02, 0.61, -0.38, 0.04, -0.53];
const cut = initial.length / 3;
const smallest = new Set(
  trained
    .map((w, i) => ({ i, size: Math.abs(w) }))
    .sort((a, b) => a.size - b.size)
    .slice(0, cut)
    .map(({ i }) => i),
);
const mask = initial.map((_, i) => (smallest.has(i) ? 0 : 1));
const ticket = initial.map((w, i) => w * (mask[i] ?? 0));

const text = (v: number) => v.toFixed(2).replace('-', '−');
const X = (i: number) => 92 + i * 48;
const scale = 56;

function Bars({
  y,
  name,
  values,
  color,
  crossed,
}: {
  y: number;
  name: readonly string[];
  values: readonly number[];
  color: Color;
  crossed?: ReadonlySet<number>;
}) {
  return (
    <g>
      {name.map((line, k) => (
        <Label key={line} x={4} y={y - 8 + 17 * k} anchor="start" size={13} color={k === 0 ? color : 'soft'}>
          {line}
        </Label>
      ))}
      <Line x1={68} y1={y} x2={356} y2={y} color="rule" />
      {values.map((v, i) => {
        const out = crossed?.has(i);
        const h = Math.abs(v) * scale;
        return (
          <g key={i}>
            <rect x={X(i) - 10} y={v >= 0 ? y - h : y} width={20} height={h} fill={token(out ? 'rule' : color)} />
            <Label
              x={X(i)}
              y={v >= 0 ? y - h - (out ? 18 : 10) : y + h + (out ? 19 : 11)}
              size={12.5}
              color={out ? 'soft' : 'ink'}
            >
              {v === 0 ? '0' : text(v)}
            </Label>
            {out && (
              <g>
                <Line x1={X(i) - 11} y1={y - 9} x2={X(i) + 11} y2={y + 9} color="ink" width={2} />
                <Line x1={X(i) - 11} y1={y + 9} x2={X(i) + 11} y2={y - 9} color="ink" width={2} />
              </g>
            )}
          </g>
        );
      })}
    </g>
  );
}

export default function SixWeights() {
  return (
    <Panel
      width={360}
      height={322}
      maxScale={1.4}
      title="Six weights through one round"
      desc={`Initial values ${initial.map(text).join(', ')}. Trained values ${trained.map(text).join(', ')}, of which the ${cut} smallest in magnitude are crossed out. The ticket is ${ticket.map(text).join(', ')}: initial values where the mask is 1.`}
    >
      <Bars y={56} name={['initial', '初值']} values={initial} color="blue" />
      <Bars y={164} name={['trained', '训练后']} values={trained} color="soft" crossed={smallest} />
      <Bars y={272} name={['ticket', '彩票']} values={ticket} color="cinnabar" />
      <Label x={4} y={222} anchor="start" size={13}>
        mask
      </Label>
      {mask.map((m, i) => (
        <Label key={i} x={X(i)} y={222} size={13} weight="bold" color={m ? 'cinnabar' : 'soft'}>
          {m}
        </Label>
      ))}
    </Panel>
  );
}
