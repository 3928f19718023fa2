/** Where the numbers come from, what each model makes of them at every x, and how well. */
import { Panels } from '../../ui/Panel';
import { BandPlots } from './BandPlots';
import { EVEN, UNEVEN } from './compute';
import { CountScatter } from './CountScatter';
import { CutButtons, HiddenScore } from './HiddenScore';
import type { Props } from './props';
import { ScoreTable } from './ScoreTable';
import { sentences, words } from './text';

const same = (a: readonly number[], b: readonly number[]): boolean => a.every((v, i) => v === b[i]);

export function View(props: Props) {
  const { params, result, language, set } = props;
  const grades = params.truth === 'grades';
  const uneven = grades && same(result.cuts, UNEVEN);
  const even = grades && same(result.cuts, EVEN);
  const codings = ['1, 2, 3, 4', '1, 2, 3, 10', '1, 5, 9, 10'];
  const rows = result.seen.map(({ value, rows: count }) => sentences.rowsOf[language](String(value), count));
  return (
    <>
      <p class="tabs" role="group" aria-label={words.presets[language]}>
        <button
          type="button"
          disabled={!set}
          aria-pressed={uneven}
          onClick={() => set?.({ truth: 'grades', cuts: UNEVEN })}
        >
          {words.uneven[language]}
        </button>
        <button
          type="button"
          disabled={!set}
          aria-pressed={even}
          onClick={() => set?.({ truth: 'grades', cuts: EVEN })}
        >
          {words.even[language]}
        </button>
        <button type="button" disabled={!set} aria-pressed={!grades} onClick={() => set?.({ truth: 'counts' })}>
          {words.counts[language]}
        </button>
      </p>
      {grades && (
        <>
          <p class="tabs" role="group" aria-label={words.codes[language]}>
            {codings.map((codes) => (
              <button
                key={codes}
                type="button"
                disabled={!set}
                aria-pressed={codes === result.codes.join(', ')}
                onClick={() => set?.({ codes })}
              >
                {codes}
              </button>
            ))}
          </p>
          <CutButtons {...props} />
        </>
      )}
      <Panels>
        {grades ? <HiddenScore {...props} /> : <CountScatter {...props} />}
        <BandPlots {...props} />
      </Panels>
      <ScoreTable {...props} />
      <p>
        {sentences.notes[params.truth][language]}
        {language === 'zh' ? '' : ' '}
        {grades
          ? sentences.rows[language](rows.join(language === 'zh' ? '，' : ', '))
          : sentences.dispersion[language](result.rawDispersion.toFixed(2), result.residualDispersion.toFixed(2))}
      </p>
    </>
  );
}
