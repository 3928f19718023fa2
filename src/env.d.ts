declare namespace App {
  interface Locals {
    chapter?: import('./lib/edition').ChapterLocals;
  }
}

declare module 'virtual:site-fonts' {
  /** `@font-face` rules and KaTeX's style sheet. */
  export const fontCss: string;
  /** The same for print: fixed weights, and a sans and a mono of the site's own. */
  export const printFontCss: string;
  /** Addresses of the fonts that the first screen needs. */
  export const preload: string[];
}

/** For the plain TypeScript compiler; `astro check` looks into the components themselves. */
declare module '*.astro' {
  const component: (props: Record<string, unknown>) => unknown;
  export default component;
}
