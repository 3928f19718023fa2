/** Where the numbers come from, what each model makes of them at every x, and how well. */
import { ButtonRow } from '../../ui/ButtonRow';
import { Panels } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
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
      <ButtonRow
        label={words.presets[language]}
        buttons={[
          {
            name: words.uneven[language],
            pressed: uneven,
            press: set && (() => set({ truth: 'grades', cuts: UNEVEN })),
          },
          { name: words.even[language], pressed: even, press: set && (() => set({ truth: 'grades', cuts: EVEN })) },
          { name: words.counts[language], pressed: !grades, press: set && (() => set({ truth: 'counts' })) },
        ]}
      />
      {grades && (
        <>
          <Tabs
            label={words.codes[language]}
            options={codings}
            chosen={result.codes.join(', ')}
            nameOf={(codes) => codes}
            choose={set && ((codes) => set({ codes }))}
          />
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
