/**
 * Names of blocks that last. `content/anchors.json` records for each block its anchor and a hash of its English text. When the text changes
 * the anchor stays, and the annotations of the block are possibly stale until someone has looked and confirmed:
 *
 *   recorded   1f… what-changed        3a… the-second       (one line for each block)
 *   now        1f… what-changed        77… a-second-part    ->  the second block keeps the name `the-second` and counts as changed
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const chapterAnchors = z
  .object({
    /** `hash anchor` of each block, in order. */
    blocks: z.array(z.string().regex(/^[0-9a-f]{8} \S+$/)),
    /** Hashes of the annotations that were confirmed with them. */
    notes: z.array(z.string().regex(/^[0-9a-f]{8}$/)),
    /** `hash name` of what has a name of its own and may carry annotations: headings, figures, folded parts, exercises. */
    owners: z.array(z.string().regex(/^[0-9a-f]{8} \S+$/)).default([]),
    /** `old-anchor anchor`: names of blocks that are gone, and the block that stands there now. */
    old: z.array(z.string().regex(/^\S+ \S+$/)),
  })
  .strict();

/** What is recorded of one chapter. */
export type ChapterAnchors = z.infer<typeof chapterAnchors>;

/** A block as it stands now, with the name its first words give it. */
export interface NamedBlock {
  id: string;
  hash: string;
}

/** `same` as recorded, `changed` since, or `new`. */
export type BlockState = 'same' | 'changed' | 'new';

export interface ResolvedBlock {
  id: string;
  state: BlockState;
}

export const ANCHORS_FILE = 'content/anchors.json';

/** Short hash of a text; white space does not count. */
export const hashText = (text: string): string =>
  createHash('sha256').update(text.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 8);

/** Everything recorded, by file name of the chapter. */
export function readAnchors(): Record<string, ChapterAnchors> {
  const path = join(process.cwd(), ANCHORS_FILE);
  if (!existsSync(path)) return {};
  const result = z.record(z.string(), chapterAnchors).safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(`${ANCHORS_FILE}: ${issue?.path.join('.')}: ${issue?.message}`);
}

/** Whether something with a name of its own is as it was recorded. */
export function ownerState({ id, hash }: NamedBlock, recorded: ChapterAnchors | undefined): BlockState {
  const before = recorded?.owners.find((line) => line.slice(9) === id);
  return before === undefined ? 'new' : before.slice(0, 8) === hash ? 'same' : 'changed';
}

/** Finds for each block of the chapter the recorded one it continues: by its text, else by its name, else by its place between two others. */
export function resolveAnchors(blocks: readonly NamedBlock[], recorded: ChapterAnchors | undefined): ResolvedBlock[] {
  if (!recorded) return blocks.map(({ id }) => ({ id, state: 'new' }));
  const known = recorded.blocks.map((line) => ({ hash: line.slice(0, 8), id: line.slice(9) }));
  const free = new Set(known.keys());
  const match: (number | undefined)[] = blocks.map(() => undefined);
  const take = (fits: (block: NamedBlock, candidate: NamedBlock) => boolean) => {
    for (const [i, block] of blocks.entries()) {
      if (match[i] !== undefined) continue;
      const found = [...free].find((k) => fits(block, known[k] as NamedBlock));
      if (found === undefined) continue;
      match[i] = found;
      free.delete(found);
    }
  };
  take((block, candidate) => block.hash === candidate.hash && block.id === candidate.id);
  take((block, candidate) => block.hash === candidate.hash);
  take((block, candidate) => block.id === candidate.id);
  for (let from = 0; from < blocks.length; from++) {
    if (match[from] !== undefined) continue;
    let to = from;
    while (to < blocks.length && match[to] === undefined) to++;
    const low = from === 0 ? -1 : (match[from - 1] as number);
    const high = to === blocks.length ? known.length : (match[to] as number);
    const between = [...free].filter((k) => k > low && k < high);
    if (between.length === to - from) {
      for (const [step, k] of between.entries()) {
        match[from + step] = k;
        free.delete(k);
      }
    }
    from = to;
  }
  const taken = new Set(match.flatMap((k) => (k === undefined ? [] : [(known[k] as NamedBlock).id])));
  return blocks.map((block, i) => {
    const k = match[i];
    const before = k === undefined ? undefined : known[k];
    if (before) return { id: before.id, state: before.hash === block.hash ? 'same' : 'changed' };
    let id = block.id;
    for (let n = 2; taken.has(id); n++) id = `${block.id}-${n}`;
    taken.add(id);
    return { id, state: 'new' };
  });
}

/** The record of a chapter as it stands now. Names of blocks that are gone lead to the block that stands before their place. */
export function recordAnchors(
  blocks: readonly NamedBlock[],
  notes: readonly string[],
  recorded: ChapterAnchors | undefined,
  owners: readonly NamedBlock[] = [],
): ChapterAnchors {
  const now = new Set(blocks.map(({ id }) => id));
  const old = new Map<string, string>();
  const first = blocks[0]?.id;
  let last = first;
  const moved = new Map<string, string>();
  for (const line of recorded?.blocks ?? []) {
    const id = line.slice(9);
    if (now.has(id)) last = id;
    else if (last) moved.set(id, last);
  }
  for (const line of recorded?.old ?? []) {
    const [name = '', target = ''] = line.split(' ');
    const place = now.has(target) ? target : (moved.get(target) ?? first);
    if (place && !now.has(name)) old.set(name, place);
  }
  for (const [name, place] of moved) old.set(name, place);
  return {
    blocks: blocks.map(({ id, hash }) => `${hash} ${id}`),
    notes: [...new Set(notes)],
    owners: owners.map(({ id, hash }) => `${hash} ${id}`),
    old: [...old].map(([name, place]) => `${name} ${place}`),
  };
}
