/** The parameters of a demo on the page: one signal, kept in the address (`#demo:heads=8`), changed only through `set`. */
import { signal, type ReadonlySignal } from '@preact/signals';
import {
  cleanParams,
  decodeParams,
  encodeParams,
  type AnyParameters,
  type AnyParams,
  type Parameters,
} from './parameters.ts';

const MARK = '#demo:';

export interface ParamStore<P> {
  readonly params: ReadonlySignal<P>;
  /** Changes some parameters; what cannot be used becomes the nearest value that can. */
  set(change: Partial<P>): void;
  reset(): void;
  /** The whole address that leads back to this state. */
  link(): string;
}

/** Opens the store; the address decides the first state where it names one. */
export function openStore<P extends object>(
  parameters: Parameters<P>,
  place: Location = location,
  past: History = history,
): ParamStore<P> {
  const fromAddress = (): P =>
    place.hash.startsWith(MARK)
      ? decodeParams(parameters, decodeHash(place.hash.slice(MARK.length)))
      : cleanParams(parameters);
  const params = signal<P>(fromAddress());
  const encoded = (): string =>
    encodeParams(parameters as unknown as AnyParameters, params.value as unknown as AnyParams);
  const address = (): string => {
    const url = new URL(place.href);
    url.hash = encoded() ? `${MARK}${encoded()}` : '';
    return url.href;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    clearTimeout(timer);
    // Browsers limit how often the address may change; a slider moves more often than that.
    timer = setTimeout(
      () => past.replaceState(past.state, '', encoded() ? address() : place.pathname + place.search),
      250,
    );
  };
  globalThis.addEventListener?.('hashchange', () => {
    if (place.hash.startsWith(MARK)) params.value = fromAddress();
  });
  return {
    params,
    set(change) {
      params.value = cleanParams(parameters, { ...(params.value as object), ...(change as object) } as Record<
        string,
        unknown
      >);
      write();
    },
    reset() {
      params.value = cleanParams(parameters);
      write();
    },
    link: address,
  };
}

function decodeHash(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
