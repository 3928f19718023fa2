/** What both networks answer: the probabilities of the eight values. */
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Line } from '../../ui/lines';
import { two } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { keyName, valueName } from './compute';
import type { Props } from './props';
import { words } from './text';

export function AnswersPanel({ params, result, language }: Props) {
  const { sequence, attentionAnswer, denseAnswer } = result;
  const truth = sequence.values[sequence.asked] ?? 0;
  const answers = [
    { kind: 'attention' as const, color: 'cinnabar' as const, answer: attentionAnswer },
    { kind: 'dense' as const, color: 'blue' as const, answer: denseAnswer },
  ];
  const asked = keyName(sequence.keys[sequence.asked] ?? 0);
  const title =
    language === 'zh'
      ? `${words.answers.zh}${asked}，应答${valueName(truth)}`
      : `${words.answers.en} ${asked}, which has ${valueName(truth)}`;
  const verdict = (answer: readonly number[]): string => {
    const best = answer.indexOf(Math.max(...answer));
    return `${valueName(best)}, ${best === truth ? words.right[language] : words.wrong[language]}`;
  };
  const left = 14;
  const step = 42;
  return (
    <Panel
      width={360}
      height={246}
      title={title}
      desc={answers
        .map(({ kind, answer }) =>
          answer
            ? `${words[kind][language]}: ${answer.map((p, i) => `${valueName(i)} ${two(p)}`).join(', ')}`
            : `${words[kind][language]}: ${words.none[language]}`,
        )
        .join('; ')}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {title}
      </Label>
      {answers.map(({ kind, color, answer }, r) => {
        const base = 106 + r * 112;
        return (
          <g key={kind}>
            <Label x={left} y={base - 72} anchor="start" size={12} color={color}>
              {words[kind][language]}
              {answer ? `: ${verdict(answer)}` : ''}
            </Label>
            {answer === null ? (
              <Label x={left} y={base - 40} anchor="start" size={12} color="soft">
                {language === 'zh'
                  ? `${words.cannot.zh}${params.pairs}${words.cannotEnd.zh}`
                  : `${words.cannot.en} ${params.pairs} ${words.cannotEnd.en}`}
              </Label>
            ) : (
              answer.map((p, v) => (
                <g key={v}>
                  <rect
                    x={left + v * step + 4}
                    y={round(base - 46 * p)}
                    width={step - 12}
                    height={round(Math.max(0.6, 46 * p))}
                    fill={`var(--${color})`}
                  />
                  <Label x={left + v * step + step / 2 - 2} y={base - 46 * p - 8} size={12} color="soft">
                    {two(p).replace(/^0/, '')}
                  </Label>
                </g>
              ))
            )}
            <Line x1={left} x2={left + 8 * step} y1={base} y2={base} color="soft" width={1} />
            {Array.from({ length: 8 }, (_, v) => (
              <Label
                key={v}
                x={left + v * step + step / 2 - 2}
                y={base + 13}
                size={12}
                weight={v === truth ? 'bold' : 'normal'}
              >
                {valueName(v)}
              </Label>
            ))}
          </g>
        );
      })}
    </Panel>
  );
}
