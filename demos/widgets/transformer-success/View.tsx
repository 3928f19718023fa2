/** Two learning curves, what attention looks at in the reader's sequence, both answers, and both networks at other lengths. */
import { ButtonRow } from '../../ui/ButtonRow';
import { Panels } from '../../ui/Panel';
import { AnswersPanel } from './AnswersPanel';
import { keyName, writeSequence } from './compute';
import { CurvesPanel } from './CurvesPanel';
import { HeatPanel } from './HeatPanel';
import { LengthTable } from './LengthTable';
import type { Props } from './props';
import { words } from './text';

export function View(props: Props) {
  const { result, language, set } = props;
  const { sequence, curve } = result;
  const highest = Math.max(2.2, ...curve.flatMap((point) => [point.attentionLoss, point.denseLoss]));
  const lossTop = Math.min(6, Math.ceil(highest * 2) / 2);
  const buttons = sequence.keys.map((key, i) => ({
    name: `${words.ask[language]}${language === 'zh' ? '' : ' '}${keyName(key)}`,
    pressed: i === sequence.asked,
    press: set && (() => set({ sequence: writeSequence(sequence, i) })),
  }));
  return (
    <>
      <Panels>
        <CurvesPanel
          {...props}
          title={words.accuracyTitle[language]}
          axis={words.accuracy[language]}
          of={(point) => [point.attention, point.dense]}
          top={1}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          level={result.guess}
          levelName={`${words.guess[language]} ${result.guess.toFixed(3)}`}
        />
        <CurvesPanel
          {...props}
          title={words.lossTitle[language]}
          axis={words.loss[language]}
          of={(point) => [point.attentionLoss, point.denseLoss]}
          top={lossTop}
          ticks={Array.from({ length: Math.floor(lossTop) + 1 }, (_, i) => i)}
          level={Math.log(8)}
          levelName={words.uniform[language]}
        />
      </Panels>
      <ButtonRow label={words.ask[language]} buttons={buttons} />
      <Panels>
        <HeatPanel {...props} />
        <AnswersPanel {...props} />
      </Panels>
      <LengthTable {...props} />
    </>
  );
}
