/** The English edition out of a bilingual page. The function runs inside the browser, so it may use nothing from outside itself. */

/**
 * Takes annotations, Chinese headings and captions out, and the Chinese half of the labels in figures. Chinese that the English speaks of
 * stays: in running text, and in a figure whose English description quotes some.
 */
export function withoutChinese(): void {
  const han = /\p{Script=Han}/u;
  document.querySelectorAll('[role="note"], .zh, [lang="zh-CN"]:not(svg *)').forEach((one) => {
    one.remove();
  });
  for (const drawing of document.querySelectorAll('.figure svg')) {
    const aboutChinese = han.test(drawing.querySelector('desc')?.textContent ?? '');
    for (const label of drawing.querySelectorAll('text, title')) {
      if (!han.test(label.textContent ?? '')) continue;
      if (aboutChinese && !/[a-z]/i.test(label.textContent ?? '')) continue;
      const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        // A word with its Han characters and what clings to them (第1回合, Transformer层); a comma or colon after it stays.
        node.data = node.data.replace(/\s*[^\s,;:()]*\p{Script=Han}[^\s,;:()]*/gu, '');
      }
      if (!label.textContent?.trim()) label.remove();
    }
  }
}
