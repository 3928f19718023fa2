/** A small static server for the built site: the right headers, the 404 page, the sub-path. Used by `npm start` and by the tests. */
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import sirv from 'sirv';

export interface StaticServer {
  /** Address of the site's first page, sub-path included. */
  url: string;
  close(): Promise<void>;
  server: Server;
}

export interface ServeOptions {
  /** Folder of the built site. */
  folder: string;
  /** Sub-path the site was built for, with slashes at both ends. Default `/`. */
  base?: string;
  /** First port to try; 0 takes any. The next ones are tried while a port is taken. */
  port: number;
  host?: string;
}

function listen(server: Server, port: number, host: string, tries = 20): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' && tries > 0) resolve(listen(server, port + 1, host, tries - 1));
      else reject(error);
    };
    server.once('error', onError);
    server.listen(port, host, () => {
      server.removeListener('error', onError);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

const zip = promisify(gzip);

/** Writes a `.gz` beside every text file that has none or an older one; the server sends it to browsers that take it. */
async function compressTexts(folder: string): Promise<void> {
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(html|css|js|svg|xml|json|wasm)$/.test(path),
  );
  await Promise.all(
    texts.map(async (path) => {
      const file = join(folder, path);
      if (existsSync(`${file}.gz`) && statSync(`${file}.gz`).mtimeMs >= statSync(file).mtimeMs) return;
      // Written under another name first: two servers may start at once.
      const partial = `${file}.${process.pid}.tmp`;
      writeFileSync(partial, await zip(readFileSync(file)));
      renameSync(partial, `${file}.gz`);
    }),
  );
}

/**
 * Serves `folder`. Cross-origin isolation is switched on, so that WASM may use threads.
 * @throws Error where the folder holds no built site.
 */
export async function serveSite({ folder, base = '/', port, host = '127.0.0.1' }: ServeOptions): Promise<StaticServer> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`${folder} holds no built site; run “npm run build” first.`);
  try {
    await compressTexts(folder);
  } catch {
    // A folder that cannot be written to, such as a disc or a share, is served as it is.
  }
  const notFound = readFileSync(join(folder, '404.html'));
  const files = sirv(folder, {
    etag: true,
    gzip: true,
    setHeaders: (response, path) => {
      // Names of these files hold a hash of their content.
      response.setHeader(
        'Cache-Control',
        /^\/(_astro|fonts)\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  const server = createServer((request, response) => {
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    const missing = (): void => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(notFound);
    };
    const url = request.url ?? '/';
    if (!url.startsWith(base)) {
      if (url === '/' || `${url}/` === base) {
        response.writeHead(302, { location: base });
        response.end();
      } else missing();
      return;
    }
    request.url = `/${url.slice(base.length)}`;
    files(request, response, missing);
  });
  const actual = await listen(server, port, host);
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${actual}${base}`,
    server,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
