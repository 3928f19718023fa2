/** npm start: serves the built site and says where. `PORT` and `HOST` choose the address. */
import { siteUrl } from '../src/lib/settings.ts';
import { serveSite } from './static-server.ts';

const site = await serveSite({
  folder: 'dist',
  base: siteUrl.pathname,
  port: Number(process.env['PORT'] ?? 4321),
  host: process.env['HOST'] ?? '127.0.0.1',
});
console.log(`\n  Thirty · 三十问  ${site.url}\n\n  Stop with Ctrl+C.`);
