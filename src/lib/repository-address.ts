/** The address of the repository as a browser opens it, from whichever form somebody has written down. */

const HOSTS: Readonly<Record<string, string>> = { github: 'github.com', gitlab: 'gitlab.com', gitee: 'gitee.com' };

/**
 *   git+https://github.com/someone/thirty.git    ->  https://github.com/someone/thirty
 *   git@github.com:someone/thirty.git            ->  the same
 *   github:someone/thirty, someone/thirty        ->  the same
 *
 * @throws Error that says what to write, where the address is of none of these forms.
 */
export function repositoryAddress(written: string): string {
  const text = written
    .trim()
    .replace(/^git\+/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  if (text === '') return '';
  const short = /^(?:(github|gitlab|gitee):)?([\w.-]+\/[\w.-]+)$/.exec(text);
  if (short) return `https://${HOSTS[short[1] ?? 'github']}/${short[2]}`;
  const ssh = /^(?:ssh:\/\/)?git@([\w.-]+)[:/]([\w./-]+)$/.exec(text);
  if (ssh) return `https://${ssh[1]}/${ssh[2]}`;
  if (/^https?:\/\/[\w.:-]+\/[\w./-]+$/.test(text)) return text;
  throw new Error(`The repository setting “${written}” is no address; write it as https://github.com/someone/thirty`);
}
