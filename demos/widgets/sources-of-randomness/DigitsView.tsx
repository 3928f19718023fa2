/** The last digits of one output by every method, and of one sum in every order. */
import { minus, scientific } from '../../ui/numbers';
import type { SumName } from './digits';
import { hex32 } from './numbers';
import type { Props } from './props';
import { methodNames, sumNames, words } from './text';

/** A value's last digits, its bits, and how wrong it is. */
export function Methods({ params, result, language }: Props) {
  const { digits } = result;
  if (!digits) return null;
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">
              {words.method[language]} ({params.row}, {params.column})
            </th>
            <th scope="col">{words.value[language]}</th>
            <th scope="col">{words.bitsOf[language]}</th>
            <th scope="col">{words.error[language]}</th>
            <th scope="col">{words.rms[language]}</th>
            <th scope="col">{words.differs[language]}</th>
          </tr>
        </thead>
        <tbody>
          {digits.methods.map(({ name, value, relative, different }) => (
            <tr key={name}>
              <th scope="row">{methodNames[name][language]}</th>
              <td>{minus(Number(value.toPrecision(10)))}</td>
              <td>
                <code>{hex32(value)}</code>
              </td>
              <td>{scientific(value - digits.exact)}</td>
              <td>{scientific(relative)}</td>
              <td>
                {different} / {digits.map.length}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.float64[language]}</th>
            <td>{minus(Number(digits.exact.toPrecision(10)))}</td>
            <td colSpan={4} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

export function Sums({ result, language }: Props) {
  const { digits } = result;
  if (!digits) return null;
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.sumTitle[language]}</th>
            <th scope="col">{words.value[language]}</th>
            <th scope="col">{words.bitsOf[language]}</th>
            <th scope="col">{words.relative[language]}</th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(sumNames) as SumName[]).map((name) => (
            <tr key={name}>
              <th scope="row">{sumNames[name][language]}</th>
              <td>{digits.sums[name].toFixed(7)}</td>
              <td>
                <code>{hex32(digits.sums[name])}</code>
              </td>
              <td>{scientific(digits.sums[name] / digits.exactSum - 1)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.float64[language]}</th>
            <td>{digits.exactSum.toFixed(7)}</td>
            <td colSpan={2} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}
