import { Arrow, Label, Panel, Panels, round, token } from './kit';

const teacher = [6, 3, 1];
const student = [2.5, 3, 0.5];

/** Softmax at a temperature. */
function softmax(logits: readonly number[], tau: number): number[] {
  const e = logits.map((z) => Math.exp(z / tau));
  const sum = e.reduce((a, b) => a + b, 0);
  return e.map((v) => v / sum);
}

function divergence(tau: number): number {
  const p = softmax(teacher, tau);
  const q = softmax(student, tau);
  return p.reduce((sum, pi, i) => sum + pi * Math.log(pi / (q[i] ?? 1)), 0);
}

function Bars({ tau }: { tau: number }) {
  const p = softmax(teacher, tau);
  const q = softmax(student, tau);
  const base = 200;
  const height = 140;
  const names = ['class 1', 'class 2', 'class 3'];
  const bar = (x: number, value: number, color: 'blue' | 'cinnabar') => (
    <g>
      <rect x={x} y={round(base - height * value)} width={34} height={round(height * value)} fill={token(color)} />
      <Label x={x + 17} y={base - height * value - 10} size={12} color={color}>
        {value.toFixed(2)}
      </Label>
    </g>
  );
  return (
    <Panel
      width={330}
      height={256}
      title={`Temperature ${tau}`}
      desc={`Teacher ${p.map((v) => v.toFixed(2)).join(', ')}; student ${q.map((v) => v.toFixed(2)).join(', ')}; divergence ${divergence(tau).toFixed(3)}.`}
    >
      <Label x={10} y={12} anchor="start" weight="bold">
        τ = {tau}
      </Label>
      <Label x={320} y={12} anchor="end" color="soft">
        KL = {divergence(tau).toFixed(3)}, τ²·KL = {(tau * tau * divergence(tau)).toFixed(3)}
      </Label>
      <line x1={10} x2={320} y1={base} y2={base} stroke={token('soft')} />
      {names.map((name, i) => (
        <g key={name} transform={`translate(${20 + i * 105} 0)`}>
          {bar(0, p[i] ?? 0, 'blue')}
          {bar(42, q[i] ?? 0, 'cinnabar')}
          <Label x={38} y={base + 15} size={12} color="soft">
            {i === 0 ? 'class 1 (true)' : name}
          </Label>
          {Math.abs((p[i] ?? 0) - (q[i] ?? 0)) > 0.05 && (
            <Arrow x1={86} x2={86} y1={base - height * (q[i] ?? 0)} y2={base - height * (p[i] ?? 0)} color="cinnabar" />
          )}
        </g>
      ))}
      <Label x={20} y={base + 40} anchor="start" color="blue">
        teacher 教师
      </Label>
      <Label x={130} y={base + 40} anchor="start" color="cinnabar">
        student 学生 → moves
      </Label>
    </Panel>
  );
}

export default function Distillation() {
  return (
    <Panels>
      <Bars tau={1} />
      <Bars tau={4} />
    </Panels>
  );
}
