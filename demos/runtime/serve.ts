/**
 * The worker's side: takes requests, runs a widget's computation on the best backend that works, and goes on to the next when one fails.
 * One run at a time; a newer request aborts the older one.
 */
import { backendOrder, openBackend, type OpenBackend } from './backends.ts';
import { distance } from './distance.ts';
import type { FromWorker, Provenance, RunRequest, ToWorker } from './messages.ts';
import { opsOn } from './ops.ts';
import { cleanParams } from './parameters.ts';
import { referenceOps } from './reference-ops.ts';
import { DemoError, quietRun, type Run } from './run.ts';
import type { AnyComputation } from './widget.ts';

/** A computation may work this long before it looks at its messages. */
const BREATH_MS = 12;

class Superseded extends Error {
  override name = 'Superseded';
}

interface Job {
  readonly controller: AbortController;
  paused: boolean;
  wake: () => void;
}

const jobs = new Map<number, Job>();
const say = (message: FromWorker): void => postMessage(message);
/** A turn of the event loop, without the 4 ms that nested timers cost. */
const channel = new MessageChannel();
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(0);
  });

function runOf(id: number, job: Job): Run<unknown> {
  let last = performance.now();
  return {
    signal: job.controller.signal,
    now: () => performance.now(),
    report: (result, done) => say({ type: 'partial', id, result, done }),
    async breathe() {
      if (performance.now() - last < BREATH_MS && !job.paused) {
        job.controller.signal.throwIfAborted();
        return;
      }
      await turn();
      while (job.paused && !job.controller.signal.aborted) {
        await new Promise<void>((resolve) => {
          job.wake = resolve;
        });
      }
      job.controller.signal.throwIfAborted();
      last = performance.now();
    },
  };
}

async function distanceFromReference(computation: AnyComputation, params: unknown, result: unknown): Promise<number> {
  const held = computation.heldAgainstFloat64 ?? ((whole: unknown) => whole);
  return distance(held(result), held(await computation.compute(params, referenceOps, quietRun())));
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function runOn(
  backend: OpenBackend,
  request: RunRequest,
  computation: AnyComputation,
  job: Job,
): Promise<{ result: unknown; provenance: Omit<Provenance, 'passedOver'> }> {
  const params: unknown = cleanParams(computation.parameters, request.params as Record<string, unknown>);
  let gpuMs: number | undefined;
  const ops = opsOn(backend, job.controller.signal, (ms) => {
    gpuMs = (gpuMs ?? 0) + ms;
  });
  const run = runOf(request.id, job);
  const from = performance.now();
  const work = request.action === 'measure' ? computation.measure : computation.compute;
  if (!work) throw new DemoError('This demo has nothing to measure.', '这个演示没有可测的内容。');
  const result: unknown = await work(params, ops, run);
  job.controller.signal.throwIfAborted();
  const ms = performance.now() - from;
  const checked = request.action === 'compute' && backend.kind !== 'float64';
  return {
    result,
    provenance: {
      kind: backend.kind,
      label: backend.label,
      ms,
      ...(gpuMs !== undefined && { gpuMs }),
      ...(checked && { distance: await distanceFromReference(computation, params, result) }),
    },
  };
}

async function answer(request: RunRequest, computation: AnyComputation, job: Job): Promise<void> {
  const passedOver: string[] = [];
  for (const kind of backendOrder(computation.backends, request.forced)) {
    try {
      const backend = await openBackend(kind, kind === request.forced, (progress) =>
        say({ type: 'loading', id: request.id, ...progress }),
      );
      const { result, provenance } = await runOn(backend, request, computation, job);
      say({ type: 'result', id: request.id, result, provenance: { ...provenance, passedOver } });
      return;
    } catch (error) {
      if (job.controller.signal.aborted) throw error;
      // Wrong input is wrong on every backend; anything else may work on the next one.
      if (error instanceof DemoError || (error as Error)?.name === 'ArgumentError') throw error;
      passedOver.push(reasonOf(error));
    }
  }
  throw new DemoError(
    `No way to compute this was found here. ${passedOver.join(' ')}`,
    `这台设备上没有可用的计算方式。${passedOver.join(' ')}`,
  );
}

async function handle(request: RunRequest, load: (slug: string) => Promise<AnyComputation>): Promise<void> {
  for (const older of jobs.values()) {
    older.controller.abort(new Superseded('a newer request came'));
    older.wake();
  }
  const job: Job = { controller: new AbortController(), paused: false, wake: () => {} };
  jobs.set(request.id, job);
  try {
    await answer(request, await load(request.slug), job);
  } catch (error) {
    if (!job.controller.signal.aborted) {
      const message =
        error instanceof DemoError
          ? { en: error.en, zh: error.zh }
          : { en: reasonOf(error), zh: `计算出错：${reasonOf(error)}` };
      say({ type: 'error', id: request.id, message });
    }
  } finally {
    jobs.delete(request.id);
  }
}

/** Starts to serve. @param load gives the computation of a widget by its slug */
export function serveWidgets(load: (slug: string) => Promise<AnyComputation>): void {
  addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    if (data.type === 'run') {
      void handle(data, load);
      return;
    }
    const job = jobs.get(data.id);
    if (!job) return;
    if (data.type === 'cancel') job.controller.abort(new Superseded('stopped'));
    job.paused = data.type === 'pause';
    job.wake();
  });
}
