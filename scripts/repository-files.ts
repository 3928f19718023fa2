/**
 * node scripts/repository-files.ts            writes .github/CODEOWNERS from the repository setting
 * node scripts/repository-files.ts --check    says whether it is up to date
 *
 * The owner is the account that stands in the address of the repository; nobody else is named.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { codeowners } from '../src/lib/code-owners.ts';
import { repositoryUrl } from '../src/lib/settings.ts';

const path = '.github/CODEOWNERS';
const text = codeowners(repositoryUrl);
if (process.argv.includes('--check')) {
  const same = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (!same) console.error(`${path} does not fit the repository setting; run node scripts/repository-files.ts`);
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(path, text);
  console.log(text);
}
