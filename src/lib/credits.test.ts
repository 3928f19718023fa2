import { expect, test } from 'vitest';
import { codeowners } from './code-owners.ts';
import { readBlame } from './credits.ts';

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
