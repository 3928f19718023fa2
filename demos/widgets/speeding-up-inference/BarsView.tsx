/** One bar for each way of computing the same. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import type { Language } from '../../ui/language';
import { Panel } from '../../ui/Panel';
import { VARIANT_WORDS } from './text';

export interface BarRow {
  variant: string;
  value: number;
  label: string;
}

export function Bars({ rows, title, language }: { rows: readonly BarRow[]; title: string; language: Language }) {
  const top = 38;
  const step = 27;
  const left = 128;
  const full = 118;
  const most = Math.max(...rows.map(({ value }) => value), 1e-12);
  return (
    <Panel
      width={360}
      height={top + rows.length * step}
      title={title}
      desc={rows.map(({ variant, label }) => `${VARIANT_WORDS[variant]?.[language] ?? variant}: ${label}`).join('; ')}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {title}
      </Label>
      {rows.map(({ variant, value, label }, i) => (
        <g key={variant}>
          <Label x={left - 8} y={top + i * step} anchor="end" size={12}>
            {VARIANT_WORDS[variant]?.[language] ?? variant}
          </Label>
          <rect
            x={left}
            y={top + i * step - 8}
            width={round(Math.max(1, (full * value) / most))}
            height={16}
            fill={i === 0 ? 'var(--blue)' : 'var(--cinnabar)'}
            opacity={0.85}
          />
          <Label x={left + (full * value) / most + 6} y={top + i * step} anchor="start" size={12}>
            {label}
          </Label>
        </g>
      ))}
    </Panel>
  );
}
