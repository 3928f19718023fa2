/** How works are cited and listed. */
import { contentData, type Reference } from './content-data.ts';

const familyName = (author: string): string => author.replace(/^([A-Z]\.[- ]?)+/, '').replace(/^.* (?=\S+$)/, '');

/** `Vaswani et al. 2017`, `Jain & Wallace 2019`. @throws Error that names the missing key. */
export function shortCitation(key: string): string {
  const reference = contentData().references[key];
  if (!reference) throw new Error(`[@${key}] is not in content/references.yaml`);
  const [first = '', second] = reference.authors;
  const others = /^et al/.test(second ?? '') || reference.authors.length > 2;
  const who = others
    ? `${familyName(first)} et al.`
    : second
      ? `${familyName(first)} & ${familyName(second)}`
      : familyName(first);
  return `${who} ${reference.year}`;
}

/** Authors as a list reads them; more than five end in “et al.”. */
export function authorList({ authors }: Reference): string {
  const named = authors.filter((author) => !/^et al/.test(author));
  const shown = named.length > 5 ? named.slice(0, 4) : named;
  return shown.length < authors.length ? `${shown.join(', ')} et al.` : shown.join(', ');
}
