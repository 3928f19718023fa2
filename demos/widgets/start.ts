/** Loaded when the first demo of a page comes near: the worker, and what all widgets share. */
import { WorkerClient } from '../runtime/client.ts';
import type { AnyWidget } from '../runtime/widget.ts';
import { mount } from './mount';

const widgets = import.meta.glob<{ default: AnyWidget }>('./*/index.tsx');
const client = new WorkerClient(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));

/** Brings the demo in `place` to life; its `data-demo` names the widget. */
export async function startDemo(place: HTMLElement): Promise<void> {
  const load = widgets[`./${place.dataset['demo']}/index.tsx`];
  if (!load) throw new Error(`There is no demo named ${place.dataset['demo']}.`);
  mount((await load()).default, place, client);
}
