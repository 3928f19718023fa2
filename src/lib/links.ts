/** Addresses inside the site, at whatever sub-path it is served. */
const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** `/q/16/` -> `/thirty/q/16/` where the site lives under `/thirty/`. */
export const href = (path: string): string => `${base}${path.startsWith('/') ? path : `/${path}`}`;

const two = (number: number): string => String(number).padStart(2, '0');

export const chapterPath = (number: number, language: 'en' | 'zh' = 'en'): string =>
  href(language === 'zh' ? `/zh/q/${two(number)}/` : `/q/${two(number)}/`);
