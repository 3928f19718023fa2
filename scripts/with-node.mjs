/**
 * node scripts/with-node.mjs <file.ts | command> [arguments]: runs it with the Node 24 that npm brought as a package. Every npm script
 * goes through here, since whoever starts it may have Node 18, and npm 9 leaves the package without its link in node_modules/.bin.
 * Plain JavaScript that Node 18 can read.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const modules = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');
/** Commands that do not bear the name of their package. */
const PACKAGES = { tsc: 'typescript' };

/** The first that npm found fit for this machine; else the Node that runs this, if it is new enough to read TypeScript. */
function findNode() {
  const { platform, arch, versions, execPath } = process;
  const names = [`node-${platform === 'win32' ? 'win' : platform}-${arch}`, `node-bin-${platform}-${arch}`];
  const files = names.map((name) => join(modules, name, 'bin', platform === 'win32' ? 'node.exe' : 'node'));
  const found = files.find((file) => existsSync(file));
  if (found) return found;
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return execPath;
  throw new Error(
    `This is Node ${versions.node}, and no newer one was found in ${names.join(' or ')}. ` +
      'Run npm install without --omit=optional, or install Node 24 from https://nodejs.org/.',
  );
}

function fileOf(command) {
  if (/[./\\]/.test(command)) return command;
  const folder = join(modules, PACKAGES[command] ?? command);
  if (!existsSync(folder)) throw new Error(`${command} is not installed. Run npm install first.`);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

try {
  const node = findNode();
  const [command, ...rest] = process.argv.slice(2);
  const PATH = [dirname(node), process.env['PATH']].join(delimiter);
  const { status, signal, error } = spawnSync(node, [fileOf(command), ...rest], {
    stdio: 'inherit',
    env: { ...process.env, PATH },
  });
  if (error) throw error;
  process.exitCode = signal ? 1 : (status ?? 1);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
