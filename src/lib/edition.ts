/** Which edition of a chapter a page shows; its components read it to decide what to print. */
export type Edition = 'en' | 'zh' | 'print';

/** What the chapter's components need beside their own attributes; set by the page in `Astro.locals`. */
export interface ChapterLocals {
  edition: Edition;
  number: number;
  slug: string;
}
