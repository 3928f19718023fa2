/** All strategies side by side, the drawn one in bold. */
import { grouped, percent, scientific } from '../../ui/numbers';
import { short } from './numbers';
import type { Props } from './props';
import { strategyNames, words } from './text';

export function StrategyTable({ params, result, language }: Props) {
  const heads = [words.cut, words.sent, words.stepTime, words.bubbleHead, words.transfersHead, words.difference];
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.en} scope="col">
                {head[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.rows.map(({ strategy, sentBytes, time, bubble, transfers, difference }) => (
            <tr key={strategy} style={strategy === params.strategy ? { fontWeight: 600 } : undefined}>
              <th scope="row" style={strategy === params.strategy ? { fontWeight: 600 } : undefined}>
                {strategyNames[strategy][language]}
              </th>
              {[
                grouped(Math.round(sentBytes)),
                short(time),
                percent(bubble),
                percent(transfers),
                scientific(difference),
              ].map((cell, i) => (
                <td key={i} style={strategy === params.strategy ? { fontWeight: 600 } : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.note[language]}</p>
    </div>
  );
}
