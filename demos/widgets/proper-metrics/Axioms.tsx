/** The four demands on a metric, each kept or broken, with the worst case found. */
import type { Language } from '../../ui/language';
import type { Verdict } from './distances';
import { digits, place } from './numbers';
import type { Props } from './props';
import { words } from './text';

function caseText({ axiom, worst }: Verdict, language: Language): string {
  if (!worst) return words.none[language];
  const { v, w, x, left, right } = worst;
  switch (axiom) {
    case 'triangle':
      return `${place(v)} → ${place(w)}: ${digits(left)} > ${digits(right)}, x = ${place(x ?? [])}`;
    case 'symmetry':
      return `${place(v)} → ${place(w)}: ${digits(left)} ≠ ${digits(right)}`;
    default:
      return `${place(v)} → ${place(w)}: ${digits(left)}`;
  }
}

export function Axioms({ result, language }: Props) {
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.demand[language]}</th>
            <th scope="col">{words.verdict[language]}</th>
            <th scope="col">{words.worst[language]}</th>
          </tr>
        </thead>
        <tbody>
          {result.verdicts.map((verdict) => (
            <tr key={verdict.axiom}>
              <th scope="row">{words.axioms[verdict.axiom][language]}</th>
              <td style={{ whiteSpace: 'nowrap' }}>{words[verdict.kept ? 'kept' : 'broken'][language]}</td>
              <td>{caseText(verdict, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.tested[language].replace('#', String(result.tested))}</p>
    </div>
  );
}
