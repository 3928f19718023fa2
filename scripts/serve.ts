/**
 * npm start: serves the built site and says where. `PORT` and `HOST` choose the address.
 * A release holds this file as one bundle, `serve.mjs`, beside the folder `dist`; it finds the site from wherever it is started.
 */
import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { siteUrl } from '../src/lib/settings.ts';
import { serveSite } from './static-server.ts';

const here = dirname(fileURLToPath(import.meta.url));
const folder = [join(here, 'dist'), join(here, '..', 'dist')].find((path) => existsSync(join(path, 'index.html')));
if (!folder) {
  console.error(
    'There is no built site in “dist”: run “npm run build” first, or unpack the whole archive of the release.',
  );
  console.error('没有找到 dist 里的网站：请先运行 npm run build；用发布包的，请把压缩包完整解开。');
  process.exit(1);
}

const host = process.env['HOST'] ?? '127.0.0.1';
const site = await serveSite({ folder, base: siteUrl.pathname, port: Number(process.env['PORT'] ?? 4321), host });
console.log(`\n  Thirty · 三十问  ${site.url}`);
if (host === '0.0.0.0') {
  const { port } = new URL(site.url);
  for (const { family, internal, address } of Object.values(networkInterfaces()).flatMap((list) => list ?? []))
    if (family === 'IPv4' && !internal)
      console.log(`  In the local network · 局域网  http://${address}:${port}${siteUrl.pathname}`);
}
console.log('\n  Stop with Ctrl+C.');
