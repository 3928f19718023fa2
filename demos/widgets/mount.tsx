/** Puts a live widget in the place of its still: parameters from the address, results from the worker, a badge that says where from. */
import { useSignal } from '@preact/signals';
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { badgeText } from '../ui/badge';
import type { Bilingual, Language } from '../ui/language';
import { forcedBackend, type RunHandle, type WorkerClient } from '../runtime/client.ts';
import type { Provenance } from '../runtime/messages.ts';
import { cleanParams, type Parameters } from '../runtime/parameters.ts';
import { openStore, type ParamStore } from '../runtime/store.ts';
import type { AnyWidget } from '../runtime/widget.ts';
import { WidgetPanel } from './WidgetPanel';

/** Results that come sooner than this replace the picture without it ever looking stale. */
const STALE_AFTER_MS = 150;

const words = {
  reset: { en: 'Reset', zh: '重置' },
  copy: { en: 'Copy link to this state', zh: '复制此状态的链接' },
  copied: { en: 'Link copied', zh: '已复制链接' },
  copyFailed: { en: 'The link stands in the address bar', zh: '链接在地址栏里' },
  stop: { en: 'Pause', zh: '暂停' },
  resume: { en: 'Go on', zh: '继续' },
  again: { en: 'Start anew', zh: '重新开始' },
  cancel: { en: 'Stop', zh: '停止' },
  waiting: { en: 'computing …', zh: '计算中……' },
  resultIs: { en: 'The picture shows the last result.', zh: '图中是上一次的结果。' },
} as const satisfies Record<string, Bilingual>;

type Params = Record<string, unknown>;

interface LiveProps {
  widget: AnyWidget;
  store: ParamStore<Params>;
  client: WorkerClient;
  language: Language;
  /** Called when there is a picture to show. */
  onReady: () => void;
}

interface Shown {
  params: Params;
  result: unknown;
}

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

function Live({ widget, store, client, language, onReady }: LiveProps) {
  const shown = useSignal<Shown | undefined>(undefined);
  const provenance = useSignal<Provenance | undefined>(undefined);
  const error = useSignal<Bilingual | undefined>(undefined);
  const loading = useSignal<string | undefined>(undefined);
  const stale = useSignal(false);
  const running = useSignal(false);
  const paused = useSignal(false);
  const round = useSignal(0);
  const measured = useSignal<unknown>(undefined);
  const measuring = useSignal(false);
  const copied = useSignal<Bilingual | undefined>(undefined);
  const handle = useRef<RunHandle | undefined>(undefined);
  const measureHandle = useRef<RunHandle | undefined>(undefined);
  const params = store.params.value;
  const restart = round.value;

  /** An address that asks for something impossible still opens the demo: with its first state under the message. */
  const showDefaults = (): void => {
    const defaults: Params = cleanParams(widget.parameters);
    client.run(
      { slug: widget.slug, params: defaults, action: 'compute', forced: forcedBackend(location.search) },
      {
        onResult: (result, from) => {
          shown.value ??= { params: defaults, result };
          provenance.value ??= from;
        },
        onError: () => {},
      },
    );
  };

  useEffect(() => {
    if (shown.value) onReady();
  }, [shown.value]);

  useEffect(() => {
    const timer = setTimeout(() => {
      stale.value = true;
    }, STALE_AFTER_MS);
    running.value = true;
    paused.value = false;
    measuring.value = false;
    const settle = (): void => {
      clearTimeout(timer);
      stale.value = false;
      loading.value = undefined;
    };
    handle.current = client.run(
      { slug: widget.slug, params, action: 'compute', forced: forcedBackend(location.search) },
      {
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
      },
    );
    return () => {
      clearTimeout(timer);
      handle.current?.cancel();
    };
  }, [params, restart]);

  const measure = (): void => {
    if (measuring.value) {
      measureHandle.current?.cancel();
      measuring.value = false;
      return;
    }
    measuring.value = true;
    measured.value = undefined;
    measureHandle.current = client.run(
      { slug: widget.slug, params, action: 'measure', forced: forcedBackend(location.search) },
      {
        onPartial: (result) => {
          measured.value = result;
        },
        onResult: (result) => {
          measured.value = result;
          measuring.value = false;
        },
        onError: (message) => {
          error.value = message;
          measuring.value = false;
        },
      },
    );
  };

  const copy = (): void => {
    navigator.clipboard?.writeText(store.link()).then(
      () => {
        copied.value = words.copied;
      },
      () => {
        copied.value = words.copyFailed;
      },
    );
    if (!navigator.clipboard) copied.value = words.copyFailed;
    setTimeout(() => {
      copied.value = undefined;
    }, 2500);
  };

  const current = shown.value;
  const from = provenance.value;
  const message = error.value ? (
    <p class="problem">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path
          d="M8 1.500 15 14.500H1z M8 6v4 M8 12v.6"
          fill="none"
          stroke="currentColor"
          stroke-width="1.4"
          stroke-linejoin="round"
          stroke-linecap="round"
        />
      </svg>
      {error.value[language]} {current && words.resultIs[language]}
    </p>
  ) : loading.value ? (
    <p>{loading.value}</p>
  ) : undefined;
  if (!current) return null;
  const start = (): void => {
    round.value++;
  };
  return (
    <WidgetPanel
      widget={widget}
      language={language}
      params={params}
      resultParams={current.params}
      result={current.result}
      measured={measured.value}
      stale={stale.value}
      message={message}
      announcement={running.value ? '' : widget.announce(current.result, current.params, language)}
      badge={
        from ? <span title={from.passedOver.join('\n')}>{badgeText(from, language)}</span> : words.waiting[language]
      }
      set={store.set}
      actions={
        <>
          {widget.live && running.value && (
            <button
              type="button"
              onClick={() => {
                if (paused.value) handle.current?.resume();
                else handle.current?.pause();
                paused.value = !paused.value;
              }}
            >
              {words[paused.value ? 'resume' : 'stop'][language]}
            </button>
          )}
          {widget.live && (
            <button type="button" onClick={start}>
              {words.again[language]}
            </button>
          )}
          {widget.measures && (
            <button type="button" onClick={measure}>
              {measuring.value ? words.cancel[language] : widget.text.measure?.[language]}
            </button>
          )}
          <button
            type="button"
            class="quiet"
            onClick={() => {
              store.reset();
              measured.value = undefined;
            }}
          >
            {words.reset[language]}
          </button>
          <button type="button" class="quiet" onClick={copy}>
            {copied.value?.[language] ?? words.copy[language]}
          </button>
        </>
      }
    />
  );
}

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
