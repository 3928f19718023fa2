/** The only script a page has for its demos before one is reached: when a still comes near, its widget is fetched and takes its place. */
const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      void start(target as HTMLElement);
    }
  },
  { rootMargin: '400px' },
);

async function start(place: HTMLElement): Promise<void> {
  try {
    const { startDemo } = await import('../../demos/widgets/start');
    await startDemo(place);
  } catch {
    // Without network the still stays, with a line that says so; the next visit tries again.
    const message = place.querySelector('.message');
    if (message) message.textContent = place.dataset['failed'] ?? '';
  }
}

for (const place of document.querySelectorAll<HTMLElement>('[data-demo]')) observer.observe(place);

/** The code fold fetches its page when it is first opened, and shows the files in it. */
async function showCode(fold: HTMLDetailsElement): Promise<void> {
  const address = fold.dataset['code'];
  if (!address || fold.dataset['shown']) return;
  fold.dataset['shown'] = 'yes';
  try {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
    const sources = page.getElementById('sources');
    if (sources) fold.append(sources);
  } catch {
    // Without network the link to the page of sources stays.
    delete fold.dataset['shown'];
  }
}

for (const fold of document.querySelectorAll<HTMLDetailsElement>('details[data-code]')) {
  fold.addEventListener('toggle', () => fold.open && void showCode(fold));
}
