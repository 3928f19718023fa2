import { Label, Line, Panel, Panels } from './kit';
import { commonSubsequence, matches, ngrams, reference } from './19-math';

const candidate = 'at seven every morning the ferry leaves the north harbour'.split(' ');
type Pair = readonly [number, number];

/** Index pairs of matching words, first come first served. */
function wordLinks(): Pair[] {
  const used = new Set<number>();
  return candidate.flatMap((word, i) => {
    const j = reference.findIndex((other, k) => other === word && !used.has(k));
    if (j < 0) return [];
    used.add(j);
    return [[i, j] as const];
  });
}
const words = wordLinks();
const partner = new Map(words);
/** Neighbouring words whose partners are neighbours too. */
const pairs = words.filter(([i, j]) => partner.get(i + 1) === j + 1);
const chain = commonSubsequence(candidate, reference);

const top = 48;
const step = 25;
const row = (i: number) => top + i * step;

function Links({
  title,
  links,
  score,
  double = false,
}: {
  title: string;
  links: readonly Pair[];
  score: string;
  double?: boolean;
}) {
  return (
    <Panel width={210} height={322} title={title} desc={`Links between candidate and reference words: ${score}.`}>
      <Label x={105} y={10} size={14} weight="bold">
        {title}
      </Label>
      <Label x={62} y={28} size={12} color="soft" anchor="end">
        candidate
      </Label>
      <Label x={146} y={28} size={12} color="soft" anchor="start">
        reference
      </Label>
      {double
        ? links.map(([i, j]) => (
            <g key={i}>
              <Line x1={68} y1={row(i) + step / 2} x2={136} y2={row(j) + step / 2} color="cinnabar" />
              <Line x1={66} y1={row(i) + 3} x2={66} y2={row(i + 1) - 3} color="cinnabar" width={2} />
              <Line x1={138} y1={row(j) + 3} x2={138} y2={row(j + 1) - 3} color="cinnabar" width={2} />
            </g>
          ))
        : links.map(([i, j]) => <Line key={i} x1={66} y1={row(i)} x2={138} y2={row(j)} color="cinnabar" />)}
      {candidate.map((word, i) => (
        <Label key={i} x={60} y={row(i)} size={13} anchor="end">
          {word}
        </Label>
      ))}
      {reference.map((word, i) => (
        <Label key={i} x={144} y={row(i)} size={13} anchor="start">
          {word}
        </Label>
      ))}
      <Label x={105} y={308} size={14} color="cinnabar">
        {score}
      </Label>
    </Panel>
  );
}

export default function RougeLinks() {
  const bigrams = matches(candidate, reference, 2).filter(Boolean).length;
  return (
    <Panels>
      <Links title="ROUGE-1" links={words} score={`${words.length} of ${reference.length} words`} />
      <Links title="ROUGE-2" links={pairs} score={`${bigrams} of ${ngrams(reference, 2).length} pairs`} double />
      <Links title="ROUGE-L" links={chain} score={`chain of ${chain.length}, of ${reference.length}`} />
    </Panels>
  );
}
