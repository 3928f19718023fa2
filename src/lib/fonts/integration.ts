/**
 * Fonts as files of the site. Latin and math faces are cut before the build, since every page names them; the Chinese face of a page
 * is cut after it, from the characters the page shows, and is asked for only once the page stands on the screen.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { kaiCharacters, kaiSubset } from './kai-subset.ts';
import { katexRules, latinFaces, printFaces, type FontFace } from './latin-subset.ts';
import { KAI_PLACEHOLDER } from './placeholder.ts';

const VIRTUAL = 'virtual:site-fonts';

function faceRule(base: string, { family, weight, style, file, unicodeRange }: FontFace): string {
  return `@font-face{font-family:'${family}';font-weight:${weight};font-style:${style};font-display:swap;src:url(${base}fonts/${file}) format('woff2')${unicodeRange ? `;unicode-range:${unicodeRange}` : ''}}`;
}

const htmlFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? htmlFiles(path) : entry.name.endsWith('.html') ? [path] : [];
  });

/** Pages that share one Chinese font: both editions of a chapter and its print page; every other page has its own. */
function fontGroup(page: string): string {
  const chapter = /(?:^|\/)(?:q|zh\/q|print)\/(\d{2})\//.exec(page)?.[1];
  return chapter ? `chapter-${chapter}` : page;
}

const textOf = (html: string): string => html.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, '');

async function addKaiFonts(dist: string, base: string): Promise<{ fonts: number; bytes: number }> {
  const pages = htmlFiles(dist).map((path) => ({
    path,
    page: relative(dist, path).split(sep).join('/'),
    html: readFileSync(path, 'utf8'),
  }));
  const groups = new Map<string, typeof pages>();
  for (const page of pages.filter(({ html }) => html.includes(KAI_PLACEHOLDER))) {
    const group = fontGroup(page.page);
    groups.set(group, [...(groups.get(group) ?? []), page]);
  }
  mkdirSync(join(dist, 'fonts'), { recursive: true });
  let bytes = 0;
  for (const members of groups.values()) {
    const characters = kaiCharacters(members.map(({ html }) => textOf(html)).join(''));
    if (!characters) continue;
    const font = await kaiSubset(characters);
    const name = `kai.${createHash('sha256').update(font).digest('hex').slice(0, 8)}`;
    const css = `@font-face{font-family:'LXGW WenKai';font-display:swap;src:url(${name}.woff2) format('woff2')}`;
    writeFileSync(join(dist, 'fonts', `${name}.woff2`), font);
    writeFileSync(join(dist, 'fonts', `${name}.css`), css);
    bytes += font.length;
    const href = `${base}fonts/${name}.css`;
    const link = `<link rel="stylesheet" href="${href}" media="print" onload="this.media='all'"><noscript><link rel="stylesheet" href="${href}"></noscript>`;
    for (const { path, html } of members) writeFileSync(path, html.replace(KAI_PLACEHOLDER, link));
  }
  return { fonts: groups.size, bytes };
}

export function siteFonts(): AstroIntegration {
  let base = '/';
  return {
    name: 'site-fonts',
    hooks: {
      'astro:config:setup': async ({ config, updateConfig, command }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
        const faces = await latinFaces();
        const css = faces.map((face) => faceRule(base, face)).join('') + katexRules();
        const print = await printFaces();
        const formulaFaces = faces.filter(({ family }) => family.startsWith('KaTeX'));
        const printCss = [...print, ...formulaFaces].map((face) => faceRule(base, face)).join('') + katexRules();
        const preload = faces.filter((face) => face.preload).map((face) => `${base}fonts/${face.file}`);
        updateConfig({
          vite: {
            plugins: [
              {
                name: VIRTUAL,
                resolveId: (id: string) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
                load: (id: string) =>
                  id === `\0${VIRTUAL}`
                    ? `export const fontCss = ${JSON.stringify(css)}; export const printFontCss = ${JSON.stringify(printCss)}; export const preload = ${JSON.stringify(preload)};`
                    : null,
                configureServer(server) {
                  server.middlewares.use((request, response, next) => {
                    const name = /\/fonts\/([^/?]+\.woff2)/.exec(request.url ?? '')?.[1];
                    const face = [...faces, ...print].find(({ file }) => file === name);
                    if (!face) return next();
                    response.setHeader('content-type', 'font/woff2');
                    return response.end(Buffer.from(face.bytes));
                  });
                },
              },
            ],
          },
        });
        if (command === 'dev') {
          // While writing, the whole typeface is served from its package; the build cuts it.
          updateConfig({
            vite: {
              server: {
                fs: { allow: [createRequire(import.meta.url).resolve('lxgw-wenkai-webfont/package.json'), '.'] },
              },
            },
          });
        }
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        mkdirSync(join(dist, 'fonts'), { recursive: true });
        for (const { file, bytes } of [...(await latinFaces()), ...(await printFaces())])
          writeFileSync(join(dist, 'fonts', file), bytes);
        const { fonts, bytes } = await addKaiFonts(dist, base);
        logger.info(`${fonts} Chinese fonts cut, ${Math.round(bytes / 1024)} KB in all`);
      },
    },
  };
}
