/** Fetches the links beside a paragraph when a paragraph is first pointed at, or at once where the address says `?contribute`. */
const text = document.querySelector<HTMLElement>('[data-source]');

if (text) {
  const all = new URLSearchParams(location.search).has('contribute');
  const begin = async (event?: Event): Promise<void> => {
    text.removeEventListener('pointerover', begin);
    text.removeEventListener('focusin', begin);
    const { startContributing } = await import('./contribute-menu');
    startContributing(text, all, event?.target as Element | undefined);
  };
  if (all) void begin();
  else {
    text.addEventListener('pointerover', begin);
    text.addEventListener('focusin', begin);
  }
}
