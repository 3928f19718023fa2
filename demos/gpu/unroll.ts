/**
 * Unrolls the loops of a shader that end their first line with `// unroll`:
 *
 *     for (var i = 0u; i < ROWS; i++) { // unroll        { c[0u] += x[0u]; }
 *       c[i] += x[i];                               ►    { c[1u] += x[1u]; }
 *     }
 *
 * A register tile needs it: only an array indexed by constants can live in registers, and not every driver unrolls by
 * itself (the software adapter does not, and is ten times slower then). The limit is a number or one of `consts`.
 */
export function unroll(source: string, consts: Readonly<Record<string, number>>): string {
  const marked = /for ?\(var (\w+) ?= ?(\d+)u; ?\1 ?< ?(\w+); ?\1\+\+\) ?\{ ?\/\/ unroll\n/;
  let rest = source;
  for (let found = marked.exec(rest); found; found = marked.exec(rest)) {
    const [head, name = '', first = '', limit = ''] = found;
    const start = found.index + head.length;
    const end = closingBrace(rest, start);
    const body = rest.slice(start, end);
    const count = consts[limit] ?? Number.parseInt(limit, 10);
    if (!Number.isInteger(count)) throw new Error(`The loop over ${name} cannot be unrolled: ${limit} is not known.`);
    const uses = new RegExp(`\\b${name}\\b`, 'g');
    const copies = Array.from({ length: count }, (_, i) => `{\n${body.replace(uses, `${i}u`)}}\n`).slice(Number(first));
    rest = rest.slice(0, found.index) + copies.join('') + rest.slice(end + 1);
  }
  return rest;
}

/** Where the block that is open at `from` closes. */
function closingBrace(source: string, from: number): number {
  let depth = 1;
  for (let at = from; at < source.length; at++) {
    if (source[at] === '{') depth++;
    if (source[at] === '}' && --depth === 0) return at;
  }
  throw new Error('A loop marked for unrolling has no end.');
}
