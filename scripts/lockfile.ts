/**
 * npm run lockfile: takes the wished Node versions out of package-lock.json. npm leaves an optional package out where the Node that runs
 * npm does not fit, and the native parts of the build are such packages; here all run under the Node that npm brings
 * (scripts/with-node.mjs), so an `npm install` started by Node 18 must bring them too. Run after every change of dependencies.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const path = 'package-lock.json';
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, { engines?: unknown }> };
for (const [place, entry] of Object.entries(lock.packages)) if (place) delete entry.engines;
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
