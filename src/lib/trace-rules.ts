/** The points a chapter has to cover, which are listed beside its tests, are in it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { atLine, type Problem } from '../markdown/problem.ts';

const root = process.cwd();

const squeeze = (text: string): string => text.replace(/[*_`]/g, '').replace(/\{,\}/g, ',').replace(/\s+/g, ' ');

/** Each point of the trace beside the tests must quote a phrase that stands in the chapter. */
export function traceProblems(number: number, source: string): Problem[] {
  const path = join(root, 'tests/content/covers', `${String(number).padStart(2, '0')}.yaml`);
  if (!existsSync(path))
    return [atLine(1, 'trace', `there is no ${path.slice(root.length + 1)}`, `缺少 ${path.slice(root.length + 1)}`)];
  const text = squeeze(source);
  const trace = parseYaml(readFileSync(path, 'utf8')) as Record<string, string | string[]>;
  return Object.entries(trace).flatMap(([point, phrase]) =>
    (Array.isArray(phrase) ? phrase : [phrase])
      .filter((one) => !text.includes(squeeze(String(one)).trim()))
      .map((one) =>
        atLine(1, 'trace', `${point}: “${one}” does not stand in the chapter`, `${point}：章节里没有“${one}”`),
      ),
  );
}
