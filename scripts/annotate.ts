/**
 * npm run annotate -- 16                   blocks of question 16 without an annotation: line and first words
 * npm run annotate -- 16 "first words"     puts an empty annotation after the block that begins so; a line number does too
 * npm run annotate -- --another 16 "…"     the same where the block has an annotation already
 * npm run annotate -- --confirm 16         the annotations were read against the English as it stands now; `all` for every chapter
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ANCHORS_FILE, readAnchors, recordAnchors } from '../src/markdown/anchors.ts';
import { OWNERS, type BlockRecord } from '../src/markdown/chapter-blocks.ts';
import { ChapterError } from '../src/markdown/problem.ts';
import { readBlocks } from '../src/markdown/read-blocks.ts';
import { findBlocks, insertNote, unitOf, withoutNote } from '../src/lib/annotating.ts';

const folder = 'content/chapters/';
const words = process.argv.slice(2);
const flags = words.filter((word) => word.startsWith('--'));
const [chapter = '', ...rest] = words.filter((word) => !word.startsWith('--'));

function stop(en: string, zh: string): never {
  console.error(`${en}\n${zh}`);
  process.exit(1);
}

const usage = (): never =>
  stop(
    'Say which chapter: npm run annotate -- 16, npm run annotate -- 16 "first words", or npm run annotate -- --confirm 16',
    '请写明第几问：npm run annotate -- 16，或 npm run annotate -- 16 "开头几个词"，或 npm run annotate -- --confirm 16',
  );

const all = readdirSync(folder)
  .filter((file) => file.endsWith('.mdx'))
  .sort();
const name = basename(chapter);
const files =
  chapter === 'all' ? all : all.filter((file) => file === name || file.startsWith(`${name.padStart(2, '0')}-`));

const short = ({ line, text }: BlockRecord): string =>
  `${String(line).padStart(5)}  ${text.replace(/\s+/g, ' ').slice(0, 76)}`;

function blocksOf(file: string): BlockRecord[] {
  try {
    return readBlocks(readFileSync(folder + file, 'utf8'), folder + file, readAnchors()[file]);
  } catch (error) {
    if (!(error instanceof ChapterError)) throw error;
    return stop(`${file} cannot be read yet:\n${error.message}`, '请先改好以上各处。');
  }
}

function confirm(): void {
  const anchors = readAnchors();
  for (const file of files) {
    const blocks = blocksOf(file);
    const stale = blocks.flatMap((block) => block.notes.filter((note) => note.stale).map(({ line }) => line));
    anchors[file] = recordAnchors(
      blocks.filter(({ type }) => !OWNERS.has(type)),
      blocks.flatMap(({ notes }) => notes.map(({ hash }) => hash)),
      anchors[file],
      blocks.filter(({ type }) => OWNERS.has(type)),
    );
    const what = stale.length ? `, now confirmed: the annotations at lines ${stale.join(', ')}` : '';
    console.log(`${file}: ${blocks.length} blocks recorded${what}. 已记录${stale.length ? '并确认' : ''}。`);
  }
  const sorted = Object.fromEntries(Object.entries(anchors).sort(([a], [b]) => a.localeCompare(b)));
  writeFileSync(ANCHORS_FILE, `${JSON.stringify(sorted, null, 1)}\n`);
}

function list(file: string): void {
  const blocks = blocksOf(file);
  const bare = withoutNote(blocks);
  console.log(
    bare.length
      ? `${folder}${file}: ${bare.length} blocks without an annotation. 以下各段没有批注：`
      : `${folder}${file}: every block has an annotation. 每段都有批注。`,
  );
  for (const block of bare) console.log(short(block));
  const stale = blocks.filter(({ notes }) => notes.some((note) => note.stale));
  if (stale.length) {
    console.log('\nThe English has changed since these were confirmed. 英文改过，批注请核对：');
    for (const block of stale) {
      for (const note of block.notes.filter((one) => one.stale)) console.log(short({ ...block, line: note.line }));
    }
    console.log(`Then: npm run annotate -- --confirm ${file.slice(0, 2)}`);
  }
  const first = bare[0]?.text
    .replace(/\s+/g, ' ')
    .split(' ')
    .slice(0, 4)
    .join(' ')
    .replace(/["$`\\]/g, '');
  if (first) console.log(`\nTo write one: npm run annotate -- ${Number(file.slice(0, 2))} "${first}"`);
}

function insert(file: string, wanted: string): void {
  const blocks = blocksOf(file);
  const found = findBlocks(blocks, wanted);
  const [block] = found;
  if (!block) {
    return stop(
      `No block of ${file} begins with “${wanted}”. npm run annotate -- ${Number(file.slice(0, 2))} lists them.`,
      `没有以“${wanted}”开头的段落；不带引号部分再运行一次，可列出各段。`,
    );
  }
  if (found.length > 1) {
    for (const one of found) console.error(short(one));
    stop('Several blocks begin so; give more words, or the line number.', '有好几段这样开头；请多写几个词，或写行号。');
  }
  const unit = unitOf(blocks, block);
  const last = unit.flatMap(({ notes }) => notes).at(-1);
  if (last && !flags.includes('--another')) {
    stop(
      `This block has an annotation at line ${last.line}; mend that one, or add --another.`,
      `这段在第 ${last.line} 行已有批注；请改那一条，或加上 --another。`,
    );
  }
  const source = readFileSync(folder + file, 'utf8');
  const { text, line } = insertNote(source, last?.endLine ?? unit.at(-1)?.endLine ?? block.endLine);
  writeFileSync(folder + file, text);
  const number = Number(file.slice(0, 2));
  console.log(`${folder}${file}:${line}  write the annotation on this line, then: npm run content:check ${number}`);
  console.log(`请在第 ${line} 行写批注，然后运行 npm run content:check ${number}`);
}

const [file] = files;
if (!chapter) usage();
if (!file) stop(`No chapter matches ${chapter}.`, '没有找到这一问。');
if (flags.includes('--confirm')) confirm();
else if (rest.length) insert(file, rest.join(' '));
else for (const one of files) list(one);
