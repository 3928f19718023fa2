/** The one worker of a page. It loads the computation of a demo when that demo is first asked for. */
import { serveWidgets } from '../runtime/serve.ts';
import type { AnyComputation } from '../runtime/widget.ts';

const computations = import.meta.glob<AnyComputation>('./*/compute.ts');

serveWidgets((slug) => {
  const load = computations[`./${slug}/compute.ts`];
  if (!load) throw new Error(`There is no demo named ${slug}.`);
  return load();
});
