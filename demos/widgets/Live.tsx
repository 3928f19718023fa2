/** A widget on the page: its panel with what its runs have found, buttons, messages, and a badge that says where the numbers come from. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { WorkerClient } from '../runtime/client.ts';
import type { ParamStore } from '../runtime/store.ts';
import type { AnyWidget } from '../runtime/widget.ts';
import { badgeText } from '../ui/badge';
import type { Bilingual, Language } from '../ui/language';
import { useComputation, useMeasurement, type Params } from './live-runs';
import { WidgetPanel } from './WidgetPanel';

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

export interface LiveProps {
  widget: AnyWidget;
  store: ParamStore<Params>;
  client: WorkerClient;
  language: Language;
  /** Called when there is a picture to show. */
  onReady: () => void;
}

/** What is wrong, with a sign that does not rely on colour. */
function Problem({ children }: { children: ComponentChildren }) {
  return (
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
      {children}
    </p>
  );
}

/** Puts the address of this state on the clipboard, and says so for a moment. */
function CopyLink({ link, language }: { link: () => string; language: Language }) {
  const said = useSignal<Bilingual>(words.copy);
  const say = (what: Bilingual): void => {
    said.value = what;
    setTimeout(() => {
      said.value = words.copy;
    }, 2500);
  };
  const copy = (): void => {
    if (!navigator.clipboard) return say(words.copyFailed);
    navigator.clipboard.writeText(link()).then(
      () => say(words.copied),
      () => say(words.copyFailed),
    );
  };
  return (
    <button type="button" class="quiet" onClick={copy}>
      {said.value[language]}
    </button>
  );
}

export function Live({ widget, store, client, language, onReady }: LiveProps) {
  const params = store.params.value;
  const computation = useComputation(widget, params, client);
  const { shown, provenance, error, loading, stale, running, paused } = computation;
  const { measured, measuring, toggle } = useMeasurement({
    widget,
    params,
    client,
    round: computation.round,
    onError: (problem) => {
      error.value = problem;
    },
  });
  useEffect(() => {
    if (shown.value) onReady();
  }, [shown.value]);

  const current = shown.value;
  if (!current) return null;
  const from = provenance.value;
  const message = error.value ? (
    <Problem>
      {error.value[language]} {words.resultIs[language]}
    </Problem>
  ) : loading.value ? (
    <p>{loading.value}</p>
  ) : undefined;
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
            <button type="button" onClick={computation.toggle}>
              {words[paused.value ? 'resume' : 'stop'][language]}
            </button>
          )}
          {widget.live && (
            <button type="button" onClick={computation.restart}>
              {words.again[language]}
            </button>
          )}
          {widget.measures && (
            <button type="button" onClick={toggle} disabled={running.value}>
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
          <CopyLink link={store.link} language={language} />
        </>
      }
    />
  );
}
