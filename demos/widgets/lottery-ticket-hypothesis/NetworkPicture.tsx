/** The trained ticket: every connection that is left, by sign and size. */
import { round, type Point } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Path } from '../../ui/lines';
import { Panel } from '../../ui/Panel';
import { Dot } from '../../ui/shapes';
import { shapeOf } from './net.ts';
import type { Props } from './props';
import { sentences, words } from './text';

interface Edge {
  from: Point;
  to: Point;
  weight: number;
}

const spaced = (count: number, top: number, bottom: number, i: number): number =>
  count === 1 ? (top + bottom) / 2 : top + ((bottom - top) * i) / (count - 1);

/** Every connection that is left, with its two ends. */
function edgesOf(weights: Float32Array, hidden: number, place: (layer: number, i: number) => Point): Edge[] {
  const { second, third, biases } = shapeOf(hidden);
  const edges: Edge[] = [];
  for (let k = 0; k < biases; k++) {
    const weight = weights[k] ?? 0;
    if (weight === 0) continue;
    if (k < second) edges.push({ from: place(0, k % 2), to: place(1, k >> 1), weight });
    else if (k < third) {
      const [o, h] = [Math.floor((k - second) / hidden), (k - second) % hidden];
      edges.push({ from: place(1, h), to: place(2, o), weight });
    } else edges.push({ from: place(2, k - third), to: place(3, 0), weight });
  }
  return edges;
}

export function NetworkPicture({ result, language }: Props) {
  const { hidden, left, round: at, ticket } = result;
  const [top, bottom] = [44, 262];
  const columns = [26, 130, 236, 336];
  const counts = [2, hidden, hidden, 1];
  const place = (layer: number, i: number): Point => [
    columns[layer] ?? 0,
    spaced(counts[layer] ?? 1, layer === 0 ? 110 : top, layer === 0 ? 196 : bottom, i),
  ];
  const edges = edgesOf(ticket.weights, hidden, place);
  const largest = Math.max(1e-9, ...edges.map(({ weight }) => Math.abs(weight)));
  const used = new Set(edges.flatMap(({ from, to }) => [from.join(), to.join()]));
  const opacity = edges.length > 120 ? 0.45 : edges.length > 40 ? 0.7 : 1;
  const title = sentences.network[language](left[at] ?? 0, left[0] ?? 0);
  return (
    <Panel
      width={360}
      height={296}
      title={title}
      desc={`${edges.filter(({ weight }) => weight > 0).length} +, ${edges.filter(({ weight }) => weight < 0).length} −`}
    >
      <Label x={0} y={10} anchor="start" weight="bold">
        {title}
      </Label>
      {edges.map(({ from, to, weight }, i) => (
        <Path
          key={i}
          points={[from, to]}
          color={weight > 0 ? 'cinnabar' : 'blue'}
          dash={weight > 0 ? 'solid' : 'dashed'}
          width={round(0.4 + (2.4 * Math.abs(weight)) / largest)}
          opacity={opacity}
        />
      ))}
      {counts.map((count, layer) =>
        Array.from({ length: count }, (_, i) => {
          const point = place(layer, i);
          return (
            <Dot
              key={`${layer}-${i}`}
              x={point[0]}
              y={point[1]}
              r={hidden > 16 ? 3.4 : 4.4}
              fill="paper"
              color={used.has(point.join()) ? 'ink' : 'rule'}
            />
          );
        }),
      )}
      <Label x={26} y={94} size={12} color="soft">
        x₁, x₂
      </Label>
      <Label x={336} y={134} size={12} color="soft">
        {words.output[language]}
      </Label>
      <Label x={0} y={286} anchor="start" size={12} color="cinnabar">
        {words.solid[language]}
      </Label>
      <Label x={358} y={286} anchor="end" size={12} color="blue">
        {words.dashed[language]}
      </Label>
      <Label x={180} y={286} size={12} color="soft">
        {words.wide[language]}
      </Label>
    </Panel>
  );
}
