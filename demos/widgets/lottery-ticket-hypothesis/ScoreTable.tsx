/** The scores of all arms in the round that is drawn, and over how many seeds. */
import type { Language } from '../../ui/language';
import { Tabs } from '../../ui/Tabs';
import { ARMS, type Params } from './compute';
import type { Props } from './props';
import { words } from './text';

export function Scores({ params, result, language, set }: Props) {
  const { scores, left, round: at, finished } = result;
  const several = finished > 1;
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{language === 'zh' ? `剩${left[at]}个权重` : `${left[at]} weights left`}</th>
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
  if (language === 'zh')
    return finished < runs
      ? `已完成${finished}个种子，共${runs}个。`
      : runs === 1
        ? `1个种子（${seed}）。`
        : `${runs}个种子（${seed}到${last}）。`;
  if (finished < runs) return `${finished} of ${runs} seeds done.`;
  return runs === 1 ? `One seed (${seed}).` : `${runs} seeds (${seed} to ${last}).`;
}

function Seeds({ params, language, set }: Pick<Props, 'params' | 'language' | 'set'>) {
  return (
    <Tabs
      label={words.seeds[language]}
      options={[1, 3, 10]}
      chosen={params.runs}
      nameOf={(runs) => (language === 'zh' ? `跑${runs}个种子` : runs === 1 ? '1 seed' : `${runs} seeds`)}
      choose={set && ((runs) => set({ runs }))}
    />
  );
}
