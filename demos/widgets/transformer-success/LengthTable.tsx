/** Both networks at lengths other than the one they were trained on. */
import type { Props } from './props';
import { words } from './text';

export function LengthTable({ result, language }: Props) {
  return (
    <div class="table-wrap">
      <table>
        <caption style={{ textAlign: 'start' }}>{words.lengthsTitle[language]}</caption>
        <thead>
          <tr>
            {[words.pairsShort, words.attention, words.dense, words.guess].map((head) => (
              <th key={head.en} scope="col">
                {head[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.lengths.map(({ pairs, attention, dense, guess }) => (
            <tr key={pairs}>
              <th scope="row">{pairs}</th>
              <td>{attention.toFixed(3)}</td>
              <td>{dense === null ? words.none[language] : dense.toFixed(3)}</td>
              <td>{guess.toFixed(3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
