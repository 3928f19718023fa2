/** What the truth and each model make of every x: the probability of each number as the thickness of its band. */
import { token, type Color } from '../../ui/color';
import type { Point } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Path } from '../../ui/lines';
import { minus } from '../../ui/numbers';
import { Panel } from '../../ui/Panel';
import { AXIS, type Bands } from './compute';
import type { Props } from './props';
import { modelNames, words } from './text';

const FILLS: readonly Color[] = ['soft', 'ochre', 'blue', 'cinnabar', 'green'];
const OPACITY: readonly number[] = [0.35, 0.75, 0.35, 0.35, 0.35];
const [WIDE, HIGH] = [164, 128];

/** Where band `k` is thickest, away from the sides; nothing for a band too thin to hold its name. */
function placeOf(below: readonly (readonly number[])[], k: number): { i: number; p: number } | undefined {
  let best = { i: 0, p: 0, thick: 0.13 };
  below.forEach((sums, i) => {
    const [low, high] = [sums[k] ?? 0, sums[k + 1] ?? 0];
    if (Math.abs(AXIS[i] ?? 9) < 2.5 && high - low > best.thick) best = { i, p: (low + high) / 2, thick: high - low };
  });
  return best.thick > 0.13 ? best : undefined;
}

function BandPlot({
  bands,
  names,
  left,
  top,
  language,
}: {
  bands: Bands;
  names: readonly string[];
  left: number;
  top: number;
  language: Props['language'];
}) {
  const px = (i: number): number => left + (i / (AXIS.length - 1)) * WIDE;
  const py = (p: number): number => top + 22 + (1 - p) * HIGH;
  const below = bands.values.map((values) => {
    let sum = 0;
    return [0, ...values.map((p) => Math.min(1, (sum += p)))];
  });
  return (
    <g>
      <Label x={left + WIDE / 2} y={top + 10} weight="bold">
        {modelNames[bands.name][language]}
      </Label>
      <rect x={left} y={top + 22} width={WIDE} height={HIGH} fill={token('paper')} />
      {names.map((name, k) => {
        const lower = below.map((sums, i): Point => [px(i), py(sums[k] ?? 0)]);
        const upper = below.map((sums, i): Point => [px(i), py(sums[k + 1] ?? 1)]);
        const fill = FILLS[k] ?? 'soft';
        return (
          <Path
            key={name}
            points={[...lower, ...upper.reverse()]}
            closed
            color={fill}
            fill={fill}
            fillOpacity={OPACITY[k] ?? 0.4}
            width={0.8}
          />
        );
      })}
      {names.map((name, k) => {
        const place = placeOf(below, k);
        return place ? (
          <Label key={name} x={px(place.i)} y={py(place.p)} size={12}>
            {name}
          </Label>
        ) : null;
      })}
      {[-2, 0, 2].map((tick) => (
        <Label key={tick} x={left + ((tick + 3) / 6) * WIDE} y={top + HIGH + 34} size={12} color="soft">
          {tick === 0 ? 'x = 0' : minus(tick)}
        </Label>
      ))}
    </g>
  );
}

export function BandPlots({ result, language }: Props) {
  const { bands, bandNames, scores } = result;
  return (
    <Panel
      width={360}
      height={378}
      title={words.bands[language]}
      desc={scores
        .map(({ model, logLoss }) => `${modelNames[model][language]}: ${words.logLoss[language]} ${logLoss.toFixed(3)}`)
        .join('; ')}
    >
      <Label x={0} y={10} anchor="start" size={12} color="soft">
        {words.bands[language]}
      </Label>
      {bands.map((entry, i) => (
        <BandPlot
          key={entry.name}
          bands={entry}
          names={bandNames}
          left={(i % 2) * 190 + 3}
          top={24 + Math.floor(i / 2) * 182}
          language={language}
        />
      ))}
    </Panel>
  );
}
