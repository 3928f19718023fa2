/** Text in both languages, side by side. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}
export type Language = 'en' | 'zh';
