/** Which part of every layer, and of the batch, each device holds. */
import { token } from '../../ui/color';
import { round } from '../../ui/coordinates';
import { Label } from '../../ui/Label';
import { Panel } from '../../ui/Panel';
import { rowOf, type Props } from './props';
import type { Strategy } from './strategies.ts';
import { strategyNames, words } from './text';
import { tint } from './tint';

/** The part of a layer's matrix, as x, y, width and height in the unit square, that a device stores. */
function heldPart(strategy: Strategy, device: number, devices: number, layer: number, layers: number): number[] | null {
  const slice = device / devices;
  switch (strategy) {
    case 'single':
    case 'data':
      return [0, 0, 1, 1];
    case 'layers':
    case 'gpipe':
    case '1f1b':
      return Math.floor((layer * devices) / layers) === device ? [0, 0, 1, 1] : null;
    case 'fsdp':
      return [0, slice, 1, 1 / devices];
    case 'tensor':
      return layer % 2 === 0 ? [slice, 0, 1 / devices, 1] : [0, slice, 1, 1 / devices];
  }
}

const cutsBatch = (strategy: Strategy): boolean => strategy === 'data' || strategy === 'fsdp';

export function HoldingsPanel({ params, result, language }: Props) {
  const { strategy, layers } = params;
  const { devices } = rowOf(result, strategy);
  const left = 62;
  const pitch = 296 / devices;
  const size = Math.min(30, pitch - 6);
  const high = layers === 8 ? 18 : 11;
  const top = 64;
  return (
    <Panel
      width={360}
      height={top + layers * (high + 3) + 4}
      title={words.holds[language]}
      desc={`${strategyNames[strategy][language]}: N = ${devices}, L = ${layers}`}
    >
      <Label x={4} y={9} anchor="start" weight="bold">
        {words.holds[language]}
      </Label>
      <Label x={left - 8} y={48} anchor="end" size={12} color="soft">
        {words.share[language]}
      </Label>
      {Array.from({ length: devices }, (_, i) => {
        const x = left + (i + 0.5) * pitch - size / 2;
        const part = cutsBatch(strategy) ? size / devices : size;
        return (
          <g key={i}>
            <Label x={x + size / 2} y={30} size={12} color="soft">
              {devices === 8 ? i + 1 : `${words.device[language]} ${i + 1}`}
            </Label>
            <rect x={round(x)} y={43} width={round(size)} height={10} fill="none" stroke={token('rule')} />
            <rect
              x={round(x + (cutsBatch(strategy) ? i * part : 0))}
              y={43}
              width={round(part)}
              height={10}
              fill={tint('ochre')}
              stroke={token('ochre')}
              stroke-width={0.8}
            />
            {Array.from({ length: layers }, (__, l) => {
              const y = top + l * (high + 3);
              const held = heldPart(strategy, i, devices, l, layers);
              return (
                <g key={l}>
                  <rect x={round(x)} y={y} width={round(size)} height={high} fill="none" stroke={token('rule')} />
                  {held && (
                    <rect
                      x={round(x + (held[0] ?? 0) * size)}
                      y={round(y + (held[1] ?? 0) * high)}
                      width={round((held[2] ?? 0) * size)}
                      height={round((held[3] ?? 0) * high)}
                      fill={tint('blue')}
                      stroke={token('blue')}
                      stroke-width={0.8}
                    />
                  )}
                </g>
              );
            })}
          </g>
        );
      })}
      {Array.from({ length: layers }, (_, l) => (
        <Label key={l} x={left - 8} y={top + l * (high + 3) + high / 2} anchor="end" size={12} color="soft">
          {l === 0 || l === layers - 1 || high > 12
            ? language === 'zh'
              ? `第${l + 1}${words.layer.zh}`
              : `${words.layer.en} ${l + 1}`
            : ''}
        </Label>
      ))}
    </Panel>
  );
}
