import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeowners } from './code-owners.ts';
import { readBlame } from './credits.ts';
import { repositoryAddress } from './repository-address.ts';

const line = (name: string, mail: string, text: string) => `abc 1 1\nauthor ${name}\nauthor-mail <${mail}>\n\t${text}`;

test('lines of text and of annotations are counted apart; programs are not named', () => {
  const blame = [
    line('Ada', 'ada@site.org', 'A paragraph.'),
    line('Bo', 'bo@site.org', ':::zh'),
    line('Bo', 'bo@site.org', '批注'),
    line('Bo', 'bo@site.org', ':::'),
    line('update[bot]', 'bot@site.org', 'Text.'),
    line('Nobody', 'nobody@host.example', 'Text.'),
    line('Cy', 'cy@site.org', 'More.'),
    line('Cy', 'cy@site.org', 'And more.'),
  ].join('\n');
  expect(readBlame(blame)).toEqual({ wrote: ['Cy', 'Ada'], annotated: ['Bo'] });
});

test('the owner of the code is the account in the repository’s address, and nobody where there is none', () => {
  expect(codeowners('https://github.com/someone/thirty')).toMatch(/^\* @someone$/m);
  expect(codeowners('')).not.toContain('@');
});

test.each([
  ...[
    'git+https://github.com/someone/thirty.git',
    'https://github.com/someone/thirty/',
    'git@github.com:someone/thirty.git',
  ],
  ...['ssh://git@github.com/someone/thirty.git', 'github:someone/thirty', 'someone/thirty'],
])('%s is the repository of someone', (written) => {
  expect(repositoryAddress(written)).toBe('https://github.com/someone/thirty');
  expect(codeowners(repositoryAddress(written)).trim().split('\n').at(-1)).toBe('* @someone');
});

test('a repository setting that is no address is refused, and none is none', () => {
  expect(() => repositoryAddress('javascript:alert(1)')).toThrow(/write it as https/);
  expect(() => repositoryAddress('see my page')).toThrow(/write it as https/);
  expect(repositoryAddress('')).toBe('');
});

test('.github/CODEOWNERS is what node scripts/repository-files.ts makes of the repository in package.json', () => {
  const { repository } = JSON.parse(readFileSync('package.json', 'utf8')) as { repository?: string | { url?: string } };
  const written = (typeof repository === 'string' ? repository : repository?.url) ?? '';
  expect(readFileSync('.github/CODEOWNERS', 'utf8')).toBe(codeowners(repositoryAddress(written)));
});
