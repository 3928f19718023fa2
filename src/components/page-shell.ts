/** The little script every page has: theme, kept reading mode, term cards. Everything it does has a way without it. */

const root = document.documentElement;

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
}

document.querySelector('[data-theme-toggle]')?.addEventListener('click', () => {
  const dark = root.dataset['theme']
    ? root.dataset['theme'] === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset['theme'] = dark ? 'light' : 'dark';
  keep('theme', root.dataset['theme']);
});

for (const input of document.querySelectorAll<HTMLInputElement>('input[name="read"]')) {
  input.addEventListener('change', () => {
    keep('read', input.value);
    const address = new URL(location.href);
    if (input.value === 'en') address.searchParams.set('read', 'en');
    else address.searchParams.delete('read');
    history.replaceState(null, '', address);
  });
}

/** Opens the card of a term under the word, inside the window. */
function showCard(link: HTMLElement, card: HTMLElement): void {
  if (!card.matches(':popover-open')) card.showPopover();
  const word = link.getClientRects()[0];
  if (!word) return;
  const left = Math.max(8, Math.min(word.left, innerWidth - card.offsetWidth - 8));
  const below = word.bottom + 6;
  const top = below + card.offsetHeight < innerHeight ? below : word.top - card.offsetHeight - 6;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}

for (const link of document.querySelectorAll<HTMLElement>('a[data-term]')) {
  const card = document.getElementById(`card-${link.dataset['term']}`);
  if (!card?.showPopover) continue;
  let timer = 0;
  const open = () => showCard(link, card);
  const close = () => {
    timer = window.setTimeout(
      () => card.matches(':popover-open') && !card.matches(':hover') && card.hidePopover(),
      180,
    );
  };
  link.addEventListener('pointerenter', (event) => {
    clearTimeout(timer);
    if (event.pointerType === 'mouse') timer = window.setTimeout(open, 120);
  });
  link.addEventListener('pointerleave', () => {
    clearTimeout(timer);
    close();
  });
  link.addEventListener('focus', () => link.matches(':focus-visible') && open());
  link.addEventListener('blur', close);
  card.addEventListener('pointerleave', close);
  // A tap opens the card; the card itself holds the link to the glossary.
  link.addEventListener('click', (event) => {
    if (matchMedia('(hover: none)').matches) {
      event.preventDefault();
      open();
    }
  });
}
