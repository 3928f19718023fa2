/**
 * The parameters of a demo as data: range, default and kind of each. Controls, the address bar, reset, fuzz tests and the worker all
 * read the same description, so that no value outside it ever reaches a computation.
 */

interface Common<T> {
  /** The value at build, after a reset, and where the given one cannot be used. */
  readonly default: T;
}

/** A number on a slider. */
export interface NumberParameter extends Common<number> {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  /** Distance of allowed values from `min`; on a logarithmic scale the number of positions of the slider. */
  readonly step: number;
  readonly scale?: 'linear' | 'log';
  /** Whole numbers only; for logarithmic scales, whose positions are not. */
  readonly whole?: boolean;
}

/** One of a few named values. */
export interface ChoiceParameter<T extends string | number = string | number> extends Common<T> {
  readonly kind: 'choice';
  readonly options: readonly T[];
}

/** On or off. */
export interface ToggleParameter extends Common<boolean> {
  readonly kind: 'toggle';
}

/** Text the reader types. Longer text is kept in the field, and refused with a message. */
export interface TextParameter extends Common<string> {
  readonly kind: 'text';
  readonly maxLength: number;
}

/** The seed of the random numbers: a whole number that the reader sees and may change. */
export interface SeedParameter extends Common<number> {
  readonly kind: 'seed';
}

/** Numbers the reader draws or edits (an image, a kernel, points). Stands in the address only where it is short. */
export interface NumbersParameter extends Common<readonly number[]> {
  readonly kind: 'numbers';
  readonly min: number;
  readonly max: number;
  readonly maxLength: number;
}

export type Parameter =
  NumberParameter | ChoiceParameter | ToggleParameter | TextParameter | SeedParameter | NumbersParameter;

/** The kind of description a field may have. A union of names or numbers is one choice, not one for each name. */
type Description<T> = [T] extends [boolean]
  ? ToggleParameter
  : [T] extends [string]
    ? string extends T
      ? TextParameter
      : ChoiceParameter<T>
    : [T] extends [number]
      ? number extends T
        ? NumberParameter | SeedParameter
        : ChoiceParameter<T>
      : NumbersParameter;

/** One description for each field of `P`. */
export type Parameters<P> = { readonly [K in keyof P]-?: Description<P[K]> };

/** Any demo's parameters, where their type does not matter. */
export type AnyParameters = Readonly<Record<string, Parameter>>;
export type AnyParams = Readonly<Record<string, unknown>>;

export const MAX_SEED = 999_999;

function clampNumber({ min, max, step, scale, whole }: NumberParameter, value: number): number {
  const inside = Math.min(max, Math.max(min, value));
  if (scale === 'log') return whole ? Math.round(inside) : inside;
  const snapped = min + Math.round((inside - min) / step) * step;
  return Math.min(max, Number(snapped.toPrecision(12)));
}

/** A number or a text that reads as one; NaN for everything else. */
function asNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
}

/** The nearest allowed value, whatever comes in: silly numbers, wrong types, a hand-written address. */
export function cleanValue(parameter: Parameter, value: unknown): unknown {
  switch (parameter.kind) {
    case 'number': {
      const number = asNumber(value);
      return Number.isFinite(number) ? clampNumber(parameter, number) : parameter.default;
    }
    case 'seed': {
      const number = asNumber(value);
      return Number.isFinite(number) ? Math.min(MAX_SEED, Math.max(0, Math.round(number))) : parameter.default;
    }
    case 'choice':
      return parameter.options.find((option) => option === value || String(option) === value) ?? parameter.default;
    case 'toggle':
      return typeof value === 'boolean'
        ? value
        : value === '1' || value === 'true'
          ? true
          : value === '0' || value === 'false'
            ? false
            : parameter.default;
    case 'text':
      return typeof value === 'string' ? value : parameter.default;
    case 'numbers': {
      if (!Array.isArray(value)) return parameter.default;
      const numbers = value.slice(0, parameter.maxLength).map(asNumber);
      return numbers.every(Number.isFinite)
        ? numbers.map((number) => Math.min(parameter.max, Math.max(parameter.min, number)))
        : parameter.default;
    }
  }
}

/** Complete parameters from whatever is given; missing ones get their default. */
export function cleanParams<P>(parameters: Parameters<P>, given: Readonly<Record<string, unknown>> = {}): P {
  const entries = Object.entries(parameters as unknown as AnyParameters);
  return Object.fromEntries(
    entries.map(([name, parameter]) => [name, name in given ? cleanValue(parameter, given[name]) : parameter.default]),
  ) as P;
}

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** `heads=8&causal=1`: what differs from the defaults, for the address. Text and numbers longer than 400 characters are left out. */
export function encodeParams(parameters: AnyParameters, params: AnyParams): string {
  const query = new URLSearchParams();
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = params[name];
    if (sameValue(value, parameter.default)) continue;
    const text =
      parameter.kind === 'toggle' ? (value ? '1' : '0') : Array.isArray(value) ? value.join(',') : String(value);
    if (text.length <= 400) query.set(name, text);
  }
  return query.toString();
}

/** The inverse; unknown names are ignored, every value is cleaned. */
export function decodeParams<P>(parameters: Parameters<P>, text: string): P {
  const query = new URLSearchParams(text);
  const given: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters as unknown as AnyParameters)) {
    const value = query.get(name);
    if (value !== null) given[name] = parameter.kind === 'numbers' ? value.split(',').map(Number) : value;
  }
  return cleanParams(parameters, given);
}
