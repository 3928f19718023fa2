/** Remarks under the table. */
import { grouped } from '../../ui/numbers';
import { ON_REQUEST } from './compute';
import type { Props } from './props';
import { words } from './text';

/** Formula against memory, biases without effect, or what does not fit. */
export function Check({ result, measured, language }: Props) {
  const { totals, problem } = result;
  const built = result.built ?? (measured && measured.ms.length === result.rows.length ? measured.built : undefined);
  const tooLarge = totals.parameters > ON_REQUEST.parameters || totals.macs > ON_REQUEST.macs;
  const full = language === 'zh';
  return (
    <>
      {problem && (
        <p>
          <b>⚠ {problem[language]}</b>
        </p>
      )}
      {!problem && built && (
        <p>
          {words.formula[language]} {grouped(totals.parameters)} {built.allocated === totals.parameters ? '=' : '≠'}{' '}
          {words.allocated[language]} {grouped(built.allocated)}
          {full ? '；' : '; '}
          {words[built.shapesAgree ? 'agree' : 'disagree'][language]}
          {full ? '。' : '.'}
        </p>
      )}
      {!problem && !built && <p>{words[tooLarge ? 'formulaOnly' : 'onRequest'][language]}</p>}
      {totals.uselessBiases > 0 && (
        <p>
          {totals.uselessBiases}
          {full ? '' : ' '}
          {words.useless[language]}
          {full ? '。' : '.'}
        </p>
      )}
    </>
  );
}
