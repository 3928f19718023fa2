/** What a live demo is doing: the run that computes, the one that measures, and what has come of them, as signals of one component. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { forcedBackend, type RunHandle, type WorkerClient } from '../runtime/client.ts';
import type { Provenance, RunRequest } from '../runtime/messages.ts';
import { cleanParams } from '../runtime/parameters.ts';
import type { AnyWidget } from '../runtime/widget.ts';
import type { Bilingual } from '../ui/language';

export type Params = Record<string, unknown>;

/** Results that come sooner than this replace the picture without it ever looking stale. */
const STALE_AFTER_MS = 150;

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

type Request = Omit<RunRequest, 'type' | 'id'>;

/** A result, and the parameters it belongs to. */
export interface Shown {
  params: Params;
  result: unknown;
}

/** The run that computes: anew whenever the parameters change, or `restart` is called. */
export function useComputation(widget: AnyWidget, params: Params, client: WorkerClient) {
  const shown = useSignal<Shown | undefined>(undefined);
  const provenance = useSignal<Provenance | undefined>(undefined);
  const error = useSignal<Bilingual | undefined>(undefined);
  const loading = useSignal<string | undefined>(undefined);
  const stale = useSignal(false);
  const running = useSignal(false);
  const paused = useSignal(false);
  const round = useSignal(0);
  const handle = useRef<RunHandle | undefined>(undefined);
  const restart = round.value;
  const request = (of: Params): Request => ({
    slug: widget.slug,
    params: of,
    action: 'compute',
    forced: forcedBackend(location.search),
  });

  /** An address that asks for something impossible still opens the demo: with its first state under the message. */
  const showDefaults = (): void => {
    const defaults: Params = cleanParams(widget.parameters);
    client.run(request(defaults), {
      onResult: (result, from) => {
        shown.value ??= { params: defaults, result };
        provenance.value ??= from;
      },
      onError: () => {},
    });
  };

  useEffect(() => {
    const timer = setTimeout(() => {
      stale.value = true;
    }, STALE_AFTER_MS);
    running.value = true;
    paused.value = false;
    const settle = (): void => {
      clearTimeout(timer);
      stale.value = false;
      loading.value = undefined;
    };
    handle.current = client.run(request(params), {
      onLoading: (what, bytes, total) => {
        loading.value = `${what}: ${megabytes(bytes)} / ${megabytes(total)} MB`;
      },
      onPartial: (result) => {
        settle();
        error.value = undefined;
        shown.value = { params, result };
      },
      onResult: (result, from) => {
        settle();
        running.value = false;
        error.value = undefined;
        shown.value = { params, result };
        provenance.value = from;
      },
      onError: (message) => {
        settle();
        running.value = false;
        error.value = message;
        if (!shown.value) showDefaults();
      },
    });
    return () => {
      clearTimeout(timer);
      handle.current?.cancel();
    };
  }, [params, restart]);

  return {
    shown,
    provenance,
    error,
    loading,
    stale,
    running,
    paused,
    /** Grows with every start anew. */
    round: restart,
    /** Pauses, or goes on. */
    toggle: (): void => {
      if (paused.value) handle.current?.resume();
      else handle.current?.pause();
      paused.value = !paused.value;
    },
    restart: (): void => {
      round.value++;
    },
  };
}

export interface MeasurementOptions {
  widget: AnyWidget;
  params: Params;
  client: WorkerClient;
  /** Round of the computation: the worker does one thing at a time, so that a start anew ends a measurement. */
  round: number;
  onError: (message: Bilingual) => void;
}

/** The run that measures, at the press of a button; a change of parameters ends it. */
export function useMeasurement({ widget, params, client, round, onError }: MeasurementOptions) {
  const measured = useSignal<unknown>(undefined);
  const measuring = useSignal(false);
  const handle = useRef<RunHandle | undefined>(undefined);
  useEffect(() => {
    measuring.value = false;
  }, [params, round]);
  const start = (): void => {
    measuring.value = true;
    measured.value = undefined;
    const request: Request = { slug: widget.slug, params, action: 'measure', forced: forcedBackend(location.search) };
    handle.current = client.run(request, {
      onPartial: (result) => {
        measured.value = result;
      },
      onResult: (result) => {
        measured.value = result;
        measuring.value = false;
      },
      onError: (message) => {
        measuring.value = false;
        onError(message);
      },
    });
  };
  return {
    measured,
    measuring,
    /** Starts, or stops. */
    toggle: (): void => {
      if (!measuring.value) return start();
      handle.current?.cancel();
      measuring.value = false;
    },
  };
}
