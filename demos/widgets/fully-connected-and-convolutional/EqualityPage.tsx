/** The two equalities: both layers with the same numbers, compared place by place. */
import { Label } from '../../ui/Label';
import type { Language } from '../../ui/language';
import { grouped, scientific } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
import { dropOn } from './Controls';
import { Cells, SideBySide } from './Grid';
import { Picture } from './SlidePage';
import type { Equality, Pair } from './comparison';
import { digitTemplates } from './filters';
import { nine } from './numbers';
import { TEMPLATE } from './pictures';
import type { Props } from './props';
import { text, words } from './text';

function verdict({ compared, different, largestUlps, largestShare }: Equality, language: Language): string {
  const zh = language === 'zh';
  if (different === 0)
    return zh
      ? `${words.compared.zh}${grouped(compared)}个数，${words.allEqual.zh}。`
      : `${grouped(compared)} ${words.compared.en}, all ${words.allEqual.en}.`;
  const share = `${Math.max(0.1, 100 * largestShare).toPrecision(2)}%`;
  return zh
    ? `${words.compared.zh}${grouped(compared)}个数，${grouped(different)}${words.differ.zh}，${words.largest.zh}${grouped(largestUlps)} ulp；最多占上界两倍的${share}。`
    : `${grouped(compared)} ${words.compared.en}, ${grouped(different)} ${words.differ.en}; ${words.largest.en} ${grouped(largestUlps)} ulp, at most ${share} ${words.shareOfBound.en}.`;
}

function PairTable({
  equality,
  name,
  language,
  best,
}: {
  equality: Equality;
  name: string;
  language: Language;
  best: boolean;
}) {
  const both = (value: number, hex: string, bold: object) => (
    <td style={{ whiteSpace: 'nowrap', ...bold }}>
      {nine(value)}
      <br />
      <code>{hex}</code>
    </td>
  );
  const weight = (pair: Pair): { fontWeight?: number } =>
    best && pair === equality.pairs[equality.best] ? { fontWeight: 700 } : {};
  return (
    <div class="table-wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{words.convolution[language]}</th>
            <th scope="col">{words.product[language]}</th>
            <th scope="col">{words.gap[language]}</th>
            <th scope="col">{words.backwards[language]}</th>
            <th scope="col">{words.gap[language]}</th>
            <th scope="col">{words.bound[language]}</th>
          </tr>
        </thead>
        <tbody>
          {equality.pairs.map((pair) => (
            <tr key={pair.label} style={weight(pair)}>
              <th scope="row" style={weight(pair)}>
                {pair.label}
              </th>
              {both(pair.convolution, pair.convolutionHex, weight(pair))}
              {both(pair.product, pair.productHex, weight(pair))}
              <td>{grouped(pair.ulps)}</td>
              {both(pair.backwards, pair.backwardsHex, weight(pair))}
              <td>{grouped(pair.backwardsUlps)}</td>
              <td>{scientific(2 * pair.bound)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WeightButtons({ params, language, set }: Props) {
  return (
    <Tabs
      label={text.parameters.weights[language]}
      options={['grid', 'random']}
      chosen={params.weights}
      nameOf={(weights) => text.parameters.weights.options?.[weights]?.[language] ?? weights}
      choose={set && ((weights) => set({ weights }))}
    />
  );
}

function Templates({ language }: { language: Language }) {
  const templates = digitTemplates();
  return (
    <Panel
      width={272}
      height={140}
      title={words.templates[language]}
      desc={`0 1 2 3 4 5 6 7 8 9; ${TEMPLATE} × ${TEMPLATE}`}
    >
      <Label x={4} y={10} anchor="start" weight="bold">
        {words.templates[language]}
      </Label>
      {templates.map((values, i) => (
        <Cells
          key={i}
          values={values}
          width={TEMPLATE}
          cell={4}
          x={4 + (i % 5) * 54}
          y={26 + Math.floor(i / 5) * 56}
          scale="signed"
          max={0.5}
        />
      ))}
    </Panel>
  );
}

export function EqualityPage(props: Props) {
  const { params, result, language } = props;
  const full = params.tab === 'full';
  if (!result.equality) return null;
  return (
    <>
      <p>{(full ? words.fullLead : words.pointwiseLead)[language]}</p>
      <WeightButtons {...props} />
      <SideBySide onFile={dropOn(props)}>
        <Picture {...props} />
        {full && <Templates language={language} />}
      </SideBySide>
      <p>
        <b>{verdict(result.equality, language)}</b>
      </p>
      <PairTable
        equality={result.equality}
        name={(full ? words.digit : words.channel)[language]}
        language={language}
        best={full}
      />
    </>
  );
}
