/** What the workflows must never do, whoever edits them. */
import { readFileSync, readdirSync } from 'node:fs';
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
