/** Controls made from the description of a parameter: slider, choice, switch, text, seed. Each has a label, a value, and keys. */
import type { TargetedEvent } from 'preact';
import type { Bilingual, Language } from './language';
import { minus } from './numbers';

interface Named {
  label: string;
  id: string;
  disabled: boolean;
}

export interface SliderProps extends Named {
  value: number;
  min: number;
  max: number;
  step: number;
  log?: boolean;
  /** Whole values only, on a logarithmic scale. */
  whole?: boolean;
  unit?: string;
  format?: (value: number) => string;
  onChange: (value: number) => void;
}

/** Three significant digits are enough beside a slider. */
const shortValue = (value: number): string => minus(Number(value.toPrecision(3)));

/** Positions of a logarithmic slider. */
const POSITIONS = 200;

/**
 * The value at a position of a logarithmic slider. Where values are whole and neighbouring positions share one, a step of a key goes on to
 * the next value, so that no key press is lost.
 */
export function logValue(
  position: number,
  { value, min, max, whole = false }: { value: number; min: number; max: number; whole?: boolean },
): number {
  const exact = Number((min * (max / min) ** (position / POSITIONS)).toPrecision(3));
  if (!whole) return exact;
  const rounded = Math.round(exact);
  const from = logPosition(value, { min, max });
  if (rounded !== value || position === from) return rounded;
  return Math.min(max, Math.max(min, value + Math.sign(position - from)));
}

/** The position that is nearest to a value. */
export const logPosition = (value: number, { min, max }: { min: number; max: number }): number =>
  Math.round((POSITIONS * Math.log(value / min)) / Math.log(max / min));

/** A slider, linear or logarithmic. */
export function Slider({
  label,
  id,
  disabled,
  value,
  min,
  max,
  step,
  log = false,
  whole = false,
  unit,
  format = shortValue,
  onChange,
}: SliderProps) {
  const toSlider = (v: number): number => (log ? logPosition(v, { min, max }) : v);
  const fromSlider = (v: number): number => (log ? logValue(v, { value, min, max, whole }) : v);
  const text = `${format(value)}${unit ? ` ${unit}` : ''}`;
  return (
    <div class="control slider">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="range"
        disabled={disabled}
        min={log ? 0 : min}
        max={log ? POSITIONS : max}
        step={log ? 1 : step}
        value={toSlider(value)}
        aria-valuetext={text}
        onInput={(event: TargetedEvent<HTMLInputElement>) => onChange(fromSlider(event.currentTarget.valueAsNumber))}
      />
      <output for={id}>{text}</output>
    </div>
  );
}

export interface ChoiceProps extends Named {
  value: string | number;
  options: readonly (string | number)[];
  optionLabel: (option: string | number) => string;
  onChange: (value: string | number) => void;
}

/** Names longer than this (a Chinese sign counts twice) do not fit half the panel. */
const LONG_NAME = 17;
const widthOf = (name: string): number =>
  [...name].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 2 : 1), 0);

export function Choice({ label, id, disabled, value, options, optionLabel, onChange }: ChoiceProps) {
  const wide = options.some((option) => widthOf(optionLabel(option)) > LONG_NAME);
  return (
    <div class={wide ? 'control choice wide' : 'control choice'}>
      <label for={id}>{label}</label>
      <select
        id={id}
        disabled={disabled}
        value={String(value)}
        onChange={(event: TargetedEvent<HTMLSelectElement>) => {
          const chosen = options.find((option) => String(option) === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {options.map((option) => (
          <option key={option} value={String(option)} selected={option === value}>
            {optionLabel(option)}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Toggle({
  label,
  id,
  disabled,
  value,
  onChange,
}: Named & { value: boolean; onChange: (value: boolean) => void }) {
  return (
    <label class="control toggle" for={id}>
      <input
        id={id}
        type="checkbox"
        disabled={disabled}
        checked={value}
        onChange={(event: TargetedEvent<HTMLInputElement>) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}

export function TextField({
  label,
  id,
  disabled,
  value,
  onChange,
}: Named & { value: string; onChange: (value: string) => void }) {
  return (
    <div class="control text">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        disabled={disabled}
        value={value}
        autocomplete="off"
        spellcheck={false}
        onInput={(event: TargetedEvent<HTMLInputElement>) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

const ANOTHER: Bilingual = { en: 'another', zh: '换一个' };

/** The seed: shown, editable, and a button for another one (the next number, so that it can be found again). */
export function Seed({
  label,
  id,
  disabled,
  value,
  language,
  onChange,
}: Named & { value: number; language: Language; onChange: (value: number) => void }) {
  return (
    <div class="control seed">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={0}
        max={999999}
        step={1}
        disabled={disabled}
        value={value}
        onChange={(event: TargetedEvent<HTMLInputElement>) => onChange(event.currentTarget.valueAsNumber)}
      />
      <button type="button" class="quiet" disabled={disabled} onClick={() => onChange(value >= 999999 ? 0 : value + 1)}>
        {ANOTHER[language]}
      </button>
    </div>
  );
}
