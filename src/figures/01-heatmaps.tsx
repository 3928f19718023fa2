/** Cosines between nine words of the demo's text, for vectors of 2, 4 and all dimensions. */
import { Matrix, Panel, Panels } from './kit';
import { cosine, wordVectors } from './01-math';

const words = ['cat', 'kitten', 'dog', 'puppy', 'tea', 'coffee', 'train', 'bus', 'leaves'];
const made = wordVectors();

export default function HeatMaps() {
  return (
    <Panels>
      {[2, 4, made.words.length].map((d) => {
        const name = d === made.words.length ? `all ${d} dimensions` : `d = ${d}`;
        return (
          <Panel
            key={d}
            width={312}
            height={292}
            title={`Cosines of nine words, ${name}`}
            desc={
              d === 2
                ? 'Cat, kitten, train, bus and leaves form one block of cosines near 1; tea and coffee are close to leaves too; dog and puppy stand half apart.'
                : d === 4
                  ? 'Blocks on the diagonal: cat and kitten, dog and puppy, tea and coffee, train and bus. Leaves is similar to both drinks and vehicles.'
                  : 'Only the pairs cat and kitten, dog and puppy, tea and coffee, train and bus stay clearly similar; leaves is a little similar to drinks and vehicles; everything else is near 0.'
            }
          >
            <Matrix
              x={56}
              y={66}
              cell={25}
              title={undefined}
              values={words.map((a) =>
                words.map((b) => Number(cosine(made.vector(a, d), made.vector(b, d)).toFixed(4))),
              )}
              scale="signed"
              max={1}
              format={(v) =>
                Math.abs(v) < 0.095 ? '0' : v > 0.95 ? '1' : v.toFixed(1).replace('0.', '.').replace('-', '−')
              }
              textSize={12}
              rowLabels={words}
              columnLabels={words}
              slantColumns
              labelSize={12.5}
            />
            <text x={4} y={12} dy="0.35em" font-size={14} font-weight={600} fill="var(--ink)">
              {name}
            </text>
          </Panel>
        );
      })}
    </Panels>
  );
}
