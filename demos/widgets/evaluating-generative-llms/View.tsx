/** Counts behind BLEU, the cosine matrix, word surprisals, and the table of damages. */
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
  return (
    <>
      <p class="tabs" role="group" aria-label={words.breakIt[language]}>
        {BREAKS.map((kind) => {
          const text = broken(source, kind);
          return text === undefined ? null : (
            <button
              key={kind}
              type="button"
              disabled={!set}
              aria-pressed={text === params.candidate}
              onClick={() => set?.({ candidate: text })}
            >
              {words.breaks[kind][language]}
            </button>
          );
        })}
      </p>
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
