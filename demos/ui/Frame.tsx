/** The calm panel around every demo: title, badge, controls, picture, what to try and what to notice. It knows no widget. */
import type { ComponentChildren } from 'preact';
import type { Bilingual, Language } from './language';

export interface FrameProps {
  id: string;
  language: Language;
  title: Bilingual;
  /** Where the numbers came from. */
  badge: ComponentChildren;
  controls: ComponentChildren;
  /** Buttons: reset, copy link, and what the demo adds. */
  actions?: ComponentChildren;
  /** A message in the place of the last result’s freshness: wrong input, loading. */
  message?: ComponentChildren;
  /** Words for screen readers when a result has come. */
  announcement?: string;
  /** The picture belongs to older parameters while new ones are being computed. */
  stale?: boolean;
  tryThis: Bilingual;
  notice: Bilingual;
  children: ComponentChildren;
}

const TRY: Bilingual = { en: 'Try', zh: '试一试' };
const NOTICE: Bilingual = { en: 'Notice', zh: '看什么' };

export function Frame({
  id,
  language,
  title,
  badge,
  controls,
  actions,
  message,
  announcement,
  stale,
  tryThis,
  notice,
  children,
}: FrameProps) {
  const zh = language === 'zh';
  return (
    <div class="demo-frame">
      <header>
        <h3 id={`${id}-title`}>{title[language]}</h3>
        <p class="badge">{badge}</p>
      </header>
      <div class="controls">{controls}</div>
      <div class="message" role="status">
        {message}
      </div>
      <div class={stale ? 'picture stale' : 'picture'} aria-busy={stale}>
        {children}
      </div>
      <p class="visually-hidden" aria-live="polite">
        {announcement}
      </p>
      {actions && <div class="actions">{actions}</div>}
      <div class="lines">
        {!zh && (
          <p>
            <b>{TRY.en}</b> {tryThis.en} <b>{NOTICE.en}</b> {notice.en}
          </p>
        )}
        <p class="zh" lang="zh-CN">
          <b>{TRY.zh}</b> {tryThis.zh} <b>{NOTICE.zh}</b> {notice.zh}
        </p>
      </div>
    </div>
  );
}
