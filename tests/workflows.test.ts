/** What the workflows must never do, whoever edits them, and what the lines of a release make. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Job {
  permissions?: Record<string, string>;
  'runs-on': string;
  'timeout-minutes': number;
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const folder = '.github/workflows/';
const workflows = readdirSync(folder).map((file) => {
  const text = readFileSync(folder + file, 'utf8');
  return { file, text, data: parse(text) as Workflow };
});

test('an action has the same version wherever it is used', () => {
  const versions = new Map<string, Set<string>>();
  for (const [, action = '', version = ''] of workflows.flatMap(({ text }) => [...text.matchAll(/uses: (\S+)@(.*)/g)]))
    versions.set(action, (versions.get(action) ?? new Set()).add(version));
  expect(versions.size).toBeGreaterThan(0);
  for (const [action, found] of versions) expect([action, ...found]).toHaveLength(2);
});

describe.each(workflows)('$file', ({ data, text }) => {
  const jobs = Object.values(data.jobs);

  test('actions are pinned to a commit, with the version it is beside it', () => {
    // A tag can be moved to other code, a commit cannot. The version is for the reader and for the weekly update.
    const written = text.match(/uses: .*/g) ?? [];
    expect(written).toHaveLength(jobs.flatMap(({ steps }) => steps).filter(({ uses }) => uses).length);
    for (const line of written) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('the token reads only, unless a job says more, and such a job checks out no code', () => {
    expect(data.permissions).toEqual({ contents: 'read' });
    for (const { permissions = {}, steps } of jobs) {
      if (Object.values(permissions).includes('write'))
        expect(steps.some(({ uses }) => uses?.startsWith('actions/checkout'))).toBe(false);
    }
  });

  test('untrusted code meets no secret and no write access', () => {
    expect(Object.keys(data.on)).not.toContain('pull_request_target');
    expect(Object.keys(data.on)).not.toContain('workflow_run');
    expect(text).not.toMatch(/\$\{\{\s*secrets\./);
    for (const { run } of jobs.flatMap(({ steps }) => steps)) expect(run ?? '').not.toMatch(/\$\{\{/);
    if ('pull_request' in data.on) for (const { permissions } of jobs) expect(permissions).toBeUndefined();
  });

  test('the credentials of a checkout are not kept, and every job ends', () => {
    for (const { uses, with: options } of jobs.flatMap(({ steps }) => steps)) {
      if (uses?.startsWith('actions/checkout')) expect(options).toMatchObject({ 'persist-credentials': false });
    }
    for (const job of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });
});

// Its lines are for the shell of the host's Linux.
describe.skipIf(process.platform === 'win32')('the archive of a release', () => {
  const release = workflows.find(({ file }) => file === 'release.yml')?.data as Workflow;
  const step = Object.values(release.jobs)
    .flatMap(({ steps }) => steps)
    .find(({ run }) => run?.includes('serve.mjs'));

  test(
    'is made by the lines of the workflow, and serves the site from wherever it is unpacked',
    { timeout: 60_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'release-'));
      try {
        // The repository as the step finds it, with a small built site and the books.
        for (const name of ['scripts', 'src', 'node_modules', '.github', 'package.json', 'LICENSE', 'LICENSE-TEXT.md'])
          symlinkSync(join(process.cwd(), name), join(folder, name));
        for (const name of ['dist/q/16', 'pdf']) mkdirSync(join(folder, name), { recursive: true });
        writeFileSync(join(folder, 'dist/index.html'), '<p>The first page</p>');
        writeFileSync(join(folder, 'dist/q/16/index.html'), '<p>Question 16</p>');
        writeFileSync(join(folder, 'dist/404.html'), '<p>Not here</p>');
        execFileSync('bash', ['-euo', 'pipefail', '-c', step?.run ?? ''], { cwd: folder, stdio: 'pipe' });
        const elsewhere = join(folder, 'elsewhere');
        mkdirSync(elsewhere);
        execFileSync('tar', ['-xzf', '../release/thirty-site.tar.gz'], { cwd: elsewhere });
        expect(readdirSync(join(elsewhere, 'thirty')).sort()).toEqual([
          ...['LICENSE', 'LICENSE-TEXT.md', 'README.txt', 'dist', 'serve.mjs'],
        ]);
        const server = spawn(process.execPath, ['thirty/serve.mjs'], {
          cwd: elsewhere,
          env: { ...process.env, PORT: '0' },
        });
        try {
          const [said] = (await once(server.stdout, 'data')) as [Buffer];
          const address = /http:\S+/.exec(String(said))?.[0] ?? '';
          expect(await (await fetch(address)).text()).toContain('The first page');
          expect(await (await fetch(`${address}q/16/`)).text()).toContain('Question 16');
          expect((await fetch(`${address}q/99/`)).status).toBe(404);
        } finally {
          server.kill();
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
