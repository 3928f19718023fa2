/**
 * “annotate” and “report a mistake” beside every paragraph and annotation. One menu follows the pointer and the focus; contributors
 * (`?contribute`) see it at every block, and which annotations may be out of date. With a repository the links lead there; without one they
 * say how to do it by hand. A report can always be copied as text.
 */
import style from '../styles/contribute.css?inline';

const zh = document.documentElement.lang.startsWith('zh');
const say = (en: string, han: string): string => (zh ? han : en);

interface Place {
  block: HTMLElement;
  /** Path of the chapter in the repository. */
  path: string;
  line: string;
  /** Address of the repository, empty where none is set. */
  repository: string;
  /** The page on contributing. */
  guide: string;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** What the reader selected in the block, else its text; formulas as they were typed. */
function quoteOf(block: HTMLElement): string {
  const selection = getSelection();
  const chosen = selection?.toString().trim();
  if (chosen && selection?.anchorNode && block.contains(selection.anchorNode)) return chosen.slice(0, 600);
  const copy = block.cloneNode(true) as HTMLElement;
  for (const menu of copy.querySelectorAll('.contribute')) menu.remove();
  for (const formula of copy.querySelectorAll('.katex')) {
    const source = formula.querySelector('annotation')?.textContent;
    formula.replaceWith(source ? `$${source}$` : '…');
  }
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 600);
}

function reportOf({ block, path, line }: Place): { title: string; body: string } {
  const page = `${location.origin}${location.pathname}#${block.id}`;
  const title = `${/\d{2}/.exec(path.split('/').at(-1) ?? '')?.[0] ?? ''} ${block.id}`;
  const body = [
    `${say('Page', '页面')}: ${page}`,
    `${say('Source', '源文件')}: ${path}:${line}`,
    '',
    `> ${quoteOf(block)}`,
    '',
    `${say('What is wrong, and how it should read:', '哪里有误，应该怎么写：')}`,
    '',
  ].join('\n');
  return { title, body };
}

/** A box with a text to copy, and what to do with it. */
function showText(title: string, explanation: string, value: string, guide: string): void {
  const area = element('textarea', { value, rows: 9, spellcheck: false });
  area.setAttribute('aria-label', title);
  const copy = element('button', { type: 'button' }, say('Copy', '复制'));
  const close = element('button', { type: 'button' }, say('Close', '关闭'));
  const done = element('span', { role: 'status' });
  const more = element('a', { href: guide }, say('How to contribute', '怎样参与'));
  const box = element(
    'dialog',
    { className: 'contribute-box' },
    element('h2', {}, title),
    element('p', {}, explanation),
    area,
    element('p', {}, copy, ' ', close, ' ', more, ' ', done),
  );
  box.setAttribute('aria-label', title);
  copy.addEventListener('click', async () => {
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
      done.textContent = say('Copied.', '已复制。');
    } catch {
      // The clipboard may be forbidden; the text is selected, so that the keyboard can copy it.
      done.textContent = say('Press Ctrl+C or ⌘C.', '请按 Ctrl+C 或 ⌘C。');
    }
  });
  close.addEventListener('click', () => box.close());
  box.addEventListener('close', () => box.remove());
  document.body.append(box);
  box.showModal();
}

function annotateByHand({ path, line, block, guide }: Place): void {
  const isNote = block.matches('.note');
  showText(
    isNote ? say('Change this annotation', '修改这条批注') : say('Annotate this paragraph', '给这一段写批注'),
    isNote
      ? say(
          `This annotation stands in ${path}, line ${line}. Change it there with any text editor.`,
          `这条批注在 ${path} 第 ${line} 行，用任何文本编辑器都能改。`,
        )
      : say(
          `This paragraph begins at line ${line} of ${path}. After it, with an empty line before and behind, write:`,
          `这一段从 ${path} 第 ${line} 行开始。在它后面写（前后各空一行）：`,
        ),
    isNote ? quoteOf(block) : `:::zh\n${say('your annotation in Chinese', '批注内容')}\n:::`,
    guide,
  );
}

function showReport(place: Place): void {
  showText(
    say('Report a mistake', '报告错误'),
    say(
      'Say what is wrong under the quoted text, copy it, and send it to whoever publishes this site.',
      '请在引文下面写明哪里有误，复制后发给本站的发布者。',
    ),
    reportOf(place).body,
    place.guide,
  );
}

const action = (label: string, act: () => void): HTMLElement => {
  const button = element('button', { type: 'button' }, label);
  button.addEventListener('click', act);
  return button;
};

function menuFor(place: Place): HTMLElement {
  const { repository, path, line, block } = place;
  const annotate = block.matches('.note') ? say('edit 改批注', '改批注') : say('annotate 批注', '批注');
  const report = say('report a mistake', '报错');
  const items: HTMLElement[] = [];
  if (repository) {
    items.push(element('a', { href: `${repository}/edit/main/${path}#L${line}` }, annotate));
    const issue = element('a', { href: `${repository}/issues/new` }, report);
    // The quoted text is what is selected at that moment.
    issue.addEventListener('pointerdown', () => (issue.href = issueAddress(place)));
    issue.addEventListener('focus', () => (issue.href = issueAddress(place)));
    items.push(
      issue,
      action(say('as text', '复制文本'), () => showReport(place)),
    );
  } else {
    items.push(
      action(annotate, () => annotateByHand(place)),
      action(report, () => showReport(place)),
    );
  }
  const menu = element('div', { className: 'contribute', lang: zh ? 'zh-CN' : 'en' });
  menu.setAttribute('role', 'group');
  menu.setAttribute('aria-label', say('Contribute to this paragraph', '参与这一段'));
  menu.append(...items);
  return menu;
}

function issueAddress(place: Place): string {
  const { title, body } = reportOf(place);
  return `${place.repository}/issues/new?title=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}`;
}

/**
 * @param all show the links at every block instead of at the one pointed at
 * @param first what was pointed at or focused when this was fetched
 */
export function startContributing(text: HTMLElement, all: boolean, first: Element | undefined): void {
  document.head.append(element('style', {}, style));
  const { source = '', repository = '', guide = '' } = text.dataset;
  const place = (block: HTMLElement): Place => ({
    ...{ block, repository, guide, path: `content/chapters/${source}`, line: block.dataset['line'] ?? '1' },
  });
  if (all) {
    text.classList.add('contributing');
    for (const block of text.querySelectorAll<HTMLElement>('[data-line]')) {
      if (block.dataset['stale']) {
        const words = say('英文改过，批注可能过时 (the English has changed)', '英文改过，批注可能过时');
        block.append(element('small', { className: 'stale' }, words));
      }
      block.append(menuFor(place(block)));
    }
    return;
  }
  let shown: HTMLElement | undefined;
  let owner: HTMLElement | undefined;
  let timer = 0;
  const hide = (): void => {
    if (shown?.matches(':focus-within')) return;
    shown?.remove();
    shown = owner = undefined;
  };
  const show = (target: Element | null | undefined): void => {
    clearTimeout(timer);
    const block = target?.closest<HTMLElement>('[data-line]') ?? undefined;
    if (block === owner && block) return;
    if (!block) {
      timer = window.setTimeout(hide, 400);
      return;
    }
    shown?.remove();
    owner = block;
    shown = menuFor(place(block));
    block.append(shown);
    const box = block.getBoundingClientRect();
    const frame = (shown.offsetParent ?? document.body).getBoundingClientRect();
    shown.style.insetBlockStart = `${box.bottom - frame.top}px`;
    shown.style.insetInlineStart = `${Math.max(0, box.right - frame.left - shown.offsetWidth)}px`;
  };
  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'mouse') show(event.target as Element);
  });
  text.addEventListener('focusin', (event) => {
    if ((event.target as Element).matches(':focus-visible')) show(event.target as Element);
  });
  if (first && (matchMedia('(hover: hover)').matches || first.matches(':focus-visible'))) show(first);
}
