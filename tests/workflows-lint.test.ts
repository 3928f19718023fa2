/**
 * The workflows as their host reads them. `@actions/languageservice` holds the host's own schema and its checker of
 * expressions: unknown keys, events, permissions, contexts, functions, and jobs or steps that nothing defines.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';

// The package imports its schemas without the attribute that Node asks for.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { validate } = await import('@actions/languageservice');

const folder = '.github/workflows/';

let documents = 0;

async function complaints(text: string): Promise<string[]> {
  // A name of its own for each: the checker keeps what it has read by name.
  const found = await validate(TextDocument.create(`file:///${folder}${documents++}.yml`, 'yaml', 0, text));
  return found.map(({ range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`);
}

test.each(readdirSync(folder))('%s', async (name) => {
  expect(await complaints(readFileSync(folder + name, 'utf8'))).toEqual([]);
});

test.each([
  ['a key that does not exist', 'runs-on:', 'run-on:', 'run-on'],
  ['a permission that does not exist', 'contents: read', 'content: read', 'content'],
  ['an event that does not exist', 'pull_request:', 'pull_requests:', 'pull_requests'],
  ['an expression with an unknown function', 'success()', 'succeeded()', 'succeeded'],
  ['an expression with an unknown context', 'github.ref', 'githup.ref', 'githup'],
])('%s is found', async (_name, right, wrong, word) => {
  const text = readFileSync(`${folder}check.yml`, 'utf8');
  expect(text).toContain(right);
  expect((await complaints(text.replace(right, wrong))).join('\n')).toContain(word);
});
