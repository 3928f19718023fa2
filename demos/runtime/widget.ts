/** What a demo is: one folder of `demos/widgets`, seen from the outside. */
import type { ComponentType } from 'preact';
import type { Ops } from './ops.ts';
import type { Parameters } from './parameters.ts';
import type { Run } from './run.ts';

/**
 * Where numbers come from. `float64` is plain TypeScript in double precision: the reference at build, and the whole story of demos
 * that are too small for a GPU.
 */
export type BackendKind = 'webgpu' | 'wasm' | 'cpu' | 'float64';

/** Text in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** What `compute.ts` of a widget exports. */
export interface Computation<P, R, M = never> {
  /** Range, default and kind of every parameter. */
  readonly parameters: Parameters<P>;
  /** The backends it has, best first. */
  readonly backends: readonly BackendKind[];
  /** The demo itself. Pure: the same parameters give the same result. */
  compute(params: P, ops: Ops, run: Run<R>): Promise<R>;
  /** What of a result the badge holds against float64: all of it where this is absent. */
  readonly heldAgainstFloat64?: (result: R) => unknown;
  /** Times something on the reader's machine, at the press of a button; never at build. */
  measure?(params: P, ops: Ops, run: Run<M>): Promise<M>;
}

export interface ParameterText extends Bilingual {
  readonly unit?: string;
  /** Names of the options of a choice. */
  readonly options?: Readonly<Record<string, Bilingual>>;
  /** How a number is written beside its slider. */
  readonly format?: (value: number, language: 'en' | 'zh') => string;
}

export interface WidgetText<P> {
  readonly title: Bilingual;
  /** One line: the lesson, for the gallery. */
  readonly lesson: Bilingual;
  /** What to try. */
  readonly try: Bilingual;
  /** What to notice. */
  readonly notice: Bilingual;
  readonly parameters: { readonly [K in keyof P]: ParameterText };
  /** The button of `measure`. */
  readonly measure?: Bilingual;
}

export interface ViewProps<P, R, M = never> {
  readonly params: P;
  readonly result: R;
  /** What `measure` has found so far; absent at build and until the reader asks. */
  readonly measured?: M | undefined;
  readonly language: 'en' | 'zh';
  /** Changes parameters; absent at build and in print. */
  readonly set?: ((change: Partial<P>) => void) | undefined;
}

/** What `index.tsx` of a widget exports as default. */
export interface Widget<P, R, M = never> {
  /** The chapter's slug. */
  readonly slug: string;
  readonly parameters: Parameters<P>;
  readonly backends: readonly BackendKind[];
  readonly text: WidgetText<P>;
  readonly View: ComponentType<ViewProps<P, R, M>>;
  /** One or two sentences that say the result, for screen readers. */
  readonly announce: (result: R, params: P, language: 'en' | 'zh') => string;
  /** Parameters behind “more”. */
  readonly more?: readonly (keyof P & string)[];
  /** Parameters without a control of their own, changed in the picture. */
  readonly hidden?: readonly (keyof P & string)[];
  /** Parameters that would change nothing with the others as they are: their controls are not shown. */
  readonly idle?: (params: P) => readonly (keyof P & string)[];
  /** The computation takes long and shows its way: with buttons to stop, go on and start anew. */
  readonly live?: boolean;
  readonly measures?: boolean;
}

// The registry holds widgets of all parameter types; who takes one out of it passes its own parameters back in.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyWidget = Widget<any, any, any>;
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyComputation = Computation<any, any, any>;
