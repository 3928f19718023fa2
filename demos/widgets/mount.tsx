/** Puts a live widget in the place of its still: parameters from the address, results from the worker. */
import { render } from 'preact';
import type { WorkerClient } from '../runtime/client.ts';
import type { Parameters } from '../runtime/parameters.ts';
import { openStore } from '../runtime/store.ts';
import type { AnyWidget } from '../runtime/widget.ts';
import type { Language } from '../ui/language';
import { Live } from './Live';
import type { Params } from './live-runs';

/**
 * Starts the live widget beside the still inside `place`, and puts it in the still's place once it has its first picture, so that nothing
 * jumps and nothing is ever empty.
 */
export function mount(widget: AnyWidget, place: HTMLElement, client: WorkerClient): void {
  const language: Language = place.dataset['language'] === 'zh' ? 'zh' : 'en';
  const store = openStore<Params>(widget.parameters as unknown as Parameters<Params>);
  const holder = document.createElement('div');
  const ready = (): void => {
    if (!holder.isConnected) place.replaceChildren(holder);
  };
  render(<Live widget={widget} store={store} client={client} language={language} onReady={ready} />, holder);
}
