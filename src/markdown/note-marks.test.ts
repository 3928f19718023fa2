import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { noteMarkProblems } from './note-marks.ts';

const rules = (text: string) => noteMarkProblems(text).map(({ rule, line }) => `${line} ${rule}`);

describe('marks of annotations', () => {
  test('as they should be', () => {
    const note = ':::zh{kind=question}\n**问**：？**答**：。\n:::\n';
    expect(rules(`Text.\n\n${note}\n${note}\n::::deeper[Why · 为什么]\nText.\n\n${note}::::\n`)).toEqual([]);
    expect(rules('```\n:::zh 代码里的不算\n```\n\nA ratio a::b and ::std.')).toEqual([]);
  });

  test.each([
    ['all on one line', ':::zh 批注。:::', ['1 note-mark']],
    ['text beside the mark', ':::zh 批注。\n:::', ['1 note-mark', '2 note-close']],
    ['a space after the colons', '::: zh\n批注。\n:::', ['1 note-mark', '3 note-close']],
    ['full-width colons', '：：：zh\n批注。\n：：：', ['1 note-mark', '3 note-mark']],
    ['full-width braces', ':::zh｛kind=tip｝\n批注。\n:::', ['1 note-mark', '3 note-close']],
    ['a space before the braces', ':::zh {kind=tip}\n批注。\n:::', ['1 note-mark', '3 note-close']],
    ['two colons', '::zh\n批注。\n::', ['1 note-mark']],
    ['indented like code', '    :::zh\n    批注。\n    :::', ['1 note-mark', '3 note-mark']],
    ['not closed at the end', ':::zh\n批注。\n', ['1 note-open']],
    ['not closed before a heading', ':::zh\n批注。\n\n## Next · 下一节', ['1 note-open']],
    ['not closed before the next one', ':::zh\n一\n\n:::zh\n二\n:::', ['1 note-open']],
    ['closed in full-width colons', ':::zh\n批注。\n：：：', ['1 note-open', '3 note-mark']],
    ['not closed in a folded part', '::::deeper[A · 甲]\nText.\n\n:::zh\n批注。\n::::', ['4 note-open']],
    ['closed twice', ':::zh\n批注。\n:::\n:::', ['4 note-close']],
  ])('%s', (_name, text, expected) => {
    expect(rules(text)).toEqual(expected);
  });

  test('no chapter has one that is off', () => {
    const folder = 'content/chapters/';
    for (const file of readdirSync(folder)) {
      const source = readFileSync(folder + file, 'utf8');
      expect([file, ...rules(source.slice(source.indexOf('\n---\n', 4)))]).toEqual([file]);
    }
  });
});
