/** The fit, what it keeps of each direction, and how its error moves with the size of the model and with the knob in use. */
import { Panels } from '../../ui/Panel';
import { FitPanel } from './FitPanel';
import { KnobPanel } from './KnobPanel';
import type { Props } from './props';
import { SharePanel } from './SharePanel';
import { SizePanel } from './SizePanel';
import { short, words } from './text';

export function View(props: Props) {
  const { result, language } = props;
  return (
    <>
      <Panels>
        <FitPanel {...props} />
        <SizePanel {...props} />
        <SharePanel {...props} />
        <KnobPanel {...props} />
      </Panels>
      {result.memberCurves.length > 0 && (
        <p>
          {words.identity[language]} {short(result.test)} = {words.memberMean[language]} {short(result.memberMean)} −{' '}
          {words.spread[language]} {short(result.spread)}
          {language === 'zh' ? '；' : '; '}
          {words.best[language]} {short(result.best)}
          {language === 'zh' ? '。' : '.'}
        </p>
      )}
    </>
  );
}
