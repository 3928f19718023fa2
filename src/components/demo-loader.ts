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
