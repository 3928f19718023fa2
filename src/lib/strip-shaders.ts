/** Ships shaders without their comments; the code fold of a demo reads the files themselves. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { stripWgsl } from '../../demos/bench/strip-wgsl.ts';

const RAW_SHADER = '.wgsl?raw';

export function stripShaders(): Plugin {
  return {
    name: 'strip-shaders',
    enforce: 'pre',
    apply: 'build',
    load(id) {
      if (!id.endsWith(RAW_SHADER)) return null;
      const source = readFileSync(id.slice(0, -'?raw'.length), 'utf8');
      return `export default ${JSON.stringify(stripWgsl(source))}`;
    },
  };
}
