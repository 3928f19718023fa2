import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import { benchFiles } from './src/lib/bench-files.ts';
import { siteFonts } from './src/lib/fonts/integration.ts';
import { stripShaders } from './src/lib/strip-shaders.ts';
import { siteUrl } from './src/lib/settings.ts';
import { rehypeAccessibleHtml } from './src/markdown/accessible-html.ts';
import { chapterRemarkPlugins } from './src/markdown/chapter-plugins.ts';

export default defineConfig({
  site: siteUrl.origin,
  base: siteUrl.pathname,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  markdown: {
    processor: unified({
      smartypants: false,
      remarkPlugins: chapterRemarkPlugins,
      rehypePlugins: [[rehypeKatex, { strict: false, trust: false }], rehypeAccessibleHtml],
    }),
    shikiConfig: {
      themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
      defaultColor: 'light-dark()',
    },
  },
  integrations: [mdx(), sitemap({ filter: (page) => !/\/(print|d)\//.test(page) }), siteFonts(), benchFiles()],
  vite: {
    plugins: [stripShaders()],
    worker: { format: 'es', plugins: () => [stripShaders()] },
    build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
  },
});
