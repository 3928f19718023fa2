/** The nearest words, the experiment's answer, and the cosines of a few words with one another. */
import { grouped } from '../../ui/numbers';
import { Panels } from '../../ui/Panel';
import { Choosers } from './Choosers';
import { CosineMap } from './CosineMap';
import { MergeBars } from './MergeBars';
import { Neighbors } from './Neighbors';
import type { Props } from './props';
import { words } from './text';
import { TwinPlot } from './TwinPlot';

const clip = (sentence: string): string => (sentence.length > 90 ? `${sentence.slice(0, 89)}…` : sentence);

function Corpus({ params, result, language }: Props) {
  const { examples, sentenceCount, tokens, pairs } = result;
  return (
    <p>
      {words.corpus(grouped(sentenceCount), grouped(tokens), grouped(pairs))[language]}{' '}
      <i lang={params.source === 'grammar' ? 'en' : undefined}>{examples.map(clip).join(' / ')} …</i>
    </p>
  );
}

export function View(props: Props) {
  const { params, result, language } = props;
  const { twin, merged } = result;
  return (
    <>
      <Choosers {...props} />
      <Panels>
        <Neighbors {...props} />
        {twin && <TwinPlot twin={twin} result={result} language={language} />}
        {merged && <MergeBars merged={merged} language={language} />}
        <CosineMap {...props} />
      </Panels>
      {params.experiment === 'split' && !twin && (
        <p>{result.count === 1 ? words.onlyOnce[language] : words.neverBoth[language]}</p>
      )}
      <Corpus {...props} />
    </>
  );
}
