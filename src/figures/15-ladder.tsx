import { Label, Line, Panel } from './kit';

/** A change in words: text in vertical bars is new or marks where something went. */
const ROWS = [
  { name: 'original', text: 'the courier did not call me', verdicts: ['✓', '✓', '✓'] },
  { name: 'synonyms', text: 'the |driver| did not |phone| me', verdicts: ['✓', '✓', '✓'] },
  { name: 'typos', text: 'the |courire| did not |cal| me', verdicts: ['✓', '✓', '✓'] },
  { name: 'deletion', text: 'the courier did |∅| call me', verdicts: ['✓', '✗', '✓'] },
  { name: 'swap', text: 'the |me| did not call |courier|', verdicts: ['✓', '?', '✗'] },
  { name: 'round trip', text: '|I got no call from| the courier', verdicts: ['✓', '✓', '✓'] },
] as const;
const TASKS = ['topic', 'complaint', 'who'] as const;
const COLUMNS = [228, 284, 338] as const;

export default function Ladder() {
  return (
    <Panel
      width={360}
      height={318}
      maxScale={1.45}
      title="One complaint, five changes, three tasks"
      desc="Synonyms, typos and a round trip keep all three labels. Deletion of not turns the complaint around. A swap ruins who called whom and makes the complaint doubtful. The topic survives everything."
    >
      {TASKS.map((task, j) => (
        <Label key={task} x={COLUMNS[j] ?? 0} y={14} size={12.5} color="soft">
          {task}
        </Label>
      ))}
      {ROWS.map((row, i) => {
        const y = 46 + i * 48;
        return (
          <g key={row.name}>
            {i > 0 && <Line x1={4} y1={y - 24} x2={356} y2={y - 24} color="rule" width={0.8} />}
            <Label x={4} y={y - 10} anchor="start" size={12} color="soft">
              {row.name}
            </Label>
            <Label x={4} y={y + 9} anchor="start" size={14}>
              {row.text.split('|').map((part, k) => (
                <tspan key={k} fill={k % 2 ? 'var(--cinnabar)' : undefined}>
                  {part}
                </tspan>
              ))}
            </Label>
            {row.verdicts.map((verdict, j) => (
              <Label
                key={j}
                x={COLUMNS[j] ?? 0}
                y={y}
                size={17}
                weight={verdict === '✓' ? 'normal' : 'bold'}
                color={verdict === '✓' ? 'soft' : 'ink'}
              >
                {verdict}
              </Label>
            ))}
          </g>
        );
      })}
    </Panel>
  );
}
