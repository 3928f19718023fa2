/** The card in which one layer is edited, moved, removed, or followed by another. */
import type { TargetedEvent } from 'preact';
import {
  decodeLayers,
  encodeLayers,
  FIELDS,
  hasBias,
  KINDS,
  MOST_LAYERS,
  RANGES,
  type Field,
  type Kind,
  type Layer,
} from './layers';
import type { Props } from './props';
import { fieldNames, kindNames, words } from './text';

function NumberField({
  label,
  value,
  field,
  change,
}: {
  label: string;
  value: number;
  field: Field;
  change: ((value: number) => void) | undefined;
}) {
  const [least, most] = RANGES[field];
  return (
    <label class="control seed">
      {label}
      <input
        type="number"
        style={{ inlineSize: '4.2rem' }}
        min={least}
        max={most}
        step={1}
        value={value}
        disabled={!change}
        onChange={(event: TargetedEvent<HTMLInputElement>) => change?.(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}

/** The settings of the chosen layer. Everything it does is to write a new list of layers. */
export function LayerCard({ params, language, set }: Props) {
  const layers = decodeLayers(params.net);
  const at = Math.min(params.layer, layers.length) - 1;
  const layer = layers[at];
  const write = (next: readonly Layer[], selected = at): void =>
    set?.({ net: encodeLayers(next), layer: Math.max(1, Math.min(next.length, selected + 1)) });
  const change = (part: Partial<Layer>): void => write(layers.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const swap = (other: number): void => {
    const next = [...layers];
    const [a, b] = [layers[at], layers[other]];
    if (!a || !b) return;
    next[at] = b;
    next[other] = a;
    write(next, other);
  };
  const fresh: Layer = { kind: 'conv', out: 16, kernel: 3, stride: 1, padding: 1, dilation: 1, groups: 1, bias: true };
  return (
    <fieldset style={{ border: 0, padding: 0, margin: '0.4rem 0' }}>
      <legend style={{ fontWeight: 600, padding: 0 }}>
        {[words.edit[language], at + 1, words.editAfter[language]].join(language === 'zh' ? '' : ' ')}
      </legend>
      {layer && (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 1.1rem' }}>
          <label class="control choice">
            {words.kind[language]}
            <select
              value={layer.kind}
              disabled={!set}
              onChange={(event: TargetedEvent<HTMLSelectElement>) =>
                change({ kind: event.currentTarget.value as Kind })
              }
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind} selected={kind === layer.kind}>
                  {kindNames[kind][language]}
                </option>
              ))}
            </select>
          </label>
          {FIELDS[layer.kind].map((field) => (
            <NumberField
              key={field}
              label={(layer.kind === 'groupNorm' ? words.groupsOfNorm : fieldNames[field])[language]}
              field={field}
              value={layer[field]}
              change={set && ((value) => change({ [field]: value }))}
            />
          ))}
          {hasBias(layer.kind) && (
            <label class="control toggle">
              <input
                type="checkbox"
                checked={layer.bias}
                disabled={!set}
                onChange={(event: TargetedEvent<HTMLInputElement>) => change({ bias: event.currentTarget.checked })}
              />
              {words.bias[language]}
            </label>
          )}
        </div>
      )}
      <p class="actions" style={{ margin: '0.3rem 0' }}>
        <button
          type="button"
          class="quiet"
          disabled={!set || layers.length >= MOST_LAYERS}
          onClick={() => write([...layers.slice(0, at + 1), fresh, ...layers.slice(at + 1)], at + 1)}
        >
          {words.add[language]}
        </button>
        <button type="button" class="quiet" disabled={!set || at < 1} onClick={() => swap(at - 1)}>
          {words.up[language]}
        </button>
        <button type="button" class="quiet" disabled={!set || at >= layers.length - 1} onClick={() => swap(at + 1)}>
          {words.down[language]}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={!set || layers.length < 2}
          onClick={() =>
            write(
              layers.filter((_, i) => i !== at),
              Math.max(0, at - 1),
            )
          }
        >
          {words.remove[language]}
        </button>
      </p>
    </fieldset>
  );
}
