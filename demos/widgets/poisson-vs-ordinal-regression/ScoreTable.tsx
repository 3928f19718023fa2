/** How well each model does. */
import { percent } from './numbers';
import type { Props } from './props';
import { modelNames, words } from './text';

export function ScoreTable({ params, result, language }: Props) {
  const grades = params.truth === 'grades';
  const anyUnseen = result.scores.some(({ unseen }) => unseen > 0);
  const best = Math.min(...result.scores.map(({ logLoss }) => logLoss));
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.model[language]}</th>
            <th scope="col">{words.logLoss[language]}</th>
            {(anyUnseen || !grades) && <th scope="col">{words.unseen[language]}</th>}
            <th scope="col">{words.accuracy[language]}</th>
            <th scope="col">{words.rps[language]}</th>
            <th scope="col">{words.impossible[language]}</th>
          </tr>
        </thead>
        <tbody>
          {result.scores.map(({ model, logLoss, unseen, accuracy, rps, impossible }) => (
            <tr key={model}>
              <th scope="row">{modelNames[model][language]}</th>
              <td style={logLoss === best && unseen === 0 ? { fontWeight: 600 } : undefined}>{logLoss.toFixed(3)}</td>
              {(anyUnseen || !grades) && <td>{percent(unseen)}</td>}
              <td>{accuracy.toFixed(3)}</td>
              <td>{rps.toFixed(3)}</td>
              <td>{percent(impossible)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
