/** The scores of all arms in the round that is drawn, and over how many seeds. */
import type { Language } from '../../ui/language';
import { Tabs } from '../../ui/Tabs';
import { ARMS, type Params } from './compute';
import type { Props } from './props';
import { sentences, words } from './text';

export function Scores({ params, result, language, set }: Props) {
  const { scores, left, round: at, finished } = result;
  const several = finished > 1;
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{sentences.left[language](left[at] ?? 0)}</th>
            <td />
            <th scope="col">{several ? words.mean[language] : words.accuracy[language]}</th>
            {several && <th scope="col">{words.sd[language]}</th>}
          </tr>
        </thead>
        <tbody>
          {ARMS.map((arm) => (
            <tr key={arm}>
              <th scope="row">
                {arm === params.rival || arm === 'ticket' ? (
                  <b>{words.arms[arm][language]}</b>
                ) : (
                  words.arms[arm][language]
                )}
              </th>
              <td style={{ textAlign: 'start' }}>{words.explained[arm][language]}</td>
              <td>{(scores[arm][at]?.mean ?? 0).toFixed(3)}</td>
              {several && <td>{(scores[arm][at]?.sd ?? 0).toFixed(3)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{seedLine(params, finished, language)}</p>
      <Seeds params={params} language={language} set={set} />
    </div>
  );
}

function seedLine({ seed, runs }: Params, finished: number, language: Language): string {
  const last = seed + Math.max(1, finished) - 1;
  if (finished < runs) return sentences.someDone[language](finished, runs);
  return runs === 1 ? sentences.oneDone[language](seed) : sentences.allDone[language](runs, seed, last);
}

function Seeds({ params, language, set }: Pick<Props, 'params' | 'language' | 'set'>) {
  return (
    <Tabs
      label={words.seeds[language]}
      options={[1, 3, 10]}
      chosen={params.runs}
      nameOf={(runs) => sentences.runs[language](runs)}
      choose={set && ((runs) => set({ runs }))}
    />
  );
}
