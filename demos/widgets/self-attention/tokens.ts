/** Splits a sentence the way this demo reads it: Latin words and numbers, single Han characters, punctuation marks and emoji. */

const TOKEN =
  /\p{Script=Han}|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*|[^\s\p{Cc}\p{Cf}]/gu;

export function tokenize(sentence: string): string[] {
  const pieces = sentence.match(TOKEN) ?? [];
  // A run of letters may still hold Han characters (“GPU上”): they stand alone.
  return pieces.flatMap((piece) =>
    /\p{Script=Han}/u.test(piece) ? (piece.match(/\p{Script=Han}|\P{Script=Han}+/gu) ?? []) : [piece],
  );
}
