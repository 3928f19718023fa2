/**
 * node scripts/check-links.ts: asks every address in the references and chapters whether it still answers. Exit 1 where one is gone.
 * A host that refuses programs (401, 403, 429) or is down (5xx) is listed but does not count as broken. Exit 2 where there is no network.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { contentData, referenceUrl } from '../src/lib/content-data.ts';

const AT_ONCE = 4;
const TIMEOUT_MS = 20_000;
/** Hosts asked first, to see whether there is a network. */
const PROBES = 6;
const folder = 'content/chapters/';

const addresses = new Map<string, string>();
for (const [key, reference] of Object.entries(contentData().references)) {
  const url = referenceUrl(reference);
  if (url) addresses.set(url, `content/references.yaml ${key}`);
}
for (const file of readdirSync(folder).filter((name) => name.endsWith('.mdx'))) {
  for (const [, url = ''] of readFileSync(folder + file, 'utf8').matchAll(/\]\((https?:\/\/[^)\s]+)\)/g)) {
    addresses.set(url, folder + file);
  }
}

/** Status of the address; a message where there was no answer. */
async function ask(url: string): Promise<number | string> {
  for (const method of ['HEAD', 'GET']) {
    try {
      const response = await fetch(url, { method, redirect: 'follow', signal: AbortSignal.timeout(TIMEOUT_MS) });
      await response.body?.cancel();
      if (response.ok || method === 'GET') return response.status;
    } catch (error) {
      const { message, cause } = error as Error;
      return cause instanceof Error ? `${message}: ${cause.message}` : message;
    }
  }
  return 'no answer';
}

// Where no host answers at all it is the network that is missing, not the links.
const hosts = new Map([...addresses.keys()].map((url) => [new URL(url).host, url]));
const probes = await Promise.all([...hosts.values()].slice(0, PROBES).map(ask));
if (probes.length > 0 && probes.every((status) => typeof status === 'string')) {
  console.error(
    `None of ${probes.length} hosts answered (${probes[0]}): there is no network here. Nothing was checked.`,
  );
  console.error(`${probes.length} 个网站都没有回应：这里连不上网络，什么也没有检查。`);
  process.exit(2);
}

const queue = [...addresses];
const broken: string[] = [];
const unsure: string[] = [];
async function worker(): Promise<void> {
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [url, where] = next;
    const status = await ask(url);
    const line = `${status}  ${url}  (${where})`;
    if (status === 404 || status === 410) broken.push(line);
    else if (typeof status === 'string' || status >= 400) unsure.push(line);
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, worker));

for (const line of unsure) console.log(`?  ${line}`);
for (const line of broken) console.log(`✘  ${line}`);
console.log(`${addresses.size} addresses: ${broken.length} gone, ${unsure.length} gave no clear answer`);
process.exitCode = broken.length ? 1 : 0;
