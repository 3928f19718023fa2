import { seededRandom } from '../../demos/runtime/random';
import { Arrow, Dot, Label, Panel, Panels, Path } from './kit';

const SHARES = [0.8, 0.2] as const;
const angle = Math.atan2(SHARES[1], SHARES[0]);
const cosines = [Math.cos(angle), Math.sin(angle)] as const;

function cluster(count: number, x: number, y: number, spread: number, next: () => number) {
  return Array.from({ length: count }, () => {
    const radius = spread * Math.sqrt(-2 * Math.log(1 - next() * 0.98));
    const turn = 2 * Math.PI * next();
    return { x: x + radius * Math.cos(turn), y: y + radius * Math.sin(turn) };
  });
}

export default function Senses() {
  const next = seededRandom(14).uniform;
  const origin = { x: 54, y: 214 };
  const unit = 168;
  const tip = { x: origin.x + unit * cosines[0], y: origin.y - unit * cosines[1] };
  const arc = 70;
  const money = cluster(20, 118, 150, 21, next);
  const river = cluster(5, 250, 92, 15, next);
  return (
    <Panels>
      <Panel
        width={340}
        height={256}
        title="One vector for a word form"
        desc="Two sense directions at right angles; the vector of the form, with shares 80 and 20, stands 14 degrees from the common sense."
      >
        <Label x={4} y={14} anchor="start" size={15} weight="bold">
          one vector per form
        </Label>
        <Arrow x1={origin.x} y1={origin.y} x2={origin.x + unit} y2={origin.y} color="blue" />
        <Arrow x1={origin.x} y1={origin.y} x2={origin.x} y2={origin.y - unit} color="blue" />
        <Arrow x1={origin.x} y1={origin.y} x2={tip.x} y2={tip.y} color="cinnabar" width={2} />
        <Path
          d={`M${origin.x + arc} ${origin.y}A${arc} ${arc} 0 0 0 ${origin.x + arc * cosines[0]} ${origin.y - arc * cosines[1]}`}
          color="soft"
        />
        <Label x={origin.x + arc + 16} y={origin.y - 10} size={13} color="soft">
          {Math.round((angle * 180) / Math.PI)}°
        </Label>
        <Label x={origin.x + unit / 2} y={origin.y + 20} color="blue">
          money sense ({Math.round(SHARES[0] * 100)} %)
        </Label>
        <Label x={origin.x + 10} y={origin.y - unit + 8} anchor="start" color="blue">
          river sense ({Math.round(SHARES[1] * 100)} %)
        </Label>
        <Label x={tip.x + 8} y={tip.y - 4} anchor="start" size={14} color="cinnabar">
          bank
        </Label>
        <Label x={origin.x + 92} y={origin.y - 96} anchor="start">
          cosine with money {cosines[0].toFixed(3)}
        </Label>
        <Label x={origin.x + 92} y={origin.y - 76} anchor="start">
          cosine with river {cosines[1].toFixed(3)}
        </Label>
      </Panel>
      <Panel
        width={340}
        height={256}
        title="One vector for each occurrence"
        desc="Twenty points form a cluster for the money sense, five points another for the river sense."
      >
        <Label x={4} y={14} anchor="start" size={15} weight="bold">
          one vector per occurrence
        </Label>
        {money.map((p, i) => (
          <Dot key={i} x={p.x} y={p.y} r={3.5} color="cinnabar" />
        ))}
        {river.map((p, i) => (
          <Dot key={i} x={p.x} y={p.y} r={3.5} color="blue" />
        ))}
        <Label x={118} y={232} color="cinnabar">
          “the bank raised its rates”
        </Label>
        <Label x={250} y={44} color="blue">
          “the bank of the river”
        </Label>
      </Panel>
    </Panels>
  );
}
