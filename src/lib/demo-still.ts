/** The default state of every demo, computed once a build with the float64 reference. */
import { cleanParams } from '../../demos/runtime/parameters';
import { referenceOps } from '../../demos/runtime/reference-ops';
import { quietRun } from '../../demos/runtime/run';
import type { AnyComputation, AnyWidget } from '../../demos/runtime/widget';

const widgets = import.meta.glob<{ default: AnyWidget }>('../../demos/widgets/*/index.tsx', { eager: true });
const computations = import.meta.glob<AnyComputation>('../../demos/widgets/*/compute.ts', { eager: true });
const results = new Map<string, Promise<unknown>>();

/** The widget of a chapter, by slug; undefined while it is not built. */
export function widgetOf(slug: string): AnyWidget | undefined {
  return widgets[`../../demos/widgets/${slug}/index.tsx`]?.default;
}

/** Its default result. @throws Error where the widget has no computation */
export function stillResult(slug: string): Promise<unknown> {
  const computation = computations[`../../demos/widgets/${slug}/compute.ts`];
  if (!computation) throw new Error(`demos/widgets/${slug} has no compute.ts`);
  const known = results.get(slug) ?? computation.compute(cleanParams(computation.parameters), referenceOps, quietRun());
  results.set(slug, known);
  return known;
}
