import { Box, Label, Line, Panel, type Color } from './kit';
import {
  fullState,
  llama8,
  llama8Parameters,
  loraAll,
  loraState,
  mapWeights,
  qloraState,
  total,
  type Part,
} from './18-math';

const trained = loraAll(llama8, true, 16);
const bars: readonly (readonly [name: string, parts: Part[]])[] = [
  ['full', fullState(llama8Parameters)],
  ['LoRA', loraState(llama8Parameters, trained)],
  ['QLoRA', qloraState(llama8Parameters, mapWeights(llama8, true), 4.127, trained)],
];
const fills: Record<Part['name'], Color> = {
  weights: 'soft',
  gradients: 'blue',
  optimizer: 'cinnabar',
  adapter: 'ochre',
};
const left = 66;
const unit = 410 / total(fullState(llama8Parameters));

export default function Memory() {
  return (
    <Panel
      width={560}
      height={226}
      title="Training state of full fine-tuning, LoRA and QLoRA"
      desc="Three stacked bars in gigabytes. Full: weights, gradients and a very large optimizer block. LoRA: weights and a sliver for the adapter. QLoRA: about a third of the weights and the same sliver."
    >
      {bars.map(([name, parts], i) => {
        const y = 34 + i * 58;
        const starts = parts.map((_, k) => total(parts.slice(0, k)));
        return (
          <g key={name}>
            <Label x={left - 10} y={y + 15} size={15} weight="bold" anchor="end">
              {name}
            </Label>
            {parts.map((part, k) => (
              <Box
                key={part.name}
                x={left + (starts[k] ?? 0) * unit}
                y={y}
                w={part.gigabytes * unit}
                h={30}
                fill={fills[part.name]}
                color={fills[part.name]}
                radius={0}
              />
            ))}
            <Label x={left + total(parts) * unit + 8} y={y + 15} size={15} anchor="start">
              {total(parts).toFixed(2)} GB
            </Label>
            {i === 0 &&
              parts.map((part, k) => (
                <Label
                  key={part.name}
                  x={left + ((starts[k] ?? 0) + part.gigabytes / 2) * unit}
                  y={k === 1 ? y + 42 : y - 12}
                  size={15}
                  color={fills[part.name]}
                >
                  {part.name}
                </Label>
              ))}
            {i > 0 && (
              <Label x={left + total(parts) * unit + 100} y={y + 15} size={15} anchor="start" color="soft">
                {i === 1 ? 'frozen weights + adapter state' : '4-bit weights + adapter state'}
              </Label>
            )}
          </g>
        );
      })}
      <Line x1={left} y1={30} x2={left} y2={186} color="soft" width={1} />
      <Label x={left} y={214} size={15} color="soft" anchor="start">
        activations come on top, much the same in all three
      </Label>
    </Panel>
  );
}
