/**
 * Finds a Chromium, without asking the reader of the README to install one:
 *   1. `CHROMIUM_PATH`
 *   2. the one Playwright has installed
 *   3. Chrome or Chromium of the system
 *   4. the one inside the npm package @sparticuz/chromium (Linux x64), unpacked once into `.cache`
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type LaunchOptions } from 'playwright';

export interface Browser {
  executablePath: string;
  args: string[];
  /** Variables the browser needs beside the ones it inherits. */
  env: Record<string, string>;
  /** How it was found. */
  source: string;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** No sandbox (containers and root have none), no calls home, WebGPU on the software adapter. */
const ARGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--font-render-hinting=none',
];

const SYSTEM_NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge'];
const MAC_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const WINDOWS_PATHS = [
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function systemBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(process.platform === 'win32' ? ';' : ':');
  const candidates =
    process.platform === 'darwin'
      ? MAC_PATHS
      : process.platform === 'win32'
        ? WINDOWS_PATHS
        : SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => existsSync(path));
}

function playwrightBrowser(): string | undefined {
  try {
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** True where the browser starts; on a bare machine a system library may be missing. */
function starts(path: string, env: Record<string, string>): boolean {
  try {
    execFileSync(path, ['--version'], { env: { ...process.env, ...env }, stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

function packageFolder(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const at = entry.lastIndexOf(join('@sparticuz', 'chromium'));
    return join(entry.slice(0, at), '@sparticuz', 'chromium');
  } catch {
    return undefined;
  }
}

/** Where fonts are looked for: a machine may have neither fonts nor a configuration of its own, and Chromium dies of a page without any. */
const fontConfiguration = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/** Unpacks the browser, its libraries, its software GPU and a font. A half-done attempt leaves nothing behind. */
async function unpackPackage(folder: string): Promise<{ path: string; env: Record<string, string> }> {
  const version = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  const target = join(root, '.cache', `chromium-${version}`);
  const path = join(target, 'chromium');
  if (!existsSync(path)) {
    const { extract } = await import('tar-fs');
    const { pipeline } = await import('node:stream/promises');
    const { Readable } = await import('node:stream');
    const partial = `${target}.${process.pid}`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    const open = (name: string): Buffer => brotliDecompressSync(readFileSync(join(folder, 'bin', name)));
    for (const name of ['al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br']) {
      await pipeline(Readable.from([open(name)]), extract(partial));
    }
    writeFileSync(join(partial, 'fonts.conf'), fontConfiguration(target));
    writeFileSync(join(partial, 'chromium'), open('chromium.br'), { mode: 0o755 });
    if (existsSync(target)) rmSync(partial, { recursive: true, force: true });
    else renameSync(partial, target);
  }
  const libraries = [join(target, 'lib'), target, process.env['LD_LIBRARY_PATH'] ?? ''].filter(Boolean).join(':');
  return { path, env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(target, 'fonts.conf') } };
}

/** What Playwright must be told to start the browser. */
export function launchOptions({ executablePath, args, env }: Browser): LaunchOptions {
  return { executablePath, args, env: { ...(process.env as Record<string, string>), ...env } };
}

/**
 * The first browser that can be used.
 * @throws Error that says what was tried and what to install
 */
export async function findBrowser(): Promise<Browser> {
  const tried: string[] = [];
  const given = process.env['CHROMIUM_PATH'];
  if (given) {
    if (existsSync(given)) return { executablePath: given, args: ARGS, env: {}, source: 'CHROMIUM_PATH' };
    tried.push(`CHROMIUM_PATH is ${given}, where nothing is`);
  }
  for (const [source, path] of [
    ["Playwright's own browser", playwrightBrowser()],
    ["the system's browser", systemBrowser()],
  ] as const) {
    if (path && starts(path, {})) return { executablePath: path, args: ARGS, env: {}, source };
    tried.push(path ? `${source}, ${path}, does not start` : `${source} is not there`);
  }
  const folder = packageFolder();
  if (folder && process.platform === 'linux' && process.arch === 'x64') {
    const { path, env } = await unpackPackage(folder);
    if (starts(path, env))
      return {
        executablePath: path,
        args: [...ARGS, '--no-zygote'],
        env,
        source: 'the npm package @sparticuz/chromium',
      };
    tried.push(`the browser of @sparticuz/chromium, ${path}, does not start`);
  } else {
    tried.push(
      folder
        ? 'the npm package @sparticuz/chromium is for Linux on x64 only'
        : 'the npm package @sparticuz/chromium is not installed',
    );
  }
  throw new Error(
    `No browser was found for tests and printing.\nTried:\n${tried.map((line) => `  - ${line}`).join('\n')}\nInstall Chrome or Chromium (Debian: apt-get install chromium), or run “npx playwright install chromium”, or set CHROMIUM_PATH.`,
  );
}
