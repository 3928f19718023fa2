/**
 * Makes one page of the whole book out of the built site: chapters, answers, glossary, references and demos. The function runs inside the
 * browser, which has the only full parser of its own pages, so it may use nothing from outside itself.
 */
export type Edition = 'en' | 'bilingual' | 'zh';

interface Bilingual {
  en: string;
  zh: string;
}

export interface BookPlan {
  edition: Edition;
  /** Sub-path of the site, with slashes at both ends. */
  base: string;
  title: Bilingual;
  version: string;
  /** Public address of the site with a slash at its end, where there is one. */
  address: string;
  /** Just this chapter, its works cited and its answers. */
  only?: number;
  parts: { title: Bilingual; about: Bilingual; chapters: number[] }[];
}

/** Returns the title and the body of the book, or of the one chapter asked for, and the style sheet of the site's print pages. */
export async function assembleBook(plan: BookPlan): Promise<{ title: string; body: string; styles: string }> {
  const { edition, base, only } = plan;
  const zh = edition === 'zh';
  const lang = zh ? 'zh-CN' : 'en';
  const parts = plan.parts
    .map((part, at) => ({ ...part, at, chapters: part.chapters.filter((number) => !only || number === only) }))
    .filter(({ chapters }) => chapters.length > 0);
  const two = (number: number): string => String(number).padStart(2, '0');
  const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
  const load = async (path: string): Promise<Document> => {
    const response = await fetch(base + path);
    if (!response.ok) throw new Error(`The built site has no page ${path}; build it again.`);
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  };
  const element = (html: string): Element => {
    const template = document.createElement('template');
    template.innerHTML = html.trim();
    return template.content.firstElementChild as Element;
  };
  const remove = (root: ParentNode, selector: string): void =>
    root.querySelectorAll(selector).forEach((one) => one.remove());
  /** A heading, or any words, in the languages of the edition. */
  const both = (text: Bilingual): string =>
    zh
      ? escape(text.zh)
      : edition === 'en'
        ? escape(text.en)
        : `${escape(text.en)} <small class="zh" lang="zh-CN">${escape(text.zh)}</small>`;
  const page = (id: string): string => `<span class="page-number" data-page="${id}">000</span>`;

  /** Gives every anchor below `root` the prefix, and every reference to one of them. */
  const prefix = (root: Element, to: string): void => {
    const own = new Set([...root.querySelectorAll('[id]')].map(({ id }) => id));
    for (const one of [root, ...root.querySelectorAll('*')]) {
      for (const { name, value } of [...one.attributes]) {
        if (name === 'id') one.setAttribute(name, to + value);
        else if (name === 'href' || name === 'xlink:href') {
          const id = value.startsWith('#') ? decodeURIComponent(value.slice(1)) : '';
          if (own.has(id)) one.setAttribute(name, `#${to}${id}`);
        } else if (/^aria-(labelledby|describedby|controls)$|^for$|^list$/.test(name))
          one.setAttribute(
            name,
            value
              .split(' ')
              .map((id) => (own.has(id) ? to + id : id))
              .join(' '),
          );
        else if (value.includes('url(#')) one.setAttribute(name, value.replace(/url\(#/g, `url(#${to}`));
      }
      if (one.tagName.toLowerCase() === 'style')
        one.textContent = (one.textContent ?? '').replace(/#([\w-]+)/g, (all, id: string) =>
          own.has(id) ? `#${to}${id}` : all,
        );
      // Places of margin notes; print has none.
      const style = one.getAttribute('style');
      if (style && /anchor-name|--at:/.test(style)) one.removeAttribute('style');
    }
  };
  const deepen = (root: ParentNode, by: number): void =>
    root.querySelectorAll('h1,h2,h3,h4,h5').forEach((heading) => {
      heading.setAttribute('aria-level', String(Math.min(6, Number(heading.tagName.slice(1)) + by)));
    });

  const first = await load(`print/${two(parts[0]?.chapters[0] ?? 1)}/`);
  const styles = [...first.querySelectorAll('style')]
    .map(({ textContent }) => textContent ?? '')
    .filter((css) => !css.startsWith('@page { @top-left'));

  const references = new Map<string, Element>();
  const contents: string[] = [];
  const body: Element[] = [];
  const answers: Element[] = [];
  const demos: Element[] = [];
  const gallery = await load('demos/');
  let title = zh ? plan.title.zh : edition === 'en' ? plan.title.en : `${plan.title.en} · ${plan.title.zh}`;

  for (const part of parts) {
    const { at } = part;
    const label = zh ? `第${'零一二三四五六七八九'[at + 1]}部分` : `Part ${at + 1}`;
    const id = `part-${at + 1}`;
    contents.push(
      `<li class="of-part"><a href="#${id}"><span>${label} · ${both(part.title)}</span>${page(id)}</a></li>`,
    );
    const about = zh ? [] : [`<p>${escape(part.about.en)}</p>`];
    if (edition !== 'en') about.push(`<p class="zh" lang="zh-CN">${escape(part.about.zh)}</p>`);
    if (!only)
      body.push(
        element(
          `<section class="part-page recto" id="${id}"><p class="part-label">${label}</p><h1>${both(part.title)}</h1>${about.join('')}</section>`,
        ),
      );
    for (const number of part.chapters) {
      const source = await load(zh ? `zh/q/${two(number)}/` : `print/${two(number)}/`);
      const article = source.querySelector('article.chapter');
      if (!article) throw new Error(`The page of chapter ${number} holds no chapter.`);
      const key = `q${two(number)}`;
      remove(article, 'nav, script, noscript, details.code, .card');
      remove(article, 'link[rel="stylesheet"]');
      const english = (article.querySelector(zh ? '.title-zh' : 'h1')?.textContent ?? '').trim();
      const chinese = (article.querySelector(zh ? 'h1' : '.title-zh')?.textContent ?? '').trim();
      const name: Bilingual = { en: english, zh: chinese };
      const words = zh ? chinese : english;

      // Works cited: one list at the end of the book.
      for (const item of article.querySelectorAll('.references li'))
        if (!references.has(item.id)) references.set(item.id, item);
      remove(article, '.references');

      // Answers: in the appendix.
      const appendix = element(
        `<section class="of-chapter"><h2 id="answers-${two(number)}">${number}. ${both(name)}</h2></section>`,
      );
      if (zh) {
        for (const exercise of article.querySelectorAll('section.exercise')) {
          const which = exercise.id.replace(/^exercise-/, '');
          const folded = exercise.querySelector('details.answer');
          if (!folded) continue;
          folded.querySelector('summary')?.remove();
          const answer = element(
            `<section class="exercise" id="answer-${which}"><h3>答案 ${which}</h3><p class="to-answer"><a href="#exercise-${which}" data-page-words="习题见第{}页">习题</a></p></section>`,
          );
          answer.append(...folded.childNodes);
          folded.replaceWith(
            element(`<p class="to-answer"><a href="#answer-${which}" data-page-words="答案见第{}页">答案</a></p>`),
          );
          appendix.append(answer);
        }
      } else {
        const own = article.querySelector('.answers');
        own?.querySelector('h2')?.remove();
        appendix.append(...(own?.childNodes ?? []));
        own?.remove();
      }
      article.querySelectorAll('details').forEach((one) => one.setAttribute('open', ''));

      // The prefix sees chapter and answers as one, so that their links to each other hold.
      const whole = document.createElement('div');
      whole.append(article, appendix);
      if (edition === 'en') remove(whole, '[role="note"], .zh, [lang="zh-CN"]:not(svg *)');
      for (const term of whole.querySelectorAll('a.term')) {
        const use = `use-${term.getAttribute('data-term') ?? ''}`;
        if (!whole.querySelector(`#${CSS.escape(use)}`)) term.id = use;
      }
      const demo = whole.querySelector('.demo h3');
      if (demo) {
        const card = [...gallery.querySelectorAll('.gallery li a')].find((link) =>
          link.getAttribute('href')?.includes(`/q/${two(number)}/#demo`),
        );
        const lesson = [...(card?.querySelectorAll('p') ?? [])].filter((line) =>
          line.lang === 'zh-CN' ? edition !== 'en' : !zh,
        );
        const short = plan.address ? `${plan.address}d/${two(number)}/` : `/d/${two(number)}`;
        demos.push(
          element(
            `<li data-short="${two(number)}"><p class="demo-name"><a href="#${key}-demo">${number}. ${escape(demo.textContent ?? '')}</a> <span class="soft">${zh ? '第' : 'p. '}${page(`${key}-demo`)}${zh ? '页' : ''} · ${escape(short)}</span></p>${lesson.map((line) => `<p${line.lang === 'zh-CN' ? ' class="zh" lang="zh-CN"' : ''}>${escape(line.textContent?.trim() ?? '')}</p>`).join('')}</li>`,
          ),
        );
      }
      prefix(whole, `${key}-`);
      article.id = key;
      article.classList.add('recto');
      article.setAttribute('style', `page: ${key}`);
      deepen(article, 1);
      for (const link of whole.querySelectorAll('a.cite, .cite a')) {
        const href = link.getAttribute('href') ?? '';
        link.setAttribute('href', href.replace(`#${key}-ref-`, '#ref-'));
      }
      contents.push(`<li><a href="#${key}"><span>${number}. ${both(name)}</span>${page(key)}</a></li>`);
      if (only) {
        title = zh ? `${title}，第${number}问：${words}` : `${title}, Question ${number}: ${words}`;
        const heads = [`${zh ? plan.title.zh : plan.title.en} · ${label}`, `${number}. ${words}`].map((head) =>
          JSON.stringify(head),
        );
        styles.push(`@page{@top-left{content:${heads[0]}}@top-right{content:${heads[1]}}}`);
        article.removeAttribute('style');
      }
      styles.push(
        `@page ${key}:left{@top-left{content:${JSON.stringify(`${label} · ${zh ? part.title.zh : part.title.en}`)}}}@page ${key}:right{@top-right{content:${JSON.stringify(`${number}. ${words}`)}}}`,
      );
      body.push(article);
      answers.push(appendix);
    }
  }

  const back = (id: string, title: Bilingual, children: readonly Element[], lead = ''): void => {
    const section = element(
      `<section class="back recto ${id}" id="${id}" style="page: ${id}"><h1>${both(title)}</h1>${lead}</section>`,
    );
    section.append(...children);
    contents.push(`<li class="of-part"><a href="#${id}"><span>${both(title)}</span>${page(id)}</a></li>`);
    const head = JSON.stringify(zh ? title.zh : title.en);
    styles.push(`@page ${id}:left{@top-left{content:${head}}}@page ${id}:right{@top-right{content:${head}}}`);
    body.push(section);
  };
  const list = element('<ol></ol>');
  const sorted = [...references.values()].sort((a, b) =>
    (a.textContent ?? '').trim().localeCompare((b.textContent ?? '').trim(), 'en'),
  );
  list.append(...sorted);
  const holder = element('<div class="references"></div>');
  holder.append(list);

  const answersTitle = { en: 'Answers', zh: '答案' };
  const worksTitle = { en: 'References', zh: '参考文献' };

  if (only) {
    answers.forEach((one) => one.querySelector('h2')?.remove());
    body.push(
      element(`<section class="works"><h2 class="section-title" id="references">${both(worksTitle)}</h2></section>`),
      element(`<section class="answers"><h2 class="section-title" id="answers">${both(answersTitle)}</h2></section>`),
    );
    body.at(-2)?.append(holder);
    body.at(-1)?.append(...answers);
  } else {
    back('answers', answersTitle, answers);

    const entries = [...(await load('glossary/')).querySelectorAll('.glossary .entry')];
    for (const entry of entries) {
      const term = entry.id;
      entry.id = `term-${term}`;
      if (edition === 'en') remove(entry, '.zh');
      if (zh) remove(entry, 'dd:not(.zh):not(.uses)');
      for (const link of entry.querySelectorAll('.uses a')) {
        const number = /\/q\/(\d{2})\//.exec(link.getAttribute('href') ?? '')?.[1] ?? '';
        const use = `q${number}-use-${term}`;
        const chapter = body.find(({ id }) => id === `q${number}`);
        if (!chapter?.querySelector(`#${CSS.escape(use)}`)) {
          link.remove();
          continue;
        }
        link.setAttribute('href', `#${use}`);
        link.innerHTML = `Q${Number(number)} ${zh ? '第' : 'p. '}${page(use)}${zh ? '页' : ''}`;
      }
      if (!entry.querySelector('.uses a')) remove(entry, '.uses');
    }
    back('glossary', { en: 'Glossary', zh: '术语表' }, entries);

    back('bibliography', worksTitle, [holder]);

    const demoList = element('<ol class="demo-list"></ol>');
    demoList.append(...demos);
    back('demos', { en: 'Demos', zh: '演示' }, [demoList]);

    const thanks = (await load('acknowledgements/')).querySelector('main .page, .page');
    if (thanks) remove(thanks, 'h1, nav, script, details, pre');
    if (thanks) {
      if (edition === 'en') remove(thanks, '.zh, [lang="zh-CN"]');
      if (zh) remove(thanks, ':scope > p:not(.zh)');
      prefix(thanks, 'colophon-');
    }
    back(
      'colophon',
      { en: 'Colophon', zh: '版本说明' },
      thanks ? [...thanks.children] : [],
      zh
        ? `<p class="zh">《${escape(plan.title.zh)}》，版本 ${escape(plan.version)}。文字与插图按 CC BY-SA 4.0 发布，代码按 MIT 发布。</p>`
        : `<p>${escape(plan.title.en)}, version ${escape(plan.version)}. Text and figures are published under CC BY-SA 4.0, code under the MIT licence.</p>`,
    );
  }

  // Addresses inside the site become places in the book, or words.
  const result = document.createElement('div');
  const names: Record<Edition, string> = {
    en: 'English edition',
    bilingual: 'English with Chinese notes · 中英批注版',
    zh: '中文摘要版',
  };
  const main = zh ? plan.title.zh : plan.title.en;
  const other = zh ? plan.title.en : edition === 'en' ? '' : plan.title.zh;
  const rights = zh
    ? `版本 ${plan.version}。文字与插图按 CC BY-SA 4.0 发布，代码按 MIT 发布。`
    : `Version ${plan.version}. Text and figures are published under CC BY-SA 4.0, code under the MIT licence.`;
  if (!only)
    result.innerHTML = `<section class="cover" id="cover"><h1>${escape(main)}</h1>${other ? `<p class="other" lang="${zh ? 'en' : 'zh-CN'}">${escape(other)}</p>` : ''}
    <p class="subtitle">${zh ? '机器学习三十个问题' : 'Thirty questions on machine learning'}</p>
    <p class="edition">${names[edition]}</p></section>
    <section class="imprint"><p>${escape(title)}</p><p>${escape(rights)}</p>${plan.address ? `<p>${zh ? '网址：' : 'On the web: '}<a href="${escape(plan.address)}">${escape(plan.address)}</a></p>` : ''}</section>
    <nav class="contents" id="contents"><h1>${both({ en: 'Contents', zh: '目录' })}</h1><ol>${contents.join('')}</ol></nav>`;
  result.append(...body);
  for (const link of result.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    if (/^(https?:|mailto:)/.test(href)) continue;
    let to = href;
    if (!href.startsWith('#')) {
      const inside = href.slice(base.length);
      const chapter = /^(?:zh\/)?q\/(\d{2})\/(?:#(.*))?$/.exec(inside);
      const term = /^glossary\/#(.+)$/.exec(inside)?.[1];
      if (chapter) to = `#q${chapter[1]}${chapter[2] ? `-${chapter[2]}` : ''}`;
      else if (term) to = `#term-${term}`;
      else to = { 'glossary/': '#glossary', 'answers/': '#answers', 'demos/': '#demos' }[inside] ?? '';
      if (to && !result.querySelector(`#${CSS.escape(decodeURIComponent(to.slice(1)))}`))
        to = chapter ? `#q${chapter[1]}` : '';
    }
    if (to && result.querySelector(`#${CSS.escape(decodeURIComponent(to.slice(1)))}`)) link.setAttribute('href', to);
    else if (plan.address && href.startsWith(base)) link.setAttribute('href', plan.address + href.slice(base.length));
    else link.removeAttribute('href');
    link.removeAttribute('title');
  }
  result.setAttribute('lang', lang);
  return { title, body: result.innerHTML, styles: styles.join('\n') };
}
