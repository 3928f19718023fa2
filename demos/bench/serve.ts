/** A tiny server for benchmarks and kernel tests: an empty page, a bundle, and files of packages. Loopback only. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.mjs': 'text/javascript',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

export interface Served {
  /** `http://127.0.0.1:<port>`: WebGPU is open only to secure contexts, and loopback counts as one. */
  readonly url: string;
  close(): Promise<void>;
}

/** @param mounts address prefix → folder, e.g. `{ '/code/': '/tmp/x', '/ort/': 'node_modules/onnxruntime-web/dist' }` */
export async function serve(mounts: Readonly<Record<string, string>>): Promise<Served> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void answer(pathname, mounts).then(({ status, type, body }) => {
      // Cross-origin isolation gives WASM its threads.
      response.writeHead(status, {
        'content-type': type,
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

const EMPTY_PAGE = '<!doctype html><meta charset="utf-8"><title>Kernels</title><link rel="icon" href="data:,">';

async function answer(pathname: string, mounts: Readonly<Record<string, string>>): Promise<Answer> {
  if (pathname === '/') return { status: 200, type: TYPES['.html'] ?? '', body: EMPTY_PAGE };
  for (const [prefix, folder] of Object.entries(mounts)) {
    if (!pathname.startsWith(prefix)) continue;
    const file = path.resolve(folder, pathname.slice(prefix.length));
    if (!file.startsWith(path.resolve(folder))) break;
    const body = await readFile(file).catch(() => undefined);
    if (body) return { status: 200, type: TYPES[path.extname(file)] ?? 'application/octet-stream', body };
  }
  return { status: 404, type: 'text/plain', body: 'not found' };
}
