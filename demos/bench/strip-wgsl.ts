/**
 * A shader without comments, indentation and most spaces: what a reader's browser gets; the source stays as it is for the
 * reader. `// unroll` stays, since it means something. Spaces around + and - stay, since `a - -b` is not `a--b`.
 */
export function stripWgsl(source: string): string {
  return source
    .replace(/\/\/(?! unroll).*$/gm, '')
    .replace(/^\s+|[ \t]+$/gm, '')
    .replace(/ *([{}();,=*<>:&|?]) *(?!\/\/)/g, '$1')
    .replace(/\n+/g, '\n')
    .replace(/\n(?=[})])|(?<=[{(,;}])\n(?!$)/g, '');
}
