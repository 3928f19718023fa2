/** A short fingerprint of a text (FNV-1a, 32 bits): tells one version of a kernel from another. */
export function fingerprint(text: string): string {
  const known = cache.get(text);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  const result = (hash >>> 0).toString(16);
  cache.set(text, result);
  return result;
}

/** There are as many texts as kinds of choices: a dozen. */
const cache = new Map<string, string>();
