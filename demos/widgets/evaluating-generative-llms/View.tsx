/** Counts behind BLEU, the cosine matrix, word surprisals, and the table of damages. */
import { ButtonRow } from '../../ui/ButtonRow';
import { Panels } from '../../ui/Panel';
import { Bleu } from './Bleu';
import { broken, BREAKS } from './breaks';
import { Cosines } from './Cosines';
import { Damages } from './Damages';
import { tokenize } from './metrics';
import type { Props } from './props';
import { RougeTable } from './RougeTable';
import { Surprisal } from './Surprisal';
import { words } from './text';

export function View({ params, result, language, set }: Props) {
  const source = tokenize(params.reference);
  const buttons = BREAKS.flatMap((kind) => {
    const candidate = broken(source, kind);
    if (candidate === undefined) return [];
    return {
      name: words.breaks[kind][language],
      pressed: candidate === params.candidate,
      press: set && (() => set({ candidate })),
    };
  });
  return (
    <>
      <ButtonRow label={words.breakIt[language]} buttons={buttons} />
      <Panels>
        <Bleu {...{ result, language }} />
        <RougeTable {...{ result, language }} />
      </Panels>
      <Damages {...{ result, language }} order={params.order} />
      <Panels>
        <Cosines {...{ result, params, language }} />
        <Surprisal {...{ result, language }} />
      </Panels>
    </>
  );
}
