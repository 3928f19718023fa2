/** The stopwatch: the fused layer against separate products and merged weights. */
import type { Language } from '../../ui/language';
import { scientific } from '../../ui/numbers';
import type { Measured } from './measure';
import { words } from './text';

export function Kernel({ measured, language }: { measured: Measured; language: Language }) {
  const ms = (value: number): string => (value < 0.01 ? scientific(value) : value.toPrecision(3));
  return (
    <div class="table-wrap">
      <p style={{ fontWeight: 600, margin: '0.6rem 0 0.2rem' }}>
        {words.kernelTitle[language]}
        {measured.points[0]?.onGpu ? ' · GPU' : ''}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">m</th>
            <th scope="col">r</th>
            <th scope="col">{words.fused[language]}</th>
            <th scope="col">{words.separate[language]}</th>
            <th scope="col">{words.merged[language]}</th>
          </tr>
        </thead>
        <tbody>
          {measured.points.map(({ m, rank, fused, separate, merged }) => (
            <tr key={`${m} ${rank}`}>
              <th scope="row">{m}</th>
              <td>{rank}</td>
              <td>{ms(fused)}</td>
              <td>{ms(separate)}</td>
              <td>{ms(merged)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.kernelNote[language]}</p>
    </div>
  );
}
