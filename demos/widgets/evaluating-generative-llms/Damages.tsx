/** What each metric says of each damage, and where it sleeps. */
import { Fragment } from 'preact';
import type { Scores } from './compute';
import { hundred } from './format';
import type { Part } from './props';
import { words } from './text';

/** As wide as a digit, to keep columns aligned beside the marked numbers. */
const SPACE = '\u2007';

const COLUMNS = ['bleu', 'chrF', 'rouge1', 'rougeL', 'matching'] as const satisfies readonly (keyof Scores)[];

/** A metric sleeps where a changed meaning costs little, or a kept one nearly everything. */
const isAsleep = (score: number, keepsMeaning: boolean): boolean => (keepsMeaning ? score < 0.5 : score >= 0.7);

export function Damages({ result, language, order }: Part & { order: number }) {
  return (
    <div class="table-wrap">
      <p style={{ fontWeight: 600, margin: '1.2rem 0 0.3rem' }}>{words.tableTitle[language]}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.how[language]}</th>
            {[`BLEU-${order}`, 'chrF', 'R-1', 'R-L', words.matching[language]].map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[true, false].map((kept) => (
            <Fragment key={String(kept)}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={1 + COLUMNS.length}
                  style={{ color: 'var(--soft)', paddingBlockStart: '0.7rem' }}
                >
                  {(kept ? words.kept : words.lost)[language]}
                </th>
              </tr>
              {result.breaks
                .filter(({ keepsMeaning }) => keepsMeaning === kept)
                .map(({ kind, text, scores }) => (
                  <tr key={kind} title={text}>
                    <th scope="row">{words.breaks[kind][language]}</th>
                    {COLUMNS.map((name) => {
                      const asleep = isAsleep(scores[name], kept);
                      return (
                        <td key={name} style={asleep ? { color: 'var(--cinnabar)', fontWeight: 600 } : undefined}>
                          {hundred(scores[name])}
                          {asleep ? '*' : SPACE}
                        </td>
                      );
                    })}
                  </tr>
                ))}
            </Fragment>
          ))}
          <tr>
            <th scope="row">{words.now[language]}</th>
            {COLUMNS.map((name) => (
              <td key={name}>
                {hundred(result.scores[name])}
                {SPACE}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p>{words.asleep[language]}</p>
      <p>
        {words.vectorsNote[language]} {words.modelNote[language]}
      </p>
    </div>
  );
}
